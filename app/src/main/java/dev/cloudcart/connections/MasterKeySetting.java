package dev.cloudcart.connections;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The text form hides the key.
///
/// @param masterKey base64 of 32 bytes, or of a Tink keyset in binary form, which can hold several keys and so be
/// rotated;
///        null to keep one in the home folder
@ConfigurationProperties("cloudcart")
record MasterKeySetting(@Nullable String masterKey) {

    @Override
    public String toString() {
        return masterKey == null ? "in the home folder" : "set";
    }
}
