package dev.cloudcart.quickbooks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The objects of one answer, whether to a read, a query or a question for changes: at most 1,000.
///
/// @param time QuickBooks' own clock when it answered; null when it did not say
record Page(List<Entity> entities, @Nullable Instant time) {

    /// QuickBooks writes offsets with a colon, some of its feeds without.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendPattern("[XXX][XX]").toFormatter();

    static Page read(byte[] body) {
        var entities = new ArrayList<Entity>();
        try (var json = Json.parser(body)) {
            json.nextToken();
            return new Page(entities, walk(json, entities));
        }
    }

    /// Wrappers are looked into; every other array, or single object, of a name in capitals holds objects of that kind.
    private static @Nullable Instant walk(JsonParser json, List<Entity> entities) {
        Instant time = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            switch (json.nextToken()) {
                case START_ARRAY -> array(json, name, entities);
                case START_OBJECT -> object(json, name, entities);
                case VALUE_STRING -> time = name.equals("time") ? time(json.getString()) : time;
                default -> {
                }
            }
        }
        return time;
    }

    private static void array(JsonParser json, String name, List<Entity> entities) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                object(json, name, entities);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void object(JsonParser json, String name, List<Entity> entities) {
        if (name.equals("QueryResponse") || name.equals("CDCResponse")) {
            walk(json, entities);
        } else {
            entities.add(Entity.read(name, json));
        }
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text, TIME).toInstant();
    }

    boolean isFull() {
        return entities.size() >= Statement.PAGE;
    }
}
