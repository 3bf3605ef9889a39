package dev.cloudcart.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The text form hides the token.
///
/// @param apiToken lets its bearer do everything; null for one that is made in the home folder
/// @param listenWithoutTls whether tokens may cross a network that others can listen on, or that something in front
/// encrypts
@ConfigurationProperties("cloudcart")
record AccessSettings(
        @Nullable String apiToken, @DefaultValue("false") boolean listenWithoutTls) {

    @Override
    public String toString() {
        return apiToken == null ? "in the home folder" : "set";
    }
}
