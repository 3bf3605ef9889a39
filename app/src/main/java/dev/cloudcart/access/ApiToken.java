package dev.cloudcart.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/// The token of this installation, which lets its bearer do everything. Its text form hides it.
public final class ApiToken implements Tokens {

    /// Shorter ones can be guessed.
    private static final int CHARACTERS_MIN = 32;

    private final byte[] digest;
    private final String whereabouts;

    private ApiToken(String token, String whereabouts) {
        this.digest = sha256(token);
        this.whereabouts = whereabouts;
    }

    static ApiToken configured(String token) {
        return new ApiToken(checked(token, "cloudcart.api-token"), "The API token is the one in cloudcart.api-token.");
    }

    static ApiToken ofFile(Path file) {
        return new ApiToken(checked(TokenFile.readOrMake(file), file.toString()), "The API token is in " + file + ".");
    }

    private static String checked(String token, String where) {
        if (token.length() < CHARACTERS_MIN || !token.chars().allMatch(sign -> sign > ' ' && sign < 127)) {
            throw new AccessUnavailable("""
                            The API token in %s is none: it is one word of %d or more letters, figures and signs of ASCII, such as \
                            "openssl rand -hex 32" makes; without one there a good one is made in the home folder.""".formatted(where, CHARACTERS_MIN), null);
        }
        return token;
    }

    /// Where to find it, in one sentence.
    public String whereabouts() {
        return whereabouts;
    }

    /// Takes as long for a wrong token as for the right one.
    @Override
    public Optional<Caller> caller(String token) {
        return MessageDigest.isEqual(digest, sha256(token))
                ? Optional.of(Caller.everywhere("api token", Role.OWNER))
                : Optional.empty();
    }

    private static byte[] sha256(String token) {
        return Sha256.of(token.getBytes(UTF_8));
    }
}
