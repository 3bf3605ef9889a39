package dev.cloudcart.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.PostedDocument;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.sync.Books.OpenBooks;

/// Finds the documents that somebody deleted in the books, and says what is to come of their orders.
final class Deletions {

    private final RunId run;
    private final OpenBooks books;
    private final Journal journal;
    private final boolean looks;
    private final boolean postAgain;

    /// @param looks whether this run asks the books; what is known already counts in any run
    /// @param postAgain whether deleted documents are posted again; otherwise their orders are held
    Deletions(RunId run, OpenBooks books, Journal journal, boolean looks, boolean postAgain) {
        this.run = run;
        this.books = books;
        this.journal = journal;
        this.looks = looks;
        this.postAgain = postAgain;
    }

    /// What deletions mean for a page of sales.
    ///
    /// @param held those that a person has to decide about
    /// @param generations of the documents of the others, where it is not the first: what the journal says alone decides it, so
    ///        that a run after a crash comes to the same
    record Consequences(List<Mapping.Held> held, Map<UUID, Integer> generations) {

        boolean isHeld(Sale sale) {
            return held.stream().anyMatch(one -> one.source().equals(sale.ref()));
        }
    }

    /// Asks the books whether the documents of these orders still exist, and remembers which do not.
    ///
    /// @return the orders whose document is gone
    Set<UUID> look(Collection<UUID> orders) {
        if (!looks || orders.isEmpty()) {
            return Set.of();
        }
        var documents = journal.documents(run.company(), SourceKind.SALE, orders);
        var gone = books.gone(documents.stream().map(PostedDocument::document).toList());
        var deleted = documents.stream().filter(document -> gone.contains(document.document())).toList();
        journal.deleted(run.company(), deleted);
        return deleted.stream().map(document -> document.key().source()).collect(Collectors.toSet());
    }

    Consequences of(List<Sale> sales) {
        var newest = journal.deletions(run.company(), SourceKind.SALE, sales.stream().map(sale -> sale.ref().id())
                .toList());
        var partly = standing(newest);
        var held = new ArrayList<Mapping.Held>();
        var generations = new HashMap<UUID, Integer>();
        for (var sale : sales) {
            var document = newest.get(sale.ref().id());
            if (document == null) {
                continue;
            }
            if (document.deleted() && partly.contains(document.key().part(1))) {
                held.add(held(sale, document, RunCause.PARTLY_DELETED_IN_QUICKBOOKS));
            } else if (document.deleted() && !postAgain) {
                held.add(held(sale, document, RunCause.DELETED_IN_QUICKBOOKS));
            } else {
                generations.put(sale.ref().id(), document.key().generation() + (document.deleted() ? 1 : 0));
            }
        }
        return new Consequences(held, generations);
    }

    /// The first keys of those of which something still stands.
    private Set<PostingKey> standing(Map<UUID, PostedDocument> newest) {
        return newest.isEmpty()
                ? Set.of()
                : journal.documents(run.company(), SourceKind.SALE, newest.keySet()).stream()
                        .map(document -> document.key().part(1)).collect(Collectors.toSet());
    }

    private static Mapping.Held held(Sale sale, PostedDocument document, RunCause cause) {
        var ref = document.document();
        var number = ref.number();
        return new Mapping.Held(sale.ref(), sale.gross(), List.of(cause.of(ref.type().word(), number == null
                ? ref.id()
                : number, sale.ref().number())));
    }
}
