package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.connections.TokenAnswer.ClientRefused;
import dev.cloudcart.connections.TokenAnswer.Failed;
import dev.cloudcart.connections.TokenAnswer.Granted;
import dev.cloudcart.connections.TokenAnswer.Refused;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Wire;

/// Intuit's OAuth 2.0 server. One call each, never repeated here.
final class TokenEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// What a header can carry.
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");
    private static final Pattern TRACE = Pattern.compile("[\\w.-]{1,100}");
    private static final long SECONDS_MAX = Duration.ofDays(36_500).toSeconds();

    private final Wire wire;
    private final QuickBooksOAuth oauth;

    TokenEndpoint(Wire wire, QuickBooksOAuth oauth) {
        this.wire = wire;
        this.oauth = oauth;
    }

    /// New tokens for a refresh token. Two such calls at once for one token may end the connection, says Intuit's
    /// help.
    TokenAnswer refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /// Tokens for the code that the browser brought back. To be sent once only: a repeat may make the tokens
    /// invalid (Intuit, Set up OAuth 2.0).
    TokenAnswer exchange(String code, URI redirect) {
        return ask(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect.toString()));
    }

    /// @return whether Intuit says that the token is worth nothing any more
    boolean revoke(String refreshToken) {
        var body = JSON.writeValueAsBytes(Map.of("token", refreshToken));
        return wire.send(authorised(Call.postJson(oauth.revokeUri(), body))) instanceof Answered answered
                && answered.isSuccess();
    }

    private TokenAnswer ask(Map<String, String> form) {
        var call = authorised(Call.postForm(oauth.tokenUri(), encoded(form)))
                .with("x-include-refresh-token-hard-expires-in", "true");
        return read(wire.send(call));
    }

    private Call authorised(Call call) {
        var client = oauth.client();
        var basic = Base64.getEncoder().encodeToString((client.id() + ":" + client.secret()).getBytes(UTF_8));
        return call.with("Authorization", "Basic " + basic).with("Accept", "application/json");
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static TokenAnswer read(Exchange exchange) {
        return switch (exchange) {
            case TooLong tooLong -> new Failed("an answer that " + tooLong.words(), true);
            case NoAnswer(var why, var _) -> new Failed(why, true);
            case Answered answered when answered.isSuccess() -> granted(answered);
            case Answered answered ->
                switch (json(answered).path("error").asString("")) {
                    case "invalid_grant" -> new Refused();
                    case "invalid_client", "unauthorized_client" -> new ClientRefused();
                    default ->
                        new Failed(
                                "status %d%s".formatted(answered.status(), trace(answered)),
                                mayPass(answered.status()));
                };
        };
    }

    private static TokenAnswer granted(Answered answered) {
        var json = json(answered);
        var accessToken = token(json, "access_token");
        if (accessToken.isEmpty()) {
            return new Failed("an answer without tokens" + trace(answered), true);
        }
        return new Granted(
                accessToken.get(),
                seconds(json, "expires_in").orElse(Duration.ofHours(1)),
                token(json, "refresh_token"),
                seconds(json, "x_refresh_token_expires_in"),
                seconds(json, "x_refresh_token_hard_expires_in"));
    }

    private static Optional<String> token(JsonNode json, String field) {
        return Optional.of(json.path(field).asString("")).filter(TOKEN.asMatchPredicate());
    }

    /// What nobody lives to see is not told.
    private static Optional<Duration> seconds(JsonNode json, String field) {
        return Optional.of(json.path(field).asLong(0))
                .filter(seconds -> seconds > 0 && seconds < SECONDS_MAX)
                .map(Duration::ofSeconds);
    }

    private static JsonNode json(Answered answered) {
        try {
            return JSON.readTree(answered.body());
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static boolean mayPass(int status) {
        return status == 429 || status == 408 || status >= 500;
    }

    /// Intuit's own number of the call, which its support asks for.
    private static String trace(Answered answered) {
        return answered.header("intuit_tid")
                .filter(TRACE.asMatchPredicate())
                .map(", intuit_tid "::concat)
                .orElse("");
    }
}
