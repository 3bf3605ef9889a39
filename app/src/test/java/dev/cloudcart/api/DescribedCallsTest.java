package dev.cloudcart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.web.Trading;

/// The description of the API tells the truth: every route is in it, and every call and answer is as it says.
class DescribedCallsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static Programs programs;
    private static CompanyId mugs;
    private static long run;

    private static JsonNode description;
    private static OpenApiInteractionValidator validator;
    private final Set<String> called = new TreeSet<>();
    private int calls;

    @BeforeAll
    static void serve() throws Exception {
        trading = Trading.open(DATABASE, home);
        programs = Programs.of(trading.site.port(), home);
        mugs = trading.company("Mugs");
        trading.sells(1001, 3);
        trading.sells(Trading.order(2001, "France", "5.5", "21.10"));
        run = trading.run(Trading.march(mugs));
        trading.sells(3001, 1);
        var told = programs.get("/openapi.json");
        description = programs.json(told);
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(told.body())
                .build();
    }

    @AfterAll
    static void stop() {
        programs.close();
        trading.close();
    }

    @Test
    void describesEveryRoute() {
        Set<String> routes = new TreeSet<>();
        trading.site
                .get(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
                .getHandlerMethods()
                .forEach((info, _) -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + pattern))));

        assertThat(described()).isEqualTo(routes).hasSizeGreaterThan(25);
    }

    private static Set<String> described() {
        Set<String> all = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                all.add(operation.getKey().toUpperCase(Locale.ROOT) + " /api/v1" + path.getKey())));
        return all;
    }

    @Test
    void everyCallAndAnswerIsAsItIsDescribed() throws Exception {
        var base = "/companies/" + mugs;
        var order = "/records/order/" + Trading.id(1001);

        call("GET", "/openapi.json", "/openapi.json", "", 200);
        call("GET", "/companies", "/companies", "", 200);
        call("POST", "/companies", "/companies", """
                {"name": "Pens", "currency": "eur", "timeZone": "Europe/Berlin"}""", 201);
        call("POST", "/companies", "/companies", "{\"name\": \"Ink\", \"currency\": \"XYZ\"}", 400);
        call("GET", "/companies/{company}", base, "", 200);
        call("GET", "/companies/{company}", "/companies/4711", "", 404);
        call("GET", "/companies/{company}/standing", base + "/standing", "", 200);
        call("GET", "/companies/{company}/connections", base + "/connections", "", 200);

        var settings = call("GET", "/companies/{company}/settings", base + "/settings", "", 200);
        assertThat(settings.at("/settings/schedule/sync-every").asString()).isEqualTo("off");
        var version = settings.path("version").asLong();
        var changed = call("PATCH", "/companies/{company}/settings", base + "/settings", """
                {"version": %d, "settings": {"order-export": {"stores": [{"source": "EBAY", "country": "GB"}]}}}
                """.formatted(version), 200);
        assertThat(changed.path("version").asLong()).isEqualTo(version + 1);
        assertThat(changed.at("/settings/order-export/stores/0/country").asString())
                .isEqualTo("GB");
        call("PATCH", "/companies/{company}/settings", base + "/settings", """
                {"version": %d, "settings": {"schedule": {"sync-every": "1h"}}}""".formatted(version), 409);
        call("PATCH", "/companies/{company}/settings", base + "/settings", """
                {"version": %d, "settings": {"schedule": {"sync-every": "sometimes"}}}
                """.formatted(version + 1), 400);
        call("GET", "/companies/{company}/settings/versions", base + "/settings/versions", "", 200);
        call("GET", "/companies/{company}/settings/versions/{version}", base + "/settings/versions/1", "", 200);
        var restored = call(
                "POST",
                "/companies/{company}/settings/versions/{version}/restore",
                base + "/settings/versions/%d/restore".formatted(version),
                "{\"version\": %d}".formatted(version + 1),
                200);
        assertThat(restored.path("version").asLong()).isEqualTo(version + 2);
        assertThat(restored.path("settings")).isEqualTo(settings.path("settings"));

        var asked = call("POST", "/companies/{company}/runs", base + "/runs", """
                {"numbers": ["3001"], "preview": true, "settings": {"order-export": {"transaction-type": "invoice"}}}
                """, 202);
        var previewed = settled(asked.path("id").asString());
        assertThat(previewed.at("/report/preview/documents/0/kind").asString()).isEqualTo("invoice");
        call("POST", "/companies/{company}/runs", base + "/runs", """
                {"settings": {"order-export": {"transaction-type": "invoice"}}}""", 400);
        call("GET", "/companies/{company}/runs", base + "/runs?trigger=manual&limit=5", "", 200);
        var finished = call("GET", "/companies/{company}/runs/{run}", base + "/runs/" + run, "", 200);
        assertThat(finished.at("/report/documents/posted").asLong()).isEqualTo(3);
        var deeds = call(
                "GET",
                "/companies/{company}/runs/{run}/documents",
                base + "/runs/%d/documents".formatted(run),
                "",
                200);
        assertThat(deeds.at("/0/total").asString()).isEqualTo("12.00");
        call("POST", "/companies/{company}/runs/{run}/stop", base + "/runs/%d/stop".formatted(run), "", 409);
        var again =
                call("POST", "/companies/{company}/runs/{run}/again", base + "/runs/%d/again".formatted(run), "", 202);
        assertThat(settled(again.path("id").asString())
                        .at("/report/documents/unchanged")
                        .asLong())
                .isEqualTo(3);

        var holds = call("GET", "/companies/{company}/holds", base + "/holds", "", 200);
        assertThat(holds).hasSize(1);
        assertThat(holds.at("/0/amount").asString()).isEqualTo("21.10");
        assertThat(call(
                        "GET",
                        "/companies/{company}/holds",
                        base + "/holds?after-kind=order&after-id=" + Trading.id(2001),
                        "",
                        200))
                .isEmpty();
        var groups = call("GET", "/companies/{company}/holds/by-reason", base + "/holds/by-reason", "", 200);
        assertThat(groups.at("/0/sums/GBP").asString()).isEqualTo("21.10");
        var retried = call("POST", "/companies/{company}/holds/retry", base + "/holds/retry", "", 202);
        settled(retried.path("id").asString());
        call(
                "POST",
                "/companies/{company}/holds/{number}/dismiss",
                base + "/holds/2001/dismiss",
                "{\"note\": \"a gift\"}",
                204);
        call("POST", "/companies/{company}/holds/{number}/dismiss", base + "/holds/2001/dismiss", "", 404);

        var proof = call("GET", "/companies/{company}/proof", base + "/proof?from=2026-03-01&to=2026-03-31", "", 200);
        assertThat(proof.at("/0/books").asString()).isEqualTo("48.00");
        assertThat(proof.at("/0/difference").asString()).isEqualTo("0.00");
        call("GET", "/companies/{company}/proof", base + "/proof?from=March", "", 400);
        var documents = call(
                "GET",
                "/companies/{company}/proof/documents",
                base + "/proof/documents?from=2026-03-01&to=2026-03-31&limit=2",
                "",
                200);
        assertThat(documents).hasSize(2);
        var rest = call(
                "GET",
                "/companies/{company}/proof/documents",
                base + "/proof/documents?from=2026-03-01&to=2026-03-31&after="
                        + documents.at("/1/id").asString(),
                "",
                200);
        assertThat(rest).hasSize(2);
        var document = call(
                "GET",
                "/companies/{company}/documents/{document}",
                base + "/documents/" + documents.at("/0/id").asString(),
                "",
                200);
        assertThat(document.at("/stored/total").asString()).isEqualTo("12.00");
        assertThat(document.at("/history/0/act").asString()).isEqualTo("create");
        var found = call("GET", "/companies/{company}/search", base + "/search?q=1001", "", 200);
        assertThat(found.at("/documents/0/record/number").asString()).isEqualTo("1001");
        call("GET", "/companies/{company}/search", base + "/search", "", 400);
        var record = call("GET", "/companies/{company}/records/{kind}/{id}", base + order, "", 200);
        var raw = call(
                "GET",
                "/companies/{company}/records/{kind}/{id}/versions/{version}",
                base + order + "/versions/" + record.at("/versions/0/id").asString(),
                "",
                200);
        assertThat(raw.toString()).contains("Jane Doe");

        var hooks = "/companies/{company}/webhooks";
        var hook = call(
                "POST",
                hooks,
                base + "/webhooks",
                "{\"url\": \"http://127.0.0.1:1/told?key=mine\", \"events\": [\"run.finished\"]}",
                201);
        assertThat(hook.path("secret").asString()).startsWith("whsec_");
        call(
                "POST",
                hooks,
                base + "/webhooks",
                "{\"url\": \"http://books.example.com/\", \"events\": [\"run.finished\"]}",
                400);
        var listed = call("GET", hooks, base + "/webhooks", "", 200);
        assertThat(listed.at("/0/events/0").asString()).isEqualTo("run.finished");
        assertThat(listed.at("/0/secret").isMissingNode()).isTrue();
        var hookId = hook.path("id").asLong();
        call("POST", hooks + "/{webhook}/test", base + "/webhooks/%d/test".formatted(hookId), "", 202);
        var told = call(
                "GET", hooks + "/{webhook}/deliveries", base + "/webhooks/%d/deliveries".formatted(hookId), "", 200);
        assertThat(told.at("/0/event").asString()).isEqualTo("ping");
        call("DELETE", hooks + "/{webhook}", base + "/webhooks/" + hookId, "", 204);
        call("DELETE", hooks + "/{webhook}", base + "/webhooks/" + hookId, "", 404);
        assertThat(programs.get("/audit?limit=5").body())
                .contains("is added", "is sent a test", "is removed")
                .doesNotContain("key=mine");

        call("GET", "/audit", "/audit?limit=3", "", 200);
        call("GET", "/tokens", "/tokens", "", 200);
        var made = call(
                "POST",
                "/tokens",
                "/tokens",
                "{\"name\": \"robot\", \"role\": \"viewer\", \"companies\": [%s]}".formatted(mugs),
                201);
        call("DELETE", "/tokens/{token}", "/tokens/" + made.path("id").asLong(), "", 204);

        trading.sells(4001, 2);
        var route = "/companies/{company}/runs/{run}/approve";
        assertThat(call("POST", route, approval(previewed), "", 409)
                        .path("detail")
                        .asString())
                .contains("went by settings that are not saved");
        var second = settled(call("POST", "/companies/{company}/runs", base + "/runs", """
                {"numbers": ["4001", "4002"], "preview": true}""", 202)
                .path("id")
                .asString());
        assertThat(second.at("/report/documents/posted").asLong()).isZero();
        call("POST", route, approval(second), "{\"orders\": []}", 400);
        assertThat(call("POST", route, approval(second), "{\"orders\": [\"4001\", \"1001\"]}", 400)
                        .path("detail")
                        .asString())
                .contains("shows no order \"1001\"");
        var chosen = settled(call("POST", route, approval(second), "{\"orders\": [\"4001\"]}", 202)
                .path("id")
                .asString());
        assertThat(chosen.path("scope").asString()).isEqualTo("number 4001");
        assertThat(chosen.at("/report/documents/posted").asLong()).isEqualTo(1);
        var approved = settled(
                call("POST", route, approval(second), "{}", 202).path("id").asString());
        assertThat(approved.path("trigger").asString()).isEqualTo("manual");
        assertThat(approved.at("/report/documents/posted").asLong()).isEqualTo(1);
        assertThat(call("POST", route, approval(approved), "", 409)
                        .path("detail")
                        .asString())
                .contains("is no preview");

        assertThat(called).as("every route was called").isEqualTo(described());
        assertThat(doneWithoutAWord())
                .as("whatever a call changes is changed with the word that it did, so that no kill has it done twice")
                .isEmpty();
    }

    /// Calls that name themselves, were done, and did not say so in the transaction that did it.
    private List<String> doneWithoutAWord() {
        return DATABASE.jdbc()
                .sql("select key from kept_answer where status < 300 and not changed")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void viewersDoNotSeeTheBuyer() throws Exception {
        var made = programs.json(programs.post("/tokens", "{\"name\": \"eyes\", \"role\": \"viewer\"}"));
        var viewer = programs.with(made.path("token").asString());
        var order = "/companies/%s/records/order/%s".formatted(mugs, Trading.id(1001));
        var version = viewer.json(viewer.get(order)).at("/versions/0/id").asString();

        var raw = viewer.get(order + "/versions/" + version);

        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.body()).contains("MUG").doesNotContain("Jane Doe").doesNotContain("1 High Street");
        assertThat(programs.get("/audit?limit=20").body()).contains("order 1001, version of run " + run);
    }

    private String approval(JsonNode preview) {
        return "/companies/%s/runs/%s/approve"
                .formatted(mugs, preview.path("id").asString());
    }

    private JsonNode settled(String ticket) {
        var answer = new ArrayList<JsonNode>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            answer.add(programs.json(programs.get("/companies/%s/runs/%s".formatted(mugs, ticket))));
            return !answer.getLast().path("status").asString().matches("queued|running");
        });
        return answer.getLast();
    }

    /// Makes a call, and looks at both sides of it as the description does.
    private JsonNode call(String method, String route, String path, String body, int status) throws Exception {
        var answer = programs.send(method, path, body, "Idempotency-Key", "%s-%s-%d".formatted(method, path, ++calls));

        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        called.add(method + " /api/v1" + route);
        var response = new SimpleResponse.Builder(status);
        if (!answer.body().isEmpty()) {
            response.withContentType(answer.headers().firstValue("Content-Type").orElse(""))
                    .withBody(answer.body());
        }
        var complaints = new ArrayList<>(sentences(validator
                .validateResponse(path.replaceAll("\\?.*", ""), Request.Method.valueOf(method), response.build())
                .getMessages()));
        if (status < 400) {
            complaints.addAll(sentences(
                    validator.validateRequest(request(method, path, body)).getMessages()));
        }
        assertThat(complaints).as(method + " " + path + ": " + answer.body()).isEmpty();
        return answer.body().isEmpty() ? JsonMapper.shared().createObjectNode() : programs.json(answer);
    }

    private static Request request(String method, String path, String body) {
        var parts = path.split("\\?", 2);
        var request = new SimpleRequest.Builder(method, parts[0]).withHeader("Authorization", "Bearer x");
        if (parts.length > 1) {
            query(parts[1]).forEach(request::withQueryParam);
        }
        if (!body.isEmpty()) {
            request.withContentType("application/json").withBody(body);
        }
        return request.build();
    }

    private static Map<String, String> query(String text) {
        var all = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return all;
    }

    private static List<String> sentences(List<Message> messages) {
        return messages.stream().map(Message::getMessage).toList();
    }
}
