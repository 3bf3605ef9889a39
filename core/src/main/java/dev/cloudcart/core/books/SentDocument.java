package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A document as it was written to the books.
///
/// @param homePerForeign the exchange rate that it names; null where it names none
public record SentDocument(List<ShownLine> lines, @Nullable BigDecimal homePerForeign) {

    /// What was sent is not kept, or cannot be read.
    public static final SentDocument UNKNOWN = new SentDocument(List.of(), null);

    public SentDocument {
        lines = List.copyOf(lines);
    }

    public SentDocument with(List<ShownLine> others) {
        return new SentDocument(others, homePerForeign);
    }
}
