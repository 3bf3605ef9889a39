package dev.cloudcart.web.entry;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Addresses of our own pages, as a browser may send them back to us.
final class Local {
    private Local() {}

    /// Empty for one that leads elsewhere.
    static Optional<String> address(@Nullable String wanted) {
        return Optional.ofNullable(wanted)
                .filter(path -> path.startsWith("/") && !path.startsWith("//"))
                .filter(path -> path.chars().allMatch(sign -> sign > ' ' && sign < 127 && sign != '\\'));
    }
}
