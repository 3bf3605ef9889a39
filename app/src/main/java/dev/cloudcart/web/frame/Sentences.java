package dev.cloudcart.web.frame;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Puts side by side what others say, some of which end with a full stop and some do not.
public final class Sentences {

    private Sentences() {}

    public static String of(@Nullable String... parts) {
        return Stream.of(parts)
                .map(part -> Objects.requireNonNullElse(part, "").strip())
                .filter(part -> !part.isEmpty())
                .map(part -> part.endsWith(".") ? part : part + ".")
                .collect(Collectors.joining(" "));
    }
}
