package dev.cloudcart.core.trade;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A country by its code of two capital letters (ISO 3166-1), such as `GB`. Parts of countries whose taxes are not
/// the country's have codes too: `XI` is Northern Ireland (European Commission, VAT number prefixes), `IC` the
/// Canary Islands, `EA` Ceuta and Melilla (ISO 3166-1, exceptionally reserved).
public record Country(String code) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    /// Members of the European Union (EU, Publications Office, country codes), Greece by its ISO code.
    private static final Set<String> EUROPEAN_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /// Belongs to the United Kingdom, and for goods to the European Union as well (Windsor Framework, article 8).
    private static final String NORTHERN_IRELAND = "XI";

    public static final Country UNITED_STATES = new Country("US");

    /// Territories of the United States that have a country's code too, and where a sale is one within the United
    /// States (United States Postal Service, Publication 28, appendix B).
    private static final Set<String> TERRITORIES = Set.of("PR", "GU", "VI", "AS", "MP");

    public Country {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A country has a code of two capital letters, not \"" + code + "\"");
        }
    }

    /// As the VAT on goods sees it.
    public boolean isInEuropeanUnion() {
        return EUROPEAN_UNION.contains(code) || code.equals(NORTHERN_IRELAND);
    }

    /// The country that it belongs to, or has its addresses from, where it has a code of its own; otherwise
    /// itself.
    public Country whole() {
        return switch (code) {
            case NORTHERN_IRELAND, "JE", "GG", "IM", "GI" -> new Country("GB");
            case "IC", "EA" -> new Country("ES");
            case "AX" -> new Country("FI");
            case "GL", "FO" -> new Country("DK");
            case "GP", "MQ", "GF", "RE", "PM", "YT", "WF", "PF", "NC", "MC", "BL", "MF" -> new Country("FR");
            case "CW", "AW", "SX", "BQ" -> new Country("NL");
            case "SM", "VA" -> new Country("IT");
            case "SJ" -> new Country("NO");
            case "NF", "CX", "CC" -> new Country("AU");
            default -> this;
        };
    }

    /// Whether it is a part of a country that charges the country's taxes, and has something of its own beside
    /// them.
    public boolean isPart() {
        return code.equals(NORTHERN_IRELAND);
    }

    public boolean isPartOf(Country whole) {
        return isPart() && whole.code.equals("GB");
    }

    /// What a territory is within the country of its tax; empty for a country.
    public String regionOfTax() {
        return TERRITORIES.contains(code) ? code : "";
    }

    /// The country whose tax is charged here: the Isle of Man counts as the United Kingdom, Monaco as France
    /// (Council Directive 2006/112/EC, article 7), Liechtenstein as Switzerland (Swiss Value Added Tax Act,
    /// article 3), Puerto Rico as a part of the United States.
    public Country ofTax() {
        return switch (code) {
            case "IM" -> new Country("GB");
            case "MC" -> new Country("FR");
            case "LI" -> new Country("CH");
            case String territory when TERRITORIES.contains(territory) -> UNITED_STATES;
            default -> this;
        };
    }

    /// In English.
    public String title() {
        return code.equals(NORTHERN_IRELAND)
                ? "Northern Ireland"
                : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
