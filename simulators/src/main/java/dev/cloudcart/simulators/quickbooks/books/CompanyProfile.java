package dev.cloudcart.simulators.quickbooks.books;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A kind of company to start with.
public enum CompanyProfile {
    UK("GB", "GBP", "Simulated Company UK"),
    US("US", "USD", "Simulated Company US"),
    CA("CA", "CAD", "Simulated Company Canada"),
    EU("IE", "EUR", "Simulated Company Ireland"),
    /// Sells into many states, several of which charge the same rate.
    US_STATES("US", "USD", "Simulated Company of Many States"),
    /// Sells into every province, several of which charge the same rate.
    CA_PROVINCES("CA", "CAD", "Simulated Company of Many Provinces"),
    AU("AU", "AUD", "Simulated Company Australia");

    private final String country;
    private final String currency;
    private final String companyName;

    CompanyProfile(String country, String currency, String companyName) {
        this.country = country;
        this.currency = currency;
        this.companyName = companyName;
    }

    /// Reads a label such as `uk` or `us-states`; anything else is an IllegalArgumentException with a sentence.
    public static CompanyProfile named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no company profile \"%s\": use %s."
                        .formatted(
                                name,
                                Arrays.stream(values())
                                        .map(CompanyProfile::label)
                                        .collect(Collectors.joining(", ")))));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public CompanySettings settings() {
        return new CompanySettings(
                companyName,
                country,
                label(),
                currency,
                true,
                true,
                true,
                false,
                false,
                false,
                false,
                false,
                true,
                true,
                true,
                true,
                true,
                false,
                false,
                Set.of(),
                null,
                Plan.PLUS,
                false,
                CompanyState.OPEN,
                0,
                false,
                false,
                false,
                false,
                true,
                true,
                false,
                true,
                false,
                true,
                true,
                false,
                true,
                null,
                Set.of(),
                false,
                true,
                false,
                CompanySettings.UPLOAD_BYTES_MAX,
                List.of());
    }
}
