package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Roles;

class AccountTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

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

    private static boolean isIn(Tab tab) {
        return tab.get("/account").statusCode() == 200;
    }

    @Test
    void anotherPasswordWantsTheOldOneAndEndsTheOtherSessions() {
        var person = site.person("anna@example.com", Roles.everywhere(Role.VIEWER));
        var here = site.signedIn(person);
        var elsewhere = site.signedIn(person);

        assertThat(change(here, "wrong", "quiet lemon harbour"))
                .contains("That is not your password: nothing was changed.");
        assertThat(change(here, Site.PASSWORD, "short")).contains("A password has 8 characters or more");
        assertThat(isIn(elsewhere)).isTrue();
        assertThat(change(here, Site.PASSWORD, "quiet lemon harbour")).isEqualTo("/account");

        assertThat(isIn(here)).isTrue();
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(Tab.location(site.stranger().signIn("anna@example.com", "quiet lemon harbour")))
                .isEqualTo("/");
    }

    private static String change(Tab tab, String old, String wanted) {
        var answer = tab.post("/account", "/account/password", Map.of("password", old, "new-password", wanted));
        return answer.statusCode() == 303 ? Tab.location(answer) : answer.body();
    }

    @Test
    void anotherAddressWantsThePasswordAndEndsTheOtherSessions() {
        var person = site.person("ben@example.com", Roles.everywhere(Role.VIEWER));
        var here = site.signedIn(person);
        var elsewhere = site.signedIn(person);

        assertThat(rename(here, "Ben", "benjamin@example.com", "wrong")).contains("That is not your password");
        assertThat(rename(here, "Ben", "owner@example.com", Site.PASSWORD))
                .contains("Somebody has the address owner@example.com already.");
        assertThat(rename(here, "Ben", "ben", Site.PASSWORD)).contains("is no e-mail address");
        assertThat(rename(here, "Benjamin", "ben@example.com", Site.PASSWORD)).isEqualTo("/account");
        assertThat(isIn(elsewhere)).isTrue();
        assertThat(rename(here, "Benjamin", "Benjamin@Example.com", Site.PASSWORD))
                .isEqualTo("/account");

        assertThat(here.get("/account").body()).contains("benjamin@example.com", "Benjamin");
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 50))
                .anySatisfy(row ->
                        assertThat(row.subject()).isEqualTo("ben@example.com is Benjamin, Benjamin@Example.com now"))
                .anySatisfy(row ->
                        assertThat(row.subject() + row.done()).isEqualTo("wrong password, asked once morefalse"));
    }

    private static String rename(Tab tab, String name, String email, String password) {
        var answer = tab.post("/account", "/account", Map.of("name", name, "email", email, "password", password));
        return answer.statusCode() == 303 ? Tab.location(answer) : answer.body();
    }

    @Test
    void onesOwnSessionsAreSeenAndEnded() {
        var person = site.person("carla@example.com", Roles.everywhere(Role.VIEWER));
        var here = site.signedIn(person);
        var second = site.signedIn(person);
        var third = site.signedIn(person);
        var page = here.get("/account").body();
        assertThat(page).contains("127.0.0.1", "this one", "Java-http-client");
        var ends = Pattern.compile("/account/sessions/(\\d+)/end")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ends).hasSize(2);

        here.post("/account", "/account/sessions/%s/end".formatted(ends.getFirst()), Map.of());

        assertThat(isIn(second) ^ isIn(third)).isTrue();
        here.post("/account", "/account/sessions/end-others", Map.of());
        assertThat(isIn(second) || isIn(third)).isFalse();
        assertThat(isIn(here)).isTrue();
    }

    @Test
    void sessionsOfOthersAreNotThere() {
        var person = site.person("dora@example.com", Roles.everywhere(Role.VIEWER));
        var here = site.signedIn(person);
        site.signedIn(person);
        var others = Pattern.compile("/account/sessions/(\\d+)/end")
                .matcher(here.get("/account").body());
        assertThat(others.find()).isTrue();
        var stranger = site.signedIn(site.person("eve@example.com", Roles.everywhere(Role.OWNER)));

        var answer = stranger.post("/account", "/account/sessions/%s/end".formatted(others.group(1)), Map.of());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("That session is none of yours");
    }

    @Test
    void whoeverCameInByALinkChoosesAFirstPassword() {
        var people = site.get(People.class);
        people.invite("gerd@example.com", "Gerd", Roles.everywhere(Role.OWNER));
        var link = "/links/"
                + site.get(Links.class)
                        .make(people.withEmail("gerd@example.com").orElseThrow(), LinkPurpose.SIGN_IN);
        var tab = site.stranger();
        tab.post(link, link, Map.of());

        assertThat(rename(tab, "Gerd", "gerd@example.com", "")).contains("You have no password yet: choose one");
        assertThat(tab.get("/account").body())
                .contains("You came in without one")
                .doesNotContain("Present password");
        assertThat(change(tab, "", "quiet lemon harbour")).isEqualTo("/account");
        assertThat(change(tab, "", "lorry puddle anthem")).contains("That is not your password");
    }

    @Test
    void otherRolesEndTheSessionsOfWhoeverHasThem() {
        var person = site.person("fred@example.com", Roles.everywhere(Role.VIEWER));
        var tab = site.signedIn(person);

        site.get(People.class).giveRoles(person, Roles.everywhere(Role.OPERATOR));

        assertThat(isIn(tab)).isFalse();
    }
}
