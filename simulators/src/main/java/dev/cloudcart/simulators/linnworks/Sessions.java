package dev.cloudcart.simulators.linnworks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Session tokens. One lives as long as it is used again within the time to live; older ones live on beside new
/// ones.
final class Sessions {
    private final InstantSource clock;
    private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
    private volatile Duration timeToLive;

    Sessions(InstantSource clock, Duration timeToLive) {
        this.clock = clock;
        this.timeToLive = timeToLive;
    }

    String open() {
        var token = UUID.randomUUID().toString();
        lastUse.put(token, clock.instant());
        return token;
    }

    /// Whether the token is alive; if so, it lives on from now.
    boolean use(String token) {
        var now = clock.instant();
        return lastUse.computeIfPresent(
                        token, (_, used) -> used.plus(timeToLive).isAfter(now) ? now : null)
                != null;
    }

    void close(String token) {
        lastUse.remove(token);
    }

    void closeAll() {
        lastUse.clear();
    }

    /// Every session with its last use.
    ObjectNode saved() {
        var saved = Json.object();
        lastUse.forEach((token, used) -> saved.put(token, used.toString()));
        return saved;
    }

    void restore(JsonNode saved) {
        lastUse.clear();
        saved.properties()
                .forEach(session -> lastUse.put(
                        session.getKey(), Instant.parse(session.getValue().asString())));
    }

    Duration timeToLive() {
        return timeToLive;
    }

    void timeToLive(Duration duration) {
        timeToLive = duration;
    }
}
