package dev.cloudcart.doorbell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/// Tells calls of QuickBooks from those of others: the header `intuit-signature` is the HMAC-SHA256 of the body in
/// Base64, with the verifier token for its key (Intuit, Webhooks).
record Verifier(String token) {

    private static final String ALGORITHM = "HmacSHA256";

    /// In a time that does not tell how much of it was right.
    boolean isSigned(byte[] body, @Nullable String signature) {
        return signature != null
                && MessageDigest.isEqual(
                        wanted(body).getBytes(UTF_8), signature.strip().getBytes(UTF_8));
    }

    private String wanted(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No signature can be checked", impossible);
        }
    }

    @Override
    public String toString() {
        return "a verifier token";
    }
}
