package dev.cloudcart.shell.show;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.RunReport;

/// A run report for people: what stands where, what was counted, what is held.
///
/// @param zone the company's
/// @param columns of the terminal; 0 for none
/// @param eachHold whether holds are shown one by one
/// @param eachDocument whether a preview shows all documents
public record ReportText(RunReport report, ZoneId zone, int columns, boolean eachHold, boolean eachDocument) {

    private static final int HELD_SHOWN_MAX = 50;
    private static final int USUAL_COLUMNS = 80;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public String text() {
        var parts = new ArrayList<String>();
        parts.add(headline());
        if (!report.proof().isEmpty()) {
            parts.add(proof(report.proof(), isPreview()));
        }
        if (!report.looked().isEmpty()) {
            parts.add("Looked at in QuickBooks, as it stood there:\n" + proof(report.looked(), false));
        }
        parts.add(counts());
        preview().map(PreviewText::text).filter(text -> !text.isEmpty()).ifPresent(parts::add);
        if (!report.holds().isEmpty()) {
            parts.add(held());
        }
        return String.join("\n\n", parts);
    }

    private boolean isPreview() {
        return report.occasion().isPreview();
    }

    private String headline() {
        return Wrap.text("%s: %s".formatted(report.company(), isPreview() ? previewed() : done()), "", columns);
    }

    private String previewed() {
        return preview().map(PreviewText::headline).orElse("nothing would be posted");
    }

    private Optional<PreviewText> preview() {
        return Optional.ofNullable(report.preview()).map(it -> new PreviewText(it, columns, eachDocument));
    }

    private String done() {
        var documents = report.documents();
        if (report.status() == RunStatus.FAILED || report.status() == RunStatus.INTERRUPTED) {
            return "not finished; %s so far".formatted(done(documents));
        }
        if (documents.posted() + documents.amended() + documents.removed() > 0) {
            return done(documents) + upTo("; ");
        }
        if (report.holds().isEmpty()) {
            return "nothing new" + upTo("; ");
        }
        return "nothing new was posted; %s held".formatted(HeldText.counts(report.heldBecause()));
    }

    /// Such as `3 documents posted, 1 amended`.
    private static String done(RunReport.Documents documents) {
        var done = new StringJoiner(", ");
        if (documents.posted() > 0) {
            done.add(counted(documents.posted(), "document") + " posted");
        }
        if (documents.amended() > 0) {
            done.add((done.length() == 0 ? counted(documents.amended(), "document") : figure(documents.amended()))
                    + " amended");
        }
        if (documents.removed() > 0) {
            done.add((done.length() == 0 ? counted(documents.removed(), "document") : figure(documents.removed()))
                    + " removed");
        }
        return done.length() == 0 ? "nothing was posted" : done.toString();
    }

    /// Only of what was read.
    private String upTo(String before) {
        var complete = report.complete();
        if (complete == null) {
            return "";
        }
        var upTo = complete.upTo().atZone(zone);
        var today = report.finished().atZone(zone).toLocalDate();
        return before
                + "the books are complete from %s up to %s%s"
                        .formatted(
                                DAY.format(complete.from().atZone(zone)),
                                upTo.toLocalDate().equals(today) ? "" : DAY.format(upTo) + " ",
                                TIME.format(upTo));
    }

    private String proof(List<RunReport.ProofRow> rows, boolean preview) {
        return new ProofText(rows, preview, columns == 0 ? USUAL_COLUMNS : columns).text();
    }

    private String counts() {
        var rows = new ArrayList<List<String>>();
        var documents = report.documents();
        rows.add(List.of("Read", read()));
        if (report.read().skipped() > 0) {
            rows.add(List.of("Skipped", skipped()));
        }
        add(rows, "Unreadable", report.read().unreadable());
        if (!isPreview()) {
            rows.add(List.of("Posted", figure(documents.posted())));
        }
        add(rows, "Amended", documents.amended());
        add(rows, "Removed", documents.removed());
        rows.add(List.of("Unchanged", figure(documents.unchanged())));
        rows.add(List.of(
                isPreview() ? "Would be held" : "Held",
                figure(documents.held())
                        + (documents.refused() == 0
                                ? ""
                                : ", %s of them refused by QuickBooks".formatted(figure(documents.refused())))));
        add(rows, "Without an answer", documents.unresolved());
        if (documents.looked() > 0) {
            rows.add(List.of("Looked at", counted(documents.looked(), "document") + " in QuickBooks"));
        }
        if (!report.notFound().isEmpty()) {
            rows.add(List.of("Not found", String.join(", ", report.notFound())));
        }
        rows.add(List.of(
                "Calls",
                "%s to Linnworks; %s and %s to QuickBooks"
                        .formatted(
                                figure(report.calls().linnworks()),
                                counted(report.calls().quickbooksWrites(), "write"),
                                counted(report.calls().quickbooksReads(), "read"))));
        rows.add(List.of("Time", seconds()));
        int margin =
                2 + rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
        return Columns.text(rows, 2)
                .lines()
                .map(line -> Wrap.text(line.substring(margin), line.substring(0, margin), columns))
                .collect(Collectors.joining("\n"));
    }

    private static void add(List<List<String>> rows, String name, long count) {
        if (count > 0) {
            rows.add(List.of(name, figure(count)));
        }
    }

    private String read() {
        var read = report.read();
        var words = new StringJoiner(", ");
        if (read.sales() > 0 || read.purchaseOrders() + read.deliveries() == 0) {
            words.add(counted(read.sales(), "order"));
        }
        addCounted(words, read.payments(), "payment");
        addCounted(words, read.refunds(), "refund");
        addCounted(words, read.purchaseOrders(), "purchase order");
        if (read.deliveries() > 0) {
            words.add(read.deliveries() == 1 ? "1 delivery" : figure(read.deliveries()) + " deliveries");
        }
        return words.toString();
    }

    private static void addCounted(StringJoiner words, long count, String noun) {
        if (count > 0) {
            words.add(counted(count, noun));
        }
    }

    private String skipped() {
        var reasons = new StringJoiner(", ");
        new TreeMap<>(report.skippedBecause()).forEach((reason, count) -> reasons.add(figure(count) + " × " + reason));
        return figure(report.read().skipped()) + (reasons.length() == 0 ? "" : " (" + reasons + ")");
    }

    private String held() {
        var text = (isPreview() ? "Held already: " : "Held: ") + HeldText.counts(report.heldBecause());
        return eachHold ? text + "\n" + heldOneByOne() : text + "\n" + heldByReason();
    }

    private long heldCount() {
        return report.heldBecause().stream().mapToLong(HeldBecause::count).sum();
    }

    private String heldByReason() {
        var screen = HeldScreen.of(report.heldBecause(), columns);
        return screen.isWhole() ? screen.text() : screen.text() + "\n  " + rest(screen);
    }

    /// Not on the screen are at least the mends of some.
    private String rest(HeldScreen screen) {
        return "%s how to mend them: cloudcart holds --company \"%s\""
                .formatted(
                        screen.left() == 0
                                ? "All of them, and"
                                : "And %s, and".formatted(counted(screen.left(), "more reason")),
                        report.company());
    }

    private String heldOneByOne() {
        var shown = report.holds().stream().limit(HELD_SHOWN_MAX).map(hold -> HeldText.oneByOne(hold, columns));
        return shown.collect(Collectors.joining("\n")) + more(heldCount() - HELD_SHOWN_MAX, "order", " --each");
    }

    private String more(long more, String noun, String option) {
        return more <= 0
                ? ""
                : "\n  and %s more: cloudcart holds --company \"%s\"%s"
                        .formatted(counted(more, noun), report.company(), option);
    }

    private String seconds() {
        var took = Duration.between(report.started(), report.finished());
        return took.toMinutes() == 0
                ? "%.1f s".formatted(took.toMillis() / 1000.0)
                : "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
    }

    private static String counted(long count, String noun) {
        return figure(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String figure(long count) {
        return "%,d".formatted(count);
    }
}
