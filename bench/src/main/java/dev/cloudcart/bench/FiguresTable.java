package dev.cloudcart.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/// Writes the figures of one scenario for people.
record FiguresTable(Scenario.Figures figures) {

    private static final double BATCH_DOCUMENTS_PER_MINUTE = 1_200;

    String text() {
        var text = new StringJoiner("\n", "\n" + figures.scenario().name() + "\n", "");
        var seconds = figures.syncSeconds();
        long posted = figures.posted();
        row(
                text,
                "documents posted",
                String.format(
                        Locale.ROOT,
                        "%,d (status %s)",
                        posted,
                        figures.report().path("status").asString()));
        row(text, "sync", String.format(Locale.ROOT, "%.1f s, %,.0f documents a second", seconds, posted / seconds));
        if (figures.scenario().published()) {
            row(
                    text,
                    "of what batches allow",
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of 1,200 a minute, set-up included",
                            posted / seconds * 60 / BATCH_DOCUMENTS_PER_MINUTE * 100));
        }
        row(text, "whole process", String.format(Locale.ROOT, "%.1f s", seconds(figures.wall())));
        row(
                text,
                "CPU",
                String.format(
                        Locale.ROOT,
                        "app %.1f s, database %.1f s, simulators %.1f s",
                        seconds(figures.usage().cpu()),
                        seconds(figures.databaseCpu()),
                        seconds(figures.simulatorCpu())));
        row(text, "peak memory of the app", figures.usage().peakMegabytes() + " MB resident");
        var calls = figures.report().path("calls");
        row(
                text,
                "calls",
                String.format(
                        Locale.ROOT,
                        "Linnworks %s, QuickBooks writes %s, metered reads %s (%.4f a document)",
                        calls.path("linnworks"),
                        calls.path("quickbooksWrites"),
                        calls.path("quickbooksReads"),
                        calls.path("quickbooksReads").asDouble() / Math.max(1, posted)));
        row(
                text,
                "rejected by the simulators",
                "Linnworks " + figures.linnworks().path("rejected") + ", QuickBooks "
                        + figures.quickBooks().path("rejected"));
        row(text, "differences", differences());
        return text.toString();
    }

    private String differences() {
        long wrong = figures.report()
                .path("proof")
                .valueStream()
                .filter(row -> row.path("difference").asString().matches(".*[1-9].*"))
                .count();
        return wrong == 0 ? "0.00 in every store and currency" : wrong + " stores and currencies differ";
    }

    private static void row(StringJoiner text, String label, String value) {
        text.add(String.format(Locale.ROOT, "  %-28s %s", label, value));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
