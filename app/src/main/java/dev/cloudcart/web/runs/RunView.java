package dev.cloudcart.web.runs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import dev.cloudcart.journal.RunRow;

/// A run as people see it, from its report as it was kept; older reports may lack what newer ones have.
record RunView(RunRow row, JsonNode report) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RunView of(RunRow row) {
        return new RunView(row, row.report() == null ? MissingNode.getInstance() : JSON.readTree(row.report()));
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

    /// The sum of what differs, whatever the currency: zero or not.
    boolean differs() {
        return proof().stream().anyMatch(row -> row.difference().signum() != 0);
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
