package dev.cloudcart.connections;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;

/// The key that all secrets are encrypted with: the configured one, or else one in the home folder, made at the
/// first use. While it is rotated a second file beside it holds the next one, which seals from then on; both open.
final class MasterKey {

    private static final int BYTES = 32;

    private final Optional<String> configured;
    private final Path home;
    private final Path file;
    private final Path next;
    private final BooleanSupplier isNeeded;

    /// @param isNeeded whether the database holds something sealed, so that a key that is gone must not be replaced;
    /// what the home holds is seen here
    MasterKey(MasterKeySetting setting, Path home, BooleanSupplier isNeeded) {
        this.configured = Optional.ofNullable(setting.masterKey()).filter(key -> !key.isBlank());
        this.home = home;
        this.file = home.resolve("master-key");
        this.next = home.resolve("master-key.next");
        this.isNeeded = isNeeded;
    }

    /// Where to find it.
    String where() {
        return configured.isPresent() ? "cloudcart.master-key" : file.toString();
    }

    /// @throws InstallationTrouble when there is no usable key
    Aead aead() {
        if (configured.isPresent()) {
            return primitive(configured(configured.get()));
        }
        try {
            return primitive(ofFiles());
        } catch (IOException _) {
            throw new InstallationTrouble(
                    "The master key in %s cannot be read or made.".formatted(file),
                    "Let Cloud Cart read and write that file, or set cloudcart.master-key.");
        }
    }

    /// The next one is looked for first: it may take the other's place meanwhile.
    private KeysetHandle ofFiles() throws IOException {
        var keys = new ArrayList<byte[]>();
        var coming = KeyFile.read(next);
        if (coming.isPresent()) {
            keys.add(bytes(coming.get(), next));
        }
        var present = KeyFile.read(file);
        if (present.isPresent()) {
            keys.add(bytes(present.get(), file));
        }
        if (keys.isEmpty()) {
            keys.add(bytes(made(), file));
        }
        return keyset(keys);
    }

    private String made() throws IOException {
        if (GrantedPairs.areIn(home) || isNeeded.getAsBoolean()) {
            throw new InstallationTrouble(
                    "The master key in %s is gone, and the stored tokens were sealed with it.".formatted(file),
                    "Put it back from its copy, or set cloudcart.master-key. If there is no copy, disconnect every company"
                            + " with cloudcart disconnect, take second factors away with cloudcart user factor, delete the"
                            + " webhooks and the folder granted beside the key, and connect and add them again.");
        }
        return KeyFile.readOrMake(file, BYTES);
    }

    /// Another one that was begun is used.
    void makeNext() throws IOException {
        if (configured.isEmpty()) {
            aead();
            KeyFile.readOrMake(next, BYTES);
        }
    }

    /// The next one takes the place of the present one.
    void giveUpOld() throws IOException {
        if (configured.isEmpty()) {
            KeyFile.move(next, file);
        }
    }

    private static KeysetHandle configured(String base64) {
        try {
            AeadConfig.register();
            var bytes = Base64.getDecoder().decode(base64.strip());
            return bytes.length == BYTES
                    ? keyset(List.of(bytes))
                    : TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw noKey("cloudcart.master-key");
        }
    }

    private static byte[] bytes(String base64, Path where) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw noKey(where.toString());
    }

    private static InstallationTrouble noKey(String where) {
        return new InstallationTrouble(
                "%s holds no key.".formatted(where),
                "It must be base64 of 32 random bytes; cloudcart.master-key may also be one of a Tink keyset for AEAD in"
                        + " binary form.");
    }

    private static Aead primitive(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException _) {
            throw noKey("cloudcart.master-key");
        }
    }

    /// @param keys the one that seals first; all open
    @AccessesPartialKey
    private static KeysetHandle keyset(List<byte[]> keys) {
        try {
            AeadConfig.register();
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            var set = KeysetHandle.newBuilder();
            for (int i = 0; i < keys.size(); i++) {
                var key = AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(SecretBytes.copyFrom(keys.get(i), InsecureSecretKeyAccess.get()))
                        .build();
                var entry = KeysetHandle.importKey(key).withFixedId(i + 1);
                set.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            return set.build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of the right length was refused", impossible);
        }
    }
}
