package dev.cloudcart.quickbooks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.text.Json;

/// Reads refusals. Business faults are written `Fault`, `Error`, `Message`, those of Intuit's gateway `fault`,
/// `error`, `message`; both are read alike.
public final class FaultReader {
    /// The first one decides.
    private static final int PROBLEMS_MAX = 30;

    private FaultReader() {}

    /// The fault of a whole answer, which may come with any status, also 200. Empty when there is none, or no JSON.
    public static Optional<Fault> whole(byte[] body) {
        try (var json = Json.parser(body)) {
            return json.nextToken() == JsonToken.START_OBJECT ? top(json) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /// The first filled field decides: an answer is either a fault or something else.
    private static Optional<Fault> top(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isFault = json.currentName().equalsIgnoreCase("fault");
            var token = json.nextToken();
            if (token == JsonToken.START_OBJECT && isFault) {
                return Optional.of(read(json));
            }
            if (token.isStructStart()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// @param json stands at the fault's start, and is left at its end
    public static Fault read(JsonParser json) {
        var type = "";
        List<Fault.Problem> problems = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName().toLowerCase(Locale.ROOT);
            var token = json.nextToken();
            if (name.equals("error") && token == JsonToken.START_ARRAY) {
                problems = problems(json);
            } else if (name.equals("type")) {
                type = Json.text(json);
            } else {
                json.skipChildren();
            }
        }
        return new Fault(type, problems);
    }

    private static List<Fault.Problem> problems(JsonParser json) {
        var problems = new ArrayList<Fault.Problem>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT && problems.size() < PROBLEMS_MAX) {
                problems.add(problem(json));
            } else {
                json.skipChildren();
            }
        }
        return problems;
    }

    private static Fault.Problem problem(JsonParser json) {
        var code = "";
        var message = "";
        var detail = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName().toLowerCase(Locale.ROOT);
            json.nextToken();
            var text = Json.text(json);
            switch (name) {
                case "code" -> code = text;
                case "message" -> message = text;
                case "detail" -> detail = text;
                default -> {
                    // `element` names a field of ours, which tells a bookkeeper nothing
                }
            }
        }
        return new Fault.Problem(code.isBlank() ? Fault.UNKNOWN : withoutZeros(code), message, detail);
    }

    /// The gateway writes some codes with leading zeros.
    private static String withoutZeros(String code) {
        return code.replaceFirst("^0+(?=.)", "");
    }
}
