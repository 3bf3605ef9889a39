package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;

@TestInstance(Lifecycle.PER_CLASS)
class InstallationTest {

    private final Chromium chromium = Chromium.start();
    private final LinnworksSimulator linnworks = LinnworksSimulator.start();
    private final Visitor visitor = new Visitor(chromium, linnworks.uri());

    @AfterAll
    void stop() {
        visitor.close();
        linnworks.close();
        chromium.close();
    }

    @Test
    void leadsFromTheDeveloperPortalToACopiedToken() {
        visitor.open("/developer");
        visitor.follow("Install it");
        visitor.fill("E-mail", "merchant@example.com");
        visitor.fill("Password", "secret");
        visitor.press("Sign in");
        assertThat(visitor.text()).contains("You are signed in as merchant@example.com.");
        visitor.press("Install");

        visitor.press("Copy Installation token");

        visitor.page.waitForCondition(() -> visitor.text().contains("Copied."));
        assertThat(copied()).isEqualTo(LinnworksSimulator.INSTALLATION_TOKEN.toString());
    }

    @Test
    void installsWithTheKeyboardAlone() {
        visitor.open("/applications");
        tabTo("Uninstall");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForCondition(() -> visitor.text().contains("No application is installed"));

        tabTo("Install Cloud Cart");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForCondition(() -> visitor.heading().equals("Sign in to Linnworks"));
        tabTo("email");
        visitor.page.keyboard().type("me@example.com");
        visitor.page.keyboard().press("Tab");
        visitor.page.keyboard().type("secret");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForCondition(() -> visitor.heading().equals("Install Cloud Cart"));
        tabTo("Install");
        visitor.page.keyboard().press("Space");
        visitor.page.waitForCondition(() -> visitor.heading().equals("Cloud Cart is installed"));
        tabTo("Copy");
        visitor.page.keyboard().press("Enter");

        visitor.page.waitForCondition(() -> visitor.text().contains("Copied."));
        assertThat(copied()).isEqualTo(LinnworksSimulator.INSTALLATION_TOKEN.toString());
    }

    @Test
    void skipsTheNavigationWithTheFirstKey() {
        visitor.open("/orders/open");

        visitor.page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("Skip to the page");
        visitor.page.keyboard().press("Enter");
        visitor.page.keyboard().press("Tab");

        assertThat(focused()).isEqualTo("New order");
    }

    private String copied() {
        return (String) visitor.page.evaluate("navigator.clipboard.readText()");
    }

    /// What the focused element is called, or its id.
    private String focused() {
        return (String) visitor.page.evaluate("document.activeElement.innerText || document.activeElement.id");
    }

    private void tabTo(String name) {
        for (int i = 0; i < 40 && !focused().equals(name); i++) {
            visitor.page.keyboard().press("Tab");
        }
        assertThat(focused()).isEqualTo(name);
    }
}
