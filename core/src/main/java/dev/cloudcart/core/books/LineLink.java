package dev.cloudcart.core.books;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What a line of a purchase belongs to elsewhere.
///
/// @param source the line of the shop's purchase order; of a cost that has a bill of its own, the order
/// @param billed the line of the books' purchase order that it bills; null for none
public record LineLink(UUID source, @Nullable OrderLine billed) {

    /// @param order the purchase order's id in the books
    /// @param line the line's id in it
    public record OrderLine(String order, String line) {}

    /// Of a purchase order, or of a bill that bills none.
    public LineLink(UUID source) {
        this(source, null);
    }
}
