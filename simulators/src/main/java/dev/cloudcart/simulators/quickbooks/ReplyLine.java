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

/// A remembered answer as a line of a saved state. An entity that is still as it was answered is named by its place among the
/// entities; an older version is written out.
final class ReplyLine {

    private ReplyLine() {}

    static ObjectNode write(Kept<Reply> kept, Map<Version, Integer> places) {
        var line = Json.object().put("key", kept.key()).put("since", kept.since().toString());
        switch (kept.answer()) {
            case Reply.Single(Outcome outcome, String time) -> line.put("time", time).putArray("outcomes").add(write(
                    outcome, places));
            case Reply.Many(List<String> ids, List<Outcome> outcomes, String time) -> {
                line.put("time", time);
                var named = line.putArray("ids");
                ids.forEach(named::add);
                var written = line.putArray("outcomes");
                outcomes.forEach(outcome -> written.add(write(outcome, places)));
            }
        }
        return line;
    }

    static Kept<Reply> read(JsonNode line, IntFunction<Version> versions) {
        var outcomes = new ArrayList<Outcome>();
        line.path("outcomes").forEach(outcome -> outcomes.add(outcome(outcome, versions)));
        var ids = new ArrayList<String>();
        line.path("ids").forEach(id -> ids.add(id.asString()));
        var time = line.path("time").asString();
        return new Kept<>(line.path("key").asString(), Instant.parse(line.path("since").asString()), line.has("ids")
                ? new Reply.Many(ids, outcomes, time)
                : new Reply.Single(outcomes.getFirst(), time));
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
            case Outcome.Deleted(Kind kind, String id) -> node.put("entity", kind.entity).put("deleted", id);
            case Outcome.Found(byte[] response) -> node.set("found", Json.read(response));
            case Outcome.Failed(Refusal refusal) -> node.putObject("refused").put("code", refusal.code).put("title",
                    refusal.title()).put("detail", refusal.detail).put("element", refusal.element);
        }
        return node;
    }

    private static Outcome outcome(JsonNode node, IntFunction<Version> versions) {
        if (node.has("refused")) {
            return new Outcome.Failed(refusal(node.path("refused")));
        }
        if (node.has("found")) {
            return new Outcome.Found(Json.bytes(node.path("found")));
        }
        var kind = Kind.ofEntity(node.path("entity").asString()).orElseThrow();
        if (node.has("deleted")) {
            return new Outcome.Deleted(kind, node.path("deleted").asString());
        }
        return new Outcome.Stored(kind, node.has("older")
                ? new Version(Json.bytes(node.path("older")))
                : versions.apply(node.path("place").asInt()));
    }

    private static Refusal refusal(JsonNode node) {
        var element = node.path("element");
        return Refusal.remembered(node.path("code").asString(), node.path("title").asString(), node.path("detail")
                .asString(), element.isNull() ? null : element.asString());
    }
}
