package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A list of rows, each a table with cells of the same columns. A file that has it replaces the whole list.
///
/// @param <R> one row
/// @param <T> all of them
abstract class RowsKind<R, T> implements Kind<T> {

    /// Many times what any books have of codes, stores or accounts; each row is compared with all before it.
    static final int ROWS_MAX = 2_000;

    private final List<String> columns;

    RowsKind(String... columns) {
        this.columns = List.of(columns);
    }

    /// What the cells come to; null when something of them was refused.
    abstract @Nullable R row(Cells cells);

    /// Why a row must not stand behind an earlier one; empty where it may.
    abstract Optional<String> clash(R earlier, R later);

    abstract T table(List<R> rows);

    abstract List<R> rows(T table);

    abstract String written(R row);

    /// What is said of something that is no row.
    String noRow() {
        return "is " + allowed();
    }

    @Override
    public Parsed<T> read(Tree tree) {
        if (tree.isBlank()) {
            return new Parsed.Good<>(table(List.of()));
        }
        return tree instanceof Tree.Rows(var _, var rows) ? read(rows) : Parsed.Bad.at(tree.place(), "is " + allowed());
    }

    private Parsed<T> read(List<Tree> trees) {
        var rows = new Reading();
        for (var tree : trees) {
            if (tree instanceof Tree.Table table) {
                rows.add(table);
            } else {
                rows.refuse(tree.place(), noRow());
            }
        }
        return rows.parsed();
    }

    /// Rows and problems as they come.
    final class Reading {

        private final List<R> rows = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        private void add(Tree.Table table) {
            var cells = new Cells(table);
            var row = row(cells);
            problems.addAll(cells.problems);
            if (row != null && cells.problems.isEmpty()) {
                add(table.place(), row);
            }
        }

        /// Of too many rows only that is said.
        void add(Place place, R row) {
            if (rows.size() == ROWS_MAX) {
                refuse(place, "is one row too many: a table has %,d at most".formatted(ROWS_MAX));
            } else if (rows.size() < ROWS_MAX) {
                rows.stream()
                        .flatMap(earlier -> clash(earlier, row).stream())
                        .findFirst()
                        .ifPresent(sentence -> refuse(place, sentence));
            }
            rows.add(row);
        }

        void refuse(Place place, String sentence) {
            problems.add(new Problem(place, sentence));
        }

        void refuse(List<Problem> more) {
            problems.addAll(more);
        }

        Parsed<T> parsed() {
            return problems.isEmpty() ? new Parsed.Good<>(table(rows)) : new Parsed.Bad<>(problems);
        }
    }

    /// The cells of one row, and what is wrong with them.
    final class Cells {

        private final Place place;
        private final Entries entries;
        private final List<Problem> problems;

        private Cells(Tree.Table table) {
            place = table.place();
            entries = Entries.of(table);
            problems = new ArrayList<>(entries.problems());
            entries.byKey().forEach((column, entry) -> {
                if (!columns.contains(column)) {
                    problems.add(new Problem(
                            entry.place(), "a row has no \"%s\"; it has %s".formatted(column, inWords(columns))));
                }
            });
        }

        /// One that is not there is empty; whether it may be is the kind's to say.
        String text(String column, Text kind) {
            var entry = entries.byKey().get(column);
            var text = taken(column, entry == null ? kind.parse("", place) : kind.read(entry.value()));
            return text == null ? "" : text;
        }

        /// Null for one that is not there, or makes no sense.
        <C> @Nullable C value(String column, Kind<C> kind) {
            var entry = entries.byKey().get(column);
            return entry == null ? null : taken(column, kind.read(entry.value()));
        }

        private <C> @Nullable C taken(String column, Parsed<C> parsed) {
            return switch (parsed) {
                case Parsed.Good<C>(var value) -> value;
                case Parsed.Bad<C>(var bad) -> {
                    bad.forEach(
                            problem -> problems.add(new Problem(problem.place(), column + ": " + problem.sentence())));
                    yield null;
                }
            };
        }

        boolean areGood() {
            return problems.isEmpty();
        }

        void refuse(String sentence) {
            problems.add(new Problem(place, sentence));
        }

        /// What was found, or a problem.
        <C> @Nullable C found(Optional<C> value, String problem) {
            if (value.isEmpty()) {
                refuse(problem);
            }
            return value.orElse(null);
        }
    }

    private static String inWords(List<String> columns) {
        return String.join(", ", columns.subList(0, columns.size() - 1)) + " and " + columns.getLast();
    }

    @Override
    public String write(T value) {
        return rows(value).stream().map(this::written).collect(joining(", ", "[", "]"));
    }

    @Override
    public String block(T value) {
        var rows = rows(value);
        return rows.isEmpty()
                ? " []"
                : rows.stream().map(row -> "\n    - " + written(row)).collect(joining());
    }
}
