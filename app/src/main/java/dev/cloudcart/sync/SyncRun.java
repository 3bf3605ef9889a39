package dev.cloudcart.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.Books.OpenBooks;

/// One run: settle what is open, try again what was held, then read, plan and post page by page. Nothing has a
/// second path: a preview stops before posting, a crash begins again at the top.
final class SyncRun {

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
    private final Selection selection;

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
        this.selection = new Selection(run.company(), request, setup, journal, tally);
    }

    void run(OpenBooks books, CallMeter meter) {
        var company = run.company();
        var zone = setup.rules().zone();
        var leftovers = new Leftovers(company, zone, request.isPreview(), journal, settings, pauses, progress);
        var settlement = new Settlement(run, books, journal, tally, progress, leftovers::mayStand);
        var drift = new Drift(run, books, journal, tally, selection.looksAtAll());
        var walk = new Walk(run, request, setup, source, books, journal, drift, tally);
        var reach = new Reach(request, setup, selection, cursor, tally);
        checkHome(books);
        try (var poster =
                new Poster(run, setup.rules().version(), books, journal, settlement, () -> tally.show(progress))) {
            var pages = new Pages(
                    company,
                    request.isPreview(),
                    source,
                    journal,
                    cursor,
                    selection,
                    reach,
                    walk,
                    poster,
                    meter,
                    progress,
                    tally);
            var held = new HeldOrders(company, journal, walk, poster, pages, meter, progress, tally);
            var open = new OpenOrders(company, request, selection, cursor.start(), journal, walk, poster, pages, tally);
            if (!request.isPreview()) {
                leftovers.letArriveWhatWasSentBeforeARestore();
                leftovers.settleOpenBatches(settlement, books);
                lookAgainWhenAPersonAsks(books);
                var toAsk = held.postAgain();
                held.askForWhatWasNotHandedOut(toAsk);
                held.askHowItStands(toAsk);
            }
            var time = timeTold(books, meter, leftovers);
            followTheBooks(drift, time.now(), pages, poster);
            var queries = reach.queries(time);
            post(queries, pages, poster);
            var listed = open.post();
            var changes = reach.changes(queries, time);
            post(changes, pages, poster);
            open.postWhatIsListedNoMore(listed);
            open.postWhatWasReplaced();
            if (tally.stale.sum() > 0) {
                books.refresh();
                held.askHowItStands(held.postAgain());
            }
            if (tally.unresolved() > 0) {
                new LostAnswers(company, journal, settlement, pauses, progress).settle();
            }
            reach.cover(queries, time.now(), pages.unreadFrom());
            reach.coverChanges(changes, time.now(), pages.unreadFrom());
        }
        tally.show(progress);
    }

    private static void post(List<SalesQuery> queries, Pages pages, Poster poster) {
        for (var query : queries) {
            pages.post(query);
            poster.drain();
        }
    }

    /// The stamps of the orders are Linnworks', so its time says up to when they are read.
    private ServiceTime.Told timeTold(OpenBooks books, CallMeter meter, Leftovers leftovers) {
        var time =
                new ServiceTime(source, books, clock, cursor.coverage().map(Coverage::upTo)).told(run.company(), meter);
        time.trouble().ifPresent(tally.remarks::add);
        time.disbelief().ifPresent(tally.remarks::add);
        leftovers.endTheDoubtAfterARestore(time);
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

    /// What somebody deleted, voided or edited in the books is asked for once a day; whose document it was is read
    /// again, and planned like everything else. A run over days or numbers looks at its documents itself.
    private void followTheBooks(Drift drift, Instant now, Pages pages, Poster poster) {
        if (request.isPreview() || selection.readsWhole()) {
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
                pages.post(new SalesQuery.Again(found.orders()));
                poster.drain();
            }
            if (!found.isInDoubt()) {
                cursor.followedTheBooks(now);
            }
        }
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
