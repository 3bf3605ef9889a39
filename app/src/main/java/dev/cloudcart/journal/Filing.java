package dev.cloudcart.journal;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Whereabouts;

/// A source record to be kept.
///
/// @param print changes when the source changes the record
/// @param raw as the source sent it
/// @param skipped why it is no document, completing the sentence "not posted, because it is …"; null when it is one
/// @param followed whether it is asked for again; null where that stays as it is
/// @param age tells when the buyer is to be taken out of it
/// @param buyer where the buyer is, as far as it was ever told; null where the record cannot be read
/// @param reference the channel's own number; empty where there is none
/// @param skus what it is of, as the shop writes them
/// @param withoutBuyer whether the buyer was taken out already
public record Filing(
        SourceRef source,
        String print,
        byte[] raw,
        @Nullable String skipped,
        Age age,
        @Nullable Whereabouts buyer,
        @Nullable Followed followed,
        String reference,
        Set<String> skus,
        boolean withoutBuyer) {

    public Filing {
        skus = Set.copyOf(skus);
    }

    /// Until when a record is asked for by its id.
    public enum Followed {
        /// Its source may still change or drop it without telling.
        WHILE_OPEN,
        /// Something of its documents is to be done, and whoever was to do it may die before.
        UNTIL_DONE,
        /// Nothing can be done before an answer has come, and by then its source may not list it any more. Followed
        /// as before, and else until what is to be done is done.
        IN_DOUBT,
        /// It is to become a document, and nothing else would bring it again. Until that is done, if it is followed.
        UNTIL_POSTED,
        NO_MORE
    }

    public Filing(
            SourceRef source,
            String print,
            byte[] raw,
            @Nullable String skipped,
            Age age,
            @Nullable Whereabouts buyer,
            @Nullable Followed followed) {
        this(source, print, raw, skipped, age, buyer, followed, "", Set.of(), false);
    }

    /// Followed as before.
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
        return new Filing(source, print, otherRaw, skipped, age, buyer, followed, reference, skus, true);
    }

    /// The same with the channel's own number.
    public Filing referred(String other) {
        return new Filing(source, print, raw, skipped, age, buyer, followed, other, skus, withoutBuyer);
    }

    /// The same with what it is of.
    public Filing of(Set<String> products) {
        return new Filing(source, print, raw, skipped, age, buyer, followed, reference, products, withoutBuyer);
    }
}
