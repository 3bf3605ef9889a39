package dev.cloudcart.report;

import java.util.List;
import java.util.SortedMap;

import org.joda.money.Money;

import dev.cloudcart.core.trade.SourceKind;

/// What is held of one kind of records for one kind of reason.
///
/// @param cause the name of its cause; of several for one record, with semicolons between
/// @param reasons the first few sentences with how often each was given, most first: they differ where they name
/// the record
/// @param count of records; each stands under one kind of reason only
/// @param sums of the totals that are known, by currency
/// @param unknownAmounts how many of the records have a total that is not known
/// @param numbers of the first few records
public record HeldBecause(
        SourceKind kind,
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
