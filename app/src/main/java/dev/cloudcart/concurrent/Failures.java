package dev.cloudcart.concurrent;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Several failures of one run: the gravest is handed on, and the others with it. An error of the program is graver
/// than any trouble, however late it comes; of two that are alike the first is.
public final class Failures {

    private Failures() {}

    public static Throwable both(Throwable first, Throwable second) {
        boolean isGraver = second instanceof Error && !(first instanceof Error);
        return isGraver ? with(second, first) : with(first, second);
    }

    /// The same one may come from several threads, and goes not with itself.
    private static Throwable with(Throwable failure, Throwable other) {
        if (!failure.equals(other)) {
            failure.addSuppressed(other);
        }
        return failure;
    }

    /// The error that came with trouble, when something was closed because of it.
    public static Optional<Error> errorWith(Throwable trouble) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var open = new ArrayDeque<>(List.of(trouble));
        while (!open.isEmpty() && !(trouble instanceof Error)) {
            var next = open.remove();
            if (next instanceof Error error) {
                return Optional.of(error);
            }
            if (seen.add(next)) {
                open.addAll(List.of(next.getSuppressed()));
            }
        }
        return Optional.empty();
    }

    /// To be thrown.
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("The run broke off", failure);
    }
}
