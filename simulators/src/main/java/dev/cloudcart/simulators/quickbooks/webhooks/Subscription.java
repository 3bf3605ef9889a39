package dev.cloudcart.simulators.quickbooks.webhooks;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Where messages go, in which form, and what goes wrong on the way.
///
/// @param verifier the token that messages are signed with
/// @param gather how long the changes of a company are gathered before they go out together
/// @param late added to the time of every message
/// @param twice every message comes a second time, one gathering later
/// @param shuffled the events of a message change places, and messages overtake each other
/// @param lost how many of the events are never told, as a part of 1
record Subscription(
        URI endpoint,
        String verifier,
        Form form,
        Duration gather,
        Duration late,
        boolean twice,
        boolean shuffled,
        BigDecimal lost,
        long seed) {

    private static final Set<String> NAMES =
            Set.of("endpoint", "verifier", "form", "gather", "late", "twice", "shuffled", "lost", "seed");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|localhost|\\[::1]");

    /// An IllegalArgumentException carries a sentence for the user.
    static Subscription of(JsonNode wanted) {
        for (var setting : wanted.propertyNames()) {
            if (!NAMES.contains(setting)) {
                throw new IllegalArgumentException(
                        "Webhooks have no setting \"%s\": use endpoint, verifier, form, gather, late, twice, shuffled, lost, seed or off."
                                .formatted(setting));
            }
        }
        return new Subscription(
                endpoint(wanted.path("endpoint").asString("")),
                wanted.path("verifier").asString("simulatedVerifierToken"),
                Form.named(wanted.path("form").asString("cloudevents")),
                time(wanted, "gather", "PT5S"),
                time(wanted, "late", "PT0S"),
                wanted.path("twice").asBoolean(false),
                wanted.path("shuffled").asBoolean(false),
                part(wanted.path("lost")),
                wanted.path("seed").asLong(0));
    }

    /// Only this machine is told: nothing of a simulator's may reach anybody else.
    private static URI endpoint(String text) {
        try {
            var uri = URI.create(text);
            if ("http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.matcher(uri.getHost()).matches()) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // said below, together with addresses elsewhere
        }
        throw new IllegalArgumentException(
                "Webhooks go to this machine only: \"%s\" is no http address on 127.0.0.1, such as http://127.0.0.1:9000/hooks."
                        .formatted(text));
    }

    private static Duration time(JsonNode wanted, String name, String usual) {
        var text = wanted.path(name).asString(usual);
        try {
            var time = Duration.parse(text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeException _) {
            // said below, together with negative ones
        }
        throw new IllegalArgumentException(
                "\"%s\" is no length of time for %s: write it as PT20M.".formatted(text, name));
    }

    private static BigDecimal part(JsonNode value) {
        if (value.isMissingNode()) {
            return BigDecimal.ZERO;
        }
        if (value.isNumber()
                && value.decimalValue().signum() >= 0
                && value.decimalValue().compareTo(BigDecimal.ONE) <= 0) {
            return value.decimalValue();
        }
        throw new IllegalArgumentException(
                "The part of the events that is lost is a number from 0 to 1, not %s.".formatted(value));
    }

    /// In the form that [#of] reads.
    ObjectNode saved() {
        return Json.object()
                .put("endpoint", endpoint.toString())
                .put("verifier", verifier)
                .put("form", form.label())
                .put("gather", gather.toString())
                .put("late", late.toString())
                .put("twice", twice)
                .put("shuffled", shuffled)
                .put("lost", lost)
                .put("seed", seed);
    }
}
