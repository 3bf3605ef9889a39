package dev.cloudcart.ports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.books.CompanyId;

/// What the connected books have in their lists, as far as that is known without asking them. Thread-safe.
public interface KnownNames {

    /// @param part only names with this in them, whatever the case of letters; empty for all
    /// @param most of them are told, in alphabetical order
    Known known(CompanyId company, BooksList list, String part, int most);

    /// What the books were seen to be; empty where they never were.
    default Optional<Seen> books(CompanyId company) {
        return Optional.empty();
    }

    /// @param customNumbers whether documents are numbered by whoever writes them
    /// @param closedUntil nothing may be written up to this day; null where the books are not closed
    record Seen(boolean customNumbers, @Nullable LocalDate closedUntil) {}

    /// @param asOf when the list was looked at last; empty where it never was, and nothing is known
    record Known(List<Name> names, Optional<Instant> asOf) {
        public Known {
            names = List.copyOf(names);
        }
    }

    /// @param currency empty for the home currency, and for what has none
    record Name(String text, String currency) {}
}
