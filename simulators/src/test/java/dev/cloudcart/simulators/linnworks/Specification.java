package dev.cloudcart.simulators.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.Samples.Sample;
import dev.cloudcart.simulators.wire.Json;

/// Linnworks' published OpenAPI files, kept beside the project; tests that need them are skipped where they are
/// not.
final class Specification {
    private static final Path FOLDER = Path.of("../../shared/specs/linnworks");
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new ConcurrentHashMap<>();

    private Specification() {}

    static void needed() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "Linnworks' OpenAPI files are not in " + FOLDER);
    }

    /// What a file says about each of its paths.
    static JsonNode paths(String file) {
        return read("1.0/" + file).path("paths");
    }

    private static JsonNode read(String file) {
        return Json.MAPPER.readTree(FOLDER.resolve(file + ".json").toFile());
    }

    /// The complaints about a call.
    static List<String> complaints(Sample call) {
        var path = "/api/" + call.method();
        var request = call.isGet()
                ? SimpleRequest.Builder.get(path)
                : SimpleRequest.Builder.post(path)
                        .withContentType("application/json")
                        .withBody(call.call());
        for (var pair : call.isGet() ? call.call().substring(1).split("&", -1) : new String[0]) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                request.withQueryParam(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return sentences(validator(file(call.method()))
                .validateRequest(request.withHeader("Authorization", "token").build()));
    }

    /// The complaints about an answer; a null counts as absent, since these files cannot say that a field may be
    /// null.
    static List<String> complaints(Sample call, Client.Reply reply) {
        var response = new SimpleResponse.Builder(reply.status());
        if (!reply.body().isEmpty()) {
            response.withContentType("application/json")
                    .withBody(new String(Json.bytes(withoutNulls(reply.json())), UTF_8));
        }
        return sentences(validator(file(call.method()))
                .validateResponse(
                        "/api/" + call.method(),
                        call.isGet() ? Request.Method.GET : Request.Method.POST,
                        response.build()));
    }

    /// The complaints about an answer of `GET /v2/orders`.
    static List<String> complaintsV2(Client.Reply reply) {
        var type = reply.response().headers().firstValue("Content-Type").orElse("");
        var response = new SimpleResponse.Builder(reply.status())
                .withContentType(type)
                .withBody(reply.body())
                .build();
        return sentences(VALIDATORS
                .computeIfAbsent(
                        "orders-v2",
                        _ -> strict(OpenApiInteractionValidator.createForInlineApiSpecification(
                                new String(Json.bytes(merged(read("2.0/orders-v2"))), UTF_8))))
                .validateResponse("/orders", Request.Method.GET, response));
    }

    private static List<String> sentences(ValidationReport report) {
        return report.getMessages().stream().map(Message::getMessage).toList();
    }

    /// `Orders/GetOrdersById` stands in `orders.json`.
    static String file(String method) {
        return method.substring(0, method.indexOf('/')).toLowerCase(Locale.ROOT);
    }

    private static OpenApiInteractionValidator validator(String file) {
        return VALIDATORS.computeIfAbsent(
                file,
                name -> strict(OpenApiInteractionValidator.createFor(
                        FOLDER.resolve("1.0/" + name + ".json").toString())));
    }

    private static OpenApiInteractionValidator strict(OpenApiInteractionValidator.Builder builder) {
        return builder.withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.body.schema.additionalProperties", ValidationReport.Level.ERROR)
                        .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.ERROR)
                        .build())
                .build();
    }

    /// The file says of each part of a schema that it has no other properties, which no whole can then fulfil: the
    /// parts are put together first. And where it says "one of", a heir fits its parent too: any will do.
    private static JsonNode merged(JsonNode file) {
        var schemas = (ObjectNode) file.at("/components/schemas");
        schemas.properties().forEach(schema -> merge((ObjectNode) schema.getValue(), schemas));
        anyOf(file);
        return file;
    }

    private static void merge(ObjectNode schema, ObjectNode schemas) {
        for (var part : schema.path("allOf")) {
            var parent = (ObjectNode) schemas.path(part.path("$ref").asString().replace("#/components/schemas/", ""));
            merge(parent, schemas);
            parent.path("properties")
                    .properties()
                    .forEach(property -> schema.withObject("/properties").set(property.getKey(), property.getValue()));
        }
        schema.remove("allOf");
    }

    private static void anyOf(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("oneOf")) {
            object.set("anyOf", object.remove("oneOf"));
        }
        node.forEach(Specification::anyOf);
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(object::remove);
        }
        node.forEach(Specification::withoutNulls);
        return node;
    }
}
