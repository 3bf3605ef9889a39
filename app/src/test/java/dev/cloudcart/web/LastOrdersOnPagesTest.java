package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Insight;

/// What the last orders would be under settings that stand in the form, on the page of the preview.
class LastOrdersOnPagesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static CompanyId mugs;
    private static String page;
    private static Tab anna;

    /// One is open and one is not paid; Nobody knows where the last went to, so that its store says it.
    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        mugs = trading.company("Mugs");
        page = "/companies/%d/configure".formatted(mugs.value());
        anna = trading.site.signedIn("anna@example.com", mugs, Role.OPERATOR);
        trading.set(mugs, """
                order-export:
                  order-status: "processed, open"
                  stores: [{source: EBAY, name: eBay, country: GB}]
                """);
        trading.sells(
                Trading.order(1001, "GB", "20.0", "12.00"),
                Trading.order(1002, "GB", "20.0", "24.00")
                        .replace("\"PaidDateTime\":\"2026-03-03T10:22:46Z\",", "")
                        .replace("\"Status\":1", "\"Status\":0"),
                Trading.order(1003, "UNKNOWN", "20.0", "30.00"));
        trading.run(Trading.march(mugs));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void showsThatAllStayTheSameWhereNothingThatMattersToThemIsAnother() {
        var body = preview(Map.of("order-export.look-back-days", "7"));

        assertThat(body)
                .contains(
                        "<h2 class=\"card-title\">The last 3 orders, if they were posted under these settings</h2>",
                        "All of the last 3 orders that stand in the books would be the same.");
    }

    @Test
    void showsBeforeAndAfterOfEachThatWouldBeAnotherAndWritesNothing() {
        var rows = rows();

        var body = preview(
                Map.of("order-export.transaction-type", "invoice", "order-export.stores.0.name", "eBay \"UK\" & <b>"));

        assertThat(body)
                .contains(
                        "Of the last 3 orders that stand in the books 3 would be different. Saving these settings does not"
                                + " change them: settings apply to what is posted from then on.",
                        "<span class=\"badge bg-warning-lt\">different</span> <strong>sales receipt 1001</strong>",
                        "<strong>invoice 1002</strong>",
                        "<tr><td>kind</td><td><del>sales receipt</del></td><td><ins>invoice</ins></td></tr>",
                        "<tr><td>customer</td><td><del>eBay GBP</del></td><td><ins>eBay \"UK\" &amp; &lt;b&gt; GBP</ins>")
                .doesNotContain("Sync this", "Choose some");
        var report = report();
        assertThat(report.at("/preview/created").asLong()).isZero();
        assertThat(report.at("/calls/quickbooksWrites").asLong()).isZero();
        assertThat(rows()).isEqualTo(rows);
        assertThat(preview(Map.of())).contains("All of the last 3 orders that stand in the books would be the same.");
    }

    @Test
    void showsWhatWouldBeHeldByReason() {
        var body = preview(Map.of(
                "order-export.stores.0.name",
                "Nobody",
                "customers.missing",
                "hold",
                "order-export.include-unpaid",
                "false"));

        assertThat(body)
                .contains(
                        "Of the last 3 orders that stand in the books 2 would be held; 1 would not be posted.",
                        "<h3 class=\"card-title\">Would be held under these settings</h3>",
                        "not posted</span> because it is unpaid, and unpaid orders are switched off")
                .contains("Nobody GBP");
    }

    @Test
    void tellsNothingOfThemWhereTheSettingsAreSaved() {
        var asked = anna.post(page, page + "/sync-orders", Map.of("numbers", "1001", "then", "preview"));

        assertThat(shown(Tab.location(asked))).contains("What a sync would do").doesNotContain("The last");
    }

    /// What it was asked for is forgotten after a month, and not known yet in the moment of its end.
    @Test
    void offersNothingToApproveThoughNobodyKnowsWhatWasAskedFor() {
        preview(Map.of("order-export.look-back-days", "7"));
        trading.jdbc()
                .sql("delete from run_request where run_id = ?")
                .param(last)
                .update();

        var run = "/companies/%d/runs/%d".formatted(mugs.value(), last);
        assertThat(anna.get(run).body()).contains("The last 3 orders").doesNotContain("Sync this", "Run again");
        assertThat(Tab.location(anna.post(run, run + "/approve", Map.of()))).isEqualTo(run);
        assertThat(anna.get(run).body())
                .contains("What preview %d was asked for is not known any more: ask for another one.".formatted(last));
    }

    /// What a browser sends when these fields were written and Preview was pressed.
    private String preview(Map<String, String> written) {
        var all = new HashMap<>(Fields.of(anna.get(page).body(), "settings"));
        all.putAll(written);
        all.put("then", "preview");
        return shown(Tab.location(anna.post(page, page, all)));
    }

    /// The page of the run, once it is over.
    private String shown(String asked) {
        var run = await().atMost(Duration.ofSeconds(30))
                .until(() -> Tab.location(anna.get(asked)), location -> location.matches(".*/runs/\\d+"));
        last = Long.parseLong(run.replaceAll(".*/", ""));
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> anna.get(run).body(), body -> !body.contains("hx-trigger"));
    }

    private long last;

    private JsonNode report() {
        return JsonMapper.shared()
                .readTree(trading.site
                        .get(Insight.class)
                        .run(mugs, last)
                        .orElseThrow()
                        .report());
    }

    /// How many each table of what is remembered of records and documents has.
    private static Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        for (var table : new String[] {
            "source_record",
            "posting",
            "act",
            "batch",
            "hold",
            "document_number",
            "quickbooks_link",
            "quickbooks_exchange_rate",
            "unfinished_record",
            "cursor_position"
        }) {
            rows.put(
                    table,
                    trading.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return rows;
    }
}
