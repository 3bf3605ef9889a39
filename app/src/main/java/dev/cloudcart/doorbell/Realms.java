package dev.cloudcart.doorbell;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds which companies a message is about, and looks at nothing else in it. There are two forms: an array of
/// CloudEvents, and `eventNotifications` of before (Intuit's announcement of 2025-11-12).
final class Realms {
    private Realms() {}

    /// More than any message of a thousand events has.
    private static final int MOST = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Empty when it is of neither form.
    static Optional<Set<String>> of(byte[] body) {
        try {
            return of(JSON.readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> of(JsonNode message) {
        if (message.isArray()) {
            return Optional.of(named(message, "intuitaccountid"));
        }
        return message.path("eventNotifications").isArray()
                ? Optional.of(named(message.path("eventNotifications"), "realmId"))
                : Optional.empty();
    }

    private static Set<String> named(JsonNode events, String member) {
        var realms = new LinkedHashSet<String>();
        for (var event : events) {
            var realm = event.path(member);
            if (realm.isString() && realms.size() < MOST) {
                realms.add(realm.stringValue());
            }
        }
        return realms;
    }
}
