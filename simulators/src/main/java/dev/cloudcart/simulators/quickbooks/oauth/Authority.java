package dev.cloudcart.simulators.quickbooks.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Hands out, renews and revokes tokens as Intuit's OAuth 2.0 does. Lifetimes go by the simulator's clock.
public final class Authority {

    /// Published test credentials; nobody else's.
    public static final String CLIENT_ID = "ABsimulatedClientId";
    public static final String CLIENT_SECRET = "simulatedClientSecret";

    static final Duration ACCESS_LIFE = Duration.ofHours(1);
    static final Duration REFRESH_LIFE = Duration.ofDays(100);
    /// The first renewal after this gets a new refresh token. The old one is dead at once, as newer help has it,
    /// unless a test lets it live on.
    static final Duration ROTATION = Duration.ofHours(24);
    private static final Duration HARD_LIFE = Duration.ofDays(5 * 365);
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /// What a user allowed: a company, and whether to know who the user is (`openid`).
    record Grant(String realmId, boolean openid) {}

    public record Access(String realmId, Instant until, boolean openid) {}

    /// @param born when the company was connected; five years later it has to be connected again, whatever happened
    /// since
    /// @param earlier whether a newer one was handed out already; then it lives for a while, if at all
    private record Refresh(Grant grant, Instant since, Instant usedLast, Instant born, boolean earlier) {}

    private record Code(Grant grant, String redirectUri, Instant until, boolean used) {}

    private final InstantSource clock;
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final Map<String, Refresh> refreshes = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private volatile Duration earlierLife = Duration.ZERO;
    private volatile boolean reuseEnds;

    public Authority(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes a refresh token known, as if the company had been connected just now.
    public void connect(String realmId, String refreshToken) {
        refreshes.put(
                refreshToken,
                new Refresh(new Grant(realmId, false), clock.instant(), clock.instant(), clock.instant(), false));
    }

    public void forgetAll() {
        accesses.clear();
        refreshes.clear();
        codes.clear();
        earlierLife = Duration.ZERO;
        reuseEnds = false;
    }

    private record Tokens(
            Map<String, Access> accesses,
            Map<String, Refresh> refreshes,
            Map<String, Code> codes,
            Duration earlierLife,
            boolean reuseEnds) {}

    /// Every token and code with its age. A refresh token that was rotated away is not among them.
    public ObjectNode saved() {
        return Json.MAPPER.valueToTree(new Tokens(accesses, refreshes, codes, earlierLife, reuseEnds));
    }

    /// Takes what [#saved] gave in the place of what is known.
    public void restore(JsonNode saved) {
        var tokens = Json.MAPPER.treeToValue(saved, Tokens.class);
        forgetAll();
        accesses.putAll(tokens.accesses);
        refreshes.putAll(tokens.refreshes);
        codes.putAll(tokens.codes);
        earlierLife = tokens.earlierLife;
        reuseEnds = tokens.reuseEnds;
    }

    /// The access a token gives, also when it is over: the caller looks at the time.
    public Optional<Access> access(String token) {
        return Optional.ofNullable(accesses.get(token))
                .filter(access -> clock.instant().isBefore(access.until));
    }

    public void forget(String accessToken) {
        accesses.remove(accessToken);
    }

    String code(Grant grant, String redirectUri) {
        var code = "AB" + UUID.randomUUID().toString().replace("-", "");
        codes.put(code, new Code(grant, redirectUri, clock.instant().plus(CODE_LIFE), false));
        return code;
    }

    public Answer token(Call call) {
        if (!isKnownClient(call)) {
            return error(401, "invalid_client", "Invalid client credentials");
        }
        return switch (call.formParameter("grant_type").orElse("")) {
            case "refresh_token" -> renew(call);
            case "authorization_code" -> exchange(call);
            case "" -> error(400, "invalid_request", "grant_type is missing");
            case "client_credentials", "password" ->
                error(400, "unauthorized_client", "The client is not authorized to use this grant type");
            default -> error(400, "unsupported_grant_type", "The grant type is not supported");
        };
    }

    /// Either token ends the whole connection.
    public Answer revoke(Call call) {
        if (!isKnownClient(call)) {
            return error(401, "invalid_client", "Invalid client credentials");
        }
        var token = sentToken(call);
        var realm = Optional.ofNullable(refreshes.get(token))
                .map(refresh -> refresh.grant.realmId)
                .or(() -> Optional.ofNullable(accesses.get(token)).map(Access::realmId));
        if (realm.isEmpty()) {
            return error(400, "invalid_request", "The token is not known");
        }
        endConnection(realm.get());
        return Answer.empty(200);
    }

    private void endConnection(String realmId) {
        refreshes.values().removeIf(refresh -> refresh.grant.realmId.equals(realmId));
        accesses.values().removeIf(access -> access.realmId.equals(realmId));
    }

    /// JSON by the documentation; Intuit's Java client 6.4.2 and node-quickbooks 2.0.50 send a form.
    private static String sentToken(Call call) {
        if (call.header("Content-Type").orElse("").contains("form")) {
            return call.formParameter("token").orElse("");
        }
        try {
            return Json.read(call.body()).path("token").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private synchronized Answer renew(Call call) {
        var token = call.formParameter("refresh_token").orElse("");
        if (token.isEmpty()) {
            return error(400, "invalid_request", "refresh_token is missing");
        }
        var known = refreshes.get(token);
        var now = clock.instant();
        if (known == null
                || !now.isBefore(known.usedLast.plus(REFRESH_LIFE))
                || !now.isBefore(known.born.plus(HARD_LIFE))) {
            return error(400, "invalid_grant", "Incorrect or invalid refresh token");
        }
        if (known.earlier && !now.isBefore(known.usedLast.plus(earlierLife))) {
            reused(known.grant);
            return error(400, "invalid_grant", "Incorrect or invalid refresh token");
        }
        boolean rotates = !now.isBefore(known.since.plus(ROTATION));
        refreshes.put(
                token, new Refresh(known.grant, known.since, known.earlier ? known.usedLast : now, known.born, true));
        var next = rotates ? newRefreshToken() : token;
        var renewed = new Refresh(known.grant, rotates ? now : known.since, now, known.born, false);
        refreshes.put(next, renewed);
        return tokens(call, renewed, next);
    }

    /// How long a refresh token is still taken after its successor was handed out: not at all, or 24 hours as older
    /// help had it.
    public void earlierLives(Duration life) {
        earlierLife = life;
    }

    /// Whether a code or refresh token that is sent again after its successor was handed out ends the connection it
    /// led to.
    public void reuseEnds(boolean ends) {
        reuseEnds = ends;
    }

    private void reused(Grant grant) {
        if (reuseEnds) {
            endConnection(grant.realmId);
        }
    }

    private synchronized Answer exchange(Call call) {
        if (call.formParameter("code").isEmpty()
                || call.formParameter("redirect_uri").isEmpty()) {
            return error(400, "invalid_request", "code or redirect_uri is missing");
        }
        var now = clock.instant();
        codes.values().removeIf(known -> !now.isBefore(known.until));
        var code = codes.get(call.formParameter("code").orElse(""));
        if (code == null
                || code.used
                || !code.redirectUri.equals(call.formParameter("redirect_uri").orElse(""))) {
            Optional.ofNullable(code).filter(Code::used).ifPresent(known -> reused(known.grant));
            return error(400, "invalid_grant", "The authorization code is invalid, expired or used");
        }
        codes.put(call.formParameter("code").orElse(""), new Code(code.grant, code.redirectUri, code.until, true));
        var refresh = newRefreshToken();
        var fresh = new Refresh(code.grant, now, now, now, false);
        refreshes.put(refresh, fresh);
        return tokens(call, fresh, refresh);
    }

    private Answer tokens(Call call, Refresh known, String refresh) {
        var now = clock.instant();
        accesses.values().removeIf(access -> !now.isBefore(access.until));
        var access = "eyJ" + UUID.randomUUID() + UUID.randomUUID();
        accesses.put(access, new Access(known.grant.realmId, now.plus(ACCESS_LIFE), known.grant.openid));
        var body = Json.object()
                .put("token_type", "bearer")
                .put("access_token", access)
                .put("expires_in", ACCESS_LIFE.toSeconds());
        body.put("refresh_token", refresh).put("x_refresh_token_expires_in", REFRESH_LIFE.toSeconds());
        if (call.header("x-include-refresh-token-hard-expires-in")
                .filter("true"::equals)
                .isPresent()) {
            body.put(
                    "x_refresh_token_hard_expires_in",
                    Duration.between(now, known.born.plus(HARD_LIFE)).toSeconds());
        }
        if (known.grant.openid) {
            body.put("id_token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzaW11bGF0ZWQtdXNlciJ9.");
        }
        return Answer.json(200, body).with("Cache-Control", "no-cache, no-store");
    }

    private static boolean isKnownClient(Call call) {
        var expected = CLIENT_ID + ":" + CLIENT_SECRET;
        var basic = "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8));
        return call.header("Authorization").filter(basic::equals).isPresent();
    }

    private static String newRefreshToken() {
        return "RT1-" + UUID.randomUUID();
    }

    static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
