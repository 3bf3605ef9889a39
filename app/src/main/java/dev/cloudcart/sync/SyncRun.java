package dev.cloudcart.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.intake.Cursor;
import dev.cloudcart.intake.DaysOfOrders;
import dev.cloudcart.intake.OrderPayments;
import dev.cloudcart.intake.Purchases;
import dev.cloudcart.intake.Sales;
import dev.cloudcart.intake.Selection;
import dev.cloudcart.intake.ServiceTime;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.posting.AsIfToday;
import dev.cloudcart.posting.Drift;
import dev.cloudcart.posting.LostAnswers;
import dev.cloudcart.posting.MadeOfOthers;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Settlement;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Knowledge;

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
    private final Knowledge known;

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
        this.known = new Knowledge(run.company(), setup.rules(), source, journal, new AsIfPosted());
        this.cursor = new Cursor(run.company(), setup.rules(), journal, settings.overlap());
        this.selection = new Selection(run.company(), request, setup, journal, tally);
    }

    void run(OpenBooks books, CallMeter meter) {
        var company = run.company();
        var zone = setup.rules().zone();
        var leftovers = new Leftovers(company, zone, request.isPreview(), journal, settings, pauses, progress);
        var settlement = new Settlement(
                run, books, journal, tally, progress, leftovers::mayStand, new DaysOfOrders(zone, source, journal));
        var drift = new Drift(run, books, journal, tally, selection.looksAtAll());
        checkHome(books);
        try (var poster =
                new Poster(run, setup.rules().version(), books, journal, settlement, () -> tally.show(progress))) {
            var sales = sales(books, drift, poster, meter);
            var purchases = purchases(books, drift, poster, meter);
            if (!request.isPreview()) {
                leftovers.letArriveWhatWasSentBeforeARestore(books);
                leftovers.settleOpenBatches(settlement, books);
            }
            lookAgainWhenAPersonAsks(books);
            if (!request.isPreview()) {
                sales.ifPresent(Sales::postHeldAgain);
                purchases.ifPresent(Purchases::postHeldAgain);
            }
            var time = timeTold(books, meter, leftovers);
            followTheBooks(books, drift, time.now(), sales, purchases);
            sales.ifPresent(some -> some.post(time));
            purchases.ifPresent(some -> some.post(time.now()));
            if (tally.stale.sum() > 0) {
                books.refresh();
                sales.ifPresent(Sales::postStaleAgain);
                purchases.ifPresent(Purchases::postHeldAgain);
            }
            if (!request.isPreview() && tally.unresolved() > 0) {
                new LostAnswers(company, journal, settlement, pauses, progress).settle();
            }
            sales.ifPresent(some -> some.cover(time.now()));
        }
        if (request.under() != null && selection.takes(Part.ORDERS)) {
            tally.foresight.lastOrders(
                    new AsIfToday(company, setup.rules(), setup.creation(), source, books, journal).told());
        }
        if (request.isPreview()) {
            tally.foresight.inAccounts(books.accountsOf(tally.foresight.uses(), setup.creation()));
        }
        tally.remarks.addAll(books.remarks());
        tally.show(progress);
    }

    private Optional<Sales> sales(OpenBooks books, Drift drift, Poster poster, CallMeter meter) {
        if (!selection.takes(Part.ORDERS)) {
            return Optional.empty();
        }
        var payments = new OrderPayments(run.company(), setup.rules(), source, journal);
        return Optional.of(new Sales(
                known,
                request,
                setup,
                cursor,
                selection,
                walk(SourceKind.SALE, books, drift, payments),
                walk(SourceKind.PAYMENT, books, drift, MadeOfOthers.NONE),
                payments,
                poster,
                meter,
                progress,
                tally));
    }

    private Optional<Purchases> purchases(OpenBooks books, Drift drift, Poster poster, CallMeter meter) {
        if (!selection.takes(Part.PURCHASES)) {
            return Optional.empty();
        }
        return Optional.of(new Purchases(
                known,
                request,
                !selection.takes(Part.ORDERS),
                walk(SourceKind.PURCHASE_ORDER, books, drift, MadeOfOthers.NONE),
                walk(SourceKind.DELIVERY, books, drift, MadeOfOthers.NONE),
                walk(SourceKind.PAYMENT_STATEMENT, books, drift, MadeOfOthers.NONE),
                () -> books.now().orElseGet(clock::instant),
                poster,
                meter,
                progress,
                tally));
    }

    private Walk walk(SourceKind kind, OpenBooks books, Drift drift, MadeOfOthers made) {
        return new Walk(kind, run, request, known, setup.creation(), books, drift, tally, made);
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

    /// Whoever starts a run by hand may just have mended in QuickBooks what holds something; that Linnworks is asked
    /// again too, [Walk#heldAgain] sees to. What else has changed there, such as the closing date, refusals tell a
    /// run, and nothing tells a preview.
    private void lookAgainWhenAPersonAsks(OpenBooks books) {
        if (request.isPreview()
                || (!request.isScheduled()
                        && !journal.holds(run.company(), Optional.empty(), 1).isEmpty())) {
            books.refresh();
        }
    }

    /// What somebody deleted, voided or edited in the books is asked for once a day, and when the books are said
    /// to have changed; whose document it was is read again, and planned like everything else. A run over days or
    /// numbers looks at its documents itself.
    private void followTheBooks(
            OpenBooks books, Drift drift, Instant now, Optional<Sales> sales, Optional<Purchases> purchases) {
        if (request.isPreview() || selection.readsWhole() || sales.isEmpty()) {
            return;
        }
        long told = journal.timesToldOfChanges(run.company());
        var since = cursor.booksSince(now, books.changesKept());
        if (since.isPresent()) {
            cursor.booksNotFollowed(now, books.changesKept()).ifPresent(tally.remarks::add);
            var found = drift.changedSince(since.get());
            if (!found.isWhole()) {
                tally.remarks.add(cursor.moreChangedInTheBooks(since.get()));
            }
            sales.get().readAgain(found.records());
            purchases.ifPresent(some -> some.readAgain(found.records()));
            if (!found.isInDoubt()) {
                cursor.followedTheBooks(now);
            }
            journal.askedForChanges(run.company(), found.isInDoubt() ? 0 : told);
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
