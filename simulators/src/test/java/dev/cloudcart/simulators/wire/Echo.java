package dev.cloudcart.simulators.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.JsonNode;

/// A service that answers with the body it got, and remembers it.
final class Echo implements Service {

    final List<String> ran = new CopyOnWriteArrayList<>();
    final List<JsonNode> loaded = new CopyOnWriteArrayList<>();

    @Override
    public Answer answer(Call call) {
        if (call.path().equals("/broken")) {
            throw new IllegalStateException("broken on purpose");
        }
        if (call.path().equals("/count")) {
            return Answer.text(200, "text/plain", "%d calls before".formatted(ran.size()));
        }
        ran.add(call.text());
        return call.path().equals("/limited") ? Answer.empty(429) : Answer.text(200, "text/plain", call.text());
    }

    @Override
    public String endpoint(Call call) {
        return call.path();
    }

    @Override
    public Role role(Call call) {
        return call.path().equals("/token") ? Role.RENEWAL : Role.API;
    }

    @Override
    public Answer tooMany(Call call) {
        return Answer.text(429, "text/plain", "too many");
    }

    @Override
    public Answer broken(Call call, int status) {
        return Answer.text(status, "text/plain", "broken");
    }

    @Override
    public Answer expired(Call call) {
        return Answer.text(401, "text/plain", "expired");
    }

    @Override
    public Answer empty(Call call) {
        return Answer.empty(200);
    }

    @Override
    public Set<String> kinds() {
        return Set.of("order");
    }

    @Override
    public void load(String kind, JsonNode value) {
        loaded.add(value);
    }

    @Override
    public Map<String, Long> objects() {
        return Map.of("order", (long) loaded.size());
    }

    @Override
    public long metered() {
        return 0;
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public SavedState save() {
        var now = List.copyOf(loaded);
        return out -> {
            for (var value : now) {
                out.line("order", value);
            }
        };
    }

    @Override
    public Restoration restoration() {
        var restored = new ArrayList<JsonNode>();
        return new Restoration() {

            @Override
            public void take(String kind, JsonNode value) {
                if (!kind.equals("order")) {
                    throw new IllegalArgumentException("its kind is not known");
                }
                restored.add(value);
            }

            @Override
            public void finish() {
                loaded.clear();
                loaded.addAll(restored);
            }
        };
    }

    @Override
    public void settings(JsonNode settings) {
        throw new IllegalArgumentException("There are no settings here.");
    }

    @Override
    public void reset() {
        ran.clear();
        loaded.clear();
    }
}
