package dev.cloudcart.quickbooks.documents;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.FaultReader;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Entity;

/// What QuickBooks answered to one item of a batch. Their order is not that of the request (Intuit, Batch).
public sealed interface BatchAnswer {

    record Stored(Entity entity) implements BatchAnswer {}

    record Faulted(Fault fault) implements BatchAnswer {}

    /// By short id. Empty when the body is no answer to a batch: then nobody knows what was done.
    static Optional<Map<String, BatchAnswer>> read(byte[] body) {
        try (var json = Json.parser(body)) {
            return json.nextToken() == JsonToken.START_OBJECT ? top(json) : Optional.empty();
        } catch (JacksonException cut) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, BatchAnswer>> top(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isItems = json.currentName().equals("BatchItemResponse");
            if (json.nextToken() == JsonToken.START_ARRAY && isItems) {
                return Optional.of(items(json));
            }
            json.skipChildren();
        }
        return Optional.empty();
    }

    private static Map<String, BatchAnswer> items(JsonParser json) {
        var answers = new HashMap<String, BatchAnswer>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                item(json, answers);
            } else {
                json.skipChildren();
            }
        }
        return answers;
    }

    private static void item(JsonParser json, Map<String, BatchAnswer> answers) {
        var id = "";
        BatchAnswer answer = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            if (name.equals("bId")) {
                id = Json.text(json);
            } else if (token == JsonToken.START_OBJECT) {
                answer = answer(json, name);
            } else {
                json.skipChildren();
            }
        }
        put(answers, id, answer);
    }

    private static BatchAnswer answer(JsonParser json, String name) {
        return name.equalsIgnoreCase("fault")
                ? new Faulted(FaultReader.read(json))
                : new Stored(Entity.read(name, json));
    }

    private static void put(Map<String, BatchAnswer> answers, String id, @Nullable BatchAnswer answer) {
        if (answer != null) {
            answers.put(id, answer);
        }
    }
}
