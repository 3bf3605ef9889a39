package dev.cloudcart.simulators.linnworks;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;

/// What a test can turn while the simulator runs.
final class Switches {
    private static final String NAMES = "accountState, installed, limits, retryAfter, sessionTimeToLive, unauthorizedBody";

    private final LinnworksSimulator.Options options;
    private final RateLimits limits;
    private final Sessions sessions;
    private volatile State state;

    Switches(LinnworksSimulator.Options options, RateLimits limits, Sessions sessions) {
        this.options = options;
        this.limits = limits;
        this.sessions = sessions;
        state = first();
    }

    /// The state of the account (Authenticate API, BaseSession.Status.State).
    enum AccountState {
        AVAILABLE,
        LOCKED_BASIC,
        LOCKED_FULL,
        MAINTENANCE
    }

    /// @param unauthorizedBody the body of a 401, which is not documented; clients look for the words "Token is wrong"
    private record State(AccountState account, boolean installed, boolean retryAfter, JsonNode unauthorizedBody) {}

    private State first() {
        return new State(AccountState.AVAILABLE, true, options.retryAfter(), Replies.refusal("Token is wrong"));
    }

    void reset() {
        state = first();
        limits.use(options.limits());
        sessions.timeToLive(options.sessionTimeToLive());
    }

    void turn(JsonNode wanted) {
        wanted.properties().forEach(setting -> turn(setting.getKey(), setting.getValue()));
    }

    private void turn(String name, JsonNode value) {
        var now = state;
        switch (name) {
            case "accountState" -> state = new State(named(value.asString()), now.installed, now.retryAfter,
                    now.unauthorizedBody);
            case "installed" -> install(value.asBoolean());
            case "limits" -> limits.use(Limits.named(value.asString()));
            case "retryAfter" -> state = new State(now.account, now.installed, value.asBoolean(), now.unauthorizedBody);
            case "sessionTimeToLive" -> sessions.timeToLive(duration(value.asString()));
            case "unauthorizedBody" -> state = new State(now.account, now.installed, now.retryAfter, value);
            default -> throw new IllegalArgumentException("There is no setting \"%s\": use %s.".formatted(name, NAMES));
        }
    }

    /// Every switch by its name; [#turn] takes it back.
    ObjectNode saved() {
        var now = state;
        var saved = Json.object().put("accountState", now.account.name()).put("installed", now.installed).put(
                "retryAfter", now.retryAfter);
        saved.set("unauthorizedBody", now.unauthorizedBody);
        return saved.put("limits", limits.inForce().label()).put("sessionTimeToLive", sessions.timeToLive()
                .toString());
    }

    /// Uninstalling ends every session.
    void install(boolean installed) {
        var now = state;
        state = new State(now.account, installed, now.retryAfter, now.unauthorizedBody);
        if (!installed) {
            sessions.closeAll();
        }
    }

    private static AccountState named(String name) {
        return Stream.of(AccountState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "An account is AVAILABLE, LOCKED_BASIC, LOCKED_FULL or MAINTENANCE, not \"%s\".".formatted(
                                name)));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"%s\" is no duration; write PT30M for half an hour.".formatted(text),
                    e);
        }
    }

    AccountState accountState() {
        return state.account;
    }

    /// Whether the installation token still opens a session.
    boolean installed() {
        return state.installed;
    }

    Answer unauthorized() {
        return Answer.json(401, state.unauthorizedBody);
    }

    /// The refusal of every call while the account is closed; a basic lock still lets an application read.
    Optional<Answer> closed() {
        return switch (state.account) {
            case AVAILABLE, LOCKED_BASIC -> Optional.empty();
            case LOCKED_FULL -> Optional.of(Replies.refused("Account is locked."));
            case MAINTENANCE -> Optional.of(Replies.refused("Account is under maintenance."));
        };
    }

    Answer retryAfter(Answer tooMany, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return state.retryAfter ? tooMany.with("Retry-After", Long.toString(seconds)) : tooMany;
    }
}
