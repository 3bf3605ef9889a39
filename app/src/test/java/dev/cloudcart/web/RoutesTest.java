package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.Roles;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Who;

/// Every route there is, with each role and nobody. New ones are among them by themselves, and wanted in the list.
class RoutesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static final Map<Role, Tab> TABS = new EnumMap<>(Role.class);

    private static Site site;
    private static CompanyId mugs;
    private static CompanyId pens;
    private static Tab ownerOfAll;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        ownerOfAll = site.signedIn(site.owner("owner@example.com"));
        mugs = site.company("Mugs");
        pens = site.company("Pens");
        for (var role : Role.values()) {
            TABS.put(role, site.signedIn(site.person(role.word() + "@mugs.example", Roles.in(mugs, role))));
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private record Route(
            String method,
            String pattern,
            @Nullable LetsIn letsIn,
            @Nullable Call call,
            String handler,
            boolean page) {

        boolean isOfACompany() {
            return pattern.contains("{company}");
        }

        String address(CompanyId company) {
            return pattern.replace("{company}", company.toString())
                    .replaceAll("\\{\\w+:[^/]*}", "nothing")
                    .replaceAll("\\{\\w+}", "7")
                    .replaceAll("/\\*\\*$", "");
        }

        @Override
        public String toString() {
            return method + " " + pattern + ", " + handler;
        }
    }

    private static List<Route> routes() {
        return site
                .get(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(one -> routes(one.getKey(), one.getValue()))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                        .stream()
                                .map(method -> new Route(
                                        method.name(),
                                        pattern,
                                        handler.getMethodAnnotation(LetsIn.class),
                                        handler.getMethodAnnotation(Call.class),
                                        handler.getShortLogMessage(),
                                        handler.getBeanType().getPackageName().startsWith("dev.cloudcart.web"))));
    }

    private static List<Route> pages() {
        return routes().stream().filter(Route::page).toList();
    }

    @Test
    void everyRouteOfOursIsAPageOrOfTheApi() {
        assertThat(pages()).hasSizeGreaterThan(20);
        assertThat(routes())
                .filteredOn(route -> !route.page())
                .allSatisfy(route ->
                        assertThat(route.pattern()).matches("/api/v1/.*|/webhooks/quickbooks|/error|.*/error"));
    }

    /// Written by hand beside the code: whoever adds a route, or lets others in to one, says so there too.
    @Test
    void everyRouteIsListedWithWhomItLetsIn() throws IOException {
        var list = Files.readAllLines(Path.of("src/test/java/dev/cloudcart/web/routes.txt"));

        assertThat(routes().stream()
                        .filter(route -> route.letsIn() != null || route.call() != null)
                        .map(RoutesTest::listed)
                        .sorted()
                        .toList())
                .isEqualTo(list);
    }

    private static String listed(Route route) {
        var call = route.call();
        return "%s %s: %s"
                .formatted(
                        route.pattern(),
                        route.method(),
                        call == null
                                ? letsIn(route).value() + (letsIn(route).withoutFactor() ? ", without factor" : "")
                                : call.takes() + (call.ofAll() ? " of all" : ""));
    }

    @Test
    void everyPageSaysWhomItLetsIn() {
        assertThat(pages())
                .allSatisfy(
                        route -> assertThat(route.letsIn()).as(route.toString()).isNotNull());
    }

    @Test
    void pagesOfACompanySayItInTheirAddressAndAskForARoleInIt() {
        assertThat(pages())
                .allSatisfy(route -> assertThat(letsIn(route).value())
                        .as(route.toString())
                        .matches(who -> who.role().isPresent() == route.isOfACompany()));
    }

    private static LetsIn letsIn(Route route) {
        var letsIn = route.letsIn();
        assertThat(letsIn).as(route.toString()).isNotNull();
        return Objects.requireNonNull(letsIn);
    }

    @Test
    void withoutSignInEveryPageLeadsToTheSignInPage() {
        for (var route : pages()) {
            if (letsIn(route).value() == Who.ANYBODY) {
                continue;
            }
            var tab = site.stranger();
            var answer = sent(tab, route, mugs);

            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
            assertThat(Tab.location(answer)).as(route.toString()).startsWith("/sign-in");
        }
    }

    @Test
    void tooSmallARoleIs403OnEveryPage() {
        var seen = new TreeSet<String>();
        for (var route : pages()) {
            for (var role : Role.values()) {
                if (!refuses(letsIn(route).value(), role)) {
                    continue;
                }
                var answer = sent(tab(role), route, mugs);

                assertThat(answer.statusCode()).as(role + " at " + route).isEqualTo(403);
                assertThat(answer.body())
                        .as(role + " at " + route)
                        .containsAnyOf("and this takes", "Only an owner of all");
                seen.add(route.toString());
            }
        }
        assertThat(seen).isNotEmpty();
    }

    private static boolean refuses(Who who, Role role) {
        return who == Who.OWNER_OF_ALL
                || who.role().filter(wanted -> !role.isAtLeast(wanted)).isPresent();
    }

    @Test
    void aForeignCompanyIsNotThereOnAnyPage() {
        for (var route : pages()) {
            if (!route.isOfACompany()) {
                continue;
            }
            for (var tab : TABS.values()) {
                assertThat(sent(tab, route, pens).statusCode())
                        .as(route.toString())
                        .isEqualTo(404);
            }
            assertThat(sent(ownerOfAll, route, new CompanyId(999_999)).statusCode())
                    .as(route.toString())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoeverMayLooksAtEveryPage() {
        for (var route : pages()) {
            if (!route.method().equals("GET") || route.pattern().startsWith("/{")) {
                continue;
            }
            var answer = sent(ownerOfAll, route, mugs);

            assertThat(answer.statusCode()).as(route.toString()).isIn(200, 302, 303, 404);
            assertTrustsNothingElse(route, answer.headers());
        }
    }

    /// No page keeps what it shows in the browser, or is shown in another one.
    private static void assertTrustsNothingElse(Route route, HttpHeaders headers) {
        assertThat(headers.firstValue("Cache-Control").orElse(""))
                .as(route.toString())
                .contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options"))
                .as(route.toString())
                .hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .as(route.toString())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    /// Sessions go on by themselves, and the schedule says that it is paused.
    private static final String ROWS = """
            select string_agg(table_name || ' ' || (xpath('/row/c/text()', query_to_xml(
                format('select count(*) || md5(coalesce(string_agg(t::text, '','' order by t::text), '''')) as c from %I t', table_name),
                false, true, '')))[1]::text, '; ' order by table_name)
            from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            and table_name not like 'spring_session%' and table_name not like 'scheduled_tasks%' and table_name <> 'audit'""";

    @Test
    void lookingChangesNothing() {
        var schedule = site.get(Scheduler.class);
        schedule.pause();
        try {
            await("what the schedule had begun")
                    .until(() -> schedule.getCurrentlyExecuting().isEmpty());
            lookAtEveryPage();
        } finally {
            schedule.resume();
        }
    }

    private static void lookAtEveryPage() {
        var before = rows();
        long last = site.get(JdbcClient.class)
                .sql("select coalesce(max(id), 0) from audit")
                .query(Long.class)
                .single();

        for (var route : pages()) {
            if (route.method().equals("GET") && !route.pattern().matches(".*\\.(csv|xlsx|yaml)")) {
                sent(ownerOfAll, route, mugs);
            }
        }

        assertThat(rows()).isEqualTo(before);
        assertThat(site.get(JdbcClient.class)
                        .sql("select distinct act from audit where id > :last and act <> 'CALL'")
                        .param("last", last)
                        .query(String.class)
                        .list())
                .as("what looking leaves behind: a return from QuickBooks that nobody asked for")
                .isSubsetOf("CONNECT");
    }

    private static String rows() {
        return site.get(JdbcClient.class).sql(ROWS).query(String.class).single();
    }

    @Test
    void viewersAndAccountantsAreShownNoWayToWriteWhatTheyMayNot() {
        var action = Pattern.compile("<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\"");
        for (var route : pages()) {
            if (!route.method().equals("GET") || !route.isOfACompany()) {
                continue;
            }
            for (var role : List.of(Role.VIEWER, Role.ACCOUNTANT)) {
                var answer = sent(tab(role), route, mugs);
                var writes = action.matcher(answer.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList();

                assertThat(writes)
                        .as(role + " at " + route)
                        .allSatisfy(write ->
                                assertThat(isOpenTo(role, write)).as(write).isTrue());
                assertThat(answer.body()).as(role + " at " + route).doesNotContain("type=\"password\"");
            }
        }
    }

    /// What is refused for its role is refused before anything is looked at.
    private static boolean isOpenTo(Role role, String address) {
        return address.equals("/sign-out")
                || tab(role)
                                .post("/sign-in", address, Map.of("then", "preview"))
                                .statusCode()
                        != 403;
    }

    private static Tab tab(Role role) {
        return Objects.requireNonNull(TABS.get(role));
    }

    private static HttpResponse<String> sent(Tab tab, Route route, CompanyId company) {
        return switch (route.method()) {
            case "GET" -> tab.get(route.address(company));
            case "POST" -> tab.post("/sign-in", route.address(company), Map.of());
            default -> throw new IllegalStateException("Pages have no " + route);
        };
    }

    @Test
    void changesWithoutTheTokenOfTheirFormAreTakenByNoPage() {
        for (var route : pages()) {
            if (route.method().equals("GET")) {
                continue;
            }
            var answer = ownerOfAll.postAsItIs(route.address(mugs), Map.of());

            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("The form was too old");
        }
    }

    private static List<Route> calls() {
        return routes().stream()
                .filter(route -> route.pattern().startsWith("/api/v1/"))
                .toList();
    }

    @Test
    void everyCallOfTheApiSaysWhatItDoesAndWhomItLetsIn() {
        assertThat(calls()).hasSizeGreaterThan(20);
        assertThat(calls())
                .allSatisfy(route ->
                        assertThat(asked(route).does()).as(route.toString()).isNotBlank());
    }

    private static Call asked(Route route) {
        assertThat(route.call()).as(route.toString()).isNotNull();
        return Objects.requireNonNull(route.call());
    }

    @Test
    void everyCallOfTheApiWantsAToken() throws Exception {
        for (var route : calls()) {
            assertThat(call(route, mugs, null)).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void noSessionOpensTheApi() {
        for (var route : calls()) {
            if (route.method().equals("GET")) {
                assertThat(ownerOfAll.get(route.address(mugs)).statusCode())
                        .as(route.toString())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void tooSmallARoleIs403InEveryCall() throws Exception {
        for (var role : Role.values()) {
            var token = token("as " + role.word(), role, true);
            for (var route : calls()) {
                var status = call(route, mugs, token);
                if (role.isAtLeast(asked(route).takes())) {
                    assertThat(status).as(role + " at " + route).isNotIn(401, role == Role.ACCOUNTANT ? 401 : 403);
                } else {
                    assertThat(status).as(role + " at " + route).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void aViewersTokenChangesNothing() throws Exception {
        var token = token("viewer", Role.VIEWER, true);
        for (var route : calls()) {
            if (!route.method().equals("GET")) {
                assertThat(call(route, mugs, token)).as(route.toString()).isEqualTo(403);
            }
        }
        assertThat(call("/api/v1/companies", token)).isEqualTo(200);
        assertThat(call("/api/v1/audit", token)).isEqualTo(403);
    }

    @Test
    void whatIsOfAllCompaniesWantsATokenForAll() throws Exception {
        var token = token("owner of mugs", Role.OWNER, false);
        for (var route : calls()) {
            if (asked(route).ofAll()) {
                assertThat(call(route, mugs, token)).as(route.toString()).isEqualTo(403);
            }
        }
    }

    @Test
    void aForeignCompanyIsNotThereInAnyCall() throws Exception {
        var token = token("of mugs", Role.OWNER, false);
        for (var route : calls()) {
            if (route.isOfACompany()) {
                assertThat(call(route, pens, token)).as(route.toString()).isEqualTo(404);
            }
        }
        assertThat(call("/api/v1/audit?company=" + pens, token)).isEqualTo(404);
        assertThat(call("/api/v1/audit?company=" + mugs, token)).isEqualTo(200);
        assertThat(call("/api/v1/audit", token)).isEqualTo(403);
    }

    private static String token(String name, Role role, boolean everywhere) {
        var wish = new ApiTokens.Wish(name, role, everywhere, everywhere ? Set.of() : Set.of(mugs), null);
        return ((ApiTokens.Making.Made) site.get(ApiTokens.class).make(wish, "test")).token();
    }

    private static int call(String path, String token) throws Exception {
        return call(new Route("GET", path, null, null, "", false), mugs, token);
    }

    private static int call(Route route, CompanyId company, @Nullable String token) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(site.port(), route.address(company)));
        var call = HttpRequest.newBuilder(uri).method(route.method(), BodyPublishers.noBody());
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(call.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
