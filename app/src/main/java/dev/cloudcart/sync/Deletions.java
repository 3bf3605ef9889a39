package dev.cloudcart.sync;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.PostedDocument;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.sync.Books.OpenBooks;

/// Finds the documents that somebody deleted in the books.
final class Deletions {

    private final RunId run;
    private final OpenBooks books;
    private final Journal journal;
    private final boolean looks;

    /// @param looks whether this run asks the books; what is known already counts in any run
    Deletions(RunId run, OpenBooks books, Journal journal, boolean looks) {
        this.run = run;
        this.books = books;
        this.journal = journal;
        this.looks = looks;
    }

    /// Asks the books whether the documents of these orders still exist, and remembers which do not.
    ///
    /// @return the orders whose document is gone
    Set<UUID> look(Collection<UUID> orders) {
        if (!looks || orders.isEmpty()) {
            return Set.of();
        }
        var documents = journal.documents(run.company(), SourceKind.SALE, orders);
        if (documents.isEmpty()) {
            return Set.of();
        }
        var gone = books.gone(documents.stream().map(PostedDocument::document).toList());
        var deleted = documents.stream()
                .filter(document -> gone.contains(document.document()))
                .toList();
        journal.deleted(run.company(), deleted);
        return deleted.stream().map(document -> document.key().source()).collect(Collectors.toSet());
    }
}
