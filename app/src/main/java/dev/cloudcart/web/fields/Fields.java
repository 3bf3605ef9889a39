package dev.cloudcart.web.fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.settings.Control;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.SettingsForm.Wrong;

/// What the fields of a form hold, and what is said of them.
///
/// @param wrongs what cannot be taken
/// @param warnings what may be taken but does not fit the books, by field
/// @param names what the books have
public record Fields(
        Filled filled, List<Wrong> wrongs, Map<String, String> warnings, Map<BooksList, KnownNames.Known> names) {

    /// How many rows of a table are fields; what has more goes by its file.
    static final int ROWS_SHOWN_MAX = 300;

    /// How many names are handed out with the page; others are searched for.
    static final int NAMES_MAX = 200;

    public Fields {
        wrongs = List.copyOf(wrongs);
        warnings = Map.copyOf(warnings);
        names = Map.copyOf(names);
    }

    public String sentence(String field) {
        return wrongs.stream()
                .filter(wrong -> wrong.field().equals(field))
                .map(Wrong::sentence)
                .collect(Collectors.joining(" "));
    }

    public String warning(String field) {
        return warnings.getOrDefault(field, "");
    }

    public List<Integer> rows(String table) {
        return filled.rows(table);
    }

    /// The number of a row that is not there yet.
    public int nextRow(String table) {
        return filled.nextRow(table);
    }

    public boolean isLong(String table) {
        return filled.rows(table).size() > ROWS_SHOWN_MAX;
    }

    /// Whether there are more than were handed out.
    public boolean isSearched(BooksList list) {
        return Optional.ofNullable(names.get(list))
                .filter(known -> known.names().size() >= NAMES_MAX)
                .isPresent();
    }

    public Optional<KnownNames.Known> known(BooksList list) {
        return Optional.ofNullable(names.get(list)).filter(known -> known.asOf().isPresent());
    }

    /// What a choice holds that is none of its options, for it must be seen to be mended.
    public Optional<String> stray(Control.Select select, String value) {
        return value.isEmpty()
                        || select.options().stream()
                                .anyMatch(option -> option.value().equals(value))
                ? Optional.empty()
                : Optional.of(value);
    }
}
