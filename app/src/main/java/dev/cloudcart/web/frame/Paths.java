package dev.cloudcart.web.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;

/// Where documents, records and holds stand, as the last part of an address of a company's page.
public final class Paths {
    private Paths() {}

    public static String document(PostingKey key) {
        return "%s?generation=%d".formatted(bare(key), key.generation());
    }

    /// With what QuickBooks shows of its lines; without its generation.
    public static String beside(PostingKey key) {
        return bare(key) + "/beside";
    }

    private static String bare(PostingKey key) {
        return "documents/%s/%s/%s/%d"
                .formatted(
                        word(key.kind()),
                        key.source(),
                        key.role().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        key.part());
    }

    public static String record(SourceKind kind, UUID id) {
        return "records/%s/%s".formatted(word(kind), id);
    }

    public static String record(SourceRef source) {
        return record(source.kind(), source.id());
    }

    public static String hold(SourceRef source) {
        return "holds/%s/%s".formatted(word(source.kind()), source.id());
    }

    /// Such as `purchase-order`.
    public static String word(SourceKind kind) {
        return kind.word().replace(' ', '-');
    }

    /// What stands in an address for a kind of records.
    ///
    /// @throws Guard.NotHere where there is none like that
    public static SourceKind kind(String word) {
        return SourceKind.named(word)
                .orElseThrow(() -> new Guard.NotHere("There are no records called \"%s\".".formatted(word)));
    }

    /// @throws Guard.NotHere where it is none
    public static UUID id(String word) {
        try {
            return Optional.of(word)
                    .map(UUID::fromString)
                    .filter(id -> id.toString().equalsIgnoreCase(word))
                    .orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException _) {
            throw new Guard.NotHere("\"%s\" names nothing here.".formatted(word));
        }
    }
}
