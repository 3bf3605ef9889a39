package dev.cloudcart.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.books.CompanyId;

/// What the connected books have in their lists, as far as that is known without asking them. Thread-safe.
public interface KnownNames {

    /// @param part only names with this in them, whatever the case of letters; empty for all
    /// @param most of them are told, in alphabetical order
    Known known(CompanyId company, BooksList list, String part, int most);

    /// @param asOf when the list was looked at last; empty where it never was, and nothing is known
    record Known(List<Name> names, Optional<Instant> asOf) {
        public Known {
            names = List.copyOf(names);
        }
    }

    /// @param currency empty for the home currency, and for what has none
    record Name(String text, String currency) {}
}
