package dev.cloudcart.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Filed;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.IntendedBatch;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Restored;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.Books.OpenBooks;
import dev.cloudcart.sync.Ends.Kind;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// One run: settle what is open, try again what was held, then read, plan and post page by page. Nothing has a
/// second path: a preview stops before posting, a crash begins again at the top.
final class SyncRun {

    private static final int OPEN_BATCHES_MAX = 10_000;
    private static final int PAGES_PLANNED_AT_ONCE = 3;
    private static final int ASKED_AGAIN_MAX = 200;
    private static final Duration PAUSE_FOR_QUICKBOOKS = Duration.ofSeconds(5);
    private static final String NOT_HANDED_OUT =
            "Linnworks lists %,d orders that it has not handed out: %,d of them were asked for again, those that "
                    + "waited longest, and the next syncs ask for the others.";
    private static final String STANDING =
            "%,d orders that stand in QuickBooks are held: Linnworks was asked how %,d of them are now, those that "
                    + "waited longest, and the next syncs ask for the others.";
    private static final int ASKED_BY_ID_AT_ONCE = 500;
    private static final int REPLACED_AT_ONCE = 200;

    /// No order is of a later day.
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    /// What is held is to be planned again, though it is as it was filed.
    private static final TradeSource.Echo NOTHING_IS_SETTLED = _ -> Set.of();

    private final SyncRequest request;
    private final CompanySetup setup;
    private final RunId run;
    private final TradeSource source;
    private final Journal journal;
    private final SyncSettings settings;
    private final InstantSource clock;
    private final Pauses pauses;
    private final Pulse progress;
    private final Tally tally;
    private final Cursor cursor;
    private volatile Optional<Restored> restored;
    private boolean startsAnew;
    private @Nullable Instant unreadFrom;

    SyncRun(
            SyncRequest request,
            CompanySetup setup,
            RunId run,
            TradeSource source,
            Journal journal,
            SyncSettings settings,
            InstantSource clock,
            Pauses pauses,
            Pulse progress,
            Tally tally) {
        this.request = request;
        this.setup = setup;
        this.run = run;
        this.source = source;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.pauses = pauses;
        this.progress = progress;
        this.tally = tally;
        this.cursor = new Cursor(run.company(), setup.rules(), journal, settings.overlap());
        this.restored = journal.restored();
    }

    void run(OpenBooks books, CallMeter meter) {
        var settlement = new Settlement(run, books, journal, tally, progress, this::mayStand);
        var drift = new Drift(run, books, journal, tally, looksAtAll());
        var walk = new Walk(run, request, setup, source, books, journal, drift, tally);
        checkHome(books);
        try (var poster = new Poster(run, setup.rules().version(), books, journal, settlement, this::showPosting)) {
            if (!request.isPreview()) {
                letArriveWhatWasSentBeforeARestore();
                settleOpenBatches(settlement, books);
                lookAgainWhenAPersonAsks(books);
                var held = postWhatWasHeld(walk, poster, meter);
                askAgain(held.missing(), SalesQuery.Again::new, NOT_HANDED_OUT, walk, poster, meter);
                askHowItStands(held, walk, poster, meter);
            }
            var time = timeTold(books, meter);
            followTheBooks(drift, time.now(), walk, poster, meter);
            var queries = queries(time);
            for (var query : queries) {
                postPages(query, walk, poster, meter);
                poster.drain();
            }
            var listed = postWhatIsOpen(walk, poster, meter);
            var changes = changes(queries, time);
            for (var query : changes) {
                postPages(query, walk, poster, meter);
                poster.drain();
            }
            postWhatIsListedNoMore(listed, walk, poster, meter);
            postWhatWasReplaced(walk, poster);
            if (tally.stale.sum() > 0) {
                books.refresh();
                askHowItStands(postWhatWasHeld(walk, poster, meter), walk, poster, meter);
            }
            if (tally.unresolved() > 0) {
                new LostAnswers(run.company(), journal, settlement, pauses, progress).settle();
            }
            cover(queries, time.now());
            coverChanges(changes, time.now());
        }
        showPosting();
    }

    /// What was posted between the backup and its restoration is in the books, but not in the journal. The clock of
    /// the computer that restored it may have been wrong, so only the services' time ends it.
    private boolean mayStand(LocalDate day) {
        return restored.filter(memory -> !memory.told() || !day.isAfter(day(memory.upTo())))
                .isPresent();
    }

    private LocalDate day(Instant at) {
        return at.atZone(setup.rules().zone()).toLocalDate();
    }

    /// Whoever wrote before the restoration did so before this time.
    private void endTheDoubtAfterARestore(ServiceTime.Told time) {
        var latest = time.latest();
        if (isDoubtful() && !request.isPreview() && latest != null) {
            journal.restoredBefore(latest);
            restored = journal.restored();
        }
    }

    private boolean isDoubtful() {
        return restored.filter(memory -> !memory.told()).isPresent();
    }

    /// The stamps of the orders are Linnworks', so its time says up to when they are read.
    private ServiceTime.Told timeTold(OpenBooks books, CallMeter meter) {
        var time = new ServiceTime(source, books, clock).told(run.company(), meter);
        time.trouble().ifPresent(tally.remarks::add);
        endTheDoubtAfterARestore(time);
        return time;
    }

    /// Every rate and every figure would be wrong in books of another home currency.
    private void checkHome(OpenBooks books) {
        var nothing = new Needs(Set.of(), Set.of(), Set.of());
        var home = books.chart(nothing, new Creation(false, false, Creation.ItemKind.NEVER, ""))
                .home();
        if (!home.equals(setup.rules().home())) {
            throw new ConnectionTrouble(
                    ConnectionTrouble.Side.QUICKBOOKS,
                    ConnectionTrouble.Kind.NEEDS_ATTENTION,
                    "QuickBooks keeps these books in %s, but %s was added with %s"
                            .formatted(home, setup.name(), setup.rules().home()),
                    "Connect the QuickBooks company that belongs to it, or add the company anew with --currency "
                            + home);
        }
    }

    /// Whoever starts a run by hand may just have mended in QuickBooks what holds something; that Linnworks is
    /// asked again too, [Walk#heldAgain] sees to.
    private void lookAgainWhenAPersonAsks(OpenBooks books) {
        if (request.trigger() == Trigger.MANUAL
                && !journal.holds(run.company(), Optional.empty(), 1).isEmpty()) {
            books.refresh();
        }
    }

    /// A person who names what is to be synced wants it to stand in the books now. A run by schedule saves the
    /// reads.
    private boolean looksAtAll() {
        return request.trigger() == Trigger.MANUAL && readsWhole();
    }

    /// The header of an order does not show every change, so what a person names is read whole.
    private boolean readsWhole() {
        return !(request.scope() instanceof SyncRequest.SinceLastTime);
    }

    /// Whoever used the database before the backup took its place may have sent what nobody remembers now, and
    /// QuickBooks may still be at work on it: what is absent counts only when that is over.
    private void letArriveWhatWasSentBeforeARestore() {
        if (isDoubtful()) {
            waitUntilSurelyOver("The database was restored from a backup");
        }
    }

    /// By our own pauses, for any clock can be set.
    private void waitUntilSurelyOver(String why) {
        progress.note("%s; waiting %d seconds for what QuickBooks may still be storing"
                .formatted(why, LostAnswers.SURELY_OVER.toSeconds()));
        for (var left = LostAnswers.SURELY_OVER; left.isPositive(); left = left.minus(PAUSE_FOR_QUICKBOOKS)) {
            pauses.pause(PAUSE_FOR_QUICKBOOKS);
            progress.beat();
        }
    }

    /// Batches whose answer was lost by a run before, perhaps in a crash.
    private void settleOpenBatches(Settlement settlement, OpenBooks books) {
        var unsure = new ArrayList<IntendedBatch>();
        for (var batch : journal.withoutAnswer(run.company(), OPEN_BATCHES_MAX)) {
            var ago = agoByTheBooks(batch, books);
            boolean young =
                    isYoung(batch.sentAgo()) || ago.filter(this::isYoung).isPresent();
            if (!young && ago.isEmpty()) {
                unsure.add(batch);
            } else {
                settlement.settle(batch, young);
            }
            progress.beat();
        }
        if (!unsure.isEmpty()) {
            waitUntilSurelyOver("A run before was broken off");
            unsure.forEach(batch -> {
                settlement.settle(batch, false);
                progress.beat();
            });
        }
    }

    /// However little the request id is trusted, QuickBooks has its time. The clock of the database may have been
    /// set meanwhile, so what is old by it must be so by the books' time too.
    private boolean isYoung(Duration sentAgo) {
        return sentAgo.compareTo(settings.replayTrust()) < 0 || sentAgo.compareTo(LostAnswers.SURELY_OVER) < 0;
    }

    private static Optional<Duration> agoByTheBooks(IntendedBatch batch, OpenBooks books) {
        return Optional.ofNullable(batch.sentAtBooks())
                .flatMap(sent -> books.now().map(now -> Duration.between(sent, now)));
    }

    /// What the shop is to be asked for once more, one by one.
    ///
    /// @param missing what it listed earlier but did not hand out
    /// @param standing what is in the books already, and held because it is to be amended or removed
    /// @param left the same of what the shop did not know any more
    private record ToAsk(List<SourceRef> missing, List<SourceRef> standing, List<SourceRef> left) {}

    private ToAsk postWhatWasHeld(Walk walk, Poster poster, CallMeter meter) {
        var toAsk = new ToAsk(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Optional<Hold> last = Optional.empty();
        do {
            var page = walk.heldAgain(meter, last);
            progress.beat();
            poster.add(page.instructions());
            toAsk.missing().addAll(page.missing());
            toAsk.standing().addAll(page.standing());
            toAsk.left().addAll(page.left());
            last = page.last();
        } while (last.isPresent());
        poster.drain();
        return toAsk;
    }

    /// What the shop did not know any more when it was held is asked for as such: it is over unless it is back.
    private void askHowItStands(ToAsk held, Walk walk, Poster poster, CallMeter meter) {
        askAgain(held.standing(), SalesQuery.Again::new, STANDING, walk, poster, meter);
        askAgain(held.left(), left -> new SalesQuery.Known(walk.filed(ids(left))), STANDING, walk, poster, meter);
    }

    private static List<UUID> ids(List<SourceRef> orders) {
        return orders.stream().map(SourceRef::id).toList();
    }

    /// What was not handed out may be by now, and what stands may be other than it was, also where nothing about it
    /// shows. So many a run, in turn.
    ///
    /// @param someOnly says of how many how many were asked for
    private void askAgain(
            List<SourceRef> orders,
            Function<List<SourceRef>, SalesQuery> query,
            String someOnly,
            Walk walk,
            Poster poster,
            CallMeter meter) {
        if (orders.isEmpty()) {
            return;
        }
        var turn = journal.inTurn(run.company(), SourceKind.SALE, ids(orders), ASKED_AGAIN_MAX);
        var asked = orders.stream().filter(order -> turn.contains(order.id())).toList();
        if (asked.size() < orders.size()) {
            tally.remarks.add(someOnly.formatted(orders.size(), asked.size()));
        }
        postPages(query.apply(asked), NOTHING_IS_SETTLED, walk, poster, meter);
        poster.drain();
    }

    /// What somebody deleted, voided or edited in the books is asked for once a day; whose document it was is read
    /// again, and planned like everything else. A run over days or numbers looks at its documents itself.
    private void followTheBooks(Drift drift, Instant now, Walk walk, Poster poster, CallMeter meter) {
        if (request.isPreview() || readsWhole()) {
            return;
        }
        var since = cursor.booksSince(now);
        if (since.isPresent()) {
            cursor.booksNotFollowed(now).ifPresent(tally.remarks::add);
            var found = drift.changedSince(since.get());
            if (!found.isWhole()) {
                tally.remarks.add(cursor.moreChangedInTheBooks(since.get()));
            }
            if (!found.orders().isEmpty()) {
                found.orders().forEach(order -> tally.ends.metAgain(order.id(), true));
                postPages(new SalesQuery.Again(found.orders()), walk, poster, meter);
                poster.drain();
            }
            if (!found.isInDoubt()) {
                cursor.followedTheBooks(now);
            }
        }
    }

    /// What was processed meanwhile was read before, so that an order which is open and processed in one run is met
    /// as open, and then by its id.
    ///
    /// @return the orders that were listed as open
    private Set<UUID> postWhatIsOpen(Walk walk, Poster poster, CallMeter meter) {
        var listed = ConcurrentHashMap.<UUID>newKeySet();
        for (var window : openWindows()) {
            postPages(
                    new SalesQuery.Open(window),
                    prints -> {
                        listed.addAll(prints.keySet());
                        return notToReadAgain(prints);
                    },
                    walk,
                    poster,
                    meter);
        }
        poster.drain();
        return listed;
    }

    private List<SyncWindow> openWindows() {
        return switch (request.scope()) {
            case SyncRequest.SinceLastTime()
            when takes(OrderStatus.OPEN) -> List.of(new SyncWindow(cursor.start(), EVER));
            case SyncRequest.Within(var window) when takes(OrderStatus.OPEN) -> List.of(window);
            case SyncRequest.SinceLastTime _, SyncRequest.Within _, SyncRequest.Numbers _ -> List.of();
        };
    }

    private boolean takes(OrderStatus status) {
        return (request.statuses().isEmpty() ? setup.statuses() : request.statuses()).contains(status);
    }

    /// Whether nothing that the settings post is left out of this run.
    private boolean takesAllThatIsPosted() {
        return setup.statuses().stream().allMatch(this::takes);
    }

    /// What was open when it was read last, and is not listed as open any more, was processed, cancelled, deleted or
    /// merged: its source is asked which. Where open orders are not posted any more, those that were are followed
    /// all the same.
    private void postWhatIsListedNoMore(Set<UUID> listed, Walk walk, Poster poster, CallMeter meter) {
        var within = request.scope() instanceof SyncRequest.Within(var window) && takes(OrderStatus.OPEN)
                ? window
                : new SyncWindow(Instant.EPOCH, EVER);
        if (request.scope() instanceof SyncRequest.Numbers || (readsWhole() && !takes(OrderStatus.OPEN))) {
            return;
        }
        if (!request.isPreview()) {
            journal.forgetWhatIsDone(run.company(), SourceKind.SALE);
        }
        Optional<UUID> last = Optional.empty();
        do {
            var page = journal.unfinished(
                    run.company(),
                    SourceKind.SALE,
                    within.from(),
                    within.to(),
                    !takes(OrderStatus.OPEN),
                    last,
                    ASKED_BY_ID_AT_ONCE);
            var left = page.stream().filter(order -> !listed.contains(order)).toList();
            askWhatBecameOf(walk.filed(left), walk, poster, meter);
            last = page.stream().reduce((_, next) -> next);
        } while (last.isPresent());
        poster.drain();
    }

    /// A processed one that is not handed out has not gone for that.
    private void askWhatBecameOf(List<RawRecord> left, Walk walk, Poster poster, CallMeter meter) {
        var processed = left.stream().filter(Walk::isProcessed).toList();
        var others = left.stream().filter(record -> !processed.contains(record)).toList();
        if (!processed.isEmpty()) {
            var orders =
                    processed.stream().map(record -> record.reading().ref()).toList();
            postPages(new SalesQuery.Again(orders), walk, poster, meter);
        }
        if (!others.isEmpty()) {
            postPages(new SalesQuery.Known(others), walk, poster, meter);
        }
    }

    /// What takes the place of a document is planned once that one is gone: nothing in one batch sees the rest of it.
    private void postWhatWasReplaced(Walk walk, Poster poster) {
        var replaced = List.copyOf(tally.replaced);
        for (int from = 0; from < replaced.size(); from += REPLACED_AT_ONCE) {
            poster.add(walk.again(replaced.subList(from, Math.min(replaced.size(), from + REPLACED_AT_ONCE))));
        }
        poster.drain();
    }

    private void postPages(SalesQuery query, Walk walk, Poster poster, CallMeter meter) {
        postPages(query, this::notToReadAgain, walk, poster, meter);
    }

    /// A few pages are looked up and planned at once, because both wait for the database and for QuickBooks; they
    /// are posted in the order they were read.
    private void postPages(SalesQuery query, TradeSource.Echo echo, Walk walk, Poster poster, CallMeter meter) {
        var planned = new ArrayDeque<CompletableFuture<List<Instruction>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var pages = source.sales(run.company(), query, echo, meter)) {
            sayWhereTheFirstRunStarts(query);
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                var records = wanted(query, page.get());
                records.records().forEach(record -> tally.ends.met(Walk.id(record), Walk.makesSense(record)));
                var unknown = unknown(query, records);
                Optional.ofNullable(records.gap()).ifPresent(this::note);
                progress.reading(tally.ends.met(), Math.max(tally.ends.met(), records.total()));
                planned.add(CompletableFuture.supplyAsync(() -> planned(walk, records, unknown), threads));
                if (planned.size() == PAGES_PLANNED_AT_ONCE) {
                    post(planned.remove(), poster);
                }
            }
            planned.forEach(page -> post(page, poster));
        }
    }

    /// What was met as cancelled is not met again. Of orders that are not to be posted any more, those that were are
    /// followed.
    private TradeSource.SalesPage wanted(SalesQuery query, TradeSource.SalesPage page) {
        return switch (query) {
            case SalesQuery.Cancelled _ -> page.without(tally.cancelled);
            case SalesQuery.Processed _
            when !takes(OrderStatus.PROCESSED) ->
                page.only(journal.positions(run.company(), SourceKind.SALE, page.ids())
                        .keySet());
            case SalesQuery.Numbered _ -> named(page);
            case SalesQuery.Processed _, SalesQuery.Open _, SalesQuery.Known _, SalesQuery.Again _ -> page;
        };
    }

    /// Who names a number and days, or a status, wants those orders only that are both.
    private TradeSource.SalesPage named(TradeSource.SalesPage page) {
        var wanted = page.records().stream()
                .filter(record -> otherwise(record).isEmpty())
                .map(Walk::id)
                .collect(Collectors.toSet());
        page.records().stream().flatMap(record -> otherwise(record).stream()).forEach(tally.remarks::add);
        return page.only(wanted);
    }

    /// Why an order is not among those that were asked for, as a sentence.
    private Optional<String> otherwise(RawRecord record) {
        if (!(record.reading() instanceof Reading.Read(Sale sale))
                || !(request.scope() instanceof SyncRequest.Numbers(var _, var within))) {
            return Optional.empty();
        }
        var status = sale.isOpen() ? OrderStatus.OPEN : OrderStatus.PROCESSED;
        if (!request.statuses().isEmpty() && !request.statuses().contains(status)) {
            return Optional.of("Order %s is %s, and was left alone."
                    .formatted(sale.ref().number(), sale.isOpen() ? "open" : "processed"));
        }
        var day = Objects.requireNonNullElse(sale.processedAt(), sale.receivedAt());
        return within == null || within.contains(day)
                ? Optional.empty()
                : Optional.of("Order %s is of %s, not of the days that were given, and was left alone."
                        .formatted(
                                sale.ref().number(),
                                day.atZone(setup.rules().zone()).toLocalDate()));
    }

    private static List<Instruction> planned(Walk walk, TradeSource.SalesPage page, List<SourceRef> unknown) {
        return Stream.concat(walk.page(page).stream(), walk.gone(unknown).stream())
                .toList();
    }

    /// The orders that were asked for by their ids and that the source does not know.
    private List<SourceRef> unknown(SalesQuery query, TradeSource.SalesPage page) {
        var asked = switch (query) {
            case SalesQuery.Again(var orders) -> orders;
            case SalesQuery.Known(var filed) ->
                filed.stream().map(record -> record.reading().ref()).toList();
            case SalesQuery.Numbered _, SalesQuery.Processed _, SalesQuery.Cancelled _, SalesQuery.Open _ -> {
                tally.notFound.addAll(page.unknown());
                yield List.<SourceRef>of();
            }
        };
        return asked.stream()
                .filter(order -> page.unknown().contains(order.id().toString()))
                .toList();
    }

    private void note(TradeSource.Gap gap) {
        unreadFrom = unreadFrom == null || gap.stretch().from().isBefore(unreadFrom)
                ? gap.stretch().from()
                : unreadFrom;
        tally.remarks.add(cursor.told(gap));
    }

    private void sayWhereTheFirstRunStarts(SalesQuery query) {
        if (query instanceof SalesQuery.Processed
                && takes(OrderStatus.PROCESSED)
                && request.scope() instanceof SyncRequest.SinceLastTime
                && !startsAnew) {
            cursor.firstStart().ifPresent(progress::note);
        }
    }

    private void post(CompletableFuture<List<Instruction>> page, Poster poster) {
        try {
            poster.add(page.join());
            showPosting();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw e.getCause() instanceof RuntimeException trouble ? trouble : e;
        }
    }

    /// What is settled, and what was held: that has been tried again from the filed record before the reading
    /// began.
    private Set<UUID> notToReadAgain(Map<UUID, String> prints) {
        if (readsWhole()) {
            return Set.of();
        }
        var known = new HashSet<UUID>();
        journal.filed(run.company(), SourceKind.SALE, prints).forEach((record, became) -> {
            if (isSettled(record, became)) {
                known.add(record);
            }
        });
        return known;
    }

    private boolean isSettled(UUID record, Filed became) {
        if (request.isPreview() && became instanceof Filed.Held) {
            return false;
        }
        if (tally.cancelled.contains(record)) {
            return true;
        }
        tally.ends.met(record, true);
        switch (became) {
            case Filed.Posted() -> tally.ends.became(record, Kind.UNCHANGED);
            case Filed.Skipped(var reason) -> {
                tally.ends.skipped(record, reason);
                if (reason.equals(Standing.CANCELLED.reason())) {
                    tally.cancelled.add(record);
                }
            }
            case Filed.Dismissed() -> tally.ends.skipped(record, Walk.DISMISSED);
            case Filed.Held() -> {
                // Counted when it was tried again.
            }
        }
        return true;
    }

    private List<SalesQuery> queries(ServiceTime.Told time) {
        return switch (request.scope()) {
            case SyncRequest.SinceLastTime()
            when takes(OrderStatus.PROCESSED) ->
                sinceLastTime(time).stream()
                        .<SalesQuery>map(SalesQuery.Processed::new)
                        .toList();
            case SyncRequest.Within(var window)
            when takes(OrderStatus.PROCESSED) -> List.of(new SalesQuery.Processed(window));
            case SyncRequest.SinceLastTime _, SyncRequest.Within _ -> List.of();
            case SyncRequest.Numbers(var numbers, var _) -> List.of(new SalesQuery.Numbered(numbers));
        };
    }

    /// What has happened to orders that were read before: Linnworks' dates do not move when a processed order is
    /// edited, so that the rows of the last days are looked through again once a day, and those with another print
    /// are read; what was cancelled has a date of its own.
    private List<SalesQuery> changes(List<SalesQuery> read, ServiceTime.Told time) {
        if (request.scope() instanceof SyncRequest.Within(var window)) {
            return List.of(new SalesQuery.Cancelled(window));
        }
        if (!(request.scope() instanceof SyncRequest.SinceLastTime)
                || !setup.lookBack().isPositive()
                || !takesAllThatIsPosted()) {
            return List.of();
        }
        var back = read.isEmpty() || !(read.getLast() instanceof SalesQuery.Processed(var last))
                ? cursor.lookBackAlone(setup.lookBack(), time.now())
                : cursor.lookBack(setup.lookBack(), last.from(), time.now());
        return back.map(days -> List.<SalesQuery>of(
                        new SalesQuery.Processed(days),
                        new SalesQuery.Cancelled(new SyncWindow(cursor.cancelledSince(days.from()), time.readUpTo()))))
                .orElse(List.of());
    }

    private void coverChanges(List<SalesQuery> changes, Instant now) {
        if (request.scope() instanceof SyncRequest.SinceLastTime
                && !request.isPreview()
                && tally.unresolved() == 0
                && unreadFrom == null
                && !changes.isEmpty()
                && changes.getFirst() instanceof SalesQuery.Processed(var back)) {
            cursor.lookedBack(back.from(), now);
        }
    }

    private List<SyncWindow> sinceLastTime(ServiceTime.Told time) {
        cursor.isAhead(time.now()).ifPresent(this::startAnew);
        return cursor.sinceLastTime(time.now(), time.readUpTo());
    }

    /// A crash on the way finds the cursor mended already.
    private void startAnew(String why) {
        tally.remarks.add(why);
        startsAnew = true;
        if (!request.isPreview()) {
            cursor.startAnew();
        }
    }

    /// Only when everything read is posted or held; what a person named by hand moves nothing.
    private void cover(List<SalesQuery> read, Instant now) {
        if (!(request.scope() instanceof SyncRequest.SinceLastTime) || request.isPreview() || tally.unresolved() > 0) {
            return;
        }
        if (unreadFrom != null) {
            coverUpTo(unreadFrom, read);
            return;
        }
        if (!read.isEmpty() && read.getFirst() instanceof SalesQuery.Processed(var first)) {
            cursor.cover(first.from(), now);
        }
        if (!takesAllThatIsPosted()) {
            return;
        }
        if (!takes(OrderStatus.PROCESSED)) {
            tally.complete = new RunReport.Complete(cursor.start(), now);
            return;
        }
        tally.complete = cursor.coverage()
                .flatMap(Coverage::from)
                .map(from -> new RunReport.Complete(from, now))
                .orElse(null);
    }

    /// Only where that leaves nothing out in between.
    private void coverUpTo(Instant gap, List<SalesQuery> read) {
        boolean isNew =
                cursor.coverage().map(Coverage::upTo).filter(gap::isBefore).isEmpty();
        if (isNew
                && read.size() == 1
                && read.getFirst() instanceof SalesQuery.Processed(var window)
                && window.from().isBefore(gap)) {
            cursor.cover(window.from(), gap);
        }
    }

    private void showPosting() {
        progress.posting(tally.posted(), tally.posted() + tally.underWay());
    }

    static RunReport.@Nullable Problem unresolved(Tally tally) {
        long open = tally.unresolved();
        return open == 0
                ? null
                : new RunReport.Problem(
                        "QuickBooks did not answer for " + open + " documents",
                        "Nothing to do: the next run asks again before it sends anything",
                        null,
                        false);
    }
}
