package dev.cloudcart.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/// The lists of places beside the code.
final class Places {
    private Places() {}

    /// Without blank lines and comments.
    static Stream<String> lines(String file) {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Places.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
