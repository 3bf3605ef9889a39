package dev.cloudcart.core.books;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells a changed document from an unchanged one. Only hashes of one version can be compared: whoever changes what
/// [Canonical] writes counts the version on.
///
/// @param version of the way in which it was taken; 0 of what was kept before there were versions
public record ContentHash(int version, String hex) {

    private static final int VERSION = 1;
    private static final int BYTES = 16;

    public static ContentHash of(Document document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Canonical.text(document).getBytes(StandardCharsets.UTF_8));
            return new ContentHash(VERSION, HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As [#toString] writes it; without a version in front of it is one of version 0.
    public static ContentHash parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new ContentHash(0, text)
                : new ContentHash(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
    }

    /// Whether the other was taken in the same way, so that two that differ are of different documents.
    public boolean isComparableWith(ContentHash other) {
        return version == other.version;
    }

    @Override
    public String toString() {
        return version + ":" + hex;
    }
}
