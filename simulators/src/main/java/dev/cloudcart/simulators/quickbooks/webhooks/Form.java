package dev.cloudcart.simulators.quickbooks.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.wire.Json;

/// The two shapes of a message (Intuit's announcement of 2025-11-12 has a sample of each).
enum Form {
    CLOUDEVENTS,
    LEGACY;

    private static final String SOURCE = "intuit.c2ltdWxhdGVkIGFwcCBvZiB0aGUgc2ltdWxhdG9ycy4=";
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    static Form named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The form is \"cloudevents\" or \"legacy\", not \"%s\".".formatted(name)));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] body(Message message, long seed) {
        return Json.bytes(
                switch (this) {
                    case CLOUDEVENTS -> cloudEvents(message, seed);
                    case LEGACY -> legacy(message.realmId(), message.events());
                });
    }

    private static JsonNode cloudEvents(Message message, long seed) {
        var all = Json.array();
        for (var event : message.events()) {
            var one = all.addObject().put("specversion", "1.0").put("id", id(message, event, seed));
            one.put("source", SOURCE)
                    .put("type", "qbo.%s.%s.v1".formatted(event.entity().toLowerCase(Locale.ROOT), event.pastTense()));
            one.put("datacontenttype", "application/json")
                    .put("time", event.when().toString());
            one.put("intuitentityid", event.id())
                    .put("intuitaccountid", message.realmId())
                    .putObject("data");
        }
        return all;
    }

    /// The same for the same event, however often it is sent.
    private static String id(Message message, Event event, long seed) {
        var name = "%d %s %d".formatted(seed, message.realmId(), event.number());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static JsonNode legacy(String realmId, List<Event> events) {
        var body = Json.object();
        var company = body.putArray("eventNotifications").addObject().put("realmId", realmId);
        var entities = company.putObject("dataChangeEvent").putArray("entities");
        for (var event : events) {
            entities.addObject()
                    .put("id", event.id())
                    .put("operation", event.operation())
                    .put("name", event.entity())
                    .put("lastUpdated", MILLIS.format(event.when()));
        }
        return body;
    }
}
