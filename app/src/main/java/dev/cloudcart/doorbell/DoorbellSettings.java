package dev.cloudcart.doorbell;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// By what QuickBooks is known at the door.
///
/// @param webhookVerifierToken as Intuit shows it on the webhooks page of the application; null where nobody rings
@ConfigurationProperties("cloudcart.quickbooks")
record DoorbellSettings(@Nullable String webhookVerifierToken) {

    /// Empty where nobody is to ring.
    Optional<Verifier> verifier() {
        return Optional.ofNullable(webhookVerifierToken)
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(Verifier::new);
    }

    @Override
    public String toString() {
        return webhookVerifierToken == null ? "no verifier token" : "a verifier token";
    }
}
