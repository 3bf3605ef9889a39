package dev.cloudcart.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Hands letters to the mail server, one connection each. Thread-safe.
public final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /// Somebody waits in front of a browser.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");

    private final MailSettings settings;

    Postman(MailSettings settings) {
        this.settings = settings;
    }

    /// Whether there is a mail server to hand letters to.
    public boolean isSetUp() {
        return settings.isOn();
    }

    /// Hands a letter over: whether it arrives, only its reader knows.
    ///
    /// @return a sentence when the mail server did not take it
    public Optional<String> send(Letter letter) {
        if (!settings.isOn()) {
            throw new IllegalStateException("No mail server is set");
        }
        try {
            var sender = sender();
            var message = sender.createMimeMessage();
            var written = new MimeMessageHelper(message, false, UTF_8.name());
            written.setFrom(Objects.requireNonNull(settings.from()), "Cloud Cart");
            written.setTo(letter.to());
            written.setSubject(letter.subject());
            written.setText(letter.text());
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
            return Optional.empty();
        } catch (MailAuthenticationException refused) {
            return notSent(
                    "it does not take the user and the password: see cloudcart.mail.user and cloudcart.mail.password",
                    refused);
        } catch (MailException | MessagingException | UnsupportedEncodingException trouble) {
            return notSent(
                    "it cannot be reached, or did not take the letter: see cloudcart.mail, and the log", trouble);
        }
    }

    /// What the mail server said stands in the log, without whom it is about.
    private Optional<String> notSent(String why, Exception trouble) {
        LOG.warn(
                "The mail server {} took no letter: {}",
                settings.host(),
                ADDRESS.matcher(trouble.toString()).replaceAll("…"));
        return Optional.of("The mail server %s took no letter: %s.".formatted(settings.host(), why));
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        var protocol = settings.encryption() == MailSettings.Encryption.TLS ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(settings.host());
        sender.setPort(settings.portUsed());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(UTF_8.name());
        sender.setJavaMailProperties(properties("mail." + protocol + "."));
        return sender;
    }

    private Properties properties(String prefix) {
        var patience = Long.toString(PATIENCE.toMillis());
        var starttls = Boolean.toString(settings.encryption() == MailSettings.Encryption.STARTTLS);
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", patience);
        properties.setProperty(prefix + "timeout", patience);
        properties.setProperty(prefix + "writetimeout", patience);
        properties.setProperty(prefix + "auth", Boolean.toString(settings.user() != null));
        properties.setProperty(prefix + "starttls.enable", starttls);
        properties.setProperty(prefix + "starttls.required", starttls);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
