package dev.cloudcart.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Tally;
import dev.cloudcart.settings.Settings.OrderStatus;

/// Posts open orders, and follows them to their end.
final class OpenOrders {

    private static final int ASKED_BY_ID_AT_ONCE = 500;
    private static final int REPLACED_AT_ONCE = 200;

    private final CompanyId company;
    private final SyncRequest request;
    private final Selection selection;
    private final Instant start;
    private final Journal journal;
    private final Walk walk;
    private final Poster poster;
    private final Pages pages;
    private final Tally tally;

    /// @param start of the first day whose orders are posted
    OpenOrders(
            CompanyId company,
            SyncRequest request,
            Selection selection,
            Instant start,
            Journal journal,
            Walk walk,
            Poster poster,
            Pages pages,
            Tally tally) {
        this.company = company;
        this.request = request;
        this.selection = selection;
        this.start = start;
        this.journal = journal;
        this.walk = walk;
        this.poster = poster;
        this.pages = pages;
        this.tally = tally;
    }

    /// What was processed meanwhile was read before, so that an order which is open and processed in one run is met
    /// as open, and then by its id.
    ///
    /// @return the orders that were listed as open
    Set<UUID> post() {
        var listed = ConcurrentHashMap.<UUID>newKeySet();
        for (var window : selection.openWindows(start)) {
            pages.post(new SalesQuery.Open(window), prints -> {
                listed.addAll(prints.keySet());
                return pages.notToReadAgain(prints);
            });
        }
        poster.drain();
        return listed;
    }

    /// What was open when it was read last, and is not listed as open any more, was processed, cancelled, deleted or
    /// merged: its source is asked which. Where open orders are not posted any more, those that were are followed
    /// all the same.
    void postWhatIsListedNoMore(Set<UUID> listed) {
        var within = request.scope() instanceof SyncRequest.Within(var window) && selection.takes(OrderStatus.OPEN)
                ? window
                : new SyncWindow(Instant.EPOCH, Selection.EVER);
        if (request.scope() instanceof SyncRequest.Numbers) {
            askForWhatWasNotFound();
            return;
        }
        if (selection.readsWhole() && !selection.takes(OrderStatus.OPEN)) {
            return;
        }
        if (!request.isPreview()) {
            journal.forgetWhatIsDone(company, SourceKind.SALE);
        }
        unfinished(within, !selection.takes(OrderStatus.OPEN), page -> {
            var left = page.stream()
                    .filter(order -> !listed.contains(order) && pages.isStillFollowed(order))
                    .toList();
            askWhatBecameOf(walk.legible(left));
        });
        poster.drain();
    }

    /// Before anything is read.
    void begin() {
        if (request.isPreview()) {
            unfinished(new SyncWindow(Instant.EPOCH, Selection.EVER), false, pages::follow);
        }
    }

    private void unfinished(SyncWindow within, boolean postedOnly, Consumer<List<UUID>> each) {
        Optional<UUID> last = Optional.empty();
        do {
            var page = journal.unfinished(
                    company, SourceKind.SALE, within.from(), within.to(), postedOnly, last, ASKED_BY_ID_AT_ONCE);
            each.accept(page);
            last = page.stream().reduce((_, next) -> next);
        } while (last.isPresent());
    }

    /// What was open when it was read last, and whose number the source does not know any more, was deleted or merged:
    /// its source is asked by its id. Of what was over by then nothing more is to be found out.
    private void askForWhatWasNotFound() {
        var numbers = Set.copyOf(tally.notFound);
        var left = numbers.stream()
                .flatMap(number -> journal.numbered(company, SourceKind.SALE, number).stream())
                .map(SourceRef::id)
                .toList();
        var open = walk.legible(left).stream().filter(RawRecord::isUnderWay).toList();
        if (!open.isEmpty()) {
            pages.post(new SalesQuery.Known(open));
            poster.drain();
            open.forEach(record -> tally.notFound.remove(record.reading().ref().number()));
        }
    }

    /// A processed one that is not handed out has not gone for that.
    private void askWhatBecameOf(List<RawRecord> left) {
        var processed = left.stream().filter(RawRecord::isFinished).toList();
        var others = left.stream().filter(record -> !processed.contains(record)).toList();
        if (!processed.isEmpty()) {
            var orders =
                    processed.stream().map(record -> record.reading().ref()).toList();
            pages.post(new SalesQuery.Again(orders));
        }
        if (!others.isEmpty()) {
            pages.post(new SalesQuery.Known(others));
        }
    }

    /// What takes the place of a document is planned once that one is gone: nothing in one batch sees the rest of it.
    void postWhatWasReplaced() {
        var replaced = List.copyOf(tally.replaced);
        for (int from = 0; from < replaced.size(); from += REPLACED_AT_ONCE) {
            poster.add(walk.again(replaced.subList(from, Math.min(replaced.size(), from + REPLACED_AT_ONCE))));
        }
        poster.drain();
    }
}
