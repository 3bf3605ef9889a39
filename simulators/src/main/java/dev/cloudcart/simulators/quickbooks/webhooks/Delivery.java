package dev.cloudcart.simulators.quickbooks.webhooks;

import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.webhooks.Post.Answered;
import dev.cloudcart.simulators.wire.Json;

/// One message that was posted, and what came of it.
///
/// @param next what happens with it now
record Delivery(Message message, Instant at, Answered answered, String next) {

    ObjectNode shown() {
        var shown = Json.object()
                .put("message", message.number())
                .put("realm", message.realmId())
                .put("events", message.events().size());
        var first = message.events().getFirst();
        shown.put("first", "%s %s %s".formatted(first.operation(), first.entity(), first.id()));
        return shown.put("attempt", message.attempt())
                .put("at", at.toString())
                .put("answered", answered.words())
                .put("next", next);
    }
}
