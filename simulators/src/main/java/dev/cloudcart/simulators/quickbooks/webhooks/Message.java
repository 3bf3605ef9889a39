package dev.cloudcart.simulators.quickbooks.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// The events of one company that go out together.
///
/// @param due when it is sent
/// @param attempt 1 for the first
record Message(long number, String realmId, List<Event> events, Instant due, int attempt) {

    Message {
        events = List.copyOf(events);
    }

    Message dueAt(Instant instant) {
        return new Message(number, realmId, events, instant, attempt);
    }

    Message again(Instant instant) {
        return new Message(number, realmId, events, instant, attempt + 1);
    }

    ObjectNode saved() {
        var saved = Json.object()
                .put("number", number)
                .put("realm", realmId)
                .put("due", due.toString())
                .put("attempt", attempt);
        var all = saved.putArray("events");
        events.forEach(event -> all.add(event.saved()));
        return saved;
    }

    static Message of(JsonNode saved) {
        var events = new ArrayList<Event>();
        saved.path("events").forEach(event -> events.add(Event.of(event)));
        return new Message(
                saved.path("number").asLong(),
                saved.path("realm").asString(),
                events,
                Instant.parse(saved.path("due").asString()),
                saved.path("attempt").asInt());
    }
}
