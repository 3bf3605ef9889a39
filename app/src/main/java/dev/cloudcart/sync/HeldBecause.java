package dev.cloudcart.sync;

import java.util.List;
import java.util.SortedMap;

import org.joda.money.Money;

/// What is held for one kind of reason.
///
/// @param cause the name of its cause; of several for one order, with semicolons between
/// @param reasons the first few sentences with how often each was given, most first: they differ where they name
/// the order
/// @param count of orders; each order stands under one kind of reason only
/// @param sums of the totals that are known, by currency
/// @param unknownAmounts how many of the orders have a total that is not known
/// @param numbers of the first few orders
public record HeldBecause(
        String cause,
        List<Sentence> reasons,
        long count,
        SortedMap<String, Money> sums,
        long unknownAmounts,
        List<String> numbers) {

    public HeldBecause {
        reasons = List.copyOf(reasons);
        numbers = List.copyOf(numbers);
    }

    public record Sentence(String text, String mend, long count) {}

    /// The sentence that was given most often.
    public String reason() {
        return reasons.getFirst().text();
    }

    /// What to do about it.
    public String mend() {
        return reasons.getFirst().mend();
    }
}
