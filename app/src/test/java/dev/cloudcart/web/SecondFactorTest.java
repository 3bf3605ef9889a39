package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.connections.KeyRotation;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.AuthenticatorApp;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;

class SecondFactorTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static final String PAGE = "/account/second-factor";

    private static Site site;
    private static CompanyId mugs;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        site.owner("owner@example.com");
        mugs = site.company("Mugs");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /// @param recovery the codes on paper
    private record SetUp(AuthenticatorApp app, List<String> recovery) {}

    private static SetUp setUp(Tab tab) {
        var begun = tab.post(PAGE, PAGE + "/begin", Map.of("password", Site.PASSWORD))
                .body();
        var app = AuthenticatorApp.knowing(found("class=\"secret\">([A-Z2-7 ]+)<", begun));
        var done =
                tab.post(PAGE, PAGE + "/confirm", Map.of("code", app.code(0))).body();
        assertThat(done).contains("Your recovery codes");
        return new SetUp(
                app,
                Pattern.compile("<code>([A-Z0-9-]+)</code>")
                        .matcher(done)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String code(Tab tab, String code) {
        var answer = tab.post("/sign-in/code", "/sign-in/code", Map.of("code", code));
        return answer.statusCode() == 303 ? Tab.location(answer) : answer.body();
    }

    @Test
    void signingInAsksForACodeThatWorksOnce() {
        var person = site.person("anna@example.com", Roles.in(mugs, Role.VIEWER));
        var factor = setUp(site.signedIn(person));
        var tab = site.stranger();

        var half = tab.signIn("anna@example.com", Site.PASSWORD);

        assertThat(Tab.location(half)).isEqualTo("/sign-in/code");
        assertThat(tab.get("/account").statusCode()).isEqualTo(302);
        assertThat(tab.get("/companies/%d/dashboard".formatted(mugs.value())).statusCode())
                .isEqualTo(302);
        assertThat(code(tab, "000000")).contains("That is not the code, or it was used before");
        var right = factor.app().code(1);
        assertThat(code(tab, right)).isEqualTo("/");
        assertThat(tab.get("/account").statusCode()).isEqualTo(200);

        var thief = site.stranger();
        thief.signIn("anna@example.com", Site.PASSWORD);
        assertThat(code(thief, right)).contains("it was used before");
    }

    /// Whoever knew the old one may have learnt a code meanwhile.
    @Test
    void aPasswordThatWasChangedMeanwhileIsNotHalfTheWayInAnyMore() {
        var person = site.person("half@example.com", Roles.in(mugs, Role.VIEWER));
        var factor = setUp(site.signedIn(person));
        var thief = site.stranger();
        thief.signIn("half@example.com", Site.PASSWORD);
        assertThat(thief.get("/sign-in/code").statusCode()).isEqualTo(200);

        var link = "/links/" + site.get(Links.class).make(person, LinkPurpose.RESET);
        site.stranger().post(link, link, Map.of("password", "quiet lemon harbour"));

        assertThat(Tab.location(thief.post(
                        "/sign-in", "/sign-in/code", Map.of("code", factor.app().code(1)))))
                .isEqualTo("/sign-in");
        assertThat(thief.get("/account").statusCode()).isEqualTo(302);
    }

    /// The password was asked for at its beginning only.
    @Test
    void whatWasBegunInOneBrowserIsNotShownInAnother() {
        var person = site.person("begun@example.com", Roles.in(mugs, Role.VIEWER));
        var tab = site.signedIn(person);
        var secret = found(
                "class=\"secret\">([A-Z2-7 ]+)<",
                tab.post(PAGE, PAGE + "/begin", Map.of("password", Site.PASSWORD))
                        .body());
        var left = site.signedIn(person);

        var wrong = left.post(PAGE, PAGE + "/confirm", Map.of("code", "000000"));

        assertThat(wrong.body()).doesNotContain(secret);
        assertThat(Tab.location(wrong)).isEqualTo(PAGE);
        assertThat(Tab.location(left.post(
                        PAGE,
                        PAGE + "/confirm",
                        Map.of("code", AuthenticatorApp.knowing(secret).code(0)))))
                .isEqualTo(PAGE);
        assertThat(site.get(People.class).find(person.id()).orElseThrow().secondFactor())
                .isFalse();
        assertThat(tab.post(PAGE, PAGE + "/confirm", Map.of("code", "000000")).body())
                .contains(secret);
    }

    @Test
    void recoveryCodesWorkOnceEachAndAreKeptAsDigests() {
        var person = site.person("paper@example.com", Roles.in(mugs, Role.VIEWER));
        var codes = setUp(site.signedIn(person)).recovery();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-9]{4}-){5}[A-Z2-9]{4}"));
        var tab = site.stranger();

        tab.signIn("paper@example.com", Site.PASSWORD);
        assertThat(code(tab, codes.getFirst().toLowerCase(Locale.ROOT))).isEqualTo("/");

        assertThat(tab.get(PAGE).body()).contains("9 of yours work still").doesNotContain(codes.get(1));
        var again = site.stranger();
        again.signIn("paper@example.com", Site.PASSWORD);
        assertThat(code(again, codes.getFirst())).contains("That is not the code");
    }

    @Test
    void theSecretIsSealedAndNeverShownAgain() {
        var person = site.person("sealed@example.com", Roles.in(mugs, Role.VIEWER));
        var tab = site.signedIn(person);
        var factor = setUp(tab);

        assertThat(tab.get(PAGE).body()).doesNotContain(factor.app().secret());
        var kept = site.get(JdbcClient.class)
                .sql("select encode(second_factor, 'escape') from person where email = 'sealed@example.com'")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(factor.app().secret());
        assertThat(tab.post(PAGE, PAGE + "/begin", Map.of("password", Site.PASSWORD))
                        .body())
                .contains("take that one away first");

        site.get(KeyRotation.class).rotate();

        assertThat(site.get(JdbcClient.class)
                        .sql("select encode(second_factor, 'escape') from person where email = 'sealed@example.com'")
                        .query(String.class)
                        .single())
                .isNotEqualTo(kept);
        var other = site.stranger();
        other.signIn("sealed@example.com", Site.PASSWORD);
        assertThat(code(other, factor.app().code(1))).isEqualTo("/");
    }

    @Test
    void linksSkipNoSecondFactor() {
        var person = site.person("links@example.com", Roles.in(mugs, Role.VIEWER));
        setUp(site.signedIn(person));

        var signIn = "/links/" + site.get(Links.class).make(person, LinkPurpose.SIGN_IN);
        var tab = site.stranger();
        assertThat(Tab.location(tab.post(signIn, signIn, Map.of()))).isEqualTo("/sign-in/code");
        assertThat(tab.get("/account").statusCode()).isEqualTo(302);

        var reset = "/links/" + site.get(Links.class).make(person, LinkPurpose.RESET);
        var other = site.stranger();
        other.post(reset, reset, Map.of("password", "quiet lemon harbour"));
        assertThat(Tab.location(other.signIn("links@example.com", "quiet lemon harbour")))
                .isEqualTo("/sign-in/code");
    }

    @Test
    void tooManyWrongCodesMakeOneWaitHoweverOftenThePasswordIsRight() {
        var person = site.person("codes@example.com", Roles.in(mugs, Role.VIEWER));
        var factor = setUp(site.signedIn(person));

        var said = "";
        for (int guess = 0; guess < 6; guess++) {
            var guesser = site.stranger();
            guesser.signIn("codes@example.com", Site.PASSWORD);
            said = code(guesser, "00000" + guess);
        }

        assertThat(said).contains("There were too many wrong codes: wait");
        var tab = site.stranger();
        tab.signIn("codes@example.com", Site.PASSWORD);
        assertThat(code(tab, factor.app().code(1))).contains("too many wrong codes");
    }

    @Test
    void takingItAwayWantsPasswordAndCode() {
        var person = site.person("away@example.com", Roles.in(mugs, Role.VIEWER));
        var tab = site.signedIn(person);
        var factor = setUp(tab);

        assertThat(remove(tab, "wrong", factor.app().code(1))).contains("That is not your password");
        assertThat(remove(tab, Site.PASSWORD, "000000")).contains("That is not the code");
        assertThat(remove(tab, Site.PASSWORD, factor.app().code(1))).isEqualTo(PAGE);
        assertThat(Tab.location(site.stranger().signIn("away@example.com", Site.PASSWORD)))
                .isEqualTo("/");
    }

    private static String remove(Tab tab, String password, String code) {
        var answer = tab.post(PAGE, PAGE + "/remove", Map.of("password", password, "code", code));
        return answer.statusCode() == 303 ? Tab.location(answer) : answer.body();
    }

    @Test
    void ownersAndOperatorsSetItUpFirstWhereOthersReachThePages() {
        Person operator = site.person("operator@example.com", Roles.in(mugs, Role.OPERATOR));
        Person viewer = site.person("viewer@example.com", Roles.in(mugs, Role.VIEWER));
        var dashboard = "/companies/%d/dashboard".formatted(mugs.value());
        assertThat(site.signedIn(operator).get(dashboard).statusCode()).isEqualTo(200);

        try (var open = Site.open(DATABASE, home, Map.of("cloudcart.public-address", "http://books.example.com"))) {
            var tab = open.signedIn(operator);
            for (var page : List.of(dashboard, "/account")) {
                assertThat(Tab.location(tab.get(page))).isEqualTo(PAGE);
            }
            assertThat(tab.get(PAGE).body()).contains("owners and operators want a second factor here");
            assertThat(open.signedIn(viewer).get(dashboard).statusCode()).isEqualTo(200);

            setUp(tab);

            assertThat(tab.get(dashboard).statusCode()).isEqualTo(200);
        }
    }
}
