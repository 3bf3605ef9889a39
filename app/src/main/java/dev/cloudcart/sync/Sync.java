package dev.cloudcart.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.CompanyLock;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;

/// The door of the sync: one request in, one report out, one run at a time for each company.
public final class Sync {

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);
    private static final int HOLDS_A_PAGE = 500;
    private static final int HOLDS_REPORTED_MAX = 10_000;

    private final TradeSource source;
    private final Books books;
    private final Journal journal;
    private final Function<CompanyId, CompanySetup> setups;
    private final SyncSettings settings;
    private final InstantSource clock;
    private final Pauses pauses;

    /// @param setups the settings of a company as they are now
    public Sync(
            TradeSource source,
            Books books,
            Journal journal,
            Function<CompanyId, CompanySetup> setups,
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
        return run(request, progress, request.trigger() == Trigger.SCHEDULED ? Duration.ZERO : settings.patience());
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
        var setup = setups.apply(request.company());
        var started = clock.instant();
        var run = journal.start(
                request.company(), request.trigger(), setup.rules().version());
        var tally = new Tally();
        var running = new Running(request, setup.name(), run, started, new CallMeter(), tally);
        try {
            return end(
                    running,
                    attempt(request, setup, run, running.meter(), tally, new Pulse(progress, lock::mustBeHeld)));
        } catch (RuntimeException | Error broken) {
            endBroken(running, broken);
            throw broken;
        }
    }

    private record Running(
            SyncRequest request, String company, RunId run, Instant started, CallMeter meter, Tally tally) {}

    private RunReport end(Running running, RunReport.@Nullable Problem problem) {
        var tally = running.tally();
        var held = held(running.request().company());
        var status = status(problem, held.rows());
        var complete = problem == null && held.rows().isEmpty() ? tally.complete : null;
        var report = new RunReport(
                running.run().value(),
                running.company(),
                running.request().trigger(),
                status,
                running.started(),
                clock.instant(),
                tally.read(),
                tally.documents(),
                tally.proof(),
                running.meter().calls(),
                held.rows(),
                held.because(),
                tally.ends.skippedBecause(),
                List.copyOf(tally.notFound),
                List.copyOf(tally.remarks),
                complete,
                problem,
                running.request().isPreview() ? tally.foresight.told() : null);
        journal.finish(running.run(), status, ReportJson.write(report));
        return report;
    }

    /// Where that fails too, the next run says that this one was interrupted.
    private void endBroken(Running running, Throwable broken) {
        try {
            end(running, Broken.problem(broken));
        } catch (RuntimeException | Error again) {
            LOG.debug("The end of a run that broke off could not be kept", again);
        }
    }

    private RunReport.@Nullable Problem attempt(
            SyncRequest request, CompanySetup setup, RunId run, CallMeter meter, Tally tally, Pulse pulse) {
        try {
            new Watchdog(settings.stallLimit()).watch(pulse, () -> {
                try (var open = books.open(request.company(), meter, pulse)) {
                    new SyncRun(request, setup, run, source, journal, settings, clock, pauses, pulse, tally)
                            .run(open, meter);
                }
            });
            return SyncRun.unresolved(tally);
        } catch (Watchdog.Stalled stalled) {
            return new RunReport.Problem(
                    String.valueOf(stalled.getMessage()),
                    "Nothing to do: the next run goes on where it stopped; the log says what it waited for",
                    null,
                    false);
        } catch (ConnectionTrouble trouble) {
            return new RunReport.Problem(
                    String.valueOf(trouble.getMessage()),
                    trouble.mend(),
                    trouble.side(),
                    trouble.kind() == ConnectionTrouble.Kind.NEEDS_ATTENTION);
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
