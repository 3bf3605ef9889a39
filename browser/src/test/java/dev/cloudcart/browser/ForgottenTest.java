package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Roles;

/// The page for forgotten passwords, which is there where a mail server is set: whether that takes letters is seen by
/// nobody who asks for one.
class ForgottenTest {

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static CloudCart service;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        service = new CloudCart(
                home,
                Map.of(
                        "cloudcart.mail.host",
                        "127.0.0.1",
                        "cloudcart.mail.port",
                        "1",
                        "cloudcart.mail.encryption",
                        "none",
                        "cloudcart.mail.from",
                        "books@example.com"));
        service.get(People.class).invite("owner@example.com", "First Owner", Roles.everywhere(Role.OWNER));
    }

    @AfterAll
    static void stop() {
        service.close();
        chromium.close();
    }

    @Test
    void asksForALinkAndTellsNothing() {
        var looks = new Looks();
        try (var stranger = new Visitor(chromium, service.uri())) {
            stranger.open("/sign-in");
            looks.at(stranger, "sign in with letters");
            stranger.follow("Have a link sent to you");
            assertThat(stranger.heading()).isEqualTo("Another password");
            looks.at(stranger, "forgotten password");

            stranger.fill("E-mail address", "nobody@example.com");
            stranger.press("Send me a link");
            assertThat(stranger.text()).contains("a letter with a link is on its way");
            looks.at(stranger, "letter on its way");

            for (int time = 2; time <= 6; time++) {
                stranger.open("/sign-in/forgotten");
                stranger.fill("E-mail address", "nobody@example.com");
                stranger.press("Send me a link");
            }
            assertThat(stranger.page.locator("#trouble").innerText()).contains("asked for too often: wait");
            looks.at(stranger, "asked too often");
        }
        assertThat(looks.wrong()).isEmpty();
    }
}
