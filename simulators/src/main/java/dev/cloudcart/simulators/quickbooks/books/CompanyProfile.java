package dev.cloudcart.simulators.quickbooks.books;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A kind of company to start with.
public enum CompanyProfile {
    UK("GB", "GBP", "Simulated Company UK"),
    US("US", "USD", "Simulated Company US"),
    CA("CA", "CAD",
            "Simulated Company Canada"),
    EU("IE", "EUR", "Simulated Company Ireland");

    private final String country;
    private final String currency;
    private final String companyName;

    CompanyProfile(String country, String currency, String companyName) {
        this.country = country;
        this.currency = currency;
        this.companyName = companyName;
    }

    /// Reads `uk`, `us`, `ca` or `eu`; anything else is an IllegalArgumentException with a sentence.
    public static CompanyProfile named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no company profile \"%s\": use %s.".formatted(
                        name,
                        Arrays.stream(values()).map(CompanyProfile::label).collect(Collectors.joining(", ")))));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public CompanySettings settings() {
        return new CompanySettings(companyName, country, currency, true, true, true, false, false, false, false, false,
                true, true, true,
                true, true, false, false, Set.of(), null, Plan.PLUS, false, CompanyState.OPEN, 0, false, false, true,
                false, true,
                false, true, true, false, true, Set.of(), false, true, false, CompanySettings.UPLOAD_BYTES_MAX);
    }
}
