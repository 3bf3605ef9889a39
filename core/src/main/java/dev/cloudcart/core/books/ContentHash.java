package dev.cloudcart.core.books;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells a changed document from an unchanged one.
public record ContentHash(String hex) {

    public static ContentHash of(Document document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Ledger.text(document).getBytes(StandardCharsets.UTF_8));
            return new ContentHash(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
