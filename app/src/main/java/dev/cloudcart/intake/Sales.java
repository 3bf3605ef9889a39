package dev.cloudcart.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.Knowledge;

/// Posts orders and what was paid for them: those that were held, those that were processed since the last time, those
/// that are open, and what became of the ones that were posted before.
public final class Sales {

    /// What is held is to be planned again, though it is as it was filed.
    private static final TradeSource.Echo NOTHING_IS_SETTLED = _ -> Set.of();

    private final Reach reach;
    private final Pages pages;
    private final HeldRecords held;
    private final OpenOrders open;
    private final Payments payments;
    private final Poster poster;
    private final Tally tally;
    private List<SalesQuery> read = List.of();
    private List<SalesQuery> changes = List.of();

    /// @param walk where orders walk
    /// @param ofPayments where payments walk
    /// @param made payments of orders
    public Sales(
            Knowledge known,
            SyncRequest request,
            CompanySetup setup,
            Cursor cursor,
            Selection selection,
            Walk walk,
            Walk ofPayments,
            OrderPayments made,
            Poster poster,
            CallMeter meter,
            Pulse progress,
            Tally tally) {
        var company = known.company();
        var journal = known.journal();
        this.poster = poster;
        this.tally = tally;
        payments = new Payments(known, request.isPreview(), made, walk, ofPayments, poster, meter, progress, tally);
        reach = new Reach(request, setup, selection, cursor, tally);
        pages = new Pages(
                company,
                request.isPreview(),
                known.source(),
                journal,
                cursor,
                selection,
                reach,
                walk,
                payments,
                poster,
                meter,
                progress,
                tally);
        held = new HeldRecords(
                company, SourceKind.SALE, journal, walk, poster, new Asked(pages, walk), meter, progress, tally);
        open = new OpenOrders(company, request, selection, cursor.start(), journal, walk, poster, pages, tally);
    }

    private record Asked(Pages pages, Walk walk) implements HeldRecords.Asking {
        @Override
        public void again(List<SourceRef> orders) {
            pages.post(new SalesQuery.Again(orders), NOTHING_IS_SETTLED);
        }

        @Override
        public void left(List<SourceRef> orders) {
            pages.post(
                    new SalesQuery.Known(
                            walk.legible(orders.stream().map(SourceRef::id).toList())),
                    NOTHING_IS_SETTLED);
        }
    }

    public void postHeldAgain() {
        var toAsk = held.postAgain();
        held.askForWhatWasNotHandedOut(toAsk);
        held.askForWhatMadeNoSense(toAsk);
        held.askHowItStands(toAsk);
        payments.postHeldAgain();
    }

    /// What was refused because the lists that are known of the books were out of date.
    public void postStaleAgain() {
        held.askHowItStands(held.postAgain());
        payments.postHeldAgain();
    }

    /// Whose documents somebody deleted or edited in the books.
    public void readAgain(List<SourceRef> records) {
        var orders = records.stream()
                .filter(record -> record.kind() == SourceKind.SALE)
                .toList();
        orders.forEach(order -> tally.ends.metAgain(SourceKind.SALE, order.id(), true));
        if (!orders.isEmpty()) {
            pages.post(new SalesQuery.Again(orders));
            poster.drain();
        }
        payments.again(records);
    }

    public void post(ServiceTime.Told time) {
        open.begin();
        read = reach.queries(time);
        post(read);
        var listed = open.post();
        changes = reach.changes(read, time);
        post(changes);
        open.postWhatIsListedNoMore(listed);
        open.postWhatWasReplaced();
        payments.post();
    }

    private void post(List<SalesQuery> queries) {
        for (var query : queries) {
            pages.post(query);
            poster.drain();
        }
    }

    /// Remembers what was read, when everything of it is settled.
    public void cover(Instant now) {
        reach.cover(read, now, pages.unreadFrom());
        reach.coverChanges(changes, now, pages.unreadFrom());
    }
}
