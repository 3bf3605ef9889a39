package dev.cloudcart.web.runs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;

/// A run as people see it.
///
/// @param canBeRepeated whether it is known what was asked for
record RunView(RunRow row, ReportView report, Optional<RunProgress> progress, boolean canBeRepeated) {

    static RunView of(RunRow row) {
        return of(row, Optional.empty(), false);
    }

    static RunView of(RunRow row, Optional<RunProgress> progress, boolean canBeRepeated) {
        return new RunView(row, ReportView.of(row.report()), progress, canBeRepeated);
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
