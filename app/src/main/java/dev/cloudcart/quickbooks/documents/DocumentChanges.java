package dev.cloudcart.quickbooks.documents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.ports.Books.Changed;
import dev.cloudcart.ports.Books.Changes;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;

/// Asks what was changed in the books, deletions included, of several kinds of documents with one read (Intuit,
/// Change data capture: at most 1,000 objects an answer, and no way to the next).
public final class DocumentChanges {

    private static final String DELETED = "Deleted";

    /// The question makes no sense, as one for what was changed more than 30 days ago (Intuit, error codes).
    private static final String TOO_LONG_AGO = "4001";

    /// The plan has no such documents, or the connecting user may not see them (Intuit, error codes).
    static final Set<String> NOT_TO_BE_HAD = Set.of("5020", "5030");

    private final Realm realm;

    public DocumentChanges(Realm realm) {
        this.realm = realm;
    }

    /// An answer that is full may lack changes of any kind, so each kind is then asked for alone. Where the
    /// time is longer ago than QuickBooks remembers by its own clock, it tells nothing. Whose plan has no
    /// purchase orders is told of what was sold.
    ///
    /// @throws dev.cloudcart.ports.ConnectionTrouble when the books do not say it
    public Changes since(Instant since, Collection<DocumentType> kinds) {
        var answer = answer(kinds, since);
        if (answer instanceof Reply.Refused refused
                && NOT_TO_BE_HAD.contains(refused.fault().code())) {
            var sales = kinds.stream().filter(kind -> !kind.isPurchase()).toList();
            return since(since, sales, answer(sales, since));
        }
        return since(since, kinds, answer);
    }

    private Changes since(Instant since, Collection<DocumentType> kinds, Reply answer) {
        var page = page(answer);
        if (page.isEmpty() || !page.get().isFull()) {
            return new Changes(page.map(DocumentChanges::changed).orElse(List.of()), page.isPresent());
        }
        var changed = new ArrayList<Changed>();
        boolean isWhole = true;
        for (var kind : kinds) {
            var alone = page(answer(List.of(kind), since));
            alone.ifPresent(some -> changed.addAll(changed(some)));
            isWhole &= alone.isPresent() && !alone.get().isFull();
        }
        return new Changes(changed, isWhole);
    }

    private Reply answer(Collection<DocumentType> kinds, Instant since) {
        var entities = kinds.stream().map(DocumentWriter::entity).collect(Collectors.joining(","));
        var asked = Map.of(
                "entities",
                entities,
                "changedSince",
                since.truncatedTo(ChronoUnit.SECONDS).toString());
        return realm.read(ApiCall.CHANGES, "", asked);
    }

    private static Optional<Page> page(Reply answer) {
        return switch (answer) {
            case Reply.Said said -> Optional.of(Page.read("CDCResponse", said.body()));
            case Reply.Refused refused when refused.fault().code().equals(TOO_LONG_AGO) -> Optional.empty();
            case Reply.Refused refused -> throw Realm.refusedRead(refused.fault());
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }

    private static List<Changed> changed(Page page) {
        var changed = new ArrayList<Changed>();
        for (var entity : page.entities()) {
            Arrays.stream(DocumentType.values())
                    .filter(type -> DocumentWriter.entity(type).equals(entity.kind()))
                    .forEach(type -> changed.add(new Changed(
                            new DocumentRef(type, entity.id(), entity.syncToken(), entity.find("DocNumber")),
                            entity.text("status").equals(DELETED))));
        }
        return changed;
    }
}
