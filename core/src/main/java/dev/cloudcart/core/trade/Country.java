package dev.cloudcart.core.trade;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A country by its code of two capital letters (ISO 3166-1), such as `GB`.
public record Country(String code) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    /// Members of the European Union (EU, Publications Office, country codes), Greece by its ISO code.
    private static final Set<String> EUROPEAN_UNION = Set.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
            "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    public static final Country UNITED_STATES = new Country("US");

    public Country {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A country has a code of two capital letters, not \"" + code + "\"");
        }
    }

    public boolean isInEuropeanUnion() {
        return EUROPEAN_UNION.contains(code);
    }

    /// The country whose value added tax is charged here: the Isle of Man counts as the United Kingdom, Monaco as France
    /// (Council Directive 2006/112/EC, article 7).
    public Country ofTax() {
        return switch (code) {
            case "IM" -> new Country("GB");
            case "MC" -> new Country("FR");
            default -> this;
        };
    }

    /// In English.
    public String title() {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
