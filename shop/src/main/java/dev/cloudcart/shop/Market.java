package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A country the shop sells to. Tax is inside the prices at home and, as under One Stop Shop, in the European
/// Union; elsewhere there is none. The EU gets no books: they would need rates of their own.
enum Market {
    UNITED_KINGDOM("United Kingdom", "Europe", Currency.GBP, "20"),
    GERMANY("Germany", "Europe", Currency.EUR, "19"),
    FRANCE("France", "Europe", Currency.EUR, "20"),
    SWEDEN("Sweden", "Europe", Currency.SEK, "25"),
    SPAIN("Spain", "Europe", Currency.EUR, "21"),
    ITALY("Italy", "Europe", Currency.EUR, "22"),
    NETHERLANDS("Netherlands", "Europe", Currency.EUR, "21"),
    PORTUGAL("Portugal", "Europe", Currency.EUR, "23"),
    FINLAND("Finland", "Europe", Currency.EUR, "25.5"),
    UNITED_STATES("United States", "North America", Currency.USD, "0"),
    CANADA("Canada", "North America", Currency.USD, "0"),
    AUSTRALIA("Australia", "Oceania", Currency.AUD, "0"),
    NEW_ZEALAND("New Zealand", "Oceania", Currency.AUD, "0"),
    JAPAN("Japan", "Asia", Currency.JPY, "0"),
    KUWAIT("Kuwait", "Asia", Currency.KWD, "0");

    private final String country;
    private final String continent;
    private final Currency currency;
    private final BigDecimal taxRate;

    Market(String country, String continent, Currency currency, String taxRate) {
        this.country = country;
        this.continent = continent;
        this.currency = currency;
        this.taxRate = new BigDecimal(taxRate);
    }

    String country() {
        return country;
    }

    String continent() {
        return continent;
    }

    UUID countryId() {
        return UUID.nameUUIDFromBytes(("country/" + country).getBytes(StandardCharsets.UTF_8));
    }

    Currency currency() {
        return currency;
    }

    BigDecimal taxRate() {
        return taxRate;
    }

    boolean pricesIncludeTax() {
        return taxRate.signum() > 0;
    }

    boolean sellsBooks() {
        return this == UNITED_KINGDOM || !pricesIncludeTax();
    }

    /// The price tag in this country for a product of that home price (tax included, pounds).
    BigDecimal priceTag(BigDecimal pounds) {
        if (this == UNITED_KINGDOM) {
            return pounds;
        }
        var abroad = pounds.multiply(currency.perPound());
        var price = pricesIncludeTax() ? abroad : abroad.divide(new BigDecimal("1.2"), 4, RoundingMode.HALF_UP);
        return switch (currency) {
            case JPY -> price.setScale(-1, RoundingMode.UP);
            case SEK -> price.setScale(0, RoundingMode.UP);
            case KWD -> price.setScale(1, RoundingMode.UP).subtract(new BigDecimal("0.05"));
            case GBP, EUR, USD, AUD -> price.setScale(0, RoundingMode.UP).subtract(new BigDecimal("0.01"));
        };
    }
}
