package dev.cloudcart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.web.Site;

/// Whatever a program sends, it is told what is wrong with it; nothing of it is trouble of ours.
class HostileCallsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static Programs programs;

    @BeforeAll
    static void serve() throws Exception {
        site = Site.open(DATABASE, home);
        site.company("Mugs");
        programs = Programs.of(site.port(), home);
    }

    @AfterAll
    static void stop() {
        programs.close();
        site.close();
    }

    /// A NUL, which no database keeps, and days that it does not count to or that there are not.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/companies/1/search?q=%00",
                "/companies/1/search?q=mug%00mug",
                "/companies/1/runs?trigger=%00",
                "/companies/1/runs?status=%00",
                "/companies/1/runs?%00=1",
                "/companies/1/holds?after-kind=%00&after-id=%00",
                "/companies/1/proof?from=%00",
                "/companies/1/proof?to=%2B999999999-12-31",
                "/companies/1/proof?from=-999999999-01-01",
                "/companies/1/proof?from=2026-02-30",
                "/companies/1/proof/documents?section=sales&store=%00&currency=GBP",
                "/companies/1/proof/documents?section=sales&store=Mugs&currency=%00",
                "/companies/1/proof/documents?to=%2B999999999-12-31",
                "/audit?company=%00",
            })
    void refusesWhatNoDatabaseKeepsInAnAddress(String path) throws Exception {
        var answer = programs.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(programs.detail(answer)).isNotEmpty().doesNotContain("\0");
    }

    /// Of the form of ids, and none.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.------------------------------------.main.1.1",
                "order.0123456789abcdef0123456789abcdef0123.main.1.1",
                "order.00000000-0000-0000-0000-000000000000.main.000000.000000",
                "order.-0000000-0000-0000-0000-000000000000.sale.1.1",
            })
    void knowsNoDocumentByWhatIsNoId(String id) throws Exception {
        assertThat(programs.get("/companies/1/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(programs.get("/companies/1/proof/documents?after=" + id).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST  | /companies/1/holds/1001/dismiss | {"note": "\\u0000"}
            POST  | /companies/1/holds/1001/dismiss | {"note": "\\ud800"}
            POST  | /companies/1/webhooks           | {"url": "https://example.com", "events": ["\\u0000"]}
            POST  | /companies/1/webhooks           | {"url": "https://example.com", "events": ["\\ud800"]}
            POST  | /companies/1/webhooks           | {"url": "https://example.com/\\u0000", "events": ["run.finished"]}
            POST  | /companies/1/webhooks           | {"url": "https://example.com/\\r\\nHost: x", "events": ["run.finished"]}
            POST  | /companies/1/webhooks           | {"url": "https://example.com:99999999999/", "events": ["run.finished"]}
            POST  | /companies/1/webhooks           | {"url": "https://[::1", "events": ["run.finished"]}
            POST  | /companies/1/webhooks           | {"url": "http://169.254.169.254/latest", "events": ["run.finished"]}
            POST  | /companies/1/runs               | {"parts": ["\\u0000"]}
            POST  | /companies/1/runs               | {"parts": ["\\ud800"]}
            POST  | /companies/1/runs               | {"status": ["\\ud800"]}
            POST  | /companies/1/runs               | {"from": "\\ud800"}
            POST  | /companies/1/runs               | {"numbers": ["\\ud800"]}
            POST  | /companies/1/runs               | {"preview": true, "settings": {"order-export": {"start-date": 1e999999999}}}
            POST  | /companies/1/runs               | {"preview": true, "settings": {"order-export": {"start-date": "\\u0000"}}}
            POST  | /companies/1/runs               | {"preview": true, "settings": {"order-export": {"\\ud800": "\\ud800"}}}
            POST  | /companies/1/runs               | {"preview": true, "settings": {"order-export": {"document-number-prefix": "\\u0000"}}}
            POST  | /companies/1/runs               | {"\\ud800": 1}
            PATCH | /companies/1/settings           | {"version": 1e999999999, "settings": {}}
            PATCH | /companies/1/settings           | {"version": 1.5, "settings": {}}
            PATCH | /companies/1/settings           | {"version": 123456789012345678901234567890, "settings": {}}
            POST  | /tokens                         | {"name": "\\u0000", "role": "viewer"}
            POST  | /tokens                         | {"name": "one", "role": "\\ud800"}
            POST  | /tokens                         | {"name": "two", "role": "viewer", "expires": "+999999998-01-01"}
            POST  | /tokens                         | {"name": "three", "role": "viewer", "companies": [1.5]}
            POST  | /tokens                         | {"name": "four", "role": "viewer", "companies": [1e999999999]}
            POST  | /companies                      | {"name": "\\u0000", "currency": "GBP", "timeZone": "Europe/London"}
            POST  | /companies                      | {"name": "\\ud800", "currency": "GBP", "timeZone": "Europe/London"}
            POST  | /companies                      | {"name": "a", "currency": "\\u0000", "timeZone": "Europe/London"}
            POST  | /companies                      | {"name": "b", "currency": "GBP", "timeZone": "\\u0000"}
            """)
    void refusesWhatNoDatabaseKeepsInABody(String method, String path, String body) throws Exception {
        var answer = programs.send(method, path, body, "Idempotency-Key", "of-" + body.hashCode());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(programs.detail(answer)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[, 500000", "'{\"preview\":', 50000", "'{\"settings\":', 50000"})
    void readsNoDeeperThanAnybodyWrites(String level, int levels) throws Exception {
        var answer = programs.post("/companies/1/runs", level.repeat(levels));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(programs.detail(answer)).startsWith("The body is no JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1%27--", "01x", "-1", "%F0%9D%9F%8F", "999999999999999999", "9999999999999999999", "..%252f1"})
    void knowsNoCompanyByWhatIsNoIdOfOne(String id) throws Exception {
        assertThat(programs.get("/companies/" + id).statusCode()).isIn(400, 404);
        assertThat(programs.get("/audit?company=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .statusCode())
                .isIn(400, 404);
    }
}
