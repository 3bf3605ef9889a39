package dev.cloudcart.web.runs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.SyncRequest;

/// A run as people see it.
///
/// @param asked what was asked for; empty where that is not known any more
record RunView(RunRow row, ReportView report, Optional<RunProgress> progress, Optional<SyncRequest> asked) {

    static RunView of(RunRow row) {
        return of(row, Optional.empty(), Optional.empty());
    }

    static RunView of(RunRow row, Optional<RunProgress> progress, Optional<SyncRequest> asked) {
        return new RunView(row, ReportView.of(row.report()), progress, asked);
    }

    boolean canBeRepeated() {
        return asked.isPresent();
    }

    /// Whether it was a preview under settings that were not saved. What was asked for is not known yet
    /// while it ends, and not any more after a month: then its report tells.
    boolean isUnderUnsaved() {
        return report.lastOrders().isPresent()
                || asked.filter(request -> request.under() != null).isPresent();
    }

    /// Whether a sync may do what was previewed, for it goes by the settings that count.
    boolean canBeApproved() {
        return isPreview() && row.status().startsWith("complete") && canBeRepeated() && !isUnderUnsaved();
    }

    /// Those that have begun.
    List<Phase> phases() {
        return progress.stream()
                .flatMap(told -> Stream.of(
                                phase("Reading from Linnworks", told.reading(), told),
                                phase("Creating customers and products", told.creating(), told),
                                phase("Posting to QuickBooks", told.posting(), told))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Phase> phase(String name, RunProgress.Stage stage, RunProgress told) {
        return stage.since() == null || (stage.done() == 0 && stage.total() == 0)
                ? Optional.empty()
                : Optional.of(new Phase(name, stage.done(), stage.total(), stage.rate(told.at())));
    }

    Optional<Duration> left() {
        return progress.flatMap(RunProgress::left);
    }

    /// How many calls the services still take, in words; empty where nobody counts them.
    String callsLeft() {
        return progress.map(RunProgress::calls).stream()
                .flatMap(
                        calls -> Stream.of(told(calls.linnworks(), "Linnworks"), told(calls.quickBooks(), "QuickBooks"))
                                .flatMap(Optional::stream))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> told(@Nullable Integer calls, String service) {
        return Optional.ofNullable(calls).map(left -> "%d to %s".formatted(left, service));
    }

    /// What its state is called: who stopped it, where somebody did.
    String state() {
        return row.status().equals("interrupted") && row.stopAskedBy() != null
                ? "stopped by " + row.stopAskedBy()
                : row.status();
    }

    boolean isToStop() {
        return isRunning() && row.stopAskedBy() != null;
    }

    boolean isRunning() {
        return row.status().equals("running");
    }

    boolean isPreview() {
        return row.occasion().isPreview();
    }

    /// How it looks in a list.
    String tone() {
        return switch (row.status()) {
            case "complete" -> "bg-success-lt";
            case "complete with holds" -> "bg-warning-lt";
            case "running" -> "bg-primary-lt";
            default -> "bg-danger-lt";
        };
    }

    Optional<Duration> took() {
        return Optional.ofNullable(row.finished()).map(end -> Duration.between(row.started(), end));
    }
}
