package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.ForgottenPasswords;
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
        site = Site.open(DATABASE, home, mail(server.getSmtp().getPort()));
        owner = site.owner("owner@example.com");
    }

    private static Map<String, String> mail(int port) {
        return Map.of(
                "cloudcart.mail.host",
                "127.0.0.1",
                "cloudcart.mail.port",
                Integer.toString(port),
                "cloudcart.mail.encryption",
                "none",
                "cloudcart.mail.from",
                "books@example.com");
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
        try (var unheard = Site.open(DATABASE, home, mail(closedPort()))) {
            assertThat(said(unheard.signedIn(owner), "/users", "/users", invitation()))
                    .contains("The mail server 127.0.0.1 took no letter", "Send the link yourself.", "/links/");
        }
    }

    /// A mail server may take its time: meanwhile everybody signs in, and is given other roles.
    @Test
    void nothingIsLockedWhileALetterIsSent() throws Exception {
        var mugs = site.company("Mugs");
        var pens = site.company("Pens");
        site.get(People.class).invite("anna@example.com", "Anna", Roles.in(mugs, Role.VIEWER));
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var there = Site.open(DATABASE, home, mail(slow.getLocalPort()))) {
            var free = CompletableFuture.supplyAsync(() -> isFreeOnce(slow));
            var form = new HashMap<>(invitation());
            form.put("company", pens.toString());

            assertThat(said(there.signedIn(owner), "/users", "/users", form)).contains("Send the link yourself.");

            assertThat(free.join()).isTrue();
        }
    }

    /// Whether people can be written to while a letter is about to be taken.
    private static boolean isFreeOnce(ServerSocket server) {
        try (var _ = server.accept()) {
            site.get(TransactionTemplate.class)
                    .executeWithoutResult(_ -> site.get(JdbcClient.class)
                            .sql("lock table person in row exclusive mode nowait")
                            .update());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataAccessException held) {
            return false;
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

    /// What a mail server says that never answers is nothing to wait for at the end.
    @Test
    void aMailServerThatHangsKeepsNoProgramFromEnding() throws IOException {
        anna();
        site.person("bert@example.com", Roles.everywhere(Role.VIEWER));
        site.person("cleo@example.com", Roles.everywhere(Role.VIEWER));
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var hanging = Site.open(DATABASE, home, mail(silent.getLocalPort()));
            try {
                for (var email : List.of("anna@example.com", "bert@example.com", "cleo@example.com")) {
                    assertThat(said(
                                    hanging.stranger(),
                                    "/sign-in/forgotten",
                                    "/sign-in/forgotten",
                                    Map.of("email", email)))
                            .contains("a letter with a link is on its way");
                }
            } finally {
                long begin = System.nanoTime();
                hanging.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    /// A link is worth nothing once its person signs in with another address, or may not sign in.
    @Test
    void aLinkOutlivesNeitherTheAddressNorThePerson() {
        var anna = anna();
        ask("anna@example.com");
        var link = link(letter());
        assertThat(site.stranger().get(link).statusCode()).isEqualTo(200);

        site.get(People.class).disable(anna, true);
        assertThat(site.stranger().get(link).statusCode()).isEqualTo(404);
        site.get(People.class).disable(anna, false);
        site.get(People.class).change(anna, "anna@elsewhere.example.com", "Anna", "");
        assertThat(site.stranger().get(link).statusCode()).isEqualTo(404);
    }

    /// Of two links the one that is used first ends the other, and so does a second use of the same.
    @Test
    void twoLinksLetInOnce() throws Exception {
        anna();
        ask("anna@example.com");
        var first = link(letter());
        server.purgeEmailFromAllMailboxes();
        ask("anna@example.com");
        var second = link(letter());

        assertThat(second).isNotEqualTo(first);
        assertChoosesAPassword(first, "anna@example.com");
        assertThat(site.stranger().get(second).statusCode()).isEqualTo(404);
    }

    /// Whatever is typed, no letter goes to anybody but the one who has that address, and none says more than it
    /// should.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com,mallory@example.com",
                "anna@example.com\r\nBcc: mallory@example.com",
                "anna@example.com\nmallory@example.com",
                "<anna@example.com>",
                "anna@example.com\0",
                "",
                "@"
            })
    void nothingTypedLeadsALetterElsewhere(String typed) {
        anna();

        var last = "last.%s@example.com".formatted(UUID.randomUUID());
        site.person(last, Roles.everywhere(Role.VIEWER));
        ask(typed);
        ask(last);

        assertThat(GreenMailUtil.getAddressList(recipients(letter()))).isEqualTo(last);
    }

    /// Each time from another machine, so that nobody waits.
    private static void ask(String email) {
        var pause = site.get(ForgottenPasswords.class).ask(email, "machine " + UUID.randomUUID(), _ -> {});
        assertThat(pause).isZero();
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
