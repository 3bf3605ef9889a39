package dev.cloudcart.journal;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Whereabouts;

/// A source record to be kept.
///
/// @param print changes when the source changes the record
/// @param raw as the source sent it
/// @param skipped why it is no document, completing the sentence "not posted, because it is …"; null when it is one
/// @param unfinished whether its source may still change or drop it without telling, so that it is followed; null where
/// the record does not say
/// @param age tells when the buyer is to be taken out of it
/// @param buyer where the buyer is, as far as it was ever told; null where the record cannot be read
/// @param withoutBuyer whether the buyer was taken out already
public record Filing(
        SourceRef source,
        String print,
        byte[] raw,
        @Nullable String skipped,
        Age age,
        @Nullable Whereabouts buyer,
        @Nullable Boolean unfinished,
        boolean withoutBuyer) {

    public Filing(
            SourceRef source,
            String print,
            byte[] raw,
            @Nullable String skipped,
            Age age,
            @Nullable Whereabouts buyer,
            @Nullable Boolean unfinished) {
        this(source, print, raw, skipped, age, buyer, unfinished, false);
    }

    /// Of a record that does not say whether it is finished.
    public Filing(
            SourceRef source,
            String print,
            byte[] raw,
            @Nullable String skipped,
            Age age,
            @Nullable Whereabouts buyer) {
        this(source, print, raw, skipped, age, buyer, null);
    }

    /// The same without who the buyer was.
    public Filing withoutBuyer(byte[] otherRaw) {
        return new Filing(source, print, otherRaw, skipped, age, buyer, unfinished, true);
    }
}
