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

    /// 256 bits, for addresses.
    static String token() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// 100 bits, for people to type, such as `K7QMR-...`.
    static String code() {
        var code = new StringBuilder();
        for (int at = 0; at < CODE_LETTERS; at++) {
            code.append(at > 0 && at % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
