package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;

/// Links that are sent to those whom they let in, and not shown to anybody else. What makes this machine wait comes
/// last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LettersTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/links/[\\w-]+)");
    private static final long PATIENCE_MILLIS = 15_000;

    @TempDir
    static Path home;

    private static GreenMail server;
    private static Site site;
    private static Person owner;

    @BeforeAll
    static void open() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        site = Site.open(
                DATABASE,
                home,
                Map.of(
                        "cloudcart.mail.host",
                        "127.0.0.1",
                        "cloudcart.mail.port",
                        Integer.toString(server.getSmtp().getPort()),
                        "cloudcart.mail.encryption",
                        "none",
                        "cloudcart.mail.from",
                        "books@example.com"));
        owner = site.owner("owner@example.com");
    }

    @AfterAll
    static void close() {
        site.close();
        server.stop();
    }

    @BeforeEach
    void forgetLetters() throws Exception {
        server.purgeEmailFromAllMailboxes();
        site.get(JdbcClient.class)
                .sql("delete from person where email <> 'owner@example.com'")
                .update();
    }

    /// The letter that came, when it came.
    private static MimeMessage letter() {
        assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String link(MimeMessage letter) {
        var found =
                LINK.matcher(GreenMailUtil.getBody(letter).replace("=\r\n", "").replace("=3D", "="));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Person anna() {
        return site.person("anna@example.com", Roles.everywhere(Role.VIEWER));
    }

    private static String said(Tab tab, String page, String action, Map<String, String> fields) {
        var answer = tab.post(page, action, fields);
        return answer.statusCode() == 303 ? tab.get(Tab.location(answer)).body() : answer.body();
    }

    private static void assertChoosesAPassword(String link, String email) {
        var tab = site.stranger();
        assertThat(said(tab, link, link, Map.of("password", "another puddle anthem")))
                .contains("Your password is kept");
        assertThat(tab.signIn(email, "another puddle anthem").statusCode()).isEqualTo(303);
        assertThat(site.stranger().get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void anInvitationIsSentAndNotShown() {
        var page = said(site.signedIn(owner), "/users", "/users", invitation());

        assertThat(page)
                .contains("A letter with a link is on its way to anna@example.com")
                .doesNotContain("/links/");
        var letter = letter();
        assertThat(GreenMailUtil.getBody(letter)).contains("Hello Anna,", "you are invited to Cloud Cart");
        assertChoosesAPassword(link(letter), "anna@example.com");
    }

    @Test
    void anOwnerHasAnotherLinkSent() {
        var anna = anna();

        var page = said(
                site.signedIn(owner),
                "/users/" + anna.id(),
                "/users/" + anna.id(),
                Map.of("do", "link", "password", Site.PASSWORD));

        assertThat(page)
                .contains("choose another password, once within an hour")
                .doesNotContain("/links/");
        assertChoosesAPassword(link(letter()), "anna@example.com");
    }

    @Test
    void aLinkIsShownWhereItCannotBeSent() throws IOException {
        try (var unheard = Site.open(
                DATABASE,
                home,
                Map.of(
                        "cloudcart.mail.host",
                        "127.0.0.1",
                        "cloudcart.mail.port",
                        Integer.toString(closedPort()),
                        "cloudcart.mail.encryption",
                        "none",
                        "cloudcart.mail.from",
                        "books@example.com"))) {
            assertThat(said(unheard.signedIn(owner), "/users", "/users", invitation()))
                    .contains("The mail server 127.0.0.1 took no letter", "Send the link yourself.", "/links/");
        }
    }

    /// Nobody listens there any more.
    private static int closedPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    private static Map<String, String> invitation() {
        return Map.of(
                "name",
                "Anna",
                "email",
                "anna@example.com",
                "role",
                "VIEWER",
                "company",
                "",
                "password",
                Site.PASSWORD);
    }

    /// Whoever asks is told the same of everybody, and nothing changes for anybody who is asked for.
    @Test
    void whoeverHasForgottenThePasswordIsSentALink() {
        anna();
        var stranger = site.stranger();
        assertThat(stranger.get("/sign-in").body()).contains("href=\"/sign-in/forgotten\"");

        var known = said(stranger, "/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", " Anna@Example.com "));
        var unknown = said(
                site.stranger(), "/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", "nobody@example.com"));

        assertThat(known).contains("If somebody signs in here with that address, a letter with a link is on its way");
        assertThat(sentence(unknown)).isEqualTo(sentence(known));
        var link = link(letter());
        assertThat(site.stranger().signIn("anna@example.com", Site.PASSWORD).statusCode())
                .isEqualTo(303);
        assertChoosesAPassword(link, "anna@example.com");
        assertThat(site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 50))
                .anySatisfy(row -> assertThat(row.actor().name() + " " + row.subject())
                        .isEqualTo("somebody asked for a link to choose another password, which was sent to"
                                + " anna@example.com"));
    }

    private static String sentence(String page) {
        return page.replaceAll("(?s).*(If somebody signs in[^<]*)<.*", "$1");
    }

    @Test
    void whoeverIsDisabledIsSentNothing() {
        var anna = anna();
        site.get(People.class).disable(anna, true);

        said(site.stranger(), "/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", "anna@example.com"));
        said(site.stranger(), "/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", "owner@example.com"));

        assertThat(GreenMailUtil.getAddressList(recipients(letter()))).isEqualTo("owner@example.com");
    }

    private static Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An address that nobody has waits as one that somebody has.
    @Test
    @Order(Integer.MAX_VALUE)
    void askingTooOftenWaits() {
        for (int time = 1; time <= 5; time++) {
            said(site.stranger(), "/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", "often@example.com"));
        }

        var answer =
                site.stranger().post("/sign-in/forgotten", "/sign-in/forgotten", Map.of("email", "often@example.com"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("That was asked for too often: wait");
    }
}
