package dev.cloudcart.core.books;

import java.util.Set;

/// What somebody else billed of a purchase order of ours in the books.
///
/// @param order the purchase order's id in the books
/// @param called for people, such as `bill 1043`
/// @param lines the purchase order's lines that it bills, by their ids; empty where it does not say
public record OtherBill(String order, String called, Set<String> lines) {

    public OtherBill {
        lines = Set.copyOf(lines);
    }
}
