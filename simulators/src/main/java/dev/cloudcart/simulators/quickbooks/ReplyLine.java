package dev.cloudcart.simulators.quickbooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.Replays.Kept;
import dev.cloudcart.simulators.quickbooks.books.Outcome;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Json;

/// A remembered answer as a line of a saved state. An entity that is still as it was answered is named by its place
/// among the entities; an older version is written out.
final class ReplyLine {

    private ReplyLine() {}

    static ObjectNode write(Kept<Reply> kept, Map<Version, Integer> places) {
        var line = Json.object()
                .put("key", kept.key())
                .put("since", kept.since().toString())
                .put("print", kept.print());
        switch (kept.answer()) {
            case Reply.Single(Outcome outcome, String time) -> outcomes(line, "single", time, List.of(outcome), places);
            case Reply.Uploads(List<Outcome> outcomes, String time) ->
                outcomes(line, "uploads", time, outcomes, places);
            case Reply.Many(List<String> ids, List<Outcome> outcomes, String time) -> {
                outcomes(line, "many", time, outcomes, places);
                var named = line.putArray("ids");
                ids.forEach(named::add);
            }
        }
        return line;
    }

    private static void outcomes(
            ObjectNode line, String form, String time, List<Outcome> outcomes, Map<Version, Integer> places) {
        var written = line.put("form", form).put("time", time).putArray("outcomes");
        outcomes.forEach(outcome -> written.add(write(outcome, places)));
    }

    static Kept<Reply> read(JsonNode line, IntFunction<Version> versions) {
        var outcomes = new ArrayList<Outcome>();
        line.path("outcomes").forEach(outcome -> outcomes.add(outcome(outcome, versions)));
        return new Kept<>(
                line.path("key").asString(),
                Instant.parse(line.path("since").asString()),
                line.path("print").asInt(),
                reply(line, outcomes));
    }

    private static Reply reply(JsonNode line, List<Outcome> outcomes) {
        var time = line.path("time").asString();
        return switch (line.path("form").asString()) {
            case "single" -> new Reply.Single(outcomes.getFirst(), time);
            case "uploads" -> new Reply.Uploads(outcomes, time);
            case "many" ->
                new Reply.Many(
                        line.path("ids").valueStream().map(JsonNode::asString).toList(), outcomes, time);
            default ->
                throw new IllegalArgumentException("there is no reply of the form %s".formatted(line.path("form")));
        };
    }

    private static ObjectNode write(Outcome outcome, Map<Version, Integer> places) {
        var node = Json.object();
        switch (outcome) {
            case Outcome.Stored(Kind kind, Version version) -> {
                node.put("entity", kind.entity);
                var place = places.get(version);
                if (place == null) {
                    node.set("older", Json.read(version.bytes()));
                } else {
                    node.put("place", place);
                }
            }
            case Outcome.Deleted(Kind kind, String id) ->
                node.put("entity", kind.entity).put("deleted", id);
            case Outcome.Found(String property, byte[] response) ->
                node.put("property", property).set("found", Json.read(response));
            case Outcome.Failed(Refusal refusal) -> node.set("refused", refusal.saved());
        }
        return node;
    }

    private static Outcome outcome(JsonNode node, IntFunction<Version> versions) {
        if (node.has("refused")) {
            return new Outcome.Failed(Refusal.remembered(node.path("refused")));
        }
        if (node.has("found")) {
            return new Outcome.Found(node.path("property").asString(), Json.bytes(node.path("found")));
        }
        var kind = Kind.ofEntity(node.path("entity").asString()).orElseThrow();
        if (node.has("deleted")) {
            return new Outcome.Deleted(kind, node.path("deleted").asString());
        }
        return new Outcome.Stored(
                kind,
                node.has("older")
                        ? new Version(Json.bytes(node.path("older")))
                        : versions.apply(node.path("place").asInt()));
    }
}
