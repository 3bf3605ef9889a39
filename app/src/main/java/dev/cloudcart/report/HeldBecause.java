package dev.cloudcart.report;

import java.util.List;
import java.util.SortedMap;

import org.joda.money.Money;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.HeldSentence;

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
        List<HeldSentence> reasons,
        long count,
        SortedMap<String, Money> sums,
        long unknownAmounts,
        List<String> numbers) {

    public HeldBecause {
        reasons = List.copyOf(reasons);
        numbers = List.copyOf(numbers);
    }

    /// How it is told, in a line or a few.
    public List<String> told() {
        return HeldSentence.told(reasons, count, kind);
    }

    /// The sentence that was given most often.
    public String reason() {
        return reasons.getFirst().what();
    }

    /// What to do about it.
    public String mend() {
        return reasons.getFirst().mend();
    }
}
