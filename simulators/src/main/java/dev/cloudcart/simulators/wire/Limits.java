package dev.cloudcart.simulators.wire;

import java.util.Locale;

/// Whether the published limits of the API are kept.
public enum Limits {
    PUBLISHED,
    OFF;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads `published` or `off`.
    public static Limits named(String name) {
        return switch (name) {
            case "published" -> PUBLISHED;
            case "off" -> OFF;
            default ->
                throw new IllegalArgumentException("Limits are \"published\" or \"off\", not \"%s\".".formatted(name));
        };
    }
}
