package dev.cloudcart.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.web.Site;

class MetricsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static HttpClient http;
    private static CompanyId mugs;
    private static CompanyId jugs;

    @BeforeAll
    static void serve() {
        site = Site.open(DATABASE, home);
        http = HttpClient.newHttpClient();
        mugs = site.company("Mugs of Ms. Doe");
        jugs = site.company("Jugs");
    }

    @AfterAll
    static void stop() {
        http.close();
        site.close();
    }

    @Test
    void tellsHowEachCompanyStands() throws Exception {
        var database = site.get(JdbcClient.class);
        database.sql(
                        "insert into cursor_position (company_id, stream, position) values (?, 'processed orders', to_timestamp(1780000000))")
                .param(mugs.value())
                .update();
        database.sql("""
                insert into run (company_id, purpose, trigger, who, scope, status, settings_version, started, finished) values
                (:mugs, 'sync', 'scheduled', 'schedule', '', 'failed', 1, to_timestamp(1780000100), to_timestamp(1780000200)),
                (:mugs, 'sync', 'scheduled', 'schedule', '', 'complete', 1, to_timestamp(1780000300), to_timestamp(1780000400)),
                (:mugs, 'preview', 'manual', 'anna', '', 'failed', 1, to_timestamp(1780000500), to_timestamp(1780000600)),
                (:jugs, 'sync', 'scheduled', 'schedule', '', 'interrupted', 1, to_timestamp(1780000700), to_timestamp(1780000800))
                """)
                .param("mugs", mugs.value())
                .param("jugs", jugs.value())
                .update();
        database.sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, currency, amount, since, run_id)
                select ?, 'SALE', lpad(n::text, 32, '0')::uuid, n::text, case n when 3 then 'dismissed' else 'open' end,
                    array['NO_TAX_CODE'], array['of Jane'], array['Add it'], 'GBP', 1, to_timestamp(1780000900 + n), 1
                from generate_series(1, 3) n""").param(mugs.value()).update();
        database.sql(
                        "insert into metered_reads (month, company_id, reads) values (date_trunc('month', now() at time zone 'UTC'), ?, 42)")
                .param(mugs.value())
                .update();

        var figures = get("Bearer " + token(true, Role.VIEWER));

        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body().lines().filter(line -> line.startsWith("cloudcart_")))
                .contains(
                        "cloudcart_complete_up_to_timestamp_seconds{company=\"1\"} 1.78E9",
                        "cloudcart_last_sync_end_timestamp_seconds{company=\"1\"} 1.7800004E9",
                        "cloudcart_last_sync_end_timestamp_seconds{company=\"2\"} 1.7800008E9",
                        "cloudcart_last_sync_failed{company=\"1\"} 0.0",
                        "cloudcart_last_sync_failed{company=\"2\"} 1.0",
                        "cloudcart_holds{company=\"1\"} 2.0",
                        "cloudcart_holds{company=\"2\"} 0.0",
                        "cloudcart_oldest_hold_timestamp_seconds{company=\"1\"} 1.780000901E9",
                        "cloudcart_runs_waiting 0.0",
                        "cloudcart_quickbooks_reads 42.0")
                .anySatisfy(line -> assertThat(line).matches("cloudcart_database_bytes \\d\\.\\d+E7"))
                .noneMatch(line -> line.startsWith("cloudcart_complete_up_to_timestamp_seconds{company=\"2\"}"));
        assertThat(figures.body())
                .contains("jvm_memory_used_bytes", "http_server_requests", "hikaricp_connections")
                .doesNotContain("Doe", "Jugs", "Jane");
    }

    @Test
    void isForTokensOfAllCompanies() throws Exception {
        assertThat(get("Bearer " + Files.readString(home.resolve("api-token")).strip())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("Bearer " + token(false, Role.OWNER)).statusCode()).isEqualTo(403);
        assertThat(get("").statusCode()).isEqualTo(401);
        assertThat(get("Bearer wrong").statusCode()).isEqualTo(401);
    }

    private static String token(boolean everywhere, Role role) {
        var wish = new ApiTokens.Wish(
                "watch " + role + everywhere, role, everywhere, everywhere ? Set.of() : Set.of(mugs), null);
        return ((ApiTokens.Making.Made) site.get(ApiTokens.class).make(wish, "test")).token();
    }

    private static HttpResponse<String> get(String authorization) throws Exception {
        var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(site.port())));
        if (!authorization.isEmpty()) {
            call.header("Authorization", authorization);
        }
        return http.send(call.build(), BodyHandlers.ofString());
    }
}
