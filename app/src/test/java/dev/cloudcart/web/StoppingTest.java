package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

/// A run that is followed and stopped by people, with slow books.
class StoppingTest {

    private static final int ORDERS = 1500;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static CompanyId mugs;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home, Duration.ofMillis(800));
        mugs = trading.company("Mugs");
        trading.sells(100_000, ORDERS);
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void aRunIsFollowedAndStoppedInTheMiddleAndTheNextOneGoesOn() {
        var anna = trading.site.signedIn("anna@example.com", mugs, Role.OPERATOR);
        var viewer = trading.site.signedIn("vera@example.com", mugs, Role.VIEWER);
        var ticket = trading.ask(Trading.march(mugs).by("anna@example.com"));
        var asked = "/companies/%d/runs/asked/%s".formatted(mugs.value(), ticket);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Tab.location(anna.get(asked)).contains("/runs/"));
        var run = Tab.location(anna.get(asked));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> anna.get(run + "/now").body().contains("Posting to QuickBooks"));

        var page = anna.get(run).body();
        assertThat(page)
                .contains("Reading from Linnworks", "<progress", "of 1,500", "Stop</button>")
                .contains("2026-03-01 to 2026-03-31");
        assertThat(viewer.get(run).body()).contains("Reading from Linnworks").doesNotContain("Stop</button>");
        assertThat(viewer.post("/account", run + "/stop", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(anna.post(run, run + "/stop", Map.of()).statusCode()).isEqualTo(303);

        trading.settled(ticket);
        long first = documents();
        var ended = anna.get(run);
        assertThat(ended.body())
                .contains("stopped by anna@example.com", "It was stopped by anna@example.com")
                .contains("the next sync goes on from there", "Run again");
        assertThat(anna.get(run + "/now").headers().firstValue("HX-Refresh")).contains("true");
        assertThat(first).isBetween(1L, ORDERS - 1L);
        assertThat(count("select count(*) from batch where company_id = ? and state = 'intended'"))
                .isZero();
        assertThat(anna.post(run, run + "/stop", Map.of()).statusCode()).isEqualTo(303);
        assertThat(anna.get(run).body()).contains("has ended already");

        var again = Tab.location(anna.post(run, run + "/again", Map.of()));
        assertThat(again).contains("/runs/asked/");
        trading.settled(again);

        assertThat(documents()).isEqualTo(ORDERS);
        assertThat(count("select count(distinct document_id) from posting where company_id = ?"))
                .isEqualTo(ORDERS);
        assertThat(DATABASE.jdbc()
                        .sql("select sum(stored_gross) from posting where company_id = ? and difference is null")
                        .param(mugs.value())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("18000.00");
        assertThat(DATABASE.jdbc()
                        .sql("select actor from audit where act = 'STOP'")
                        .query(String.class)
                        .list())
                .containsExactly("anna@example.com");
        var list = anna.get("/companies/%d/runs?what=manual&state=interrupted".formatted(mugs.value()))
                .body();
        assertThat(list).contains("stopped by anna@example.com").containsOnlyOnce("data-label=\"Run\"");
        assertThat(anna.get("/companies/%d/runs?what=preview".formatted(mugs.value()))
                        .body())
                .contains("No run is like that");
        var csv = anna.get(run + "/documents.csv");
        assertThat(csv.body().lines().count()).isEqualTo(first + 1);
        assertThat(csv.body()).contains("create,done,sales receipt,100", ",12.00,2.00");
    }

    private static long documents() {
        return count("select count(*) from posting where company_id = ? and state = 'posted'");
    }

    private static long count(String sql) {
        return DATABASE.jdbc().sql(sql).param(mugs.value()).query(Long.class).single();
    }
}
