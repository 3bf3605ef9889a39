package dev.cloudcart.connections;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.cloudcart.http.SecretAddress;

/// Where and as whom we ask Intuit for tokens. The addresses are the same for production and sandbox (Intuit, OAuth
/// 2.0 discovery documents). The text form hides the secret.
///
/// @param clientId of the app as registered with Intuit
@ConfigurationProperties("cloudcart.quickbooks")
record QuickBooksOAuth(
        @DefaultValue("https://appcenter.intuit.com/connect/oauth2")
        URI authorizeUri,

        @DefaultValue("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer")
        URI tokenUri,

        @DefaultValue("https://developer.api.intuit.com/v2/oauth2/tokens/revoke")
        URI revokeUri,

        @Nullable String clientId,
        @Nullable String clientSecret) {

    QuickBooksOAuth {
        SecretAddress.checked("cloudcart.quickbooks.authorize-uri", authorizeUri);
        SecretAddress.checked("cloudcart.quickbooks.token-uri", tokenUri);
        SecretAddress.checked("cloudcart.quickbooks.revoke-uri", revokeUri);
    }

    /// @throws ConnectionProblem.InstallationTrouble when they are not set
    Client client() {
        if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
            throw new ConnectionProblem.InstallationTrouble(
                    "This installation has no Intuit app to connect with.",
                    "Set cloudcart.quickbooks.client-id and cloudcart.quickbooks.client-secret.");
        }
        return new Client(clientId, clientSecret);
    }

    record Client(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(tokenUri, clientId);
    }
}
