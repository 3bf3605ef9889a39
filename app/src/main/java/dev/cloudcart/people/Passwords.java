package dev.cloudcart.people;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.nulabinc.zxcvbn.Zxcvbn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Which passwords are taken, and how they are kept: by Argon2id with the parameters that the framework recommends
/// (OWASP ASVS 5.0, 6.2 and 11.4). No rule says which signs must be in one.
final class Passwords {

    static final int CHARACTERS_MIN = 8;
    /// What is longer costs time, and helps nobody.
    static final int CHARACTERS_MAX = 200;

    /// A guesser who may try a hundred an hour takes a year for fewer.
    private static final double GUESSES_MIN = 1_000_000;
    /// Judging takes longer the longer it is, and what is so long is judged by its beginning.
    private static final int JUDGED_CHARACTERS = 64;

    private final PasswordEncoder encoder;
    private final Zxcvbn guesser = new Zxcvbn();
    private final String nobodys;

    Passwords() {
        this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = encode("nobody's password");
    }

    String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /// Takes as long where there is none to compare with.
    boolean matches(String password, @Nullable String kept) {
        boolean same = password.length() <= CHARACTERS_MAX && encoder.matches(password, kept == null ? nobodys : kept);
        return same && kept != null;
    }

    /// What is wrong with it, in a sentence; empty when it will do.
    ///
    /// @param about the person, such as the name, which others would try first
    Optional<String> refused(String password, List<String> about) {
        if (password.codePointCount(0, password.length()) < CHARACTERS_MIN) {
            return Optional.of("A password has %d characters or more: a few words do well.".formatted(CHARACTERS_MIN));
        }
        if (password.length() > CHARACTERS_MAX) {
            return Optional.of("A password has at most %d characters.".formatted(CHARACTERS_MAX));
        }
        var judged = password.substring(0, Math.min(password.length(), JUDGED_CHARACTERS));
        return guesser.measure(judged, about).getGuesses() < GUESSES_MIN
                ? Optional.of(
                        "That password is among those that are tried first: take one that is harder to guess, such as"
                                + " three words that have nothing to do with each other.")
                : Optional.empty();
    }
}
