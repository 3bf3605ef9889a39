package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.people.Roles;
import dev.cloudcart.webhooks.Webhooks;

/// The ids of one company's things, brought by an owner of another one along their own addresses: in paths, fields of
/// forms, questions and bodies. New routes are among them by themselves.
class ForeignIdsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    /// Of variables that are no ids: words of ours, and numbers that each company counts for itself.
    private static final Set<String> NO_IDS = Set.of("company", "list", "table");

    private static Trading trading;
    private static CompanyId mugs;
    private static CompanyId pens;
    private static Tab pensOwner;
    private static Tab ownerOfAll;
    private static String token;
    private static Map<String, String> ids;
    private static String because;

    @BeforeAll
    static void open() throws Exception {
        trading = Trading.open(DATABASE, home);
        mugs = trading.company("Mugs");
        pens = trading.site.company("Pens");
        trading.sells(1001, 2);
        trading.sells(Trading.order(2001, "France", "5.5", "21.10"));
        var run = trading.run(Trading.march(mugs));
        var webhook = ((Webhooks.Adding.Added) trading.site
                        .get(Webhooks.class)
                        .add(mugs, "http://127.0.0.1:1/", List.of("run.finished"), "anna"))
                .webhook()
                .id();
        var member = trading.site.person("member@mugs.example", Roles.in(mugs, Role.VIEWER));
        var preview = previewOfUnsaved();
        trading.settled(UUID.fromString(preview));
        ownerOfAll = trading.site.stranger();
        ownerOfAll.signIn("owner@example.com", Site.PASSWORD);
        pensOwner = trading.site.signedIn("owner@pens.example", pens, Role.OWNER);
        token = ((ApiTokens.Making.Made) trading.site
                        .get(ApiTokens.class)
                        .make(new ApiTokens.Wish("of pens", Role.OWNER, false, Set.of(pens), null), "test"))
                .token();
        var held = trading.jdbc()
                .sql("select source_id::text from hold where company_id = ?")
                .param(mugs.value())
                .query(String.class)
                .single();
        var insight = trading.site.get(Insight.class);
        because = insight.held(mugs).getFirst().because();
        var key = insight.documents(mugs, SourceKind.SALE, Trading.id(1001))
                .getFirst()
                .key();
        var role = key.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
        ids = Map.ofEntries(
                Map.entry("run", Long.toString(run)),
                Map.entry("ticket", preview),
                Map.entry("id", held),
                Map.entry("source", Trading.id(1001).toString()),
                Map.entry("kind", "order"),
                Map.entry("role", role),
                Map.entry("part", Integer.toString(key.part())),
                Map.entry("because", because),
                Map.entry("number", "2001"),
                Map.entry("webhook", Long.toString(webhook)),
                Map.entry("person", Long.toString(member.id())),
                Map.entry(
                        "version",
                        trading.jdbc()
                                .sql("select max(id)::text from source_record where source_id::text = ?")
                                .param(held)
                                .query(String.class)
                                .single()),
                Map.entry("document", "order.%s.%s.%d.%d".formatted(key.source(), role, key.part(), key.generation())));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    /// Of mugs, under a prefix that is in no settings.
    private static String previewOfUnsaved() throws Exception {
        var call = HttpRequest.newBuilder(api("/companies/%s/runs".formatted(mugs)))
                .header("Authorization", "Bearer " + ofAll())
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                "{\"preview\": true, \"settings\": {\"order-export\": {\"document-number-prefix\": \"OURS-\"}}}"));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(call.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        }
    }

    private static String ofAll() throws IOException {
        return Files.readString(home.resolve("api-token")).strip();
    }

    private static URI api(String path) {
        return URI.create("http://127.0.0.1:%d/api/v1%s".formatted(trading.site.port(), path));
    }

    private static String newest(String table) {
        return trading.jdbc()
                .sql("select max(id)::text from " + table)
                .query(String.class)
                .single();
    }

    private record Route(String method, String pattern) {

        String address(CompanyId company) {
            var address = pattern.replace("{company}", company.toString());
            for (var id : ids.entrySet()) {
                address = address.replace("{" + id.getKey() + "}", id.getValue());
            }
            return address;
        }
    }

    /// Those of a company that name something more.
    private static List<Route> routes(String root) {
        return trading
                .site
                .get(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), pattern))))
                .filter(route -> route.pattern().startsWith(root + "/companies/{company}/"))
                .filter(route -> Stream.of(route.pattern().split("[/.]"))
                        .filter(part -> part.startsWith("{"))
                        .map(part -> part.substring(1, part.length() - 1))
                        .anyMatch(name -> !NO_IDS.contains(name)))
                .filter(route -> !route.pattern().matches(".*/(connections/\\{kind}|configure|settings)/.*"))
                .toList();
    }

    /// Everything of mugs.
    private static String things() {
        return String.join(
                ";",
                Stream.of("run", "hold", "posting", "settings_version", "source_record", "run_request", "webhook")
                        .map(table -> trading.jdbc()
                                .sql(
                                        "select count(*) || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from %s t"
                                                .formatted(table))
                                .query(String.class)
                                .single())
                        .toList());
    }

    @Test
    void areNotThereOnAnyPage() {
        var before = things();
        var tried = new TreeSet<String>();
        quietly(() -> routes("").forEach(route -> {
            var address = route.address(pens);
            assertThat(address).doesNotContain("{");
            var fields = Map.of("password", Site.PASSWORD, "do", "remove", "note", "mine", "record", held());

            var answer =
                    route.method().equals("GET") ? pensOwner.get(address) : pensOwner.post("/account", address, fields);

            assertNotThere(route.toString(), answer);
            if (route.method().equals("GET")) {
                assertThat(ownerOfAll.get(route.address(mugs)).statusCode())
                        .as("where it belongs, %s", route)
                        .isIn(200, 303);
            }
            tried.add(route.toString());
        }));
        assertThat(tried).hasSizeGreaterThan(20);
        assertThat(things()).isEqualTo(before);
    }

    private static String held() {
        return ids.getOrDefault("id", "");
    }

    /// What is not there, or a page of pens that holds nothing of mugs.
    private static void assertNotThere(String route, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(route).isIn(303, 404);
        if (answer.statusCode() == 303) {
            assertThat(Tab.location(answer)).as(route).matches("/companies/%s/holds(/because/.*)?".formatted(pens));
        }
        assertThat(answer.body()).as(route).doesNotContain("Mugs", "1001", "2001\"", "12.00", "jane");
    }

    private static void quietly(Runnable work) {
        var schedule = trading.site.get(Scheduler.class);
        schedule.pause();
        try {
            work.run();
        } finally {
            schedule.resume();
        }
    }

    @Test
    void inQuestionsTellNothing() {
        for (var question : List.of(
                "configure?preview=" + newest("run"),
                "search?q=1001",
                "search?q=REF-1001",
                "search?q=12.00",
                "holds/because/order/%s?after=%s".formatted(because, held()),
                "proof/documents?from=2026-03-01&to=2026-03-31&after=" + ids.get("document"),
                "proof/documents?from=2026-03-01&to=2026-03-31&section=sales&currency=GBP&store="
                        + URLEncoder.encode("EBAY0", StandardCharsets.UTF_8),
                "proof.csv?from=2026-03-01&to=2026-03-31&company=" + mugs,
                "audit?company=" + mugs,
                "runs?company=%s&before=9999".formatted(mugs))) {
            var answer = pensOwner.get("/companies/%s/%s".formatted(pens, question));

            assertThat(answer.statusCode()).as(question).isIn(200, 303, 404);
            assertThat(answer.body())
                    .as(question)
                    .doesNotContain("Mugs", "OURS-", "12.00 GBP", "/documents/order/", "/records/order/", "run 1 ");
        }
    }

    @Test
    void areNotThereInAnyCall() throws Exception {
        var before = things();
        var tried = new TreeSet<String>();
        try (var http = HttpClient.newHttpClient()) {
            for (var route : routes("/api/v1")) {
                var call = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + trading.site.port() + route.address(pens)))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                route.method(),
                                route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                        .build();

                var answer = http.send(call, BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(404);
                if (route.method().equals("GET")) {
                    var there = HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + trading.site.port() + route.address(mugs)))
                            .header("Authorization", "Bearer " + ofAll())
                            .build();
                    assertThat(http.send(there, BodyHandlers.ofString()).statusCode())
                            .as("where it belongs, %s", route)
                            .isEqualTo(200);
                }
                tried.add(route.toString());
            }
            for (var question : List.of(
                    "holds?after-kind=order&after-id=" + held(), "proof/documents?after=" + ids.get("document"))) {
                var answer = http.send(
                        HttpRequest.newBuilder(api("/companies/%s/%s".formatted(pens, question)))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(question).isEqualTo(404);
            }
        }
        assertThat(tried).hasSizeGreaterThan(8);
        assertThat(things()).isEqualTo(before);
    }
}
