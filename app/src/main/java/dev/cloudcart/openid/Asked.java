package dev.cloudcart.openid;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// What a browser keeps for us, sealed, while somebody is away at the provider: nothing of strangers is in our
/// database.
///
/// @param to where they go then
/// @param until when they must be back
record Asked(String state, String nonce, String verifier, String to, Instant until) {

    static Asked of(OAuth2AuthorizationRequest request, String to, Instant until) {
        return new Asked(
                Objects.requireNonNull(request.getState()),
                Objects.requireNonNull(request.getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                to,
                until);
    }

    OAuth2AuthorizationRequest request(ClientRegistration registration, URI back) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(back.toString())
                .scopes(registration.getScopes())
                .state(state)
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        registration.getRegistrationId(),
                        OidcParameterNames.NONCE,
                        nonce,
                        PkceParameterNames.CODE_VERIFIER,
                        verifier))
                .build();
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
