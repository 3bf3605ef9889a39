package dev.cloudcart.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.http.UnfitSetting;
import dev.cloudcart.mail.MailSettings.Encryption;

/// Letters to a real mail server on this machine.
class PostmanTest {

    private static final Letter LETTER =
            new Letter("anna@example.com", "Grüße", "Ein Satz.\n\nhttps://books.example.com/x\n");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("books@example.com", "books", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailSettings settings(Encryption encryption, @Nullable String user, @Nullable String password) {
        return new MailSettings(
                "127.0.0.1", server.getSmtp().getPort(), user, password, "books@example.com", encryption);
    }

    @Test
    void handsALetterOverAsItIsWritten() throws Exception {
        assertThat(new Postman(settings(Encryption.NONE, "books", "right")).send(LETTER))
                .isEmpty();

        var received = server.getReceivedMessagesForDomain("anna@example.com");
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Grüße");
        assertThat(received[0].getFrom()[0]).hasToString("Cloud Cart <books@example.com>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(GreenMailUtil.getBody(received[0]).replace("\r\n", "\n").strip())
                .isEqualTo(LETTER.text().strip());
    }

    @Test
    void saysWhyALetterWasNotTaken() throws IOException {
        assertThat(new Postman(settings(Encryption.NONE, "books", "wrong")).send(LETTER))
                .contains("The mail server 127.0.0.1 took no letter: it does not take the user and the password: see"
                        + " cloudcart.mail.user and cloudcart.mail.password.");
        assertThat(new Postman(new MailSettings(
                                "127.0.0.1", closedPort(), null, null, "books@example.com", Encryption.NONE))
                        .send(LETTER))
                .contains("The mail server 127.0.0.1 took no letter: it cannot be reached, or did not take the"
                        + " letter: see cloudcart.mail, and the log.");
    }

    /// Nobody listens there any more.
    private static int closedPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    /// Whoever stands between would read the password and the link.
    @Test
    void saysNothingToAServerThatDoesNotEncryptUnlessItIsToldTo() {
        assertThat(new Postman(settings(Encryption.STARTTLS, "books", "right")).send(LETTER))
                .isPresent();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void usesTheUsualPorts() {
        assertThat(new MailSettings("mail.example.com", 0, null, null, "a@example.com", Encryption.STARTTLS).portUsed())
                .isEqualTo(587);
        assertThat(new MailSettings("mail.example.com", 0, null, null, "a@example.com", Encryption.TLS).portUsed())
                .isEqualTo(465);
        assertThat(new MailSettings("mail.example.com", 2525, null, null, "a@example.com", Encryption.TLS).portUsed())
                .isEqualTo(2525);
    }

    @Test
    void saysWhichSettingIsUnfit() {
        unfit(null, "books", "right", "a@example.com", "cloudcart.mail has no host: set cloudcart.mail.host");
        unfit("mail.example.com", null, null, null, "cloudcart.mail.from is no e-mail address");
        unfit("mail.example.com", null, null, "books", "cloudcart.mail.from is no e-mail address");
        unfit("mail.example.com", "books", null, "a@example.com", "cloudcart.mail.user and cloudcart.mail.password go");
        assertThatThrownBy(
                        () -> new MailSettings("mail.example.com", 70_000, null, null, "a@example.com", Encryption.TLS))
                .isInstanceOf(UnfitSetting.class)
                .hasMessageContaining("not 70000");
    }

    private static void unfit(
            @Nullable String host,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from,
            String sentence) {
        assertThatThrownBy(() -> new MailSettings(host, 0, user, password, from, Encryption.STARTTLS))
                .isInstanceOf(UnfitSetting.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void tellsNoPasswordAndNoLetter() {
        assertThat(settings(Encryption.NONE, "books", "right").toString()).doesNotContain("right");
        assertThat(LETTER).hasToString("letter to anna@example.com");
    }
}
