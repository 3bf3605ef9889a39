package dev.cloudcart.quickbooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;

/// Asks whether documents of ours still exist. Deleted ones are gone for good and are named by no query (Intuit, delete); what
/// a query did not name is read by its id before it counts as deleted, for a document taken for deleted may be posted twice.
final class Existence {

    /// So many ids still fit into an address.
    private static final int IDS_MAX = 100;

    /// An object that does not exist, or not any more (Intuit, error codes).
    private static final String NOT_FOUND = "610";

    private final Realm realm;

    Existence(Realm realm) {
        this.realm = realm;
    }

    Set<DocumentRef> gone(Collection<DocumentRef> documents) {
        var gone = new HashSet<DocumentRef>();
        documents.stream().collect(Collectors.groupingBy(DocumentRef::type))
                .forEach((type, some) -> unnamed(type, some).stream().filter(this::isDeleted).forEach(gone::add));
        return gone;
    }

    private List<DocumentRef> unnamed(DocumentType type, List<DocumentRef> documents) {
        var unnamed = new ArrayList<DocumentRef>();
        for (int from = 0; from < documents.size(); from += IDS_MAX) {
            var some = documents.subList(from, Math.min(documents.size(), from + IDS_MAX));
            var ids = some.stream().map(DocumentRef::id).toList();
            var named = realm.query(Statement.where(DocumentWriter.entity(type), Statement.in("Id", ids))).entities()
                    .stream().map(Entity::id).collect(Collectors.toSet());
            some.stream().filter(document -> !named.contains(document.id())).forEach(unnamed::add);
        }
        return unnamed;
    }

    private boolean isDeleted(DocumentRef document) {
        var path = DocumentWriter.entity(document.type()).toLowerCase(Locale.ROOT) + "/" + Realm.encoded(document.id());
        return switch (realm.read(ApiCall.DOCUMENT, path, Map.of())) {
            case Reply.Said _ -> false;
            case Reply.Refused refused -> refused.fault().code().equals(NOT_FOUND);
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }
}
