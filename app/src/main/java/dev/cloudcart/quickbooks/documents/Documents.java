package dev.cloudcart.quickbooks.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;
import dev.cloudcart.quickbooks.wire.Statement;

/// Reads documents of ours by their ids, many with one read. Deleted ones are gone for good and are named by no
/// query (Intuit, delete); what a query did not name is read by its id before it counts as deleted, for a document
/// taken for deleted may be posted twice.
public final class Documents {

    /// So many ids still fit into an address.
    private static final int IDS_MAX = 100;

    /// An object that does not exist, or not any more (Intuit, error codes).
    private static final String NOT_FOUND = "610";

    private final Realm realm;

    public Documents(Realm realm) {
        this.realm = realm;
    }

    /// All that exist. One that no query names but that is there all the same counts as one of which nothing can be
    /// read.
    ///
    /// @throws ConnectionTrouble when the books do not say it
    public Map<DocumentRef, Entity> of(Collection<DocumentRef> documents) {
        var found = new HashMap<DocumentRef, Entity>();
        documents.stream()
                .distinct()
                .collect(Collectors.groupingBy(DocumentRef::type))
                .forEach((type, some) -> read(type, some, found));
        return found;
    }

    private void read(DocumentType type, List<DocumentRef> documents, Map<DocumentRef, Entity> found) {
        for (int from = 0; from < documents.size(); from += IDS_MAX) {
            var some = documents.subList(from, Math.min(documents.size(), from + IDS_MAX));
            var ids = some.stream().map(DocumentRef::id).toList();
            var byId = new HashMap<String, Entity>();
            realm.queryWhole(Statement.where(DocumentWriter.entity(type), Statement.in("Id", ids)))
                    .entities()
                    .forEach(entity -> byId.put(entity.id(), entity));
            var unnamed = new ArrayList<DocumentRef>();
            some.forEach(document -> {
                var entity = byId.get(document.id());
                if (entity == null) {
                    unnamed.add(document);
                } else {
                    found.put(document, entity);
                }
            });
            unnamed.stream()
                    .filter(document -> !isDeleted(document))
                    .forEach(document ->
                            found.put(document, new Entity(DocumentWriter.entity(type), Map.of("Id", document.id()))));
        }
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
