package dev.cloudcart.intake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.Coverage;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.report.Tally;
import dev.cloudcart.settings.Settings.OrderStatus;

/// Which stretches of time a run reads, and which of them count as read when it ends.
final class Reach {

    private final SyncRequest request;
    private final CompanySetup setup;
    private final Selection selection;
    private final Cursor cursor;
    private final Tally tally;
    private boolean startsAnew;

    Reach(SyncRequest request, CompanySetup setup, Selection selection, Cursor cursor, Tally tally) {
        this.request = request;
        this.setup = setup;
        this.selection = selection;
        this.cursor = cursor;
        this.tally = tally;
    }

    /// Days that somebody named by a clock that is ahead are asked for as far as they have come at the services.
    List<SalesQuery> queries(ServiceTime.Told time) {
        return switch (request.scope()) {
            case SyncRequest.SinceLastTime()
            when selection.takes(OrderStatus.PROCESSED) ->
                sinceLastTime(time).stream()
                        .<SalesQuery>map(SalesQuery.Processed::new)
                        .toList();
            case SyncRequest.Within(var window)
            when selection.takes(OrderStatus.PROCESSED) ->
                window.upTo(time.readUpTo()).stream()
                        .<SalesQuery>map(SalesQuery.Processed::new)
                        .toList();
            case SyncRequest.SinceLastTime _, SyncRequest.Within _ -> List.of();
            case SyncRequest.Numbers(var numbers, var _) -> List.of(new SalesQuery.Numbered(numbers));
        };
    }

    /// What has happened to orders that were read before: Linnworks' dates do not move when a processed order is
    /// edited, so that the rows of the last days are looked through again once a day, and those with another print
    /// are read; what was cancelled has a date of its own.
    List<SalesQuery> changes(List<SalesQuery> read, ServiceTime.Told time) {
        if (request.scope() instanceof SyncRequest.Within(var window)) {
            return window.upTo(time.readUpTo()).stream()
                    .<SalesQuery>flatMap(days -> selection.followsProcessed()
                            ? Stream.of(new SalesQuery.Processed(days), new SalesQuery.Cancelled(days))
                            : Stream.of(new SalesQuery.Cancelled(days)))
                    .toList();
        }
        if (!(request.scope() instanceof SyncRequest.SinceLastTime)
                || !setup.lookBack().isPositive()
                || !selection.takesAllThatIsPosted()) {
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

    void sayWhereTheFirstRunStarts(SalesQuery query, Progress progress) {
        if (query instanceof SalesQuery.Processed
                && selection.takes(OrderStatus.PROCESSED)
                && request.scope() instanceof SyncRequest.SinceLastTime
                && !startsAnew) {
            cursor.firstStart().ifPresent(progress::note);
        }
    }

    /// Only when everything read is posted or held; what a person named by hand moves nothing.
    void cover(List<SalesQuery> read, Instant now, @Nullable Instant unreadFrom) {
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
        if (!selection.takesAllThatIsPosted()) {
            return;
        }
        if (!selection.takes(OrderStatus.PROCESSED)) {
            tally.complete = new RunReport.Complete(cursor.start(), now);
            return;
        }
        tally.complete = cursor.coverage()
                .flatMap(Coverage::from)
                .map(from -> new RunReport.Complete(from, now))
                .orElse(null);
    }

    void coverChanges(List<SalesQuery> changes, Instant now, @Nullable Instant unreadFrom) {
        if (request.scope() instanceof SyncRequest.SinceLastTime
                && !request.isPreview()
                && tally.unresolved() == 0
                && unreadFrom == null
                && !changes.isEmpty()
                && changes.getFirst() instanceof SalesQuery.Processed(var back)) {
            cursor.lookedBack(back.from(), now);
        }
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
}
