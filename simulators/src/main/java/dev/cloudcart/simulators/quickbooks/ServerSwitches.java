package dev.cloudcart.simulators.quickbooks;

import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// What can be changed for the whole server while it runs.
final class ServerSwitches {

    /// How often one call counts as a metered read.
    enum Counted {
        /// As one.
        ONE,
        /// As one for each query in a batch, or each entity of change data capture.
        EACH,
        /// Not at all.
        NONE;

        int of(int parts) {
            return switch (this) {
                case ONE -> Math.min(parts, 1);
                case EACH -> parts;
                case NONE -> 0;
            };
        }
    }

    /// How a call that comes too fast is turned away; how its JSON looks today is not known.
    enum Throttle {
        /// HTTP 429 in the gateway's lower case, by analogy with the recorded 401.
        GATEWAY,
        /// HTTP 429 with the capitals of business faults.
        BUSINESS,
        /// HTTP 403, as recorded in 2016.
        FORBIDDEN
    }

    /// @param retryAfter whether a 429 for a limit says when to come back; the real one has not been seen to
    /// @param faultsAs200 whether business faults come with HTTP 200, as the real ones sometimes do
    /// @param batchReads how a batch that holds queries is metered; not documented
    /// @param cdcReads how a call of change data capture is metered; not documented
    /// @param tenAtOnce ten calls at once instead of ten a second: the rule before August 2025
    /// @param batchItemsCount whether each item of a batch counts against the calls of a minute; not documented
    /// @param limitsInRealTime whether limits go by the real time, whatever the simulator's clock says
    /// @param throttle how a call that comes too fast is turned away
    record State(
            boolean retryAfter,
            boolean faultsAs200,
            Counted batchReads,
            Counted cdcReads,
            boolean tenAtOnce,
            boolean batchItemsCount,
            boolean limitsInRealTime,
            Throttle throttle) {}

    private static final List<String> COUNTED = List.of("one", "each", "none");
    private static final State USUAL =
            new State(false, false, Counted.ONE, Counted.ONE, false, false, false, Throttle.GATEWAY);

    private static final List<String> THROTTLES = List.of("gateway", "business", "forbidden");

    private volatile State state = USUAL;

    State now() {
        return state;
    }

    /// Turns one switch, by the name it has in the state.
    synchronized void turn(String name, JsonNode value) {
        var all = saved();
        var words = name.endsWith("Reads") ? COUNTED : name.equals("throttle") ? THROTTLES : List.<String>of();
        if (!words.isEmpty() && !words.contains(value.asString(""))) {
            throw new IllegalArgumentException("%s is one of %s, not %s.".formatted(name, words, value));
        }
        all.set(name, !words.isEmpty() ? text(value.asString().toUpperCase(Locale.ROOT)) : flag(value.asBoolean()));
        state = read(all);
    }

    void reset() {
        state = USUAL;
    }

    ObjectNode saved() {
        return Json.MAPPER.valueToTree(state);
    }

    void restore(JsonNode saved) {
        state = read(saved);
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    private static JsonNode flag(boolean on) {
        return Json.MAPPER.getNodeFactory().booleanNode(on);
    }

    private static State read(JsonNode saved) {
        try {
            return Json.MAPPER.treeToValue(saved, State.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the switches cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
