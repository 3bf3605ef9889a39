package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// Finds the arguments of a call: query parameters, a JSON object, or form fields of which each may be JSON itself
/// (`request={…}`). Form fields under a JSON content type are refused (Linnworks' .NET SDK, issues 2 and 22).
public final class ArgumentReader {
    private ArgumentReader() {}

    public static Arguments read(Call call) {
        var values = fields(call.query());
        if (call.body().length > 0) {
            values.setAll(body(call));
        }
        return new Arguments(values, call.header("Content-Type").orElse("").contains("form"));
    }

    private static ObjectNode body(Call call) {
        var type = call.header("Content-Type").orElse("");
        var isJson = type.contains("json")
                || (!type.contains("form") && call.text().stripLeading().startsWith("{"));
        if (!isJson) {
            return fields(call.form());
        }
        try {
            return Json.read(call.body()) instanceof ObjectNode object ? object : Json.object();
        } catch (JacksonException _) {
            throw new Refused(Arguments.INVALID);
        }
    }

    private static ObjectNode fields(Map<String, List<String>> form) {
        var values = Json.object();
        form.forEach((name, texts) -> values.set(name, value(texts.getFirst())));
        return values;
    }

    private static JsonNode value(String text) {
        var first = text.isBlank() ? ' ' : text.strip().charAt(0);
        if (first == '{' || first == '[' || first == '"') {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JacksonException _) {
                throw new Refused(Arguments.INVALID);
            }
        }
        return text.equals("null")
                ? Json.MAPPER.getNodeFactory().nullNode()
                : Json.MAPPER.getNodeFactory().stringNode(text);
    }
}
