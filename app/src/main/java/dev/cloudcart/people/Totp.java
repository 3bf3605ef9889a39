package dev.cloudcart.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that change with time (RFC 6238), as every app for them makes: of SHA-1, thirty seconds and six figures.
///
/// @param secret in base 32, as apps take it
record Totp(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTER_BITS = 5;
    /// As RFC 4226 recommends, 4.
    private static final int SECRET_BITS = 160;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int FIGURES = 6;
    /// Clocks of telephones are not quite ours, and typing takes a while.
    private static final int STEPS_OFF = 1;

    static Totp made() {
        var secret = new StringBuilder();
        for (int at = 0; at < SECRET_BITS / LETTER_BITS; at++) {
            secret.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Totp(secret.toString());
    }

    /// The step of time that a typed code is of; empty when it is of none near now.
    ///
    /// @param after the step of the last code that was used: none is used twice
    Optional<Long> step(String typed, Instant now, long after) {
        var plain = typed.replaceAll("\\s", "");
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - STEPS_OFF, present + STEPS_OFF)
                .filter(step -> step > after && code(step, FIGURES).equals(plain))
                .boxed()
                .findFirst();
    }

    String code(Instant now) {
        return code(now.getEpochSecond() / STEP.toSeconds(), FIGURES);
    }

    String code(long step, int figures) {
        var hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226, 5.3: the last four bits say where the number stands.
        int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
        var text = String.format(Locale.ROOT, "%010d", number);
        return text.substring(text.length() - figures);
    }

    private byte[] hmac(byte[] counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks HMAC with SHA-1", e);
        }
    }

    private byte[] bytes() {
        var bytes = ByteBuffer.allocate(secret.length() * LETTER_BITS / Byte.SIZE);
        int bits = 0;
        int held = 0;
        for (int letter : secret.chars().toArray()) {
            held = held << LETTER_BITS | LETTERS.indexOf(letter);
            bits += LETTER_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
