package dev.cloudcart.simulators.linnworks;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.methods.Replies;
import dev.cloudcart.simulators.linnworks.methods.Variations;
import dev.cloudcart.simulators.linnworks.pages.Installation;
import dev.cloudcart.simulators.linnworks.pages.PostBack;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.RateLimits;

/// Holds the variations that are in force, which a test can change while the simulator runs.
final class Switches implements Installation {
    private final LinnworksSimulator.Options options;
    private final RateLimits limits;
    private final Sessions sessions;
    private volatile Variations now;

    Switches(LinnworksSimulator.Options options, RateLimits limits, Sessions sessions) {
        this.options = options;
        this.limits = limits;
        this.sessions = sessions;
        now = first();
    }

    private Variations first() {
        return Variations.usual()
                .changed(Json.object()
                        .put("limits", options.limits().name())
                        .put("sessionTimeToLive", options.sessionTimeToLive().toString())
                        .put("retryAfter", options.retryAfter()));
    }

    Variations now() {
        return now;
    }

    void reset() {
        use(first());
        limits.use(now.limits());
    }

    synchronized void turn(JsonNode wanted) {
        PostBack.check(wanted.path("postBack").asString(""));
        use(now.changed(wanted));
        if (wanted.has("limits")) {
            limits.use(now.limits());
        }
    }

    /// Every switch by its name; [#turn] takes it back.
    ObjectNode saved() {
        return Json.MAPPER.valueToTree(now);
    }

    /// Uninstalling ends every session.
    @Override
    public synchronized void install(boolean installed) {
        use(now.with("installed", Json.MAPPER.getNodeFactory().booleanNode(installed)));
    }

    @Override
    public String postBack() {
        return now.postBack();
    }

    @Override
    public synchronized void postBack(String address) {
        use(now.with("postBack", Json.MAPPER.getNodeFactory().stringNode(address)));
    }

    private void use(Variations next) {
        now = next;
        sessions.timeToLive(next.sessionTimeToLive());
        if (!next.installed()) {
            sessions.closeAll();
        }
    }

    /// Whether the installation token still opens a session.
    @Override
    public boolean installed() {
        return now.installed();
    }

    @Override
    public UUID applicationId() {
        return LinnworksSimulator.APPLICATION_ID;
    }

    @Override
    public UUID applicationSecret() {
        return LinnworksSimulator.APPLICATION_SECRET;
    }

    @Override
    public UUID token() {
        return LinnworksSimulator.INSTALLATION_TOKEN;
    }

    Answer unauthorized() {
        return Answer.json(401, now.unauthorizedBody());
    }

    /// The refusal of every call while the account is closed; a basic lock still lets an application read.
    Optional<Answer> closed() {
        return switch (now.accountState()) {
            case AVAILABLE, LOCKED_BASIC -> Optional.empty();
            case LOCKED_FULL -> Optional.of(Replies.refused("Account is locked."));
            case MAINTENANCE -> Optional.of(Replies.refused("Account is under maintenance."));
        };
    }

    Answer retryAfter(Answer tooMany, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return now.retryAfter() ? tooMany.with("Retry-After", Long.toString(seconds)) : tooMany;
    }
}
