package dev.cloudcart.simulators.linnworks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Linnworks' published OpenAPI files, kept beside the project; tests that need them are skipped where they are not.
final class Specification {
    private static final Path FOLDER = Path.of("../../shared/specs/linnworks/1.0");
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new ConcurrentHashMap<>();

    private Specification() {}

    static void needed() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "Linnworks' OpenAPI files are not in " + FOLDER);
    }

    /// What a file says about each of its paths.
    static JsonNode paths(String file) {
        return Json.MAPPER.readTree(FOLDER.resolve(file + ".json").toFile()).path("paths");
    }

    /// The complaints about an answer; a null counts as absent, since these files cannot say that a field may be null.
    static List<String> complaints(String method, Request.Method verb, Client.Reply reply) {
        var body = new String(Json.bytes(withoutNulls(reply.json())), StandardCharsets.UTF_8);
        var response = new SimpleResponse.Builder(reply.status()).withContentType("application/json").withBody(body)
                .build();
        return validator(file(method)).validateResponse("/api/" + method, verb, response).getMessages().stream()
                .map(Message::getMessage)
                .toList();
    }

    /// `Orders/GetOrdersById` stands in `orders.json`.
    static String file(String method) {
        return method.substring(0, method.indexOf('/')).toLowerCase(Locale.ROOT);
    }

    private static OpenApiInteractionValidator validator(String file) {
        return VALIDATORS.computeIfAbsent(file, name -> OpenApiInteractionValidator.createFor(FOLDER.resolve(name
                + ".json")
                .toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.ERROR)
                        .build())
                .build());
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().filter(field -> field.getValue().isNull()).map(Map.Entry::getKey).toList()
                    .forEach(
                            object::remove);
        }
        node.forEach(Specification::withoutNulls);
        return node;
    }
}
