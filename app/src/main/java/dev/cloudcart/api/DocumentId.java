package dev.cloudcart.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.api.call.Finder;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;

/// The id of a document for programs: its record, what it is of it, its part and its generation, as in
/// `order.0b2e….main.1.1`.
final class DocumentId {
    private DocumentId() {}

    private static final Pattern ID =
            Pattern.compile("([a-z-]+)\\.([0-9a-f-]{36})\\.([a-z-]+)\\.(\\d{1,6})\\.(\\d{1,6})");

    static String of(PostingKey key) {
        return "%s.%s.%s.%d.%d"
                .formatted(
                        key.kind().word().replace(' ', '-'),
                        key.source(),
                        word(key.role()),
                        key.part(),
                        key.generation());
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Empty where it is none.
    static Optional<PostingKey> read(CompanyId company, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var role = Stream.of(Role.values())
                .filter(one -> word(one).equals(parts.group(3)))
                .findFirst();
        return SourceKind.named(parts.group(1))
                .flatMap(kind -> role.flatMap(found -> Finder.uuid(parts.group(2))
                        .map(source -> new PostingKey(
                                company,
                                kind,
                                source,
                                found,
                                Integer.parseInt(parts.group(5)),
                                Math.max(1, Integer.parseInt(parts.group(4)))))));
    }
}
