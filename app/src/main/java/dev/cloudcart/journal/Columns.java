package dev.cloudcart.journal;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Turns rows into the arrays that `unnest` turns back: one statement for many rows.
final class Columns {
    private Columns() {}

    @SuppressWarnings("NullAway") // PostgreSQL arrays may hold nulls; the annotations of toArray cannot say so.
    static <T> String[] of(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
