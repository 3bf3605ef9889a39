package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.access.Sha256;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Roles;

class ComingInTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static CompanyId mugs;
    private static CompanyId pens;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        site.owner("owner@example.com");
        mugs = site.company("Mugs");
        pens = site.company("Pens");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void strangersAreSentToTheSignInPageAndComeBackAfterwards() {
        var page = "/companies/%d/runs?before=7".formatted(mugs.value());
        var tab = site.stranger();

        var sent = tab.get(page);

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Tab.location(sent)).isEqualTo("/sign-in?to=%2Fcompanies%2F" + mugs.value() + "%2Fruns%3Fbefore%3D7");
        var form = Map.of("email", "Owner@Example.com ", "password", Site.PASSWORD, "to", page);
        assertThat(Tab.location(tab.post(Tab.location(sent), "/sign-in", form))).isEqualTo(page);
        assertThat(tab.get(page).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsLedElsewhereBySigningIn() {
        for (var elsewhere : List.of("https://evil.example", "//evil.example", "/\\evil.example", "javascript:1")) {
            var tab = site.stranger();
            var form = Map.of("email", "owner@example.com", "password", Site.PASSWORD, "to", elsewhere);

            assertThat(Tab.location(tab.post("/sign-in", "/sign-in", form))).isEqualTo("/");
        }
    }

    @Test
    void wrongPasswordsAndUnknownPeopleLookTheSame() {
        var tab = site.stranger();

        var wrong = tab.signIn("owner@example.com", "wrong");
        var unknown = site.stranger().signIn("nobody@example.com", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("do not belong together");
        assertThat(plain(unknown.body(), "nobody@example.com")).isEqualTo(plain(wrong.body(), "owner@example.com"));
        assertThat(tab.get("/account").statusCode()).isEqualTo(302);
    }

    private static String plain(String page, String email) {
        return page.replace(email, "").replaceAll("(_csrf\" value|\"csrf\" content)=\"[^\"]*\"", "");
    }

    /// Somebody else may have put the one before into this browser.
    @Test
    void theSessionIsNewAfterSigningInAndKeptAsADigest() {
        var tab = site.signedIn(site.owner("before@example.com"));
        var before = tab.cookie("cloudcart-session").orElseThrow();

        tab.signIn("owner@example.com", Site.PASSWORD);

        var id = tab.cookie("cloudcart-session").orElseThrow();
        assertThat(id).isNotEqualTo(before);
        assertThat(withCookie("cloudcart-session=" + before)).isEqualTo(302);
        var kept = site.get(JdbcClient.class)
                .sql("select session_id from spring_session")
                .query(String.class)
                .list();
        assertThat(kept)
                .doesNotContain(id)
                .contains(HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void signingOutEndsTheSessionHere() {
        var tab = site.signedIn(site.owner("leaving@example.com"));
        var cookie = "cloudcart-session=" + tab.cookie("cloudcart-session").orElseThrow();
        assertThat(withCookie(cookie)).isEqualTo(200);

        tab.post("/account", "/sign-out", Map.of());

        assertThat(withCookie(cookie)).isEqualTo(302);
    }

    private static int withCookie(String cookie) {
        return new Tab(site.port())
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/account".formatted(site.port())))
                        .header("Cookie", cookie))
                .statusCode();
    }

    @Test
    void whoeverIsDisabledIsOutAtOnce() {
        var person = site.person("gone@example.com", Roles.in(mugs, Role.OPERATOR));
        var tab = site.signedIn(person);
        assertThat(tab.get("/account").statusCode()).isEqualTo(200);

        site.get(People.class).disable(person, true);

        assertThat(tab.get("/account").statusCode()).isEqualTo(302);
        assertThat(site.stranger().signIn("gone@example.com", Site.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void companiesOfOthersLookAsIfTheyWereNotThere() {
        var tab = site.signedIn("mugs@example.com", mugs, Role.OWNER);

        var others = tab.get("/companies/%d/dashboard".formatted(pens.value()));

        assertThat(tab.get("/companies/%d/dashboard".formatted(mugs.value())).statusCode())
                .isEqualTo(200);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body())
                .contains("There is no such company, or you have nothing to do with it.")
                .doesNotContain("Pens");
        assertThat(tab.get("/companies/999999/dashboard").statusCode()).isEqualTo(404);
        assertThat(tab.get("/companies/x/dashboard").statusCode()).isEqualTo(404);
    }

    @Test
    void formsWithoutTheirTokenAreNotTaken() {
        var tab = site.signedIn(site.owner("csrf@example.com"));

        var sent = tab.postAsItIs("/sign-out", Map.of());

        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body()).contains("The form was too old, or did not come from here");
        assertThat(tab.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesTellBrowsersToTrustNothingElse() {
        var headers = site.stranger().get("/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                + "connect-src 'self'; form-action 'self' https://appcenter.intuit.com; "
                                + "frame-ancestors 'none'; base-uri 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        var all = new ArrayList<>(headers.allValues("Set-Cookie"));
        all.addAll(site.stranger()
                .signIn("owner@example.com", Site.PASSWORD)
                .headers()
                .allValues("Set-Cookie"));
        assertThat(all)
                .anySatisfy(cookie -> assertThat(cookie).startsWith("cloudcart-csrf="))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("cloudcart-session="))
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("HttpOnly", "Path=/").containsPattern("SameSite=(Lax|Strict)"));
    }

    @Test
    void cookiesAreTheHostsOwnWhereThePagesGoOverTls() {
        try (var behindTls =
                Site.open(DATABASE, home, Map.of("cloudcart.public-address", "https://books.example.com"))) {
            var headers = new Tab(behindTls.port())
                    .signIn("owner@example.com", Site.PASSWORD)
                    .headers();

            assertThat(headers.allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-cloudcart-").contains("Secure"));
            assertThat(headers.firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void otherNamesOfThisServiceAreRefused() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("set cloudcart.public-address");
        }
    }

    @Test
    void aLinkOfAnInvitationWorksOnce() {
        var people = site.get(People.class);
        people.invite("new@example.com", "New", Roles.in(mugs, Role.VIEWER));
        var person = people.withEmail("new@example.com").orElseThrow();
        var link = "/links/" + site.get(Links.class).make(person, LinkPurpose.INVITATION);
        var tab = site.stranger();

        assertThat(tab.get(link).body()).contains("Choose a password for new@example.com.");
        assertThat(tab.post(link, link, Map.of("password", "password1")).body())
                .contains("That password is among those that are tried first");
        assertThat(tab.post(link, link, Map.of("password", "short")).body())
                .contains("A password has 8 characters or more");
        assertThat(Tab.location(tab.post(link, link, Map.of("password", "quiet lemon harbour"))))
                .isEqualTo("/sign-in");
        assertThat(tab.get(link).statusCode()).isEqualTo(404);
        assertThat(Tab.location(tab.signIn("new@example.com", "quiet lemon harbour")))
                .isEqualTo("/");
    }

    @Test
    void linksEndByThemselvesWhatTheyAreForTellsWhen() {
        var person = site.owner("slow@example.com");
        var links = site.get(Links.class);
        for (var purpose : LinkPurpose.values()) {
            var token = links.make(person, purpose);
            var lasts = site.get(JdbcClient.class)
                    .sql(
                            "select extract(epoch from max(expires_at) - now())::bigint from person_link where person = ? and used_at is null and expires_at > now()")
                    .param(person.id())
                    .query(Long.class)
                    .single();
            assertThat(lasts)
                    .as(purpose.name())
                    .isLessThanOrEqualTo(purpose == LinkPurpose.INVITATION ? 7 * 24 * 3_600 : 3_600);
            site.get(JdbcClient.class)
                    .sql("update person_link set expires_at = now() - interval '1 second' where used_at is null")
                    .update();

            assertThat(links.look(token)).as(purpose.name()).isEmpty();
            assertThat(site.stranger().get("/links/" + token).statusCode()).isEqualTo(404);
        }
        assertThat(LinkPurpose.values()).hasSize(3);
    }

    @Test
    void aLinkToSignInWorksOnceAndOnlyWhenItIsSent() {
        var person = site.owner("link@example.com");
        var link = "/links/" + site.get(Links.class).make(person, LinkPurpose.SIGN_IN);
        var tab = site.stranger();

        assertThat(tab.get(link).body()).contains("This link lets you in once, as link@example.com.");
        assertThat(Tab.location(tab.post(link, link, Map.of()))).isEqualTo("/");
        assertThat(tab.get("/account").statusCode()).isEqualTo(200);
        assertThat(site.stranger().get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void tooManyWrongPasswordsMakeOneWaitWithoutLockingOthersOut() {
        site.owner("guessed@example.com");
        try (var other = Site.open(DATABASE, home)) {
            var guesser = new Tab(other.port());
            var bodies = new ArrayList<String>();
            for (int guess = 0; guess < 7; guess++) {
                bodies.add(
                        guesser.signIn("guessed@example.com", "guess" + guess).body());
            }
            assertThat(bodies.getLast()).contains("There were too many wrong tries: wait");
        }
    }

    @Test
    void signingInIsInTheAudit() {
        var person = site.owner("audited@example.com");

        site.signedIn(person).post("/account", "/sign-out", Map.of());
        site.stranger().signIn("audited@example.com", "wrong");

        var rows = site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 50);
        assertThat(rows)
                .anySatisfy(
                        row -> assertThat(row.actor().name() + " " + row.act().word() + " " + row.done())
                                .isEqualTo("audited@example.com sign in true"))
                .anySatisfy(
                        row -> assertThat(row.actor().name() + " " + row.act().word() + " " + row.done())
                                .isEqualTo("audited@example.com sign out true"))
                .anySatisfy(
                        row -> assertThat(row.actor().name() + " " + row.act().word() + " " + row.done())
                                .isEqualTo("somebody sign in false"));
    }

    @Test
    void setUpIsNotThereOnceThereIsAnOwner() {
        assertThat(site.stranger().get("/set-up").statusCode()).isEqualTo(404);
        var form = new HashMap<>(Map.of("code", "x", "name", "x", "email", "x@example.com", "password", "x"));
        form.putAll(Map.of("company", "x", "currency", "GBP", "zone", "Europe/London"));
        assertThat(site.stranger().post("/sign-in", "/set-up", form).statusCode())
                .isEqualTo(404);
    }
}
