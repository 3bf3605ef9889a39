package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.access.Role;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Roles;
import dev.cloudcart.simulators.openid.OpenIdSimulator;

/// The sign-in page where a provider of OpenID Connect signs people in too.
class ProviderTest {

    @TempDir
    static Path home;

    private static final String BUTTON = "Sign in with Example ID";

    private static OpenIdSimulator provider;
    private static Chromium chromium;
    private static CloudCart service;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        provider = new OpenIdSimulator();
        service = new CloudCart(
                home,
                Map.of(
                        "cloudcart.openid.issuer",
                        provider.issuer(),
                        "cloudcart.openid.client-id",
                        OpenIdSimulator.CLIENT,
                        "cloudcart.openid.client-secret",
                        OpenIdSimulator.SECRET,
                        "cloudcart.openid.name",
                        "Example ID"));
        var people = service.get(People.class);
        people.invite("owner@example.com", "First Owner", Roles.everywhere(Role.OWNER));
        people.invite("anna@example.com", "Anna Bookkeeper", Roles.everywhere(Role.VIEWER));
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
        chromium.close();
    }

    @BeforeEach
    void asUsual() {
        provider.reset();
    }

    private static Visitor visitor() {
        return new Visitor(chromium, service.uri(), new NewContextOptions().setLocale("en-GB"));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void thePageMeetsTheRulesOfAccessibilityAlsoAfterARefusal(ColorScheme colours, int width) {
        provider.claims.put("email", "mallory@example.com");
        provider.claims.put("sub", "mallory-1");
        var options = new NewContextOptions().setColorScheme(colours).setViewportSize(width, 860);
        try (var stranger = new Visitor(chromium, service.uri(), options)) {
            stranger.open("/sign-in");
            assertThat(stranger.page.locator("#openid").innerText()).isEqualTo(BUTTON);
            assertThat(violations(stranger)).isEmpty();
            assertThat(stranger.page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);

            stranger.follow(BUTTON);
            assertThat(stranger.page.locator("#trouble").innerText()).isNotBlank();
            assertThat(violations(stranger)).isEmpty();
        }
    }

    private static List<String> violations(Visitor visitor) {
        var wrong = new ArrayList<String>();
        new AxeBuilder(visitor.page)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(
                        rule -> rule.getNodes().forEach(node -> wrong.add(rule.getHelp() + " at " + node.getTarget())));
        return wrong;
    }

    @Test
    void whoeverWasInvitedComesInAtOneClickAndWhereTheyWantedTo() {
        var refused = new ArrayList<String>();
        try (var anna = visitor()) {
            anna.page.onConsoleMessage(message -> refused.add(message.text()));
            anna.open("/account/second-factor");
            assertThat(anna.heading()).isEqualTo("Sign in to Cloud Cart");

            anna.follow(BUTTON);

            assertThat(anna.path()).isEqualTo("/account/second-factor");
            assertThat(anna.page.url()).doesNotContain("code=", "state=");
            anna.open("/account");
            assertThat(anna.text()).contains("anna@example.com", "You sign in with your account at");
            assertThat(refused).noneMatch(text -> text.contains("Content Security Policy"));

            anna.press("Sign out");
            anna.open("/account");
            assertThat(anna.heading()).isEqualTo("Sign in to Cloud Cart");
        }
    }

    @Test
    void aStrangerIsToldWhatToDoAndIsNotIn() {
        provider.claims.put("email", "mallory@example.com");
        provider.claims.put("sub", "mallory-1");
        try (var stranger = visitor()) {
            stranger.open("/sign-in");

            stranger.follow(BUTTON);

            assertThat(stranger.page.locator("#trouble").innerText())
                    .isEqualTo(
                            "Example ID knows you, but nobody may come in here with the address that it tells: ask an owner for an invitation.");
            assertThat(service.get(People.class).withEmail("mallory@example.com"))
                    .isEmpty();
            stranger.open("/account");
            assertThat(stranger.heading()).isEqualTo("Sign in to Cloud Cart");
        }
    }
}
