package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;

import com.google.crypto.tink.Aead;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.core.books.CompanyId;

/// Encrypts secrets for the database. What was sealed for one company, kind and column opens for no other.
final class Vault {

    private final Supplier<Aead> key;
    private @Nullable Aead aead;

    /// @param key asked for at the first use, so that trouble with it meets whoever needs it; again whenever
    /// something is
    ///        sealed, and when something does not open, for another process may have rotated it
    Vault(Supplier<Aead> key) {
        this.key = key;
    }

    byte[] seal(String secret, CompanyId company, ConnectionKind kind, String column) {
        return seal(secret, name(company, kind, column));
    }

    /// @param name that it opens under, and no other
    byte[] seal(String secret, String name) {
        try {
            return newest().encrypt(secret.getBytes(UTF_8), context(name));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Encryption failed", impossible);
        }
    }

    /// @throws InstallationTrouble when it was sealed with another key
    String open(byte[] sealed, CompanyId company, ConnectionKind kind, String column) {
        return opened(sealed, company, kind, column)
                .orElseThrow(() -> new InstallationTrouble(
                        "The stored tokens cannot be read with the present master key.",
                        "Give Cloud Cart back the master key they were stored with (cloudcart.master-key, or the file"
                                + " master-key in its home folder), or connect again."));
    }

    /// Empty when it was sealed with another key.
    ///
    /// @throws InstallationTrouble when no key can be read
    Optional<String> opened(byte[] sealed, CompanyId company, ConnectionKind kind, String column) {
        return opened(sealed, name(company, kind, column));
    }

    /// Empty when it was sealed with another key, or under another name.
    ///
    /// @throws InstallationTrouble when no key can be read
    Optional<String> opened(byte[] sealed, String name) {
        var context = context(name);
        try {
            return Optional.of(new String(known().decrypt(sealed, context), UTF_8));
        } catch (GeneralSecurityException _) {
            return openedWithNewest(sealed, context);
        }
    }

    private Optional<String> openedWithNewest(byte[] sealed, byte[] context) {
        try {
            return Optional.of(new String(newest().decrypt(sealed, context), UTF_8));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static String name(CompanyId company, ConnectionKind kind, String column) {
        return "%s/%s/%s".formatted(company, kind, column);
    }

    private static byte[] context(String name) {
        return ("cloudcart/" + name).getBytes(UTF_8);
    }

    private synchronized Aead known() {
        var known = aead;
        return known == null ? newest() : known;
    }

    private synchronized Aead newest() {
        var newest = key.get();
        aead = newest;
        return newest;
    }
}
