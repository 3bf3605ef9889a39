package dev.cloudcart.quickbooks.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.text.Json;

/// The objects of one answer, whether to a read, a query or a question for changes: at most 1,000.
///
/// @param time QuickBooks' own clock when it answered; null when it did not say
public record Page(List<Entity> entities, @Nullable Instant time) {

    /// QuickBooks writes offsets with a colon, some of its feeds without.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    /// Ten times what one answer brings.
    private static final int ENTITIES_MAX = 10_000;

    /// What does not hold what was asked for is no answer: taken for an empty one, it would make us create what is
    /// there.
    ///
    /// @param wrapper what the answer must hold, such as `QueryResponse`
    /// @throws dev.cloudcart.ports.ConnectionTrouble when it does not make sense
    public static Page read(String wrapper, byte[] body) {
        return read(wrapper, body, false);
    }

    /// With the lines of documents one by one.
    static Page readWhole(String wrapper, byte[] body) {
        return read(wrapper, body, true);
    }

    private static Page read(String wrapper, byte[] body, boolean whole) {
        try (var json = Json.parser(body)) {
            return Optional.of(new Walk(json, whole))
                    .filter(walk -> walk.holds(wrapper))
                    .map(Walk::page)
                    .orElseThrow(Realm::unreadable);
        } catch (JacksonException senseless) {
            throw Realm.unreadable();
        }
    }

    /// Wrappers are looked into; every other array, or single object, of a name in capitals holds objects of that
    /// kind.
    private static final class Walk {

        private final JsonParser json;
        private final boolean whole;
        private final List<Entity> entities = new ArrayList<>();
        private final Set<String> met = new HashSet<>();
        private @Nullable Instant time;
        private int told;

        Walk(JsonParser json, boolean whole) {
            this.json = json;
            this.whole = whole;
        }

        boolean holds(String wrapper) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            walk();
            return met.contains(wrapper) && entities.size() <= ENTITIES_MAX && (told <= 0 || !entities.isEmpty());
        }

        Page page() {
            return new Page(entities, time);
        }

        private void walk() {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var name = json.currentName();
                switch (json.nextToken()) {
                    case START_ARRAY -> array(name);
                    case START_OBJECT -> object(name);
                    case VALUE_STRING -> time = name.equals("time") ? time(json.getString()) : time;
                    case VALUE_NUMBER_INT -> told = name.equals("maxResults") ? json.getIntValue() : told;
                    default -> {}
                }
            }
        }

        private void array(String name) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT && entities.size() <= ENTITIES_MAX) {
                    object(name);
                } else {
                    json.skipChildren();
                }
            }
            meet(name);
        }

        private void object(String name) {
            meet(name);
            if (name.equals("QueryResponse") || name.equals("CDCResponse")) {
                walk();
            } else {
                entities.add(whole ? Entity.readWhole(name, json) : Entity.read(name, json));
            }
        }

        private void meet(String name) {
            if (met.size() < ENTITIES_MAX) {
                met.add(name);
            }
        }
    }

    /// Null for what is no time.
    public static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException senseless) {
            return null;
        }
    }

    public boolean isFull() {
        return entities.size() >= Statement.PAGE;
    }
}
