package dev.cloudcart;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which settings hold a secret that is written out, rather than one that is taken from elsewhere, such as the
/// environment.
final class WrittenSecret {

    private static final String REFERENCE = "${";

    /// By what the value says, whatever its name: a private key, one in base64 (Spring Boot, `base64:`), an address
    /// with a password in it (PgJDBC, connection parameters).
    private static final Pattern TELLTALE = Pattern.compile(
            "-----BEGIN [A-Z ]{0,30}PRIVATE KEY|[?&;,][a-z]{0,30}(?:password|secret|token)=[^&;,\\s]|://[^/?#\\s:@]*+:[^/?#\\s@]++@",
            Pattern.CASE_INSENSITIVE);

    private static final String INLINE = "base64:";

    private WrittenSecret() {}

    static boolean isIn(String name, String value) {
        var text = writtenOut(value).strip();
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_]|\\[\\d+]$", "");
        return TELLTALE.matcher(text).find()
                || (text.startsWith(INLINE) && !plain.matches(".*certificates?"))
                || (!text.isEmpty() && isSecret(plain));
    }

    private static boolean isSecret(String plain) {
        return Stream.of("secret", "password", "passphrase", "credentials", "token", "masterkey", "apikey")
                .anyMatch(plain::endsWith);
    }

    /// The text without its references; where one has a default, as in `${NAME:default}`, that is written out.
    private static String writtenOut(String text) {
        int from = text.indexOf(REFERENCE);
        if (from < 0) {
            return text;
        }
        int colon = -1;
        int depth = 0;
        for (int at = from + REFERENCE.length(); at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{' -> depth++;
                case ':' -> colon = depth == 0 && colon < 0 ? at : colon;
                case '}' -> {
                    if (depth == 0) {
                        var otherwise = colon < 0 ? "" : text.substring(colon + 1, at);
                        return text.substring(0, from) + writtenOut(otherwise) + writtenOut(text.substring(at + 1));
                    }
                    depth--;
                }
                default -> {
                    // A letter of the name or of the default.
                }
            }
        }
        return text;
    }
}
