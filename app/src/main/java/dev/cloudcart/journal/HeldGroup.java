package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

import dev.cloudcart.core.trade.SourceKind;

/// What is held of one kind of records for one kind of reason.
///
/// @param because names the reason in addresses
/// @param cause of the first reason of each record
/// @param sums of the totals that are known, by currency
/// @param oldest since when the oldest is held
/// @param sentences those that were given most often
public record HeldGroup(
        SourceKind kind,
        String because,
        String cause,
        long count,
        SortedMap<String, BigDecimal> sums,
        Instant oldest,
        List<HeldSentence> sentences) {

    public HeldGroup {
        sentences = List.copyOf(sentences);
    }

    /// How it is told, in a line or a few.
    public List<String> told() {
        return HeldSentence.told(sentences, count, kind);
    }

    /// What to do about it.
    public String mend() {
        return sentences.getFirst().mend();
    }
}
