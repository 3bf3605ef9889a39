package dev.cloudcart.settings;

import java.util.List;
import java.util.Optional;

import dev.cloudcart.core.books.BooksList;

/// How a setting is filled in on a form.
public sealed interface Control {

    /// One of a few.
    record Select(List<Option> options) implements Control {
        public Select {
            options = List.copyOf(options);
        }
    }

    /// @param value as a settings file has it
    /// @param title as people read it
    record Option(String value, String title) {}

    /// A day.
    ///
    /// @param empty the word of a settings file that an empty field stands for
    record DayOfYear(Optional<String> empty) implements Control {}

    /// @param allowed says what it may be
    /// @param empty the word of a settings file that an empty field stands for
    record Figure(String allowed, Optional<String> empty) implements Control {}

    /// A line of text.
    ///
    /// @param suggestions what is often written
    record Line(int charactersMax, List<String> suggestions) implements Control {
        public Line {
            suggestions = List.copyOf(suggestions);
        }

        Line(int charactersMax) {
            this(charactersMax, List.of());
        }
    }

    /// A table whose rows one adds and drops.
    record Rows(List<Column> columns) implements Control {
        public Rows {
            columns = List.copyOf(columns);
        }
    }

    /// @param name as a settings file has it
    /// @param control one for a single value
    /// @param names where its values are listed in the books
    record Column(String name, String title, boolean required, Control control, Optional<BooksList> names) {

        static Column of(String name, String title, Control control) {
            return new Column(name, title, false, control, Optional.empty());
        }

        Column needed() {
            return new Column(name, title, true, control, names);
        }

        Column from(BooksList list) {
            return new Column(name, title, required, control, Optional.of(list));
        }
    }

    /// What an empty field stands for in a settings file; empty where for nothing but itself.
    default Optional<String> whenEmpty() {
        return switch (this) {
            case DayOfYear(var word) -> word;
            case Figure(var _, var word) -> word;
            case Select _, Line _, Rows _ -> Optional.empty();
        };
    }

    /// A value as people read it.
    default String title(String value) {
        return this instanceof Select(var options)
                ? options.stream()
                        .filter(option -> option.value().equals(value))
                        .map(Option::title)
                        .findFirst()
                        .orElse(value)
                : value;
    }
}
