package dev.cloudcart.quickbooks.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Six letters that belong to one name of the shop: a billion of them, so that no two names of one shop share one
/// and look alike besides.
final class Tag {

    /// Without letters that look like others, and none in capitals, because QuickBooks does not tell them apart.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 6;

    private Tag() {}

    /// @param source as the shop writes it; the same for all that [Names] takes for one name
    static String of(String source) {
        var hash = sha256(Names.key(source));
        var tag = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            tag.append(LETTERS.charAt(hash[place] & (LETTERS.length() - 1)));
        }
        return tag.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
