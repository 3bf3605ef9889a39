package dev.cloudcart.browser;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An app for codes as anybody has it: RFC 6238 with SHA-1, thirty seconds and six figures.
///
/// @param secret in base 32, with or without blanks
record Telephone(String secret) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    String code() {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            var digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var letters = secret.replaceAll("\\s", "");
        var key = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < key.length * 8; bit++) {
            int letter = LETTERS.indexOf(letters.charAt(bit / 5));
            if ((letter >> (4 - bit % 5) & 1) == 1) {
                key[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return key;
    }
}
