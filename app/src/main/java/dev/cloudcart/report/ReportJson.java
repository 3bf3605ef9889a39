package dev.cloudcart.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/// Writes the run report as JSON. The names are a contract; amounts are strings.
public final class ReportJson {
    private ReportJson() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static String write(RunReport report) {
        return JSON.writeValueAsString(tree(report));
    }

    private static Map<String, Object> tree(RunReport report) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("run", report.run());
        tree.put("company", report.company());
        tree.put("trigger", report.occasion().word());
        tree.put("status", report.status().word());
        tree.put("started", report.started().toString());
        tree.put("finished", report.finished().toString());
        tree.put("seconds", seconds(Duration.between(report.started(), report.finished())));
        tree.put("read", report.read());
        tree.put("documents", report.documents());
        tree.put("proof", report.proof().stream().map(ReportJson::proof).toList());
        tree.put("looked", report.looked().stream().map(ReportJson::proof).toList());
        tree.put("calls", report.calls());
        tree.put("holds", report.holds());
        tree.put("heldBecause", heldBecause(report.heldBecause()));
        tree.put("skippedBecause", report.skippedBecause());
        report.whatWasNotFound()
                .ifPresent(
                        sentence -> tree.put("notFound", Map.of("numbers", report.notFound(), "sentence", sentence)));
        if (!report.remarks().isEmpty()) {
            tree.put("remarks", report.remarks());
        }
        var complete = report.complete();
        if (complete != null) {
            tree.put(
                    "complete",
                    Map.of(
                            "from",
                            complete.from().toString(),
                            "upTo",
                            complete.upTo().toString()));
        }
        if (report.preview() != null) {
            tree.put("preview", PreviewJson.tree(report.preview()));
        }
        if (report.problem() != null) {
            tree.put("problem", report.problem());
        }
        return tree;
    }

    /// What is held by kind of reason, as the report and the API tell it.
    public static List<Map<String, Object>> heldBecause(List<HeldBecause> groups) {
        return groups.stream().map(ReportJson::heldBecause).toList();
    }

    private static Map<String, Object> heldBecause(HeldBecause group) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", group.kind().word());
        tree.put("cause", group.cause());
        tree.put("reason", group.reason());
        tree.put("told", group.told());
        tree.put("mend", group.mend());
        tree.put("count", group.count());
        var sums = new LinkedHashMap<String, String>();
        group.sums()
                .forEach((currency, sum) -> sums.put(currency, sum.getAmount().toPlainString()));
        tree.put("sums", sums);
        tree.put("numbers", group.numbers());
        return tree;
    }

    private static Map<String, Object> proof(RunReport.ProofRow row) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("store", row.store());
        tree.put("currency", row.currency());
        tree.put("documents", row.documents());
        tree.put("source", row.source().toPlainString());
        tree.put("books", row.books().toPlainString());
        tree.put("difference", row.difference().toPlainString());
        tree.put("tax", row.tax().toPlainString());
        tree.put("taxBooks", row.taxBooks().toPlainString());
        return tree;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3).setScale(3, RoundingMode.UNNECESSARY);
    }
}
