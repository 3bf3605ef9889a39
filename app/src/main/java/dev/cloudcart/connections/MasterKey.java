package dev.cloudcart.connections;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

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

/// The key that all secrets are encrypted with: the configured one, or else one in the home folder, made at the first use.
final class MasterKey {

    private static final int BYTES = 32;

    private MasterKey() {}

    /// @throws InstallationTrouble when there is no usable key
    static Aead aead(MasterKeySetting setting, Path home) {
        var configured = setting.masterKey();
        if (configured != null && !configured.isBlank()) {
            return aead(configured, "cloudcart.master-key");
        }
        var file = home.resolve("master-key");
        try {
            return aead(KeyFile.readOrMake(file, BYTES), file.toString());
        } catch (IOException _) {
            throw new InstallationTrouble("The master key in %s cannot be read or made.".formatted(file),
                    "Let Cloud Cart read and write that file, or set cloudcart.master-key.");
        }
    }

    private static Aead aead(String base64, String where) {
        try {
            AeadConfig.register();
            var bytes = Base64.getDecoder().decode(base64.strip());
            var keys = bytes.length == BYTES
                    ? single(bytes)
                    : TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get());
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new InstallationTrouble("%s holds no key.".formatted(where),
                    "It must be base64 of 32 random bytes, or of a Tink keyset for AEAD in binary form.");
        }
    }

    @AccessesPartialKey
    private static KeysetHandle single(byte[] bytes) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(12).setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
        var key = AesGcmKey.builder().setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get())).build();
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary()).build();
    }
}
