package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.concurrent.SideBySide;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;

class UsersTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static CompanyId mugs;
    private static CompanyId pens;
    private static Person owner;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        owner = site.owner("owner@example.com");
        mugs = site.company("Mugs");
        pens = site.company("Pens");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String said(Tab tab, String page, String action, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.putIfAbsent("password", Site.PASSWORD);
        var answer = tab.post(page, action, all);
        return answer.statusCode() == 303 ? tab.get(Tab.location(answer)).body() : answer.body();
    }

    private static String changed(Tab tab, String base, Person person, Map<String, String> fields) {
        return said(tab, base, base + "/" + person.id(), fields);
    }

    private static Person again(Person person) {
        return site.get(People.class).find(person.id()).orElseThrow();
    }

    private static String ofMugs() {
        return "/companies/%s/users".formatted(mugs);
    }

    @Test
    void anInvitationIsALinkThatIsShownOnce() {
        var tab = site.signedIn(owner);
        var form =
                Map.of("name", "Anna", "email", "anna@example.com", "role", "ACCOUNTANT", "company", mugs.toString());

        assertThat(said(tab, "/users", "/users", with(form, "password", "wrong")))
                .contains("That is not your password");
        assertThat(said(tab, "/users", "/users", with(form, "role", "KING"))).contains("Choose a role");
        var page = said(tab, "/users", "/users", form);

        var link = Pattern.compile("<code class=\"made\">http://127.0.0.1:\\d+(/links/[\\w-]+)</code>")
                .matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(page).contains("data-copy=", "It is shown now and never again.");
        assertThat(tab.get("/users").body())
                .contains("anna@example.com", "accountant of Mugs", "invited")
                .doesNotContain("/links/");
        var anna = site.stranger();
        anna.post(link.group(1), link.group(1), Map.of("password", "quiet lemon harbour"));
        anna.signIn("anna@example.com", "quiet lemon harbour");
        assertThat(anna.get("/companies/%s/dashboard".formatted(mugs)).statusCode())
                .isEqualTo(200);
        assertThat(anna.get("/companies/%s/dashboard".formatted(pens)).statusCode())
                .isEqualTo(404);
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var other = new HashMap<>(form);
        other.put(field, value);
        return other;
    }

    @Test
    void anotherRoleWantsTheOwnersPasswordAndEndsTheSessions() {
        var ben = site.person("ben@example.com", Roles.in(mugs, Role.VIEWER));
        var his = site.signedIn(ben);
        var tab = site.signedIn(owner);
        var form = Map.of("do", "roles", "role-" + mugs, "OPERATOR", "role-all", "");

        assertThat(changed(tab, "/users", ben, with(form, "password", "wrong"))).contains("That is not your password");
        assertThat(his.get("/account").statusCode()).isEqualTo(200);
        assertThat(changed(tab, "/users", ben, form)).contains("What ben may do is changed");

        assertThat(again(ben).roles()).isEqualTo(Roles.in(mugs, Role.OPERATOR));
        assertThat(his.get("/account").statusCode()).isEqualTo(302);
        assertThat(site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 5))
                .anySatisfy(row ->
                        assertThat(row.subject()).isEqualTo("ben@example.com: viewer of Mugs → operator of Mugs"));
    }

    @Test
    void theLastOwnerStays() {
        var tab = site.signedIn(owner);

        for (var what : new String[] {"roles", "disable", "remove"}) {
            assertThat(changed(tab, "/users", owner, Map.of("do", what)))
                    .contains("owner is the last owner: make somebody else one first.");
        }
        assertThat(again(owner).roles().isOwner()).isTrue();
    }

    @Test
    void whoeverIsDisabledOrRemovedIsOutAtOnce() {
        var carla = site.person("carla@example.com", Roles.in(mugs, Role.VIEWER));
        var hers = site.signedIn(carla);
        var tab = site.signedIn(owner);

        assertThat(changed(tab, "/users", carla, Map.of("do", "disable"))).contains("carla is disabled");
        assertThat(hers.get("/account").statusCode()).isEqualTo(302);
        assertThat(changed(tab, "/users", carla, Map.of("do", "link"))).contains("no link would let them in");
        assertThat(changed(tab, "/users", carla, Map.of("do", "enable"))).contains("carla may sign in again.");
        assertThat(hers.get("/account").statusCode()).isEqualTo(302);
        assertThat(changed(tab, "/users", carla, Map.of("do", "link")))
                .contains("/links/", "another password, once within an hour");
        assertThat(changed(tab, "/users", carla, Map.of("do", "remove"))).contains("carla is removed");
        assertThat(site.get(People.class).find(carla.id())).isEmpty();
    }

    /// Also in a browser that nobody looked at meanwhile.
    @Test
    void sessionsOfWhoeverWasDisabledStayEndedAfterwards() {
        var lars = site.person("lars@example.com", Roles.in(mugs, Role.VIEWER));
        var his = site.signedIn(lars);
        var people = site.get(People.class);

        people.disable(lars, true);
        people.disable(lars, false);

        assertThat(his.get("/account").statusCode()).isEqualTo(302);
    }

    /// Two look at the same person, and each changes another part of what the person may do.
    @Test
    void whatSomebodyElseChangedMeanwhileStays() {
        var people = site.get(People.class);
        var seen = site.person("lena@example.com", Roles.in(mugs, Role.VIEWER));

        people.changeRoles(seen, now -> now.with(pens, Role.OPERATOR));
        people.changeRoles(seen, now -> now.with(mugs, Role.ACCOUNTANT));

        assertThat(again(seen).roles())
                .isEqualTo(Roles.in(mugs, Role.ACCOUNTANT).with(pens, Role.OPERATOR));
    }

    @Test
    void whoBecameTheLastOwnerMeanwhileStays() {
        var people = site.get(People.class);
        var seen = site.person("mona@example.com", Roles.everywhere(Role.VIEWER));
        people.giveRoles(seen, Roles.everywhere(Role.OWNER));
        people.disable(owner, true);
        try {
            assertThat(people.remove(seen))
                    .hasValueSatisfying(said ->
                            assertThat(said).isEqualTo("mona is the last owner: make somebody else one first."));
            assertThat(people.disable(seen, true)).isPresent();
        } finally {
            people.disable(owner, false);
            people.remove(seen);
        }
    }

    @Test
    void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays() {
        var people = site.get(People.class);
        var one = site.owner("nora@example.com");
        var other = site.owner("olaf@example.com");
        people.disable(owner, true);
        try (var both = new SideBySide<Optional<String>>()) {
            site.get(TransactionTemplate.class).executeWithoutResult(_ -> {
                site.get(JdbcClient.class)
                        .sql("lock table person in share row exclusive mode")
                        .update();
                both.begin(() -> people.remove(other));
                both.begin(() -> people.remove(one));
                await("both are about to be removed").until(() -> waitForPeople() == 2);
            });
            assertThat(List.of(both.next(), both.next()))
                    .filteredOn(Optional::isEmpty)
                    .hasSize(1);
            assertThat(people.list())
                    .filteredOn(person -> person.roles().isOwner() && !person.disabled())
                    .hasSize(1);
        } finally {
            people.disable(owner, false);
            people.remove(one);
            people.remove(other);
        }
    }

    private static long waitForPeople() {
        return DATABASE.jdbc()
                .sql("select count(*) from pg_locks where relation = 'person'::regclass and not granted")
                .query(Long.class)
                .single();
    }

    @Test
    void anOwnerOfOneCompanyLooksAfterItsPeopleOnly() {
        var dora = site.person("dora@example.com", Roles.in(mugs, Role.OWNER));
        var eve = site.person("eve@example.com", Roles.in(mugs, Role.VIEWER));
        var fred = site.person("fred@example.com", Roles.in(pens, Role.VIEWER));
        var gina = site.person("gina@example.com", Roles.in(mugs, Role.VIEWER).with(pens, Role.OWNER));
        var tab = site.signedIn(dora);

        assertThat(tab.get(ofMugs()).body())
                .contains("eve@example.com", "gina@example.com", "owner@example.com")
                .doesNotContain("fred@example.com", "Pens");
        assertThat(tab.get(ofMugs() + "/" + fred.id()).statusCode()).isEqualTo(404);
        assertThat(changed(
                        tab,
                        ofMugs(),
                        eve,
                        Map.of(
                                "do",
                                "roles",
                                "role-" + mugs,
                                "ACCOUNTANT",
                                "role-all",
                                "OWNER",
                                "role-" + pens,
                                "OWNER")))
                .contains("What eve may do is changed");
        assertThat(again(eve).roles()).isEqualTo(Roles.in(mugs, Role.ACCOUNTANT));
        assertThat(changed(tab, ofMugs(), gina, Map.of("do", "link")))
                .contains("gina has to do with more than this company: an owner of all does that.")
                .doesNotContain("/links/");
        assertThat(changed(tab, ofMugs(), owner, Map.of("do", "remove"))).contains("owner has a role in all companies");
        assertThat(changed(tab, ofMugs(), owner, Map.of("do", "link"))).doesNotContain("/links/");
        assertThat(changed(tab, ofMugs(), gina, Map.of("do", "remove"))).contains("gina is removed");
        assertThat(again(gina).roles()).isEqualTo(Roles.in(pens, Role.OWNER));
    }

    /// Whoever made one might have kept it for the day on which it opens more.
    @Test
    void linksThatWereMadeBeforeEndWithWhatThePersonMightDoThen() {
        var links = site.get(Links.class);
        var people = site.get(People.class);
        var jan = site.person("jan@example.com", Roles.in(mugs, Role.VIEWER));
        var ofMugsOwner = links.make(jan, LinkPurpose.RESET);
        var ofPens = site.person("pens.owner@example.com", Roles.in(pens, Role.OWNER));

        said(
                site.signedIn(ofPens),
                "/companies/%s/users".formatted(pens),
                "/companies/%s/users".formatted(pens),
                Map.of("name", "Jan", "email", "jan@example.com", "role", "OPERATOR"));

        assertThat(again(jan).roles()).isEqualTo(Roles.in(mugs, Role.VIEWER).with(pens, Role.OPERATOR));
        assertThat(links.look(ofMugsOwner)).isEmpty();

        var whileIn = links.make(jan, LinkPurpose.SIGN_IN);
        people.disable(jan, true);
        people.disable(jan, false);
        assertThat(links.look(whileIn)).isEmpty();
    }

    @Test
    void anInvitationThatWasNotUsedIsMadeAnewWithAnotherRole() {
        site.get(People.class).invite("kim@example.com", "Kim", Roles.in(mugs, Role.VIEWER));
        var kim = site.get(People.class).withEmail("kim@example.com").orElseThrow();
        var first = site.get(Links.class).make(kim, LinkPurpose.INVITATION);
        var form = Map.of("name", "Kim", "email", "kim@example.com", "role", "OPERATOR");
        var ofPens = site.person("other.owner@example.com", Roles.in(pens, Role.OWNER));
        var pensUsers = "/companies/%s/users".formatted(pens);

        assertThat(said(site.signedIn(ofPens), pensUsers, pensUsers, form))
                .contains("an owner of all companies makes another")
                .doesNotContain("/links/");
        assertThat(site.get(Links.class).look(first)).isEmpty();

        var tab = site.signedIn(owner);
        assertThat(changed(tab, "/users", kim, Map.of("do", "roles", "role-" + mugs, "VIEWER", "role-all", "")))
                .contains("The link of the invitation works no more: make another.");
        var again = said(tab, "/users", "/users", with(with(form, "company", pens.toString()), "role", "VIEWER"));
        assertThat(again).contains("/links/");
    }

    @Test
    void somebodyWithAnAccountIsLetInToAnotherCompanyWithoutALink() {
        var hans = site.person("hans@example.com", Roles.in(pens, Role.VIEWER));
        var ida = site.person("ida@example.com", Roles.in(mugs, Role.OWNER));
        var form = Map.of("name", "H", "email", "hans@example.com", "role", "OPERATOR");

        assertThat(said(site.signedIn(ida), ofMugs(), ofMugs(), form))
                .contains("hans@example.com has an account already, is operator of Mugs now, and signs in as before.")
                .doesNotContain("/links/");

        assertThat(again(hans).roles()).isEqualTo(Roles.in(pens, Role.VIEWER).with(mugs, Role.OPERATOR));
    }
}
