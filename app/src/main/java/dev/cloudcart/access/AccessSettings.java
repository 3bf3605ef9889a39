package dev.cloudcart.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The text form hides the token.
///
/// @param apiToken lets its bearer do everything; null for one that is made in the home folder
@ConfigurationProperties("cloudcart")
record AccessSettings(@Nullable String apiToken) {

    @Override
    public String toString() {
        return apiToken == null ? "in the home folder" : "set";
    }
}
