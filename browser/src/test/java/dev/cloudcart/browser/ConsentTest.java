package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Person;

/// What connects nothing: a wrong token, a person who says no, and answers of QuickBooks that nobody asked for.
class ConsentTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private static final String RETURN = "/connections/quickbooks/return";

    private CompanyId mugs;
    private String page;
    private Person oscar;
    private Visitor operator;

    @BeforeEach
    void comeIn() {
        mugs = PREMISES.company("Mugs to connect");
        page = "/companies/%d/connections".formatted(mugs.value());
        oscar = PREMISES.person("Oscar Operator", mugs, Role.OPERATOR);
        operator = PREMISES.visitor(oscar);
        operator.open(page);
    }

    @AfterEach
    void leave() {
        operator.close();
        if (state(ConnectionKind.QUICKBOOKS) instanceof ConnectionState.Connected) {
            PREMISES.get(Connections.class).disconnect(mugs, ConnectionKind.QUICKBOOKS);
        }
    }

    private ConnectionState state(ConnectionKind kind) {
        return Objects.requireNonNull(
                PREMISES.get(Connections.class).states(mugs).get(kind));
    }

    private static Locator card(Visitor visitor, String title) {
        return visitor.page
                .locator("section.card", new Page.LocatorOptions().setHasText(title))
                .first();
    }

    @Test
    void aWrongTokenIsToldAtItsFieldAndConnectsNothing() {
        operator.fill("Paste the token here", "c10dca27-0000-4000-8000-00000000beef");
        operator.press("Connect Linnworks");

        assertThat(card(operator, "Linnworks").innerText())
                .contains("Linnworks does not accept the installation token.", "Nothing has changed.", "off");
        var field = operator.field("Paste the token here");
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        var told = operator.page.locator(
                "#" + field.getAttribute("aria-describedby").split(" ", -1)[0]);
        assertThat(told.innerText()).contains("Linnworks does not accept the installation token.");
        assertThat(field.inputValue()).isEmpty();
        assertThat(state(ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Off.class);
    }

    @Test
    void whoSaysNoAtQuickBooksIsToldSoAndNothingIsConnected() {
        operator.press("Connect QuickBooks");
        operator.press("No thanks");

        assertRefused(operator, "QuickBooks was not connected, for Cloud Cart was not let in on its page.");
    }

    /// What stands on the page to which the browser was led, with nothing of the answer in its address.
    private void assertRefused(Visitor visitor, String sentence) {
        assertThat(visitor.page.url()).endsWith("/connections");
        assertThat(visitor.page.locator(".alert-danger").first().innerText())
                .contains(sentence, "Nothing has changed: press Connect to begin again.");
        assertThat(state(ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
        visitor.open(page);
        assertThat(card(visitor, "QuickBooks Online").innerText()).contains("off", "Connect QuickBooks");
    }

    @Test
    void aForgedStateIsNotBelieved() {
        var answer = answered();

        operator.open(
                "%s?code=%s&state=forged&realmId=%s".formatted(RETURN, part(answer, "code"), part(answer, "realmId")));

        assertRefused(operator, "this answer of QuickBooks belongs to nothing that was asked for in this browser.");
    }

    @Test
    void aStateOfAnotherSessionIsNotBelieved() {
        var answer = answered();
        try (var elsewhere = PREMISES.visitor(oscar)) {
            elsewhere.page.navigate(answer.toString());

            assertRefused(
                    elsewhere, "this answer of QuickBooks belongs to nothing that was asked for in this browser.");
        }
    }

    @Test
    void aStateIsBelievedOnce() {
        var answer = answered();
        operator.page.navigate(answer.toString());
        assertThat(state(ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Connected.class);
        assertThat(operator.page.url()).endsWith("/connections");
        PREMISES.get(Connections.class).disconnect(mugs, ConnectionKind.QUICKBOOKS);

        operator.page.navigate(answer.toString());

        assertRefused(operator, "This answer of QuickBooks has been used already.");
    }

    @Test
    void whoHasNotSignedInIsLedToTheSignInPageWithoutTheCode() {
        var answer = answered();
        try (var stranger = PREMISES.stranger()) {
            stranger.page.navigate(answer.toString());

            assertThat(stranger.page.url()).endsWith("/sign-in");
            assertThat(stranger.text()).contains("QuickBooks was not connected, for nobody is signed in");
            assertThat(state(ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
        }
    }

    /// The address that QuickBooks leads back to when somebody says yes, before the browser has been there.
    private URI answered() {
        operator.press("Connect QuickBooks");
        assertThat(operator.heading()).isEqualTo("Connect an app to your books");
        var form = FormData.create().set("decision", "connect");
        for (var name : List.of("redirect_uri", "state", "scope")) {
            form.set(name, operator.page.locator("input[name=" + name + "]").inputValue());
        }
        form.set("realm", PREMISES.booksOfNobody());
        var answer = operator.page
                .request()
                .post(
                        PREMISES.service().quickBooks.authorizeUri().toString(),
                        RequestOptions.create().setForm(form).setMaxRedirects(0));
        return URI.create(Optional.ofNullable(answer.headers().get("location")).orElseThrow());
    }

    private static String part(URI address, String name) {
        var parts = new HashMap<String, String>();
        for (var pair : address.getQuery().split("&", -1)) {
            parts.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return Objects.requireNonNull(parts.get(name));
    }
}
