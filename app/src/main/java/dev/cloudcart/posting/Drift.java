package dev.cloudcart.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.PostedDocument;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.report.Tally;

/// Notices what somebody did to our documents in the books since we left them: deleted, voided or edited them. What
/// becomes of that is planned like everything else.
public final class Drift {

    private final RunId run;
    private final OpenBooks books;
    private final Journal journal;
    private final Tally tally;
    private final boolean looksAtAll;

    /// @param looksAtAll whether this run looks at the documents of all orders that it reads; what is known already
    ///        counts in any run
    public Drift(RunId run, OpenBooks books, Journal journal, Tally tally, boolean looksAtAll) {
        this.run = run;
        this.books = books;
        this.journal = journal;
        this.tally = tally;
        this.looksAtAll = looksAtAll;
    }

    /// Looks at the documents of records that were just read.
    public void look(SourceKind kind, Collection<UUID> records) {
        if (looksAtAll && !records.isEmpty()) {
            meet(live(kind, records));
        }
    }

    /// Asks what was changed in the books since, and looks at those of ours that we did not change ourselves.
    ///
    /// @return the records of those that were deleted or edited, or put right again
    public Found changedSince(Instant since) {
        var changes = books.changes(since, kinds());
        var changed = new HashMap<Id, Books.Changed>();
        changes.documents().forEach(one -> changed.put(Id.of(one.document()), one));
        var documents =
                changes.documents().stream().map(Books.Changed::document).toList();
        var suspect = journal.ours(run.company(), documents).stream()
                .filter(ours -> isByAnother(ours, changed.get(Id.of(ours.document()))))
                .collect(Collectors.toMap(PostedDocument::key, PostedDocument::document));
        var records = suspect.keySet().stream()
                .collect(Collectors.groupingBy(
                        PostingKey::kind, Collectors.mapping(PostingKey::source, Collectors.toSet())));
        var live = records.entrySet().stream()
                .flatMap(some -> live(some.getKey(), some.getValue()).stream())
                .filter(one -> suspect.containsKey(one.key()))
                .toList();
        return new Found(meet(live), changes.isWhole(), live.size() < suspect.size() && isInDoubt(records));
    }

    /// What others post there as well is asked for only where we do.
    private List<DocumentType> kinds() {
        return Stream.of(DocumentType.values())
                .filter(type -> !type.isPayment() || journal.hasPosted(run.company(), type))
                .toList();
    }

    /// What waits for an answer cannot be looked at now.
    private boolean isInDoubt(Map<SourceKind, Set<UUID>> records) {
        return records.entrySet().stream()
                .flatMap(some -> journal.positions(run.company(), some.getKey(), some.getValue()).values().stream())
                .flatMap(List::stream)
                .anyMatch(Position.InDoubt.class::isInstance);
    }

    /// @param records concerned
    /// @param isWhole false where QuickBooks had more to tell than it hands out
    /// @param isInDoubt whether some could not be looked at, so that the books are to be asked again
    public record Found(List<SourceRef> records, boolean isWhole, boolean isInDoubt) {}

    private record Id(DocumentType type, String id) {

        private static Id of(DocumentRef document) {
            return new Id(document.type(), document.id());
        }
    }

    private static boolean isByAnother(PostedDocument ours, Books.@Nullable Changed changed) {
        return changed == null
                || changed.deleted()
                || !changed.document().syncToken().equals(ours.document().syncToken());
    }

    private List<Position.Live> live(SourceKind kind, Collection<UUID> records) {
        return journal.positions(run.company(), kind, records).values().stream()
                .flatMap(List::stream)
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .toList();
    }

    private List<SourceRef> meet(List<Position.Live> live) {
        if (live.isEmpty()) {
            return List.of();
        }
        var looks = books.look(live);
        tally.looked(live, looks);
        return met(live, looks);
    }

    private List<SourceRef> met(List<Position.Live> live, Map<PostingKey, Look> looks) {
        var deleted = new ArrayList<PostingKey>();
        var edited = new ArrayList<PostingKey>();
        var asTheyWere = new ArrayList<PostingKey>();
        var orders = new LinkedHashMap<UUID, SourceRef>();
        for (var one : live) {
            var marked = switch (looks.get(one.key())) {
                case Look.Missing _ -> deleted;
                case Look.Edited _ -> edited;
                case Look.AsWeLeftIt _ when one.edited() -> asTheyWere;
                case null, default -> null;
            };
            if (marked != null) {
                marked.add(one.key());
                orders.put(
                        one.key().source(),
                        new SourceRef(
                                one.key().kind(),
                                one.key().source(),
                                one.intent().source()));
            }
        }
        journal.met(run.company(), deleted, edited, asTheyWere);
        return List.copyOf(orders.values());
    }

    /// What was met while amendments and removals were planned.
    public void met(Collection<Position.Live> live, Map<PostingKey, Look> looks) {
        met(List.copyOf(live), looks);
    }
}
