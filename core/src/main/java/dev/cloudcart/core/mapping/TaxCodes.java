package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.money.TaxRate;

/// Finds the tax code for a rate and a country: the one the settings name, else the nearest rate whose code is made for such
/// sales. Rates that the shop worked backwards from rounded prices, such as 20.1 %, find their code within half a point; the
/// amount charged is kept in any case. Remembers what it found, so it serves one page and one thread.
final class TaxCodes {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.5");

    /// Words in code names that are made for something else than plain sales (HM Revenue and Customs: reverse charge, EC
    /// sales, postponed import VAT, construction industry scheme).
    private static final Set<String> SPECIAL = Set.of("RC", "REVERSE", "EC", "ECG", "ECS", "EXEMPT", "NO", "CIS",
            "IMPORT", "PVA", "MARGIN", "OUT", "ADJUSTMENT");

    /// Words that mark a code for one foreign country (European Union, One Stop Shop).
    private static final Set<String> ONE_STOP_SHOP = Set.of("OSS", "MOSS", "IOSS");

    private static final Map<String, String> CODE_BY_COUNTRY = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(
                    code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT),
                    code -> code, (first, _) -> first));

    private final List<TaxCode> codes;
    private final Map<TaxRate, String> named;
    private final Map<Wish, Optional<TaxCode>> found = new HashMap<>();

    private record Wish(TaxRate rate, String country) {}

    TaxCodes(List<TaxCode> codes, Map<TaxRate, String> named) {
        this.codes = codes;
        this.named = named;
    }

    /// @param country as the shop writes it; may be empty
    Optional<TaxCode> find(TaxRate rate, String country) {
        return found.computeIfAbsent(new Wish(rate, country), this::search);
    }

    private Optional<TaxCode> search(Wish wish) {
        var rate = wish.rate();
        var name = named.get(rate);
        if (name != null) {
            return codes.stream().filter(code -> code.ref().name().equalsIgnoreCase(name)).findFirst();
        }
        return codes.stream().filter(code -> !code.salesRates().isEmpty())
                .filter(code -> code.total().distanceTo(rate).compareTo(TOLERANCE) <= 0)
                .min(Comparator.comparing((TaxCode code) -> code.total().distanceTo(rate))
                        .thenComparingInt(code -> strangeness(code, wish.country()))
                        .thenComparingInt(code -> code.ref().id().length()).thenComparing(code -> code.ref().id()));
    }

    private static int strangeness(TaxCode code, String country) {
        var words = Set.copyOf(Arrays.asList(code.ref().name().toUpperCase(Locale.ROOT).split("[^\\p{L}]+")));
        if (words.stream().anyMatch(ONE_STOP_SHOP::contains)) {
            return isFor(words, country.strip().toUpperCase(Locale.ROOT)) ? 0 : 2;
        }
        return words.stream().anyMatch(SPECIAL::contains) ? 3 : 1;
    }

    private static boolean isFor(Set<String> words, String country) {
        return words.contains(country) || words.contains(CODE_BY_COUNTRY.getOrDefault(country, "?"));
    }
}
