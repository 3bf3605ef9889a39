package dev.cloudcart.people;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes what nobody can guess.
final class Secrets {
    private Secrets() {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    /// Without those that look like others.
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LETTERS = 20;
    private static final int GROUP = 5;
    private static final int RECOVERY_LETTERS = 24;
    private static final int RECOVERY_GROUP = 4;

    /// 256 bits, for addresses.
    static String token() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// 100 bits, for people to type, such as `K7QMR-...`.
    static String code() {
        return letters(CODE_LETTERS, GROUP);
    }

    /// 120 bits, so that a plain digest of it tells nothing (OWASP ASVS 5.0, 6.5.2).
    static String recoveryCode() {
        return letters(RECOVERY_LETTERS, RECOVERY_GROUP);
    }

    private static String letters(int count, int group) {
        var code = new StringBuilder();
        for (int at = 0; at < count; at++) {
            code.append(at > 0 && at % group == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
