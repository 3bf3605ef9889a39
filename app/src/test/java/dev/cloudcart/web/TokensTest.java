package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;

class TokensTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static Tab tab;
    private static CompanyId mugs;
    private static CompanyId pens;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        tab = site.signedIn(site.owner("owner@example.com"));
        mugs = site.company("Mugs");
        pens = site.company("Pens");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String made(String name, Role role, String company) {
        var page = sent(Map.of("name", name, "role", role.name(), "company", company));
        var token = Pattern.compile("<code class=\"made\">(cloudcart_[\\w-]{43})</code>")
                .matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private static String sent(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.putIfAbsent("password", Site.PASSWORD);
        return tab.post("/tokens", "/tokens", all).body();
    }

    private static HttpResponse<String> call(String method, String path, String token, String body) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(site.port(), path)))
                            .header("Authorization", "Bearer " + token)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String path, String token) {
        return call("GET", path, token, "");
    }

    @Test
    void aTokenIsShownOnceKeptAsADigestAndRevokedAtOnce() {
        var token = made("export", Role.VIEWER, "all");

        assertThat(tab.get("/tokens").body()).contains("export", "never").doesNotContain(token);
        assertThat(site.get(JdbcClient.class)
                        .sql("select t::text || encode(t.digest, 'escape') from api_token t")
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain(token);
        assertThat(get("/api/v1/companies", token).statusCode()).isEqualTo(200);
        assertThat(kept("export").used()).isNotNull();

        tab.post("/tokens", "/tokens/%d/revoke".formatted(kept("export").id()), Map.of());

        assertThat(get("/api/v1/companies", token).statusCode()).isEqualTo(401);
        assertThat(site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 20))
                .extracting(row -> row.act().word() + ": " + row.subject())
                .contains("token: token export is made: viewer of all companies", "token: token export is revoked");
    }

    private static ApiTokens.Kept kept(String name) {
        return site.get(ApiTokens.class).list().stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void badWishesGetASentence() {
        var good = Map.of("name", "bad", "role", "VIEWER", "company", "all");

        assertThat(sent(with(good, "password", "wrong"))).contains("That is not your password");
        assertThat(sent(with(good, "name", " "))).contains("name has 1 to 100 characters");
        assertThat(sent(with(good, "name", "bad\u202Edab"))).contains("name has 1 to 100 characters on one line");
        assertThat(sent(with(good, "role", "KING"))).contains("Choose a role");
        assertThat(sent(with(good, "company", "999"))).contains("Choose the companies that the token is for.");
        assertThat(sent(with(good, "expires", "2020-01-01"))).contains("That day is over");
        assertThat(sent(with(good, "expires", "+999999-01-01"))).contains("a last day such as 2027-01-31");
        assertThat(sent(with(good, "expires", "soon"))).contains("a last day such as 2027-01-31");
        assertThat(site.get(ApiTokens.class).list())
                .noneMatch(token -> token.name().equals("bad"));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var other = new HashMap<>(form);
        other.put(field, value);
        return other;
    }

    @Test
    void aTokenEndsWithItsLastDay() {
        var tokens = site.get(ApiTokens.class);
        var soon = new ApiTokens.Wish(
                "soon", Role.VIEWER, true, Set.of(), Instant.now().plusSeconds(3600));
        var token = ((ApiTokens.Making.Made) tokens.make(soon, "test")).token();
        assertThat(get("/api/v1/companies", token).statusCode()).isEqualTo(200);

        site.get(JdbcClient.class)
                .sql("update api_token set expires_at = now() where name = 'soon'")
                .update();

        assertThat(get("/api/v1/companies", token).statusCode()).isEqualTo(401);
        assertThat(tab.get("/tokens").body()).contains("expired");
    }

    @Test
    void aTokenSeesItsCompaniesOnly() {
        var token = made("mugs only", Role.ACCOUNTANT, mugs.toString());
        var run = site.get(Journal.class).start(pens, Occasion.byHand(Purpose.SYNC), 1);

        assertThat(get("/api/v1/companies", token).body()).contains("Mugs").doesNotContain("Pens");
        assertThat(get("/api/v1/companies/%s/runs".formatted(pens), token).body())
                .contains("There is no company");
        assertThat(get("/api/v1/companies/%s/runs".formatted(mugs), token).statusCode())
                .isEqualTo(200);
        var hidden = get("/api/v1/companies/%s/runs/%s".formatted(mugs, run.value()), token);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).contains("There is no run " + run.value());
        assertThat(get("/api/v1/audit", token).body()).contains("This token is for single companies: say which");
    }

    @Test
    void accountantsPreviewAndOperatorsSync() {
        var accountant = made("books", Role.ACCOUNTANT, "all");
        var runs = "/api/v1/companies/%s/runs".formatted(mugs);

        for (var body : List.of("", "{}", "{\"preview\": false}")) {
            var refused = call("POST", runs, accountant, body);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("This token is accountant, and that takes operator or more.");
        }
        assertThat(call("POST", runs, accountant, "{\"preview\": true}").statusCode())
                .isEqualTo(202);
        assertThat(call("POST", runs, made("robot", Role.OPERATOR, "all"), "{}").statusCode())
                .isEqualTo(202);
        assertThat(get("/api/v1/audit?company=" + mugs, accountant).body()).contains("\"token robot\"");
    }
}
