package dev.cloudcart.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

import dev.cloudcart.concurrent.Failures;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.CompanyLock;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.CallsLeft;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.report.ReportJson;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.report.Tally;

/// The door of the sync: one request in, one report out, one run at a time for each company.
public final class Sync {

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);
    private static final String UNDER_OTHERS =
            "This is how it would be under the settings that were written on the configure page and are not saved";
    private static final int HOLDS_A_PAGE = 500;
    private static final int HOLDS_REPORTED_MAX = 10_000;

    private final TradeSource source;
    private final Books books;
    private final Journal journal;
    private final Function<SyncRequest, CompanySetup> setups;
    private final SyncSettings settings;
    private final InstantSource clock;
    private final Pauses pauses;

    /// @param setups the settings that a request is to go by, as they are now
    public Sync(
            TradeSource source,
            Books books,
            Journal journal,
            Function<SyncRequest, CompanySetup> setups,
            SyncSettings settings,
            InstantSource clock,
            Pauses pauses) {
        this.source = source;
        this.books = books;
        this.journal = journal;
        this.setups = setups;
        this.settings = settings;
        this.clock = clock;
        this.pauses = pauses;
    }

    /// Runs, after waiting for a running one of the same company. Trouble with a connection ends the run and is in
    /// the report; nothing is lost by it.
    ///
    /// @return empty when another run of the company outlasted the patience
    public Optional<RunReport> run(SyncRequest request, Progress progress) {
        return run(request, progress, request.isScheduled() ? Duration.ZERO : settings.patience());
    }

    /// The same without waiting.
    ///
    /// @return empty when another run of the company is going on
    public Optional<RunReport> runUnlessBusy(SyncRequest request, Progress progress) {
        return run(request, progress, Duration.ZERO);
    }

    private Optional<RunReport> run(SyncRequest request, Progress progress, Duration patience) {
        var lock = journal.lock(
                request.company(),
                patience,
                () -> progress.note("Another run of this company is going on; waiting for it to end"));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (var held = lock.get()) {
            return Optional.of(runLocked(request, progress, held));
        }
    }

    private RunReport runLocked(SyncRequest request, Progress progress, CompanyLock lock) {
        var kept = new KeptProgress(progress, journal, () -> callsLeft(request.company()), clock);
        var running = new Running(request, clock.instant(), new Pulse(kept, lock::mustBeHeld));
        try {
            return end(running, attempt(running));
        } catch (Throwable broken) {
            throw Failures.unchecked(endBroken(running, broken));
        }
    }

    private RunProgress.CallsLeft callsLeft(CompanyId company) {
        return new RunProgress.CallsLeft(
                source.callsLeft(company).map(CallsLeft::left).orElse(null),
                books.callsLeft(company).map(CallsLeft::left).orElse(null));
    }

    /// What is known of a run while it goes on.
    private static final class Running {

        final SyncRequest request;
        final Instant started;
        final Pulse pulse;
        final CallMeter meter = new CallMeter();
        final Tally tally = new Tally();

        /// Null as long as the journal knows nothing of it.
        volatile @Nullable Begun begun;

        /// Somebody wanted it to end.
        volatile boolean stopped;

        Running(SyncRequest request, Instant started, Pulse pulse) {
            this.request = request;
            this.started = started;
            this.pulse = pulse;
        }
    }

    private record Begun(CompanySetup setup, RunId run) {}

    private RunReport end(Running running, RunReport.@Nullable Problem problem) {
        var begun = Objects.requireNonNull(running.begun, "a run that has begun");
        var tally = running.tally;
        var held = held(running.request.company());
        var status = running.stopped ? RunStatus.INTERRUPTED : status(problem, held.rows());
        var complete = problem == null && held.rows().isEmpty() ? tally.complete : null;
        var report = new RunReport(
                begun.run().value(),
                begun.setup().name(),
                running.request.occasion(),
                status,
                running.started,
                clock.instant(),
                tally.read(),
                tally.documents(),
                tally.proof(),
                tally.seen(),
                running.meter.calls(),
                held.rows(),
                held.because(),
                tally.ends.skippedBecause(),
                List.copyOf(tally.notFound),
                List.copyOf(tally.remarks),
                complete,
                problem,
                running.request.isPreview() ? tally.foresight.told() : null);
        journal.finish(begun.run(), status, ReportJson.write(report));
        return report;
    }

    /// Where that fails too, the next run says that this one was interrupted.
    ///
    /// @return the gravest of what broke it
    private Throwable endBroken(Running running, Throwable broken) {
        var error = Failures.errorWith(broken);
        if (error.isPresent()) {
            LOG.error("A run was ended by more than one failure", broken);
        }
        var gravest = error.<Throwable>map(one -> one).orElse(broken);
        if (running.begun == null) {
            return gravest;
        }
        try {
            end(running, Broken.problem(gravest));
            return gravest;
        } catch (Throwable again) {
            var both = Failures.both(gravest, again);
            LOG.error("The end of a run that broke off could not be kept", both);
            return both;
        }
    }

    private RunReport.@Nullable Problem attempt(Running running) {
        try {
            new Watchdog(settings.stallLimit()).watch(running.pulse, () -> work(running));
            return SyncRun.unresolved(running.tally);
        } catch (Watchdog.Stalled stalled) {
            mustHaveBegun(running, stalled);
            mustBeAlone(stalled);
            return new RunReport.Problem(
                    String.valueOf(stalled.getMessage()),
                    "Nothing to do: the next run goes on where it stopped; the log says what it waited for",
                    null,
                    false);
        } catch (KeptProgress.Stopped stopped) {
            mustBeAlone(stopped);
            running.stopped = true;
            return new RunReport.Problem(
                    "It was stopped by " + stopped.who(),
                    "Nothing is lost: what was begun is done, and the next sync goes on from there",
                    null,
                    false);
        } catch (ConnectionTrouble trouble) {
            mustBeAlone(trouble);
            return new RunReport.Problem(
                    String.valueOf(trouble.getMessage()),
                    trouble.mend(),
                    trouble.side(),
                    trouble.kind() == ConnectionTrouble.Kind.NEEDS_ATTENTION);
        }
    }

    private void work(Running running) {
        var request = running.request;
        var setup = setups.apply(request);
        running.pulse.mustGoOn();
        var run = journal.start(
                request.company(),
                request.occasion(),
                request.about(setup.rules().zone()),
                setup.rules().version());
        running.begun = new Begun(setup, run);
        running.pulse.begun(run);
        if (request.under() != null) {
            running.tally.remarks.add(UNDER_OTHERS);
        }
        try (var open = books.open(request.company(), running.meter, running.pulse)) {
            new SyncRun(request, setup, run, source, journal, settings, clock, pauses, running.pulse, running.tally)
                    .run(open, running.meter);
        }
    }

    /// Only the database is asked before.
    private static void mustHaveBegun(Running running, Watchdog.Stalled stalled) {
        if (running.begun == null) {
            throw new DataAccessResourceFailureException("The database did not answer when a run began", stalled);
        }
    }

    /// Trouble is told in the report; what came with it is told in the log, and an error of the program ends the
    /// run as such.
    private static void mustBeAlone(RuntimeException trouble) {
        if (Failures.errorWith(trouble).isPresent()) {
            throw trouble;
        }
        if (trouble.getSuppressed().length > 0) {
            LOG.warn("A run was ended by more than one failure", trouble);
        }
    }

    private static RunStatus status(RunReport.@Nullable Problem problem, List<RunReport.HoldRow> holds) {
        if (problem != null) {
            return RunStatus.FAILED;
        }
        return holds.isEmpty() ? RunStatus.COMPLETE : RunStatus.COMPLETE_WITH_HOLDS;
    }

    private record Held(List<RunReport.HoldRow> rows, List<HeldBecause> because) {}

    private Held held(CompanyId company) {
        var rows = new ArrayList<RunReport.HoldRow>();
        var groups = new HeldGroups();
        var page = journal.holds(company, Optional.empty(), HOLDS_A_PAGE);
        while (!page.isEmpty()) {
            for (var hold : page) {
                groups.add(hold);
                if (rows.size() < HOLDS_REPORTED_MAX) {
                    rows.add(RunReport.HoldRow.of(hold));
                }
            }
            page = journal.holds(company, Optional.of(page.getLast()), HOLDS_A_PAGE);
        }
        return new Held(rows, groups.told());
    }
}
