package dev.cloudcart.simulators.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The control surface under `/_simulator/`, for tests and demonstrations. It costs no calls and meets no faults.
final class Control {

    static final String PREFIX = "/_simulator/";

    private final Service service;
    private final WireOptions options;
    private final Counters counters;
    private final Controls controls;

    Control(Service service, WireOptions options, Counters counters) {
        this.service = service;
        this.options = options;
        this.counters = counters;
        controls = new Controls(service, options, counters);
    }

    /// The surface itself is a page; the acts are below it.
    boolean isFor(Call call) {
        return call.path().startsWith(PREFIX) && call.path().length() > PREFIX.length();
    }

    Controls controls() {
        return controls;
    }

    Answer answer(Call call) {
        try {
            return switch (call.method() + " " + call.path().substring(PREFIX.length())) {
                case "GET state" -> Answer.json(200, state());
                case "POST load" -> load(call);
                case "POST faults" -> faults(Json.read(call.body()));
                case "POST clock" -> clock(Json.read(call.body()));
                case "POST settings" -> settings(Json.read(call.body()));
                case "POST reset" -> reset();
                default ->
                    service.act(call, call.path().substring(PREFIX.length()))
                            .orElseGet(
                                    () -> Answer.sentence(
                                            404,
                                            "The control surface knows GET state, snapshot and POST load, faults, clock, settings, reset, snapshot."));
            };
        } catch (JacksonException e) {
            return Answer.sentence(400, "The body is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            return Answer.sentence(400, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode state() {
        var state = Json.object();
        state.set("objects", Json.MAPPER.valueToTree(new TreeMap<>(service.objects())));
        state.set("calls", sums(counters.calls()));
        state.set("rejected", sums(counters.rejected()));
        var struck = state.putObject("faults");
        options.faults().strikes().forEach((fault, count) -> struck.put(fault.label(), count.sum()));
        state.put("metered", service.metered());
        service.tell(state);
        state.put("profile", options.faults().profile())
                .put("seed", options.faults().seed());
        return state.put("clock", options.clock().instant().toString());
    }

    private static JsonNode sums(Map<String, LongAdder> counts) {
        var sums = Json.object();
        new TreeMap<>(counts).forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    private Answer load(Call call) throws IOException {
        var taken = SourceFile.load(new ByteArrayInputStream(call.body()), service);
        return Answer.json(200, Json.object().set("loaded", Json.MAPPER.valueToTree(taken)));
    }

    private Answer faults(JsonNode wanted) {
        options.faults()
                .use(
                        wanted.path("profile").asString("none"),
                        wanted.path("seed").asLong(options.faults().seed()));
        if (wanted.hasNonNull("slow")) {
            options.faults().delay(Duration.parse(wanted.get("slow").asString()));
        }
        return done();
    }

    private Answer clock(JsonNode wanted) {
        if (wanted.hasNonNull("set")) {
            options.clock().set(Instant.parse(wanted.get("set").asString()));
        }
        if (wanted.hasNonNull("advance")) {
            options.clock().advance(Duration.parse(wanted.get("advance").asString()));
        }
        if (wanted.hasNonNull("frozen")) {
            freeze(wanted.get("frozen").asBoolean());
        }
        return Answer.json(
                200, Json.object().put("clock", options.clock().instant().toString()));
    }

    private void freeze(boolean frozen) {
        if (frozen) {
            options.clock().freeze();
        } else {
            options.clock().unfreeze();
        }
    }

    private Answer settings(JsonNode wanted) {
        service.settings(wanted);
        return done();
    }

    private Answer reset() {
        controls.reset();
        return done();
    }

    private static Answer done() {
        return Answer.json(200, Json.object().put("done", true));
    }
}
