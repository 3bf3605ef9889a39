package dev.cloudcart.web.runs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;

/// A run as people see it, from its report as it was kept; older reports may lack what newer ones have.
record RunView(RunRow row, JsonNode report, Optional<RunProgress> progress, boolean canBeRepeated) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RunView of(RunRow row) {
        return of(row, Optional.empty(), false);
    }

    /// @param canBeRepeated whether it is known what was asked for
    static RunView of(RunRow row, Optional<RunProgress> progress, boolean canBeRepeated) {
        return new RunView(
                row,
                row.report() == null ? MissingNode.getInstance() : JSON.readTree(row.report()),
                progress,
                canBeRepeated);
    }

    /// A part of its progress.
    ///
    /// @param rate how many a minute
    record Phase(String name, long done, long total, Optional<Long> rate) {

        /// At least one, for a bar needs an end.
        long most() {
            return Math.max(1, Math.max(done, total));
        }
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

    long count(String part, String name) {
        return report.path(part).path(name).asLong(0);
    }

    /// Sales and purchases together.
    long read() {
        return count("read", "sales")
                + count("read", "purchaseOrders")
                + count("read", "deliveries")
                + count("read", "payments");
    }

    /// The counts of what became of it that are not zero, in words.
    Map<String, Long> documents() {
        return named(
                "documents",
                Map.entry("posted", "posted"),
                Map.entry("amended", "amended"),
                Map.entry("removed", "removed"),
                Map.entry("unchanged", "stood already"),
                Map.entry("held", "held"),
                Map.entry("refused", "of these refused by QuickBooks"),
                Map.entry("unresolved", "sent without an answer"),
                Map.entry("looked", "looked at in the books"));
    }

    Map<String, Long> calls() {
        return named(
                "calls",
                Map.entry("linnworks", "Linnworks"),
                Map.entry("quickbooksWrites", "QuickBooks, to write"),
                Map.entry("quickbooksReads", "QuickBooks, to read (metered)"));
    }

    @SafeVarargs
    private Map<String, Long> named(String part, Map.Entry<String, String>... names) {
        var counts = new LinkedHashMap<String, Long>();
        for (var name : names) {
            long count = count(part, name.getKey());
            if (count > 0) {
                counts.put(name.getValue(), count);
            }
        }
        return counts;
    }

    Map<String, Long> skipped() {
        var counts = new LinkedHashMap<String, Long>();
        report.path("skippedBecause")
                .properties()
                .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
        return counts;
    }

    List<String> remarks() {
        return texts(report.path("remarks"));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString("")));
        return texts;
    }

    /// Why it could not be finished.
    Optional<String> problem() {
        var problem = report.path("problem");
        return problem.isObject()
                ? Optional.of(problem.path("reason").asString("") + " "
                        + problem.path("mend").asString(""))
                : Optional.empty();
    }

    /// The store, or the vendor, and the currency.
    record ProofRow(
            String store,
            String currency,
            long documents,
            BigDecimal source,
            BigDecimal books,
            BigDecimal difference,
            BigDecimal tax,
            BigDecimal taxBooks) {}

    List<ProofRow> proof() {
        var rows = new ArrayList<ProofRow>();
        report.path("proof")
                .forEach(row -> rows.add(new ProofRow(
                        row.path("store").asString(""),
                        row.path("currency").asString(""),
                        row.path("documents").asLong(0),
                        amount(row, "source"),
                        amount(row, "books"),
                        amount(row, "difference"),
                        amount(row, "tax"),
                        amount(row, "taxBooks"))));
        return rows;
    }

    private static BigDecimal amount(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asString("0"));
    }

    /// What differs in all, by currency; empty where nothing does.
    Map<String, BigDecimal> differences() {
        var sums = new TreeMap<String, BigDecimal>();
        proof().forEach(row -> sums.merge(row.currency(), row.difference().abs(), BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /// What a preview would do to a document.
    ///
    /// @param act such as `create`
    /// @param party the customer or the vendor
    record Would(
            String act,
            String kind,
            String number,
            String order,
            String store,
            String party,
            String day,
            String currency,
            BigDecimal total,
            List<Changed> changes) {

        String words() {
            return switch (act) {
                case "create" -> "new";
                case "amend" -> "changed";
                case "void" -> "voided";
                default -> "deleted";
            };
        }
    }

    /// @param before empty of what is added
    /// @param after empty of what goes
    record Changed(String what, String before, String after) {}

    List<Would> preview() {
        var all = new ArrayList<Would>();
        report.path("preview").path("documents").forEach(one -> all.add(would(one)));
        return all;
    }

    private static Would would(JsonNode one) {
        var changes = new ArrayList<Changed>();
        one.path("changes")
                .forEach(change ->
                        changes.add(new Changed(text(change, "what"), text(change, "before"), text(change, "after"))));
        one.path("lines")
                .forEach(line -> changes.add(new Changed("line", line(line.path("before")), line(line.path("after")))));
        return new Would(
                text(one, "act"),
                text(one, "kind"),
                text(one, "number"),
                text(one, "order"),
                text(one, "store"),
                text(one, "customer") + text(one, "vendor"),
                text(one, "day"),
                text(one, "currency"),
                amount(one, "total"),
                changes);
    }

    /// Such as `Mug: 3 × 4.50 = 13.50, 20.0% S`.
    private static String line(JsonNode line) {
        if (!line.isObject()) {
            return "";
        }
        var quantity = text(line, "quantity");
        return text(line, "item")
                + ": "
                + (quantity.isEmpty() ? "" : "%s × %s = ".formatted(quantity, text(line, "price")))
                + text(line, "net")
                + (text(line, "taxCode").isEmpty() ? "" : ", " + text(line, "taxCode"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /// Documents of a preview that are counted but not told one by one.
    long previewMore() {
        return count("preview", "more");
    }

    /// Of what is held, one by one, as the run left it.
    record HeldOne(String kind, String source, String reason, String mend) {}

    List<HeldOne> holds() {
        var all = new ArrayList<HeldOne>();
        report.path("holds")
                .forEach(one -> all.add(
                        new HeldOne(text(one, "kind"), text(one, "source"), text(one, "reason"), text(one, "mend"))));
        return all;
    }

    /// @param numbers of the first few records
    record Held(String kind, String reason, String mend, long count, Map<String, String> sums, List<String> numbers) {}

    List<Held> held() {
        var groups = new ArrayList<Held>();
        report.path("heldBecause").forEach(group -> {
            var sums = new LinkedHashMap<String, String>();
            group.path("sums")
                    .properties()
                    .forEach(sum -> sums.put(sum.getKey(), sum.getValue().asString("")));
            groups.add(new Held(
                    group.path("kind").asString(""),
                    group.path("reason").asString(""),
                    group.path("mend").asString(""),
                    group.path("count").asLong(0),
                    sums,
                    texts(group.path("numbers"))));
        });
        return groups;
    }
}
