package dev.cloudcart.mail;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.cloudcart.http.UnfitSetting;

/// The mail server that takes letters. The text form hides the password.
///
/// @param host null where no letters are sent
/// @param port 0 for the usual one of the encryption
/// @param user null where it takes letters from whoever reaches it
/// @param from the address that letters come from
@ConfigurationProperties("cloudcart.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("0") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") Encryption encryption) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{C}<>]{1,64}@[^\\s@\\p{C}<>]+");
    private static final int PORT_MAX = 65_535;

    /// How letters are kept from being read on their way to the mail server.
    enum Encryption {
        /// The connection is encrypted before anything is said, or nothing is sent.
        STARTTLS(587),
        /// The connection is encrypted from its beginning.
        TLS(465),
        /// Not at all: for a mail server on this machine.
        NONE(25);

        private final int port;

        Encryption(int port) {
            this.port = port;
        }
    }

    MailSettings {
        if (host == null && Stream.of(user, password, from).anyMatch(one -> one != null)) {
            throw new UnfitSetting(
                    "cloudcart.mail has no host: set cloudcart.mail.host to the name of your mail server,"
                            + " or take the other settings of cloudcart.mail away.");
        }
        if (host != null && (from == null || !ADDRESS.matcher(from).matches())) {
            throw new UnfitSetting("cloudcart.mail.from is no e-mail address: write the one that letters are to come"
                    + " from, such as books@example.com.");
        }
        if ((user == null) != (password == null)) {
            throw new UnfitSetting("cloudcart.mail.user and cloudcart.mail.password go together: set both, or neither"
                    + " where the mail server takes letters without.");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new UnfitSetting("cloudcart.mail.port is a number up to 65535, not %d.".formatted(port));
        }
    }

    boolean isOn() {
        return host != null;
    }

    int portUsed() {
        return port == 0 ? encryption.port : port;
    }

    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d, user=%s, from=%s, encryption=%s]"
                .formatted(host, port, user, from, encryption);
    }
}
