package dev.cloudcart.web.proof;

import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;

/// The last document of a page, in the address of the next.
final class Marker {
    private Marker() {}

    private static final int PARTS = 5;

    static String of(PostingKey key) {
        return "%s.%s.%s.%d.%d".formatted(key.kind(), key.source(), key.role(), key.generation(), key.part());
    }

    /// Empty where it is none: the first page is shown then.
    static Optional<PostingKey> read(String text, CompanyId company) {
        var parts = text.split("\\.", -1);
        try {
            return parts.length != PARTS
                    ? Optional.empty()
                    : Optional.of(new PostingKey(
                            company,
                            SourceKind.valueOf(parts[0]),
                            UUID.fromString(parts[1]),
                            Role.valueOf(parts[2]),
                            Integer.parseInt(parts[3]),
                            Integer.parseInt(parts[4])));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
