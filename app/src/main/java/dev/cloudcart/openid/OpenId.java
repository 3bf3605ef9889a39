package dev.cloudcart.openid;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Seals;
import dev.cloudcart.http.PlainText;

/// Lets a provider say who somebody is: the authorization code flow of OpenID Connect Core 1.0, with PKCE (RFC 7636).
/// Whom it says is let in only where we know them. Thread-safe.
public final class OpenId {

    /// How long somebody may be away at the provider.
    public static final Duration AWAY_MAX = Duration.ofMinutes(10);

    /// Keys are changed and endpoints move, seldom.
    private static final Duration DESCRIPTION_KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEAL = "sign-in/openid";

    /// What a provider may say is wrong (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6).
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    private static final String DENIED = "access_denied";

    private final OpenIdSettings settings;
    private final Supplier<URI> back;
    private final ClientHttpRequestFactory requests;
    private final Seals seals;
    private final InstantSource clock;
    private volatile @Nullable Kept kept;

    private record Kept(Provider provider, Instant at) {}

    /// @param back where the provider sends people to, as it has to know it
    OpenId(
            OpenIdSettings settings,
            Supplier<URI> back,
            ClientHttpRequestFactory requests,
            Seals seals,
            InstantSource clock) {
        this.settings = settings;
        this.back = back;
        this.requests = requests;
        this.seals = seals;
        this.clock = clock;
    }

    /// What people call the provider; empty where there is none.
    public Optional<String> name() {
        return settings.isOn() ? Optional.of(settings.called()) : Optional.empty();
    }

    /// Somebody is sent to the provider, or is not.
    public sealed interface Departure {

        /// @param address of the provider
        /// @param keepsake sealed; the browser brings it back
        record Ready(URI address, String keepsake) implements Departure {

            @Override
            public String toString() {
                return "a secret";
            }
        }

        record Refused(Refusal why) implements Departure {}
    }

    /// Somebody comes back from the provider.
    public sealed interface Arrival {

        /// @param issuer the provider
        /// @param subject as whom it knows them, for ever
        /// @param email that is theirs; null where the provider does not say so
        /// @param to where they wanted to go
        record Known(
                String issuer, String subject, @Nullable String email, String to) implements Arrival {}

        record Refused(Refusal why) implements Arrival {}
    }

    /// @param sentence for the person
    /// @param what for the audit, a few words
    public record Refusal(String sentence, String what) {}

    /// @param to where they go in the end, one of our own addresses
    public Departure depart(String to, HttpServletRequest request) {
        try {
            var registration = provider().registration();
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration, "/");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            var asked = Objects.requireNonNull(resolver.resolve(request, Provider.ID));
            var keepsake = Asked.of(asked, to, clock.instant().plus(AWAY_MAX));
            return new Departure.Ready(URI.create(asked.getAuthorizationRequestUri()), sealed(keepsake));
        } catch (RestClientException | Provider.Unfit trouble) {
            return new Departure.Refused(unavailable(trouble));
        }
    }

    /// @param keepsake that the browser brought back; empty for none
    /// @param said the parameters of the address that the provider sent the browser to
    public Arrival arrive(String keepsake, Map<String, String> said) {
        var asked = opened(keepsake).filter(one -> clock.instant().isBefore(one.until()));
        if (asked.isEmpty()) {
            return refused(
                    "That took longer than %d minutes, or was begun in another browser: begin again."
                            .formatted(AWAY_MAX.toMinutes()),
                    "no keepsake");
        }
        try {
            return arrive(asked.get(), said);
        } catch (RestClientException | Provider.Unfit trouble) {
            return new Arrival.Refused(unavailable(trouble));
        } catch (OAuth2AuthenticationException untrue) {
            return untrusted(untrue);
        } catch (AuthenticationException | IllegalArgumentException | ClassCastException senseless) {
            LOG.warn("What {} says of somebody makes no sense", called(), senseless);
            return refused(
                    "What %s says of you makes no sense: sign in with your password, or tell an owner."
                            .formatted(called()),
                    "senseless");
        }
    }

    private Arrival arrive(Asked asked, Map<String, String> said) {
        var provider = provider();
        var registration = provider.registration();
        var exchange = new OAuth2AuthorizationExchange(asked.request(registration, back.get()), response(said));
        var token = provider.checks().authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
        if (token == null
                || !(token.getPrincipal() instanceof OidcUser user)
                || user.getIssuer() == null
                || user.getSubject() == null) {
            throw new IllegalArgumentException("it says nothing of anybody");
        }
        boolean isTheirs = settings.trustAddresses() || Boolean.TRUE.equals(user.getEmailVerified());
        return new Arrival.Known(
                user.getIssuer().toString(), user.getSubject(), isTheirs ? user.getEmail() : null, asked.to());
    }

    private OAuth2AuthorizationResponse response(Map<String, String> said) {
        var state = said.getOrDefault(OAuth2ParameterNames.STATE, "");
        var error = said.get(OAuth2ParameterNames.ERROR);
        var code = said.getOrDefault(OAuth2ParameterNames.CODE, "");
        if (error == null && code.isEmpty()) {
            throw new IllegalArgumentException("it sent neither a code nor an error");
        }
        var response = error == null
                ? OAuth2AuthorizationResponse.success(code)
                : OAuth2AuthorizationResponse.error(ERROR.matcher(error).matches() ? error : "unknown");
        return response.redirectUri(back.get().toString()).state(state).build();
    }

    private Arrival untrusted(OAuth2AuthenticationException untrue) {
        var error = untrue.getError().getErrorCode();
        if (error.equals(DENIED)) {
            return refused(
                    "%s says that you did not agree: begin again, or sign in with your password.".formatted(called()),
                    DENIED);
        }
        LOG.warn(
                "What {} says of somebody is not trusted: {}",
                called(),
                PlainText.line(untrue.getError().toString()));
        return refused(
                "What %s says of you could not be trusted (%s): begin again, or sign in with your password."
                        .formatted(called(), PlainText.line(error)),
                PlainText.line(error));
    }

    private Refusal unavailable(RuntimeException trouble) {
        LOG.warn("{} cannot sign anybody in", called(), trouble);
        return new Refusal(
                "%s cannot be asked now: sign in with your password, or try again in a minute.".formatted(called()),
                "cannot be asked");
    }

    private static Arrival refused(String sentence, String what) {
        return new Arrival.Refused(new Refusal(sentence, what));
    }

    private String called() {
        return settings.called();
    }

    private Provider provider() {
        var now = clock.instant();
        var last = kept;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(DESCRIPTION_KEPT) > 0) {
            last = new Kept(Provider.described(settings, back.get(), requests), now);
            kept = last;
        }
        return last.provider();
    }

    private String sealed(Asked asked) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(JSON.writeValueAsString(asked), SEAL));
    }

    private Optional<Asked> opened(String keepsake) {
        if (keepsake.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(seals.open(Base64.getUrlDecoder().decode(keepsake), SEAL), Asked.class));
        } catch (IllegalArgumentException | JacksonException | ConnectionProblem.InstallationTrouble _) {
            return Optional.empty();
        }
    }
}
