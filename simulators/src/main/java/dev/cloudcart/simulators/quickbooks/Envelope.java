package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// `{"Invoice":{…},"time":"…"}`: how the API hands out a single thing.
record Envelope(InstantSource clock) {

    Answer of(String name, JsonNode node) {
        return of(name, Json.bytes(node));
    }

    Answer of(String name, byte[] json) {
        return Answer.json(
                200,
                new Fragments(json.length + 100)
                        .raw("{\"" + name + "\":")
                        .raw(json)
                        .raw(",\"time\":\"" + time() + "\"}")
                        .bytes());
    }

    String time() {
        return Stamp.millis(clock.instant());
    }
}
