package dev.cloudcart.web.documents;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.SentDocument;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.KeptDocument;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.web.frame.Sentences;

/// The lines of a document: as we wrote them, and as QuickBooks shows them now.
@Component
final class Comparing {

    private final Insight insight;
    private final Journal journal;
    private final Books books;

    Comparing(Insight insight, Journal journal, Books books) {
        this.insight = insight;
        this.journal = journal;
        this.books = books;
    }

    /// Asks nobody.
    SentDocument sent(KeptDocument document) {
        var currency = document.wanted().gross().getCurrencyUnit();
        return insight.sent(document.key())
                .map(sent -> books.documentSent(document.key().company(), sent.body(), sent.id(), currency))
                .orElse(SentDocument.UNKNOWN);
    }

    /// Asks QuickBooks for the document: one read, or two where its number is not enough.
    Lines compared(KeptDocument document, SentDocument sent) {
        var wanted = sent.lines();
        try {
            return looked(wanted, look(document));
        } catch (ConnectionTrouble trouble) {
            return Lines.written(wanted).saying(Sentences.of(String.valueOf(trouble.getMessage()), trouble.mend()));
        }
    }

    private static Lines looked(List<ShownLine> wanted, Optional<Look> look) {
        if (look.isEmpty()) {
            return Lines.written(wanted).saying("It does not stand in the books, so there is nothing to compare.");
        }
        if (look.get() instanceof Look.Missing) {
            return Lines.compared(wanted, List.of())
                    .saying("QuickBooks does not have it any more: somebody deleted or voided it there.");
        }
        return look.flatMap(Look::shows)
                .map(Shown::lines)
                .map(shown -> Lines.compared(wanted, shown))
                .orElseGet(() -> Lines.written(wanted)
                        .saying("What QuickBooks shows of its lines cannot be read one by one: open it there."));
    }

    private Optional<Look> look(KeptDocument document) {
        var key = document.key();
        var live = journal
                .positions(key.company(), key.kind(), Set.of(key.source()))
                .getOrDefault(key.source(), List.of())
                .stream()
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .filter(one -> one.key().equals(key))
                .findFirst();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        try (var open = books.open(key.company())) {
            return Optional.ofNullable(open.look(List.of(live.get())).get(key));
        }
    }
}
