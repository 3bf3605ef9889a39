package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import dev.cloudcart.access.Role;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.web.frame.Presence;
import dev.cloudcart.web.frame.SignedIn;

/// What of the list in `docs/operations.md` has no better place, and whether the list is true.
class SecurityListTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static final int ITEMS = 26;
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`([\\w.]+)#(\\w+)`");

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        site.owner("owner@example.com");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void everyItemOfTheListHasATestThatIsThere() throws IOException {
        var rows = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> List.of(row.group(1), row.group(2)))
                .toList();

        assertThat(rows).hasSize(ITEMS);
        for (int item = 1; item <= ITEMS; item++) {
            var row = rows.get(item - 1);
            assertThat(row.getFirst()).isEqualTo(Integer.toString(item));
            var tests = TEST.matcher(row.getLast()).results().toList();
            assertThat(tests).as(row.toString()).isNotEmpty();
            tests.forEach(test -> assertThat(isThere(test.group(1), test.group(2)))
                    .as(test.group())
                    .isTrue());
        }
    }

    private static boolean isThere(String name, String method) {
        try {
            return Arrays.stream(Class.forName("dev.cloudcart." + name).getDeclaredMethods())
                    .anyMatch(one -> one.getName().equals(method)
                            && (one.isAnnotationPresent(Test.class)
                                    || one.isAnnotationPresent(ParameterizedTest.class)));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("There is no " + name, e);
        }
    }

    @Test
    void passwordsHaveEightTo64AndMoreCharactersOfAnyKindAndAreKeptByArgon2id() {
        var people = site.get(People.class);
        var person = site.person("words@example.com", Roles.everywhere(Role.VIEWER));

        assertThat(people.changePassword(person, "k7-Qw!z", ""))
                .hasValueSatisfying(said -> assertThat(said).contains("8 characters or more"));
        for (var common : List.of("password", "iloveyou", "qwertyuiop", "words@example.com")) {
            assertThat(people.changePassword(person, common, "")).isPresent();
        }
        for (var good : List.of("lorrypud", "мышь синий якорь", "x".repeat(3) + " puddle anthem ".repeat(5))) {
            assertThat(people.changePassword(person, good, "")).as(good).isEmpty();
            assertThat(people.whyNotPassword(person, good, "10.0.0.9")).as(good).isEmpty();
        }
        assertThat(site.get(JdbcClient.class)
                        .sql("select password from person where email = 'words@example.com'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
        assertThat(site.stranger().get("/sign-in").body()).doesNotContain("onpaste");
    }

    @Test
    void sessionsEndAfterHalfAnHourOfQuietAndAfterTwelveHoursHoweverBusy() throws Exception {
        var person = site.owner("busy@example.com");
        site.signedIn(person);
        assertThat(site.get(JdbcClient.class)
                        .sql(
                                "select distinct max_inactive_interval from spring_session where principal_name is not null")
                        .query(Integer.class)
                        .list())
                .containsExactly(1800);

        assertThat(isKnown(person, Duration.ofHours(12).minusSeconds(1))).isTrue();
        assertThat(isKnown(person, Duration.ofHours(12).plusSeconds(1))).isFalse();
    }

    /// Whatever has become of the sessions.
    @Test
    void whoeverIsDisabledIsNobodyToAnyPage() throws Exception {
        var person = site.owner("nobody@example.com");
        assertThat(isKnown(person, Duration.ZERO)).isTrue();

        site.get(People.class).disable(person, true);

        assertThat(isKnown(person, Duration.ZERO)).isFalse();
    }

    private static boolean isKnown(Person person, Duration later) throws Exception {
        var now = Instant.parse("2026-03-04T10:00:00Z");
        var request = new MockHttpServletRequest();
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(person.id(), now), null, List.of())));
        try {
            new Presence(site.get(People.class), () -> now.plus(later))
                    .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
            return request.getAttribute(Person.class.getName()) != null;
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void addressesWeEmitAreMadeOfTheConfigurationWhateverACallSaysOfItsHost() {
        assertThat(site.get(PagesAddress.class).of("/links/x", 8104)).isEqualTo("http://127.0.0.1:8104/links/x");
        try (var open = Site.open(DATABASE, home, Map.of("cloudcart.public-address", "https://books.example.com/"))) {
            assertThat(open.get(PagesAddress.class).of("/links/x", null))
                    .isEqualTo("https://books.example.com/links/x");
        }
    }

    @Test
    void noTokenStandsInAddressesThatWeEmitInReferrersOrOnErrorPages() {
        var person = site.person("quiet@example.com", Roles.everywhere(Role.VIEWER));
        var token = site.get(Links.class).make(person, LinkPurpose.SIGN_IN);
        var tab = site.stranger();

        var used = tab.post("/links/" + token, "/links/" + token, Map.of());

        assertThat(Tab.location(used)).isEqualTo("/");
        var gone = tab.get("/links/" + token);
        assertThat(gone.body()).contains("This link has been used").doesNotContain(token);
        assertThat(gone.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(gone.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void whatIsSentToPagesIsLimitedAndNoFileIsStored() {
        var tab = site.signedIn(site.owner("sender@example.com"));

        var tooLong = tab.post("/users", "/users", Map.of("name", "x".repeat(3_000_000), "password", Site.PASSWORD));

        assertThat(tooLong.statusCode()).isIn(400, 403, 413);
        var file = tab.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/users".formatted(site.port())))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.ofString(
                                        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../evil\"\r\n\r\nx\r\n--x--\r\n")));
        assertThat(file.statusCode()).isEqualTo(403);
        var page = "/companies/%s/configure/import".formatted(site.company("Mugs of a file"));
        var sent = tab.sendsFile(
                page, page, "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{}\r\n--x--\r\n");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("There is nothing in it");
        var text = Map.of("text", "x".repeat(500_001));
        assertThat(tab.post(page, page, text).body()).contains("The file is longer than 500,000 characters");
    }

    @Test
    void whoIsNotLetInToAPageIsInTheAudit() {
        var mugs = site.company("Mugs refused");
        var pens = site.company("Pens refused");
        var viewer = site.signedIn("curious@example.com", mugs, Role.VIEWER);

        viewer.get("/companies/%s/users".formatted(mugs));
        viewer.post("/account", "/companies/%s/configure/import".formatted(mugs), Map.of("text", "{}"));
        viewer.get("/companies/%s/dashboard".formatted(pens));
        viewer.get("/users");

        assertThat(site.get(JdbcClient.class).sql("""
                        select coalesce(company::text, 'none') || ' ' || act || ' ' || done || ': ' || subject
                        from audit where actor = 'curious@example.com' and act <> 'SIGN_IN' order by id""").query(String.class).list())
                .containsExactly(
                        mugs + " CALL false: GET /companies/{company}/users takes an owner",
                        mugs + " CALL false: POST /companies/{company}/configure/import takes an operator or an owner",
                        "none CALL false: GET /companies/{company}/dashboard of company %s, which is none of theirs"
                                .formatted(pens),
                        "none CALL false: GET /users takes an owner of all companies");
    }

    /// Nobody is told that something failed which nobody foresaw, and no page answers as the API does.
    @Test
    void whatNoPageOfOursSendsIsRefusedInWords() {
        var mugs = site.company("Mugs of no kind");
        var owner = site.signedIn(site.owner("senseless@example.com"));
        var record = "11bdc064-5551-54ea-8b99-000000000001";

        for (var address : List.of(
                "/runs?before=abc",
                "/runs?before=99999999999999999999999",
                "/records/order/%s?version=abc".formatted(record),
                "/documents/order/%s/receipt/0?generation=abc".formatted(record))) {
            assertRefusedInWords(owner.get("/companies/%s%s".formatted(mugs, address)));
        }
        for (var address : List.of("/users", "/users/1", "/account", "/account/password")) {
            assertRefusedInWords(owner.post("/account", address, Map.of()));
        }
        assertRefusedInWords(site.stranger().post("/sign-in", "/sign-in", Map.of()));
    }

    private static void assertRefusedInWords(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .as(answer.uri().toString())
                .contains("<h1", "Something is missing in it, or is not of its kind");
    }

    @Test
    void foreignTextIsShownAsTextOnly() {
        var people = site.get(People.class);
        people.invite("bad@example.com", "<script>alert(1)</script>\"'", Roles.everywhere(Role.VIEWER));

        var page = site.signedIn(site.owner("reader@example.com")).get("/users").body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }
}
