package dev.cloudcart.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.IntendedBatch;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.Books.OpenBooks;

/// One run: settle what is open, try again what was held, then read, plan and post page by page. Nothing has a second path:
/// a preview stops before posting, a crash begins again at the top.
final class SyncRun {

    /// The stream of processed orders, for the cursor.
    static final String PROCESSED_ORDERS = "processed orders";

    private static final int OPEN_BATCHES_MAX = 10_000;
    private static final int PAGES_PLANNED_AT_ONCE = 3;

    private final SyncRequest request;
    private final CompanySetup setup;
    private final RunId run;
    private final TradeSource source;
    private final Journal journal;
    private final SyncSettings settings;
    private final InstantSource clock;
    private final Progress progress;
    private final Tally tally;

    SyncRun(SyncRequest request, CompanySetup setup, RunId run, TradeSource source, Journal journal,
            SyncSettings settings, InstantSource clock, Progress progress, Tally tally) {
        this.request = request;
        this.setup = setup;
        this.run = run;
        this.source = source;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
        this.tally = tally;
    }

    void run(OpenBooks books, CallMeter meter) {
        var settlement = new Settlement(run, books, journal, tally);
        var walk = new Walk(run, request.isPreview(), setup, books, journal, tally);
        var now = clock.instant();
        checkHome(books);
        try (var poster = new Poster(run, setup.rules().version(), books, journal, settlement, this::showPosting)) {
            if (!request.isPreview()) {
                settleOpenBatches(settlement);
                lookAgainWhenAPersonAsks(books);
                postWhatWasHeld(walk, poster);
            }
            postPages(walk, poster, meter, now);
            poster.drain();
            if (tally.stale.sum() > 0) {
                books.refresh();
                postWhatWasHeld(walk, poster);
            }
            if (tally.unresolved.sum() > 0) {
                settleOpenBatches(settlement);
            }
        }
        moveCursor(now);
    }

    /// Every rate and every figure would be wrong in books of another home currency.
    private void checkHome(OpenBooks books) {
        var nothing = new Needs(Set.of(), Set.of(), Set.of());
        var home = books.chart(nothing, new Creation(false, false, Creation.ItemKind.NEVER, "")).home();
        if (!home.equals(setup.rules().home())) {
            throw new ConnectionTrouble(ConnectionTrouble.Side.QUICKBOOKS, ConnectionTrouble.Kind.NEEDS_ATTENTION,
                    "QuickBooks keeps these books in %s, but %s was added with %s".formatted(home, setup.name(),
                            setup.rules().home()),
                    "Connect the QuickBooks company that belongs to it, or add the company anew with --currency "
                            + home);
        }
    }

    /// Whoever starts a run by hand may just have mended in QuickBooks what holds something.
    private void lookAgainWhenAPersonAsks(OpenBooks books) {
        if (request.trigger() == Trigger.MANUAL && !journal.holds(run.company(), Optional.empty(), 1).isEmpty()) {
            books.refresh();
        }
    }

    /// Batches whose answer was lost, by this run or one before, perhaps in a crash.
    private void settleOpenBatches(Settlement settlement) {
        tally.unresolved.reset();
        for (var batch : journal.withoutAnswer(run.company(), OPEN_BATCHES_MAX)) {
            settlement.settle(batch, isYoung(batch));
        }
    }

    private boolean isYoung(IntendedBatch batch) {
        return clock.instant().isBefore(batch.intendedAt().plus(settings.replayTrust()));
    }

    private void postWhatWasHeld(Walk walk, Poster poster) {
        Optional<Hold> last = Optional.empty();
        do {
            var page = walk.heldAgain(source, last);
            poster.add(page.instructions());
            last = page.last();
        } while (last.isPresent());
        poster.drain();
    }

    /// A few pages are looked up and planned at once, because both wait for the database and for QuickBooks; they are posted
    /// in the order they were read.
    private void postPages(Walk walk, Poster poster, CallMeter meter, Instant now) {
        long read = 0;
        var planned = new ArrayDeque<CompletableFuture<List<Instruction>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var pages = source.sales(run.company(), query(now), this::notToReadAgain, meter)) {
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                var records = page.get();
                read += records.records().size() + records.echoes();
                progress.reading(read, Math.max(read, records.total()));
                planned.add(CompletableFuture.supplyAsync(() -> walk.page(records), threads));
                if (planned.size() == PAGES_PLANNED_AT_ONCE) {
                    post(planned.remove(), poster);
                }
            }
            planned.forEach(page -> post(page, poster));
        }
    }

    private void post(CompletableFuture<List<Instruction>> page, Poster poster) {
        try {
            poster.add(page.join());
            showPosting();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException trouble ? trouble : e;
        }
    }

    /// What is settled, and what was held: that has been tried again from the filed record before the reading began.
    private Set<UUID> notToReadAgain(Map<UUID, String> prints) {
        var known = new HashSet<>(journal.known(run.company(), SourceKind.SALE, prints));
        if (request.isPreview()) {
            return known;
        }
        var held = new HashSet<>(journal.held(run.company(), SourceKind.SALE, prints));
        held.removeAll(known);
        tally.heldEchoes.add(held.size());
        known.addAll(held);
        return known;
    }

    private SalesQuery query(Instant now) {
        return switch (request.scope()) {
            case SyncRequest.SinceLastTime() -> new SalesQuery.Processed(sinceLastTime(now));
            case SyncRequest.Within(var window) -> new SalesQuery.Processed(window);
            case SyncRequest.Numbers(var numbers) -> new SalesQuery.Numbered(numbers);
        };
    }

    private SyncWindow sinceLastTime(Instant now) {
        var from = journal.cursor(run.company(), PROCESSED_ORDERS).map(at -> at.minus(settings.overlap()))
                .orElseGet(() -> start(setup.rules()));
        var start = start(setup.rules());
        return new SyncWindow(earliest(now, from.isBefore(start) ? start : from), now);
    }

    private static Instant start(Rules rules) {
        return rules.startDate().atStartOfDay(rules.zone()).toInstant();
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Only when everything read is posted or held; what a person named by hand moves nothing.
    private void moveCursor(Instant now) {
        if (request.scope() instanceof SyncRequest.SinceLastTime && !request.isPreview()
                && tally.unresolved.sum() == 0) {
            journal.moveCursor(run.company(), PROCESSED_ORDERS, now);
        }
    }

    private void showPosting() {
        progress.posting(tally.posted.sum() + tally.refused.sum(), tally.planned.sum());
    }

    /// The holds as the report shows them.
    static List<RunReport.HoldRow> holds(List<Hold> holds) {
        return holds.stream()
                .map(hold -> new RunReport.HoldRow(hold.source().number(),
                        String.join("; ", hold.reasons().stream().map(reason -> reason.what()).distinct().toList()),
                        String.join("; ", hold.reasons().stream().map(reason -> reason.mend()).distinct().toList())))
                .toList();
    }

    static RunReport.@Nullable Problem unresolved(Tally tally) {
        long open = tally.unresolved.sum();
        return open == 0
                ? null
                : new RunReport.Problem("QuickBooks did not answer for " + open + " documents",
                        "Nothing to do: the next run asks again before it sends anything", null, false);
    }
}
