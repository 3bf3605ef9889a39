package dev.cloudcart.web.runs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.web.frame.ProofLine;
import dev.cloudcart.web.frame.Sentences;

/// The report of a run as it was kept; older ones may lack what newer ones have.
record ReportView(JsonNode report) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param kept null for one of a run that has none yet
    static ReportView of(@Nullable String kept) {
        return new ReportView(kept == null ? MissingNode.getInstance() : JSON.readTree(kept));
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
        var counts = new LinkedHashMap<String, Long>();
        counts.putAll(named(
                "preview",
                Map.entry("created", "would be posted"),
                Map.entry("amended", "would be amended"),
                Map.entry("removed", "would be removed")));
        counts.putAll(done());
        return counts;
    }

    private Map<String, Long> done() {
        return named(
                "documents",
                Map.entry("posted", "posted"),
                Map.entry("amended", "amended"),
                Map.entry("removed", "removed"),
                Map.entry("unchanged", "stood already"),
                Map.entry("held", report.has("preview") ? "would be held" : "held"),
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
        return counts(report.path("skippedBecause"));
    }

    private static Map<String, Long> counts(JsonNode because) {
        var counts = new LinkedHashMap<String, Long>();
        because.properties()
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
                ? Optional.of(Sentences.of(text(problem, "reason"), text(problem, "mend")))
                : Optional.empty();
    }

    /// Of a preview nothing is stored yet: its tax is that of Linnworks, and there is nothing to compare.
    List<ProofLine> proof() {
        return lines("proof", report.has("preview") ? "tax" : "taxBooks");
    }

    /// What was looked at in the books, as it stood there then.
    List<ProofLine> looked() {
        return lines("looked", "taxBooks");
    }

    private List<ProofLine> lines(String list, String tax) {
        var rows = new ArrayList<ProofLine>();
        report.path(list)
                .forEach(row -> rows.add(new ProofLine(
                        row.path("store").asString(""),
                        row.path("currency").asString(""),
                        row.path("documents").asLong(0),
                        amount(row, "source"),
                        amount(row, "books"),
                        amount(row, "difference"),
                        amount(row, tax))));
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

    /// What a preview would do.
    List<Would> preview() {
        return documents(report.path("preview"));
    }

    private static List<Would> documents(JsonNode told) {
        var all = new ArrayList<Would>();
        told.path("documents").forEach(one -> all.add(Would.of(one)));
        return all;
    }

    /// What the last orders would be under settings that are not saved.
    ///
    /// @param more documents that are counted but not told one by one
    /// @param skipped how many would not be posted, by the reason that completes "because it is …"
    record Last(
            long orders,
            String sentence,
            List<Would> documents,
            long more,
            List<Held> held,
            Map<String, Long> skipped) {

        String heading() {
            return "The last %sorders, if they were posted under these settings"
                    .formatted(orders > 1 ? orders + " " : "");
        }
    }

    /// Empty where it was no preview of such.
    Optional<Last> lastOrders() {
        var last = report.path("preview").path("lastOrders");
        return last.isObject()
                ? Optional.of(new Last(
                        last.path("orders").asLong(0),
                        text(last, "sentence"),
                        documents(last),
                        last.path("more").asLong(0),
                        held(last.path("heldBecause")),
                        counts(last.path("skippedBecause"))))
                : Optional.empty();
    }

    /// What a sum of the books would change by.
    record Effect(String of, String what, String currency, BigDecimal before, BigDecimal after, BigDecimal change) {}

    List<Effect> effects() {
        var all = new ArrayList<Effect>();
        report.path("preview")
                .path("effects")
                .forEach(one -> all.add(new Effect(
                        text(one, "of"),
                        text(one, "what"),
                        text(one, "currency"),
                        amount(one, "before"),
                        amount(one, "after"),
                        amount(one, "change"))));
        return all;
    }

    /// Documents of a preview that are counted but not told one by one.
    long previewMore() {
        return count("preview", "more");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
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

    /// @param told how, in a line or a few
    record Held(String kind, List<String> told, String mend, long count) {

        /// What there are so many of, such as `deliveries`.
        String noun() {
            return count == 1
                    ? kind
                    : SourceKind.named(kind).map(SourceKind::words).orElse(kind);
        }
    }

    List<Held> held() {
        return held(report.path("heldBecause"));
    }

    /// What a preview would hold.
    List<Held> wouldBeHeld() {
        return held(report.path("preview").path("held"));
    }

    private static List<Held> held(JsonNode because) {
        var groups = new ArrayList<Held>();
        because.forEach(group -> {
            var told = texts(group.path("told"));
            groups.add(new Held(
                    group.path("kind").asString(""),
                    told.isEmpty() ? List.of(text(group, "reason")) : told,
                    text(group, "mend"),
                    group.path("count").asLong(0)));
        });
        return groups;
    }
}
