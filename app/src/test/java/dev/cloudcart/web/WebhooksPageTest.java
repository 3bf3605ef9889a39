package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
import dev.cloudcart.audit.Entry;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.Roles;
import dev.cloudcart.webhooks.Webhook;
import dev.cloudcart.webhooks.Webhooks;

class WebhooksPageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static final String URL = "https://example.com/hooks/T0/secret-path?token=secret-query";

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

    private static Tab tab(CompanyId company, Role role) {
        return site.signedIn(site.person(role.word() + company + "@mugs.example", Roles.in(company, role)));
    }

    private static String page(CompanyId company) {
        return "/companies/" + company + "/webhooks";
    }

    private static Webhook added(CompanyId company) {
        var webhooks = site.get(Webhooks.class);
        return ((Webhooks.Adding.Added) webhooks.add(company, URL, List.of("run.finished"), "anna")).webhook();
    }

    private static List<String> audited(CompanyId company) {
        return site.get(Audit.class).list(Optional.of(company), Long.MAX_VALUE, 10).stream()
                .map(Entry::subject)
                .toList();
    }

    @Test
    void showsTheSecretOnceToWhoeverAddsOne() {
        var company = site.company("Added");
        var tab = tab(company, Role.OPERATOR);

        var answer = tab.post(page(company), page(company), Map.of("url", URL, "event", "hold.opened"));

        var secret = Pattern.compile("<code class=\"made\">(whsec_[A-Za-z0-9+/]{43}=)</code>")
                .matcher(answer.body());
        assertThat(secret.find()).as(answer.body()).isTrue();
        assertThat(answer.body()).contains("<strong>hold.opened</strong>").contains("It is shown now and never again.");
        assertThat(tab.get(page(company)).body()).doesNotContain("whsec_").contains(URL);
        var webhook = site.get(Webhooks.class).list(company).getFirst();
        assertThat(audited(company))
                .first()
                .isEqualTo("webhook %d to https://example.com is added".formatted(webhook.id()));
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndKeepsIt() {
        var company = site.company("Refused");
        var tab = tab(company, Role.OWNER);

        var answer =
                tab.post(page(company), page(company), Map.of("url", "http://example.com/x", "event", "run.finished"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("What is told must not be read on its way: begin the address with https://.")
                .contains("value=\"http://example.com/x\"");
        assertThat(site.get(Webhooks.class).list(company)).isEmpty();
    }

    @Test
    void keepsWhatMayBeSecretInAnAddressFromWhoeverMayNotChangeIt() {
        var company = site.company("Seen");
        added(company);

        for (var role : List.of(Role.VIEWER, Role.ACCOUNTANT)) {
            var seen = tab(company, role).get(page(company));

            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.body()).contains("https://example.com/…").doesNotContain("secret");
        }
    }

    @Test
    void sendsATestAndRemoves() {
        var company = site.company("Tested");
        var webhook = added(company);
        var tab = tab(company, Role.OPERATOR);

        tab.post(page(company), page(company) + "/" + webhook.id() + "/test", Map.of());
        assertThat(tab.get(page(company)).body()).contains("A ping goes to https://example.com in a moment");
        assertThat(site.get(Webhooks.class).deliveries(company, webhook.id(), 10))
                .singleElement()
                .satisfies(one -> assertThat(one.event().word()).isEqualTo("ping"));
        tab.post(page(company), page(company) + "/" + webhook.id() + "/remove", Map.of());

        assertThat(tab.get(page(company)).body())
                .contains("https://example.com is told nothing any more.")
                .contains("Nobody is told yet.");
        assertThat(audited(company))
                .startsWith("%s is removed".formatted(webhook), "%s is sent a test".formatted(webhook));
    }

    @Test
    void doesNotKnowTheWebhookOfAnotherCompany() {
        var company = site.company("Ours");
        var foreign = added(site.company("Foreign"));
        var tab = tab(company, Role.OWNER);

        for (var act : List.of("test", "remove")) {
            var answer = tab.post(page(company), page(company) + "/" + foreign.id() + "/" + act, Map.of());
            assertThat(answer.statusCode()).as(act).isEqualTo(404);
        }
        assertThat(site.get(Webhooks.class).list(foreign.company())).hasSize(1);
    }
}
