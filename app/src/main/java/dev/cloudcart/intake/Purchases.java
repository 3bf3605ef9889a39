package dev.cloudcart.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Filed;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.OtherCurrencies;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.Corrections;
import dev.cloudcart.subjects.Knowledge;

/// Posts purchase orders, and what came of them as bills, page by page.
///
/// No date tells when goods came. So whatever is under way is read whole each time; what was under way and
/// is not listed as such any more is asked for by its id; and of what is done the newest are listed, and
/// once a week all, to find those that were ordered and came between two runs, and those that were deleted. A few
/// of what is done are read whole by every run, in turn, to find what was corrected or paid.
public final class Purchases {

    /// What was ordered longer ago and came between two runs is found by the weekly sweep.
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private static final Duration SWEEP_EVERY = Duration.ofDays(7);

    /// The time that the services told is that of an answer before, in whole seconds: goods came since. No cursor moves
    /// by such a run, so nothing is passed over by it.
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private static final String SWEPT = "delivered purchase orders";
    private static final int ASKED_BY_ID_AT_ONCE = 200;

    private final CompanyId company;
    private final SyncRequest request;
    private final boolean alone;
    private final PurchaseSelection selection;
    private final PurchaseWaves waves;
    private final TradeSource source;
    private final Journal journal;
    private final Walk orders;
    private final Walk deliveries;
    private final Walk ofStatements;
    private final Statements statements;
    private final Poster poster;
    private final CallMeter meter;
    private final Pulse progress;
    private final Tally tally;
    private boolean isWhole = true;
    private final PurchaseBills bills;
    private final Untold untold;
    private final FinishedPurchases finished;
    private final LooksInTurn inTurn;

    /// @param alone whether no orders are synced beside them
    /// @param orders where purchase orders walk
    /// @param deliveries where deliveries walk
    /// @param ofStatements where payment statements walk
    /// @param now by the services
    public Purchases(
            Knowledge known,
            SyncRequest request,
            boolean alone,
            Walk orders,
            Walk deliveries,
            Walk ofStatements,
            Supplier<Instant> now,
            Poster poster,
            CallMeter meter,
            Pulse progress,
            Tally tally) {
        this.company = known.company();
        this.source = known.source();
        this.journal = known.journal();
        this.request = request;
        this.alone = alone;
        this.selection = new PurchaseSelection(request, known.rules());
        this.ofStatements = ofStatements;
        this.finished = new FinishedPurchases(company, journal);
        this.bills = new PurchaseBills(known, orders, deliveries);
        this.untold = new Untold(company, source, journal, orders);
        this.statements = new Statements(known.rules(), source, orders, ofStatements, poster);
        this.inTurn = new LooksInTurn(
                company,
                journal,
                finished,
                new UnpaidPurchases(company, source, journal, orders),
                statements.areWanted(),
                meter,
                tally);
        this.waves = new PurchaseWaves(
                request.isPreview(),
                orders,
                deliveries,
                statements,
                new OtherCurrencies(known, poster, List.of(orders, deliveries, ofStatements)),
                new Corrections(known),
                now,
                poster,
                progress,
                tally,
                known.foreseen());
        this.orders = orders;
        this.deliveries = deliveries;
        this.poster = poster;
        this.meter = meter;
        this.progress = progress;
        this.tally = tally;
    }

    /// What was held is tried again: purchase orders first, for deliveries may wait for them.
    public void postHeldAgain() {
        var ofOrders = held(SourceKind.PURCHASE_ORDER, orders, new OrdersAsked());
        var toAsk = ofOrders.postAgain();
        ofOrders.askForWhatWasNotHandedOut(toAsk);
        ofOrders.askForWhatMadeNoSense(toAsk);
        ofOrders.askHowItStands(toAsk);
        var ofDeliveries = held(SourceKind.DELIVERY, deliveries, new DeliveriesAsked());
        ofDeliveries.askHowItStands(ofDeliveries.postAgain());
        var paid = held(SourceKind.PAYMENT_STATEMENT, ofStatements, new StatementsAsked());
        paid.askHowItStands(paid.postAgain());
    }

    private HeldRecords held(SourceKind kind, Walk walk, HeldRecords.Asking asking) {
        return new HeldRecords(company, kind, journal, walk, poster, asking, meter, progress, tally);
    }

    private final class OrdersAsked implements HeldRecords.Asking {
        @Override
        public void again(List<SourceRef> records) {
            read(new PurchaseQuery.Again(records));
        }

        @Override
        public void left(List<SourceRef> records) {
            read(new PurchaseQuery.Known(orders.legible(ids(records))));
        }
    }

    /// A delivery is read with its purchase order.
    private final class DeliveriesAsked implements HeldRecords.Asking {
        @Override
        public void again(List<SourceRef> records) {
            bills.ask(ids(records));
            read(new PurchaseQuery.Again(ordersOf(ids(records))));
        }

        @Override
        public void left(List<SourceRef> records) {
            bills.ask(ids(records));
            read(new PurchaseQuery.Known(orders.legible(
                    ordersOf(ids(records)).stream().map(SourceRef::id).toList())));
        }
    }

    /// A payment statement likewise.
    private final class StatementsAsked implements HeldRecords.Asking {
        @Override
        public void again(List<SourceRef> records) {
            read(new PurchaseQuery.Again(statements.ordersOf(ids(records))));
        }

        @Override
        public void left(List<SourceRef> records) {
            ofStatements.again(ids(records)).forEach(instruction -> poster.add(List.of(instruction)));
        }
    }

    private List<SourceRef> ordersOf(Collection<UUID> ofDeliveries) {
        return deliveries.filed(ofDeliveries).stream()
                .map(RawRecord::reading)
                .filter(reading -> reading instanceof Reading.Read(Delivery _))
                .map(reading -> ((Delivery) ((Reading.Read) reading).event()).order())
                .distinct()
                .toList();
    }

    private static List<UUID> ids(Collection<SourceRef> records) {
        return records.stream().map(SourceRef::id).toList();
    }

    /// Whose documents somebody deleted or edited in the books.
    public void readAgain(Collection<SourceRef> records) {
        records.stream()
                .filter(record -> record.kind() != SourceKind.SALE && record.kind() != SourceKind.PAYMENT)
                .forEach(record -> tally.ends.metAgain(record.kind(), record.id(), true));
        var ofOrders = records.stream()
                .filter(record -> record.kind() == SourceKind.PURCHASE_ORDER)
                .collect(Collectors.toCollection(ArrayList::new));
        ofOrders.addAll(ordersOf(records.stream()
                .filter(record -> record.kind() == SourceKind.DELIVERY)
                .map(SourceRef::id)
                .toList()));
        ofOrders.addAll(statements.ordersOf(records.stream()
                .filter(record -> record.kind() == SourceKind.PAYMENT_STATEMENT)
                .map(SourceRef::id)
                .toList()));
        if (!ofOrders.isEmpty()) {
            read(new PurchaseQuery.Again(ofOrders.stream().distinct().toList()));
        }
    }

    /// @param now by the services
    public void post(Instant now) {
        switch (request.scope()) {
            case SyncRequest.SinceLastTime() -> postSinceLastTime(now);
            case SyncRequest.Within(var window)
            when request.delivered() ->
                window.upTo(now.plus(JUST_NOW)).ifPresent(come -> read(new PurchaseQuery.Delivered(come)));
            case SyncRequest.Within(var window) ->
                window.upTo(now).ifPresent(come -> read(new PurchaseQuery.Purchased(come)));
            case SyncRequest.Numbers(var numbers, var _) -> read(new PurchaseQuery.Numbered(numbers));
        }
    }

    private void postSinceLastTime(Instant now) {
        forEachUnfinished(SourceKind.DELIVERY, bills::follow);
        forEachUnfinished(SourceKind.PAYMENT_STATEMENT, statements::follow);
        followHeldStatements();
        Set<UUID> listed = ConcurrentHashMap.newKeySet();
        listed.addAll(read(new PurchaseQuery.UnderWay()));
        forEachUnfinished(SourceKind.PURCHASE_ORDER, page -> ask(page, listed));
        forEachUnfinished(SourceKind.DELIVERY, page -> ask(ids(ordersOf(page)), listed));
        forEachUnfinished(SourceKind.PAYMENT_STATEMENT, page -> ask(ids(statements.ordersOf(page)), listed));
        var start = selection.start();
        var swept = journal.coverage(company, SWEPT)
                .map(Coverage::upTo)
                .filter(last -> last.isAfter(now.minus(SWEEP_EVERY)) && !last.isAfter(now.plus(SWEEP_EVERY)));
        var from = swept.isEmpty() ? start : later(start, now.minus(LOOK_BACK));
        var done = selection.done(from, now);
        done.ifPresent(window -> read(new PurchaseQuery.Done(window), prints -> {
            listed.addAll(prints.keySet());
            return known(prints);
        }));
        if (!request.isPreview()) {
            if (swept.isEmpty()) {
                done.ifPresent(window -> askForThoseListedNoMore(listed, window));
            }
            inTurn.look(
                    start,
                    later(start, now.minus(LOOK_BACK)),
                    now,
                    swept.isEmpty(),
                    some -> ask(some, new HashSet<>()));
        }
        if (isWhole && swept.isEmpty() && !request.isPreview() && tally.unresolved() == 0) {
            journal.coverOnly(company, SWEPT, start, now);
        }
    }

    /// Where fewer are listed than there are, nothing is told by what is not. Should more have gone than are asked for,
    /// the next run sweeps again.
    private void askForThoseListedNoMore(Set<UUID> listed, SyncWindow window) {
        if (!isWhole) {
            return;
        }
        var missing = finished.listedNoMore(listed, window.from(), window.to(), ASKED_BY_ID_AT_ONCE);
        ask(missing, new HashSet<>());
        isWhole = missing.size() < ASKED_BY_ID_AT_ONCE;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// What was under way when it was read last, or of which something is still to be done.
    private void forEachUnfinished(SourceKind kind, Consumer<List<UUID>> page) {
        if (!request.isPreview()) {
            journal.forgetWhatIsDone(company, kind);
        }
        Optional<UUID> last = Optional.empty();
        do {
            var some =
                    journal.unfinished(company, kind, Instant.EPOCH, Selection.EVER, false, last, ASKED_BY_ID_AT_ONCE);
            last = some.stream().reduce((_, next) -> next);
            page.accept(some);
        } while (last.isPresent());
    }

    /// What was held and never posted: its order may have been filed since as one that leaves its payments out, and
    /// then nothing else says that it was there.
    private void followHeldStatements() {
        Optional<Hold> last = Optional.empty();
        do {
            var holds = journal.holds(company, SourceKind.PAYMENT_STATEMENT, last, ASKED_BY_ID_AT_ONCE);
            last = holds.stream().reduce((_, next) -> next);
            statements.follow(holds.stream()
                    .filter(hold -> !hold.posted())
                    .map(hold -> hold.source().id())
                    .toList());
        } while (last.isPresent());
    }

    /// What became of those that are not listed.
    private void ask(List<UUID> ofOrders, Set<UUID> listed) {
        var left = orders.legible(
                ofOrders.stream().filter(order -> !listed.contains(order)).toList());
        if (!left.isEmpty()) {
            listed.addAll(left.stream().map(RawRecord::id).toList());
            read(new PurchaseQuery.Known(left));
        }
    }

    /// @return the purchase orders that came
    private Set<UUID> read(PurchaseQuery query) {
        return read(query, this::known);
    }

    private Set<UUID> read(PurchaseQuery query, TradeSource.Echo echo) {
        var came = new HashSet<UUID>();
        try (var pages = source.purchases(company, query, echo, meter)) {
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                progress.beat();
                var wanted = selection.wanted(query, page.get().records());
                if (!request.isPreview()) {
                    untold.follow(wanted);
                }
                var records = bills.of(wanted);
                records.stream()
                        .filter(record -> record.reading().ref().kind() == SourceKind.PURCHASE_ORDER)
                        .forEach(record -> came.add(record.id()));
                waves.post(records);
                unknown(query, page.get().unknown());
                var gap = page.get().gap();
                if (gap != null) {
                    isWhole = false;
                    tally.remarks.add(
                            "Linnworks counts %,d more purchase orders than it lists, though it was asked several times: they are looked for again by every sync until it does."
                                    .formatted(gap.missing()));
                }
                tally.show(progress);
            }
        }
        poster.drain();
        return came;
    }

    private void unknown(PurchaseQuery query, List<String> unknown) {
        switch (query) {
            case PurchaseQuery.Numbered _ -> notFound(unknown);
            case PurchaseQuery.Again(var asked) ->
                poster.add(orders.gone(asked.stream()
                        .filter(order -> unknown.contains(order.id().toString()))
                        .toList()));
            case PurchaseQuery.Known(var filed) ->
                poster.add(orders.gone(filed.stream()
                        .map(record -> record.reading().ref())
                        .filter(order -> unknown.contains(order.id().toString()))
                        .toList()));
            case PurchaseQuery.UnderWay _,
                    PurchaseQuery.Done _,
                    PurchaseQuery.Purchased _,
                    PurchaseQuery.Delivered _ -> {}
        }
    }

    /// A number that orders were looked for by as well is unknown where neither has it.
    private void notFound(List<String> unknown) {
        if (alone) {
            tally.notFound.addAll(unknown);
        } else {
            tally.notFound.removeIf(number -> !unknown.contains(number));
        }
    }

    /// What is settled, and what was held: that has been tried again from the filed record before the
    /// reading began. One whose deliveries are not all on bills yet is followed beside this.
    private Set<UUID> known(Map<UUID, String> prints) {
        if (!(request.scope() instanceof SyncRequest.SinceLastTime)) {
            return Set.of();
        }
        var known = new HashSet<UUID>();
        journal.filed(company, SourceKind.PURCHASE_ORDER, prints).forEach((order, became) -> {
            if (!(request.isPreview() && became instanceof Filed.Held)) {
                known.add(order);
                tally.ends.met(SourceKind.PURCHASE_ORDER, order, true);
                became(order, became);
            }
        });
        return known;
    }

    private void became(UUID order, Filed became) {
        switch (became) {
            case Filed.Posted() -> tally.ends.became(order, Kind.UNCHANGED);
            case Filed.Skipped(var reason) -> tally.ends.skipped(order, reason);
            case Filed.Dismissed() -> tally.ends.skipped(order, Walk.DISMISSED);
            case Filed.Held() -> {
                // Counted when it was tried again.
            }
        }
    }
}
