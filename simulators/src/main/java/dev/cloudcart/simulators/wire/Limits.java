package dev.cloudcart.simulators.wire;

/// Whether the published limits of the API are kept.
public enum Limits {
    PUBLISHED,
    OFF;

    /// Reads `published` or `off`.
    public static Limits named(String name) {
        return switch (name) {
            case "published" -> PUBLISHED;
            case "off" -> OFF;
            default -> throw new IllegalArgumentException("Limits are \"published\" or \"off\", not \"%s\".".formatted(
                    name));
        };
    }
}
