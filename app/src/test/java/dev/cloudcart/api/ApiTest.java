package dev.cloudcart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.report.Preview;
import dev.cloudcart.report.ReportJson;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.sync.Foresights;

class ApiTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path home;

    private static ConfigurableApplicationContext rooms;
    private static HttpClient http;

    @BeforeAll
    static void serve() {
        rooms = Application.start(new Start.Wish(
                true,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "server.port",
                        "0",
                        "spring.datasource.url",
                        DATABASE.url(),
                        "spring.datasource.username",
                        DATABASE.username(),
                        "spring.datasource.password",
                        DATABASE.password(),
                        "logging.level.root",
                        "off",
                        "spring.datasource.hikari.connection-timeout",
                        "2000")));
        rooms.getBean(Companies.class).add("Mug & Co", CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test");
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        rooms.close();
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsAnybodyItsHealth(String path) throws Exception {
        var answer = http.send(call(path).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("status").asString()).isEqualTo("UP");
    }

    @Test
    void isNotReadyWhileTheDatabaseIsAway() throws Exception {
        DATABASE.goAway();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> status("readiness") == 503);
            assertThat(status("liveness")).isEqualTo(200);
        } finally {
            DATABASE.comeBack();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> status("readiness") == 200);
    }

    private static int status(String probe) throws Exception {
        return http.send(call("/actuator/health/" + probe).build(), BodyHandlers.ofString())
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/companies, ''",
        "/api/v1/companies, Bearer wrong",
        "/api/v1/companies, Basic d3Jvbmc6",
        "/actuator/env, ''"
    })
    void letsNobodyInWithoutTheToken(String path, String authorization) throws Exception {
        var call = authorization.isEmpty() ? call(path) : call(path).header("Authorization", authorization);

        var answer = http.send(call.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(json(answer).path("detail").asString()).startsWith("Send the API token");
    }

    @Test
    void keepsItsTokenFromOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("api-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void listsTheCompanies() throws Exception {
        var answer = get("/api/v1/companies");

        assertThat(json(answer)).isEqualTo(JsonMapper.shared().readTree("""
                [{"id": 1, "name": "Mug & Co", "currency": "GBP", "timeZone": "Europe/London", "linnworks": "off",
                  "quickbooks": "off"}]
                """));
    }

    @Test
    void takesNumbersAndDaysAndStatusesTogether() throws Exception {
        var asked = post("/api/v1/companies/1/runs", """
                {"status": ["open", "processed"], "numbers": ["1001"], "from": "2026-03-01", "to": "2026-03-31",
                 "preview": true}""");

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var ticket = asked.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(DATABASE.jdbc()
                        .sql("""
                        select concat_ws(' ', purpose, numbers::text, statuses::text,
                            from_at at time zone 'Europe/London', to_at at time zone 'Europe/London')
                        from run_request where id = ?""")
                        .param(UUID.fromString(ticket))
                        .query(String.class)
                        .single())
                .isEqualTo("PREVIEW {1001} {OPEN,PROCESSED} 2026-03-01 00:00:00 2026-04-01 00:00:00");
    }

    /// Alone the status means purchases, by the days on which they came.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"parts": ["purchases"]}                        | {PURCHASES} false
            {"parts": ["orders", "purchases"]}              | {ORDERS,PURCHASES} false
            {"status": ["delivered"]}                       | {PURCHASES} true
            {"status": ["Delivered"], "parts": ["orders"]}  | {ORDERS} true
            {"status": ["delivered", "processed"]}          | {} {PROCESSED} true
            """)
    void takesWhatIsToBeSynced(String body, String expected) throws Exception {
        var from = body.substring(0, body.length() - 1) + ", \"from\": \"2026-03-01\", \"preview\": true}";

        var asked = post("/api/v1/companies/1/runs", from);

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var ticket = asked.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(DATABASE.jdbc()
                        .sql("""
                        select concat_ws(' ', array(select unnest(parts) order by 1)::text, statuses::text,
                            case when delivered then 'true' else 'false' end)
                        from run_request where id = ?""")
                        .param(UUID.fromString(ticket))
                        .query(String.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void runsInTheBackgroundAndTellsWhatCameOfIt() throws Exception {
        var asked = post("/api/v1/companies/1/runs", "{\"from\": \"2026-03-01\", \"preview\": true}");
        assertThat(asked.statusCode()).isEqualTo(202);
        var location = asked.headers().firstValue("Location").orElseThrow();

        var run = settled(location);

        assertThat(run.path("status").asString()).isEqualTo("failed");
        assertThat(run.path("trigger").asString()).isEqualTo("preview");
        assertThat(run.path("who").asString()).isEqualTo("api token");
        assertThat(run.at("/report/problem/reason").asString()).contains("not connected");
        assertThat(json(get("/api/v1/companies/1/runs/" + run.path("id").asString())))
                .isEqualTo(run);
        assertThat(json(get("/api/v1/companies/1/runs")).toString()).contains("\"preview\"");
    }

    @Test
    void tellsWhatAPreviewWouldDo() throws Exception {
        var journal = rooms.getBean(Journal.class);
        var run = journal.start(new CompanyId(1), Occasion.byHand(Purpose.PREVIEW), 1);
        var report = new RunReport(
                run.value(),
                "Mug & Co",
                Occasion.byHand(Purpose.PREVIEW),
                RunStatus.COMPLETE,
                Instant.EPOCH,
                Instant.EPOCH,
                new RunReport.Read(1, 0, 0, 0, 0, 0),
                new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                new CallMeter.Calls(1, 0, 1),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                null,
                null,
                new Preview(0, 1, 0, List.of(Foresights.amended())));
        journal.finish(run, RunStatus.COMPLETE, ReportJson.write(report));

        var told = json(get("/api/v1/companies/1/runs/" + run.value())).at("/report/preview");

        assertThat(told.path("amended").asInt()).isEqualTo(1);
        assertThat(told.at("/documents/0/changes/0"))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"what": "total", "before": "18.90", "after": "1250.00"}
                """));
        assertThat(told.at("/documents/0/lines/0/after/quantity").asString()).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"from": "2026-02-30"}                     | is no date
            {"from": "2026-03-02", "to": "2026-03-01"} | is before the first
            {"form": "2026-03-02"}                     | wrong at "form"
            {"numbers": 5}                             | wrong at "numbers"
            {"numbers": ["110 111"]}                   | put commas between numbers
            {"numbers": [""]}                          | is empty
            {"parts": ["mugs"]}                        | no part "mugs"
            from=2026-03-02                            | no JSON
            {"from": "0026-03-02"}                     | is none that an order can have
            {"to": "+999999999-12-31"}                 | is none that an order can have
            {"to": "-999999999-01-01"}                 | is none that an order can have
            {"from": 20260302}                         | is no date
            {"from": 2026.5}                           | wrong at "from"
            {"from": true}                             | wrong at "from"
            {"preview": "yes"}                         | wrong at "preview"
            {"preview": ""}                            | wrong at "preview"
            {"preview": 0}                             | wrong at "preview"
            {"preview": true, "preview": false}        | no JSON
            {"numbers": [null]}                        | wrong at "numbers"
            {"numbers": [[1001]]}                      | has something wrong
            {"numbers": [1001.5]}                      | wrong at "numbers"
            {"numbers": ["\\u0000"]}                   | a sign in it that no text has
            {"numbers": ["\\u0001"]}                   | is no order number
            {"status": [null]}                         | wrong at "status"
            {"parts": [null]}                          | wrong at "parts"
            []                                         | no JSON object
            "2026-03-02"                               | no JSON object
            {"from": "2026-03-02"} {}                  | no JSON object
            """)
    void refusesWhatMakesNoSense(String body, String sentence) throws Exception {
        var answer = post("/api/v1/companies/1/runs", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asString()).contains(sentence);
    }

    @Test
    void refusesMoreOrderNumbersThanARunAsksFor() throws Exception {
        var numbers = Collections.nCopies(10_001, "\"1001\"");

        var answer = post("/api/v1/companies/1/runs", "{\"numbers\": " + numbers + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asString())
                .isEqualTo("Those are 10001 order numbers: give up to 10000 at once.");
    }

    /// With its length said before and without.
    @ParameterizedTest
    @CsvSource({
        "POST, runs, application/json, true",
        "POST, runs, application/json, false",
        "POST, runs, application/x-www-form-urlencoded, false",
        "POST, holds/1001/dismiss, text/plain, false",
        "GET, holds, application/json, true"
    })
    void refusesABodyOf300Megabytes(String method, String what, String type, boolean said) throws Exception {
        var call = authorised("/api/v1/companies/1/" + what)
                .header("Content-Type", type)
                .method(method, blanks(300_000_000, said));

        var answer = http.send(call.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("detail").asString())
                .isEqualTo("The body is longer than 1 MiB: ask for less at once.");
    }

    /// The server turns them away before any of our code sees them.
    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/companies/%zz HTTP/1.1, 20",
        "GET /api/v1/companies/%00 HTTP/1.1, 20",
        "GET /api/v1/companies/%2e%2e%2fetc HTTP/1.1, 20",
        "GET /api/v1/{companies} HTTP/1.1, 20",
        "GET, 20",
        "G@T /api/v1/companies HTTP/1.1, 20",
        "GET /api/v1/companies HTTP/9.9, 20",
        "GET /api/v1/companies HTTP/1.1, 20000"
    })
    void tellsOfACallThatCannotBeReadAsOfAnyOther(String line, int letters) throws Exception {
        var answer = raw("%s\r\nHost: localhost\r\nX-Long: %s\r\nConnection: close\r\n\r\n"
                .formatted(line, "x".repeat(letters)));

        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"detail\":\"The call cannot be");
        assertThat(answer).doesNotContainIgnoringCase("html", "tomcat", "apache", "exception", "xxx");
    }

    private static String raw(String call) throws IOException {
        var port = rooms.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsNoBodyOfAStranger() throws Exception {
        var call = call("/api/v1/companies/1/runs")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(blanks(300_000_000, false));

        assertThat(http.send(call.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private static BodyPublisher blanks(long length, boolean said) {
        var body = BodyPublishers.ofInputStream(() -> new Blanks(length));
        return said ? BodyPublishers.fromPublisher(body, length) : body;
    }

    /// Blanks, which JSON may begin with.
    private static final class Blanks extends InputStream {

        private long left;

        Blanks(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + given, (byte) ' ');
            left -= given;
            return given;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/audit?limit=0                       | "limit" is a number from 1 to 1000
            /api/v1/audit?limit=99999999999999999999    | "limit" is a number
            /api/v1/audit?before=x                      | "before" is a number
            /api/v1/audit?form=1                        | it takes before, company, limit
            /api/v1/companies?limit=5                   | knows no parameter "limit"
            /api/v1/companies/1/runs?page=2 | knows no parameter "page"
            /api/v1/companies/1%0ACo/runs             | signs in it
            /api/v1/companies/1;a=b/runs              | signs in it
            /api/v1//companies                          | signs in it
            """)
    void refusesAddressesThatMakeNoSense(String path, String sentence) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asString()).contains(sentence);
    }

    /// The server in front of us says so in its own words.
    @ParameterizedTest
    @CsvSource({"/api/v1/companies/1%00Co/runs", "/api/v1/companies/1%2FCo/runs"})
    void refusesAddressesThatNoServerTakes(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/companies/Nobody/runs, no company",
        "/api/v1/companies/Nobody/holds, no company",
        "/api/v1/companies/1/runs/4711, no run",
        "/api/v1/companies/1/runs/mine, no run",
        "/api/v1/companies/1/runs/00000000-0000-0000-0000-000000000000, no run",
        "/api/v1/mugs, nothing at this address"
    })
    void saysThatThereIsNoSuchThing(String path, String sentence) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("detail").asString()).contains(sentence);
    }

    @Test
    void dismissesOnlyWhatIsHeld() throws Exception {
        var holds = get("/api/v1/companies/1/holds");
        var dismissed = post("/api/v1/companies/1/holds/1001/dismiss", "");

        assertThat(holds.body()).isEqualTo("[]");
        assertThat(get("/api/v1/companies/1/holds/by-reason").body()).isEqualTo("[]");
        assertThat(dismissed.statusCode()).isEqualTo(404);
        assertThat(json(dismissed).path("detail").asString()).contains("Nothing is held");
    }

    @Test
    void findsACompanyByItsId() throws Exception {
        assertThat(get("/api/v1/companies/1/holds").body()).isEqualTo("[]");
        assertThat(get("/api/v1/companies/2/holds").statusCode()).isEqualTo(404);
    }

    @Test
    void listsWhoDidWhat() throws Exception {
        post("/api/v1/companies/1/runs", "{\"preview\": true}");

        var newest = json(get("/api/v1/audit?company=1&limit=1")).path(0);

        assertThat(newest.path("act").asString()).isEqualTo("run");
        assertThat(newest.path("actor").asString()).isEqualTo("api token");
        assertThat(newest.path("from").asString()).isEqualTo("127.0.0.1");
        assertThat(newest.path("company").asString()).isEqualTo("Mug & Co");
        assertThat(newest.path("subject").asString()).isEqualTo("preview, since the last time");
        assertThat(json(get("/api/v1/audit?before=" + newest.path("id").asLong()))
                        .valueStream()
                        .map(entry -> entry.path("id").asLong()))
                .doesNotContain(newest.path("id").asLong());
    }

    @Test
    void letsWhoeverBringsWrongTokensWait() throws Exception {
        try (var guesser = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(guesser.send(
                                        call("/api/v1/companies")
                                                .header("Authorization", "Bearer guess-" + i)
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(401);
            }

            var answer = guesser.send(
                    call("/api/v1/companies")
                            .header("Authorization", "Bearer guess-5")
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(json(answer).path("detail").asString()).startsWith("Too many wrong API tokens");
        }
        assertThat(get("/api/v1/companies").statusCode()).isEqualTo(200);
        assertThat(refused("127.0.0.2")).containsExactly("too many wrong API tokens", "wrong API token");
        assertThat(get("/api/v1/audit").body()).doesNotContain("guess-");
    }

    @Test
    void keepsWhoCameWithoutAToken() throws Exception {
        try (var stranger = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.3"))
                .build()) {
            for (var path : List.of("/api/v1/companies", "/", "/actuator/env", "/actuator/health")) {
                stranger.send(call(path).build(), BodyHandlers.ofString());
            }
        }

        assertThat(refused("127.0.0.3")).containsExactly("no API token");
    }

    /// What the audit tells of refused calls from an address.
    private static List<String> refused(String address) throws Exception {
        return json(get("/api/v1/audit"))
                .valueStream()
                .filter(entry -> entry.path("from").asString().equals(address))
                .filter(entry -> entry.path("act").asString().equals("call")
                        && !entry.path("done").asBoolean())
                .map(entry -> entry.path("subject").asString())
                .toList();
    }

    private static JsonNode settled(String location) throws Exception {
        var until = Instant.now().plus(PATIENCE);
        var run = json(get(location));
        while (run.path("status").asString().equals("queued") && Instant.now().isBefore(until)) {
            run = json(get(location));
        }
        return run;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http.send(authorised(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                authorised(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder authorised(String path) throws IOException {
        return call(path)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(home.resolve("api-token")).strip());
    }

    private static HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:%s%s".formatted(rooms.getEnvironment().getProperty("local.server.port"), path)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
