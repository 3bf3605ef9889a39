package dev.cloudcart.people;

import java.time.Instant;

/// What somebody has on the telephone.
public record AuthenticatorApp(String secret) {

    public static AuthenticatorApp knowing(String secret) {
        return new AuthenticatorApp(secret.replaceAll("\\s", ""));
    }

    /// @param steps after the present one
    public String code(int steps) {
        return new Totp(secret).code(Instant.now().plusSeconds(30L * steps));
    }
}
