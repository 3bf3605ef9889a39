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
        List<Sentence> sentences) {

    public HeldGroup {
        sentences = List.copyOf(sentences);
    }

    /// They differ where they name the record or the place.
    public record Sentence(String what, String mend, long count) {}
}
