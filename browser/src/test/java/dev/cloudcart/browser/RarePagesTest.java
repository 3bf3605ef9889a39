package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.Roles;

/// Pages and states that one comes to only by doing something, or when something went wrong.
class RarePagesTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private final Looks looks = new Looks();
    private CompanyId mugs;
    private String base;

    @BeforeEach
    void add() {
        mugs = PREMISES.trading("Mugs seldom seen");
        base = "/companies/" + mugs.value();
    }

    private void assertWell() {
        assertThat(looks.wrong()).isEmpty();
    }

    @Test
    void whoComesFromOutside() {
        var person = PREMISES.person("Vera Viewer", mugs, Role.VIEWER);
        var link = PREMISES.service().link(person);
        try (var stranger = PREMISES.stranger()) {
            stranger.open("/");
            assertThat(stranger.text())
                    .contains("Linnworks", "QuickBooks Online", "Every order has one document", "Sign in");
            looks.at(stranger, "landing");

            stranger.follow("Sign in");
            stranger.fill("E-mail address", "vera@example.com");
            stranger.fill("Password", "not this one");
            stranger.press("Sign in");
            assertThat(stranger.page.locator("#trouble").innerText()).isNotBlank();
            looks.at(stranger, "wrong password");

            stranger.page.navigate(link);
            stranger.press("Come in");
            stranger.open("/sign-in");
            stranger.page.context().clearCookies();
            stranger.page.navigate(link);
            assertThat(stranger.text()).contains("This link has been used", "ask an owner for another one");
            looks.at(stranger, "link used");
        }
        assertWell();
    }

    @Test
    void theSecondFactor() {
        var person = PREMISES.person("Fritz Factor", mugs, Role.VIEWER);
        try (var fritz = PREMISES.visitor(person)) {
            fritz.open("/account/second-factor");
            looks.at(fritz, "second factor");
            fritz.press("Begin");
            assertThat(fritz.page.locator("svg.qr path").getAttribute("d")).isNotBlank();
            looks.at(fritz, "qr code");

            var telephone = new Telephone(fritz.page.locator("code.secret").innerText());
            fritz.fill("Code", "000000");
            fritz.press("Turn it on");
            assertThat(fritz.page.locator(".alert-danger").innerText()).isNotBlank();
            fritz.fill("Code", telephone.code());
            fritz.press("Turn it on");
            assertThat(fritz.page.locator(".recovery code").count()).isEqualTo(10);
            looks.at(fritz, "recovery codes");

            fritz.press("Sign out");
            fritz.page.navigate(PREMISES.service().link(person));
            fritz.press("Come in");
            assertThat(fritz.heading()).isEqualTo("Your code");
            looks.at(fritz, "code");
        }
        assertWell();
    }

    @Test
    void settingsThatAreNotTakenAndOlderOnes() {
        try (var anna = operator("Anna Operator");
                var ben = operator("Ben Operator")) {
            anna.open(base + "/configure");
            ben.open(base + "/configure");
            ben.fill("Look back, days", "7");
            ben.press("Save");
            anna.fill("Look back, days", "30");
            anna.press("Save");
            assertThat(anna.text()).contains("Somebody else saved while you wrote here");
            looks.at(anna, "conflict");

            anna.fill("Look back, days", "many");
            anna.press("Save");
            assertThat(anna.page.locator("#wrongs").innerText()).contains("one thing is to be mended");
            looks.at(anna, "wrong settings");

            ben.open(base + "/configure/history");
            ben.press("Compare");
            assertThat(ben.text()).contains("Look back, days", "14", "7");
            looks.at(ben, "compared");
            ben.open(base + "/configure/import");
            ben.page.locator("#text").fill("order-export: {look-back-days: many}");
            ben.press("Take it");
            assertThat(ben.page.locator(".alert-danger").innerText()).contains("Nothing of it was taken");
            looks.at(ben, "wrong file");
        }
        assertWell();
    }

    /// Whoever keeps the books of several sees how each stands, and goes to another with one press. Names as long as
    /// they may be, and of scripts that go the other way, stay in their place.
    @Test
    void severalCompanies() {
        var other = PREMISES.company("שמות " + "Mug".repeat(30));
        var person = PREMISES.person("Sally Several", new Roles(null, Map.of(mugs, Role.VIEWER, other, Role.VIEWER)));
        try (var sally = PREMISES.visitor(person)) {
            sally.open(base + "/dashboard");
            sally.page.locator("details.company > summary").click();
            assertThat(sally.page.locator("details.company li").allInnerTexts())
                    .anySatisfy(text -> assertThat(text).contains("Mugs seldom seen", "all well"))
                    .anySatisfy(text -> assertThat(text).contains("MugMug", "not connected"));
            looks.at(sally, "several companies");
            sally.page.locator("details.company li a").last().click();
            assertThat(sally.page.url()).endsWith("/dashboard");
        }
        assertWell();
    }

    private Visitor operator(String name) {
        return PREMISES.visitor(PREMISES.person(name, mugs, Role.OPERATOR));
    }

    @Test
    void whatIsPostedPreviewedAndHeld() {
        PREMISES.sells(Orders.of(7401, 1, Instant.now()), Orders.of(7402, "Portugal", "23.0", "24.60", Instant.now()));
        try (var olga = operator("Olga Operator")) {
            olga.open(base + "/configure");
            olga.fill("Document number prefix", "P-");
            olga.press("Preview");
            assertThat(olga.followTheRun()).contains("new sales receipt P-7401");
            looks.at(olga, "preview");
            olga.follow("To these settings");
            looks.at(olga, "unsaved settings");
            olga.press("Save and sync");
            assertThat(olga.followTheRun()).contains("complete with holds");
            looks.at(olga, "run with holds");

            olga.open(base + "/search?q=P-7401");
            looks.at(olga, "found");
            olga.page.locator("main a[href*='/documents/']").first().click();
            assertThat(olga.text()).contains("P-7401", "12.00");
            looks.at(olga, "document");
            olga.press("Compare with QuickBooks now");
            assertThat(olga.text()).contains("Line by line", "12.00");
            looks.at(olga, "document beside QuickBooks");
            olga.page.locator("main a[href*='/records/']").first().click();
            looks.at(olga, "record");

            olga.open(base + "/holds");
            olga.page.locator("main a[href*='/holds/because/']").first().click();
            looks.at(olga, "holds of one reason");
            olga.follow("7402");
            looks.at(olga, "hold");
            olga.follow("Choose the tax code");
            looks.at(olga, "tax code");

            olga.open(base + "/proof");
            olga.page.locator("main a[href*='/proof/days']").first().click();
            assertThat(olga.text()).contains("Day by day", "0.00");
            looks.at(olga, "proof by days");
        }
        assertWell();
    }

    /// The row of the store is begun, and only its country is left to be written.
    @Test
    void whatIsMendedBySettings() {
        PREMISES.sells(Orders.of(7404, "Isle of Nowhere", "20.0", "24.00", Orders.onADayOfTheirOwn()));
        try (var olga = operator("Olga Mends")) {
            olga.open(base + "/configure");
            olga.unfold("Sync orders manually to QuickBooks");
            olga.page.locator("#orders-numbers").fill("7404");
            olga.page.locator("form[action$='/sync-orders'] button[value=sync]").click();
            assertThat(olga.followTheRun()).contains("complete with holds");
            olga.open(base + "/holds/order/" + Orders.id(7404));
            assertThat(olga.text()).contains("Mend it here", "This setting can mend it.");
            looks.at(olga, "hold that a setting mends");

            var country = olga.page.getByLabel("Stores, row 1, Country");
            country.fill("Atlantis");
            olga.press("Save and retry");
            assertThat(olga.text()).contains("Nothing was saved.", "is none; give a code or name such as DE");
            looks.at(olga, "wrong setting of a hold");
            country.fill("GB");
            olga.press("Save and retry");
            assertThat(olga.followTheRun()).contains("complete").doesNotContain("complete with holds");
        }
        assertWell();
    }

    @Test
    void theFirstKeySkipsTheNavigation() {
        try (var vera = PREMISES.visitor(PREMISES.person("Vera Viewer", mugs, Role.VIEWER))) {
            vera.open(base + "/dashboard");
            vera.page.keyboard().press("Tab");
            assertThat(vera.page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the page");
            vera.page.keyboard().press("Enter");
            vera.page.keyboard().press("Tab");
            assertThat(vera.page.evaluate("document.activeElement.closest('main') !== null"))
                    .isEqualTo(true);
        }
    }

    @Test
    void whereNothingIsYet() {
        try (var olga = operator("Olga Operator")) {
            olga.open(base + "/search?q=nothing-like-it");
            assertThat(olga.text()).contains("nothing-like-it");
            looks.at(olga, "nothing found");
            olga.open(base + "/holds/dismissed");
            assertThat(olga.text()).contains("Nothing was dismissed.");
            looks.at(olga, "nothing dismissed");
            olga.open(base + "/runs?what=preview&state=failed");
            assertThat(olga.text()).contains("No run is like that.");
            looks.at(olga, "no such run");
            olga.open(base + "/proof/documents?from=2020-01-01&to=2020-01-31");
            looks.at(olga, "no documents");
            olga.open(base + "/runs/asked/" + askedInVain());
            assertThat(olga.text()).contains("Another run of this company went on for too long: ask again.");
            looks.at(olga, "asked in vain");
            var run = PREMISES.get(Journal.class).start(mugs, Occasion.byHand(Purpose.SYNC), 1);
            olga.open(base + "/runs/" + run.value());
            assertThat(olga.text()).contains("running", "It has just begun.");
            looks.at(olga, "run going on");
        }
        assertWell();
    }

    private UUID askedInVain() {
        var ticket = UUID.randomUUID();
        PREMISES.get(JdbcClient.class)
                .sql("""
                        insert into run_request (id, company_id, purpose, trigger, who, delivered, requested, settled, trouble)
                        values (?, ?, 'SYNC', 'MANUAL', 'test', false, now(), now(),
                            'Another run of this company went on for too long: ask again.')""")
                .param(ticket)
                .param(mugs.value())
                .update();
        return ticket;
    }

    @Test
    void whatIsNotThereNotForYouAndBroken() {
        try (var viewer = PREMISES.visitor(PREMISES.person("Vera Viewer", mugs, Role.VIEWER))) {
            assertThat(viewer.look(base + "/configure/import").status()).isEqualTo(403);
            looks.at(viewer, "403");
            assertThat(viewer.look("/companies/4711/dashboard").status()).isEqualTo(404);
            assertThat(viewer.text()).contains("There is no such company, or you have nothing to do with it.");
            looks.at(viewer, "404");
            assertThat(viewer.look("/nothing/here").status()).isEqualTo(404);
            assertThat(viewer.text()).contains("To the first page");
            looks.at(viewer, "no such page");
        }
        try (var owner = PREMISES.visitor(PREMISES.person("Olaf Owner", mugs, Role.OWNER))) {
            var jdbc = PREMISES.get(JdbcClient.class);
            jdbc.sql("alter table audit rename to audit_away").update();
            try {
                assertThat(owner.look(base + "/audit").status()).isEqualTo(500);
                assertThat(owner.heading()).isEqualTo("Something failed");
                assertThat(owner.text())
                        .contains("Load the page again", "give the number")
                        .containsPattern("[0-9a-f]{8}-[0-9a-f-]{27}")
                        .doesNotContain("audit_away", "Exception", "SQL");
                looks.at(owner, "500");
            } finally {
                jdbc.sql("alter table audit_away rename to audit").update();
            }
        }
        assertWell();
    }

    @Test
    void whatOwnersSeeOnce() {
        var olaf = PREMISES.person("Olaf Owner", Roles.everywhere(Role.OWNER));
        var invitation = "/links/" + PREMISES.get(Links.class).make(olaf, LinkPurpose.INVITATION);
        try (var owner = PREMISES.stranger()) {
            owner.open(invitation);
            looks.at(owner, "invitation");
            owner.fill("Password", "lorry puddle anthem");
            owner.press("Keep this password");
            owner.fill("E-mail address", olaf.email());
            owner.fill("Password", "lorry puddle anthem");
            owner.press("Sign in");

            owner.open("/users");
            owner.page.locator("#name").fill("New Person");
            owner.page.locator("#email").fill("new.person@example.com");
            owner.page.locator("#password").fill("lorry puddle anthem");
            owner.press("Make the link");
            assertThat(owner.text()).contains("/links/");
            looks.at(owner, "invited");
            owner.open("/users");
            owner.follow("New Person");
            assertThat(owner.text()).contains("new.person@example.com");
            looks.at(owner, "person");
            owner.open(base + "/webhooks");
            owner.page.locator("#url").fill("http://127.0.0.1:9/nobody-is-there");
            owner.press("Add the webhook");
            assertThat(owner.page.locator("code.made").innerText()).isNotBlank();
            looks.at(owner, "webhook added");
            owner.open("/tokens");
            owner.page.locator("#name").fill("Till");
            owner.page.locator("input[name=company][value=all]").check();
            owner.page.locator("#password").fill("lorry puddle anthem");
            owner.press("Make the token");
            assertThat(owner.page.locator("code.made").innerText()).isNotBlank();
            looks.at(owner, "token made");
        }
        assertWell();
    }
}
