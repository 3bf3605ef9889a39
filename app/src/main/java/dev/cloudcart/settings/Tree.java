package dev.cloudcart.settings;

import java.util.List;

/// Values as they were written, whatever they were written in: each with its place, so that whatever reads them can
/// say where something is wrong.
sealed interface Tree {

    Place place();

    /// Whether nothing was written.
    default boolean isBlank() {
        return this instanceof Leaf(var _, var text) && text.isBlank();
    }

    /// One piece of text.
    record Leaf(Place place, String text) implements Tree {}

    record Rows(Place place, List<Tree> rows) implements Tree {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /// Values by names, in the order in which they were written; a name may stand twice.
    record Table(Place place, List<Named> values) implements Tree {
        public Table {
            values = List.copyOf(values);
        }
    }

    /// @param place of the name
    record Named(Place place, String name, Tree value) {}
}
