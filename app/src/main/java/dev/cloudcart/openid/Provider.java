package dev.cloudcart.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import dev.cloudcart.http.SecretAddress;

/// The provider as it describes itself, and what checks its words (OpenID Connect Discovery 1.0, Core 1.0).
///
/// @param checks state, nonce, signature, issuer, audience and times of what it says
record Provider(ClientRegistration registration, AuthenticationProvider checks) {

    static final String ID = "openid";
    private static final String USER_INFO = "userinfo_endpoint";
    private static final List<String> ENDPOINTS =
            List.of("authorization_endpoint", "token_endpoint", "jwks_uri", USER_INFO);
    private static final Set<String> SCOPES = Set.of("openid", "email", "profile");

    /// It does not describe itself as it should. The message says how, for whoever runs this installation.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /// Asks it for its description.
    ///
    /// @param back where it sends people to
    /// @throws org.springframework.web.client.RestClientException when it does not answer
    /// @throws Unfit when it cannot be trusted
    static Provider described(OpenIdSettings settings, URI back, ClientHttpRequestFactory requests) {
        var issuer = Objects.requireNonNull(settings.issuer()).toString();
        var description = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(withoutSlash(issuer) + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        var registration = registration(settings, back, described(description, issuer));
        return new Provider(registration, checks(registration, requests));
    }

    private static ClientRegistration.Builder described(@Nullable Map<String, Object> description, String issuer) {
        if (description == null
                || !withoutSlash(String.valueOf(description.get("issuer"))).equals(withoutSlash(issuer))) {
            throw new Unfit("its description is that of another issuer");
        }
        ENDPOINTS.stream()
                .filter(endpoint -> !endpoint.equals(USER_INFO) || description.containsKey(endpoint))
                .filter(endpoint -> !isPrivate(description.get(endpoint)))
                .findFirst()
                .ifPresent(endpoint -> {
                    throw new Unfit("its %s is missing or could be listened to".formatted(endpoint));
                });
        try {
            return ClientRegistrations.fromOidcConfiguration(description);
        } catch (IllegalArgumentException | IllegalStateException _) {
            throw new Unfit("its description makes no sense");
        }
    }

    private static boolean isPrivate(@Nullable Object address) {
        try {
            return SecretAddress.isPrivate(URI.create(String.valueOf(address)));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }

    private static ClientRegistration registration(
            OpenIdSettings settings, URI back, ClientRegistration.Builder described) {
        described
                .registrationId(ID)
                .clientId(Objects.requireNonNull(settings.clientId()))
                .clientName(settings.called())
                .redirectUri(back.toString())
                .scope(SCOPES);
        if (settings.clientSecret() == null) {
            described.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            described.clientSecret(settings.clientSecret());
        }
        return described.build();
    }

    private static AuthenticationProvider checks(ClientRegistration registration, ClientHttpRequestFactory requests) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var more = new DefaultOAuth2UserService();
        var asking = new RestTemplate(requests);
        asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        more.setRestOperations(asking);
        var people = new OidcUserService();
        people.setOauth2UserService(more);
        var checks = new OidcAuthorizationCodeAuthenticationProvider(tokens, people);
        var decoder = decoder(registration, requests);
        checks.setJwtDecoderFactory(_ -> decoder);
        return checks;
    }

    /// Only signatures that need the provider's own key.
    private static JwtDecoder decoder(ClientRegistration registration, ClientHttpRequestFactory requests) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithms(all -> all.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    @Override
    public String toString() {
        return registration.getClientName();
    }
}
