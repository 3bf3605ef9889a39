package dev.cloudcart.api.description;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;

/// The API as OpenAPI 3.1, made from its handlers.
final class Description {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<HttpStatus> PROBLEMS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.TOO_MANY_REQUESTS);
    private static final List<HttpStatus> PROBLEMS_OF_CHANGES =
            List.of(HttpStatus.CONFLICT, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNPROCESSABLE_CONTENT);

    private final Schemas schemas = new Schemas();

    private Description() {}

    /// One handler at one address.
    private record Route(String pattern, RequestMethod method, HandlerMethod handler, Call call) {

        boolean changes() {
            return method != RequestMethod.GET;
        }
    }

    static ObjectNode of(Map<RequestMappingInfo, HandlerMethod> handlers, String version) {
        return new Description().all(handlers, version);
    }

    private ObjectNode all(Map<RequestMappingInfo, HandlerMethod> handlers, String version) {
        var paths = JSON.objectNode();
        handlers.entrySet().stream()
                .flatMap(one -> one.getKey().getPatternValues().stream()
                        .flatMap(pattern -> one.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        Optional.ofNullable(one.getValue().getMethodAnnotation(Call.class))
                                                .map(call -> new Route(pattern, method, one.getValue(), call))
                                                .stream())))
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .forEach(route -> paths.withObjectProperty(route.pattern().substring(Address.ROOT.length()))
                        .set(route.method().name().toLowerCase(Locale.ROOT), operation(route)));
        var description = JSON.objectNode().put("openapi", "3.1.0");
        description.set(
                "info",
                JSON.objectNode()
                        .put("title", "Cloud Cart")
                        .put("version", version)
                        .put(
                                "description",
                                "Keeps QuickBooks Online right from Linnworks. Amounts are texts; instants are UTC; days are those of the company's time zone."));
        description.set("servers", JSON.arrayNode().add(JSON.objectNode().put("url", Address.ROOT)));
        description.set("security", JSON.arrayNode().add(JSON.objectNode().set("token", JSON.arrayNode())));
        description.set("paths", paths);
        description.set("components", components());
        return description;
    }

    private ObjectNode components() {
        var components = JSON.objectNode();
        components
                .withObjectProperty("securitySchemes")
                .withObjectProperty("token")
                .put("type", "http")
                .put("scheme", "bearer");
        var all = schemas.all();
        all.set("Problem", problem());
        components.set("schemas", all);
        return components;
    }

    /// As RFC 9457 has it.
    private static ObjectNode problem() {
        var problem = JSON.objectNode().put("type", "object");
        var properties = problem.withObjectProperty("properties");
        properties.withObjectProperty("title").put("type", "string");
        properties.withObjectProperty("status").put("type", "integer");
        properties
                .withObjectProperty("detail")
                .put("type", "string")
                .put("description", "what is wrong, and how to mend it");
        properties.withObjectProperty("instance").put("type", "string");
        properties.withObjectProperty("type").put("type", "string");
        problem.set("required", JSON.arrayNode().add("status").add("detail"));
        return problem;
    }

    private ObjectNode operation(Route route) {
        var operation = JSON.objectNode()
                .put("operationId", id(route.handler()))
                .put("summary", route.call().does())
                .put(
                        "description",
                        "Takes %s%s."
                                .formatted(
                                        route.call().takes().word(),
                                        route.call().ofAll() ? ", of all companies" : ""));
        operation.set("tags", JSON.arrayNode().add(tag(route.handler())));
        operation.set("parameters", parameters(route));
        body(route.handler()).ifPresent(body -> operation.set("requestBody", body));
        operation.set("responses", responses(route));
        return operation;
    }

    private static String tag(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName().replace("Controller", "").toLowerCase(Locale.ROOT);
    }

    private static String id(HandlerMethod handler) {
        return tag(handler) + "." + handler.getMethod().getName();
    }

    private ArrayNode parameters(Route route) {
        var all = JSON.arrayNode();
        if (route.pattern().contains("{company}")) {
            all.add(parameter("company", "path", true)
                    .set("schema", JSON.objectNode().put("type", "integer").put("format", "int64")));
        }
        for (var parameter : route.handler().getMethod().getParameters()) {
            parameter(parameter).ifPresent(all::add);
        }
        if (route.changes()) {
            all.add(parameter("Idempotency-Key", "header", false)
                    .put(
                            "description",
                            "A word of your own choice: the call is done once, and one that is sent again under the same key within seven days gets the same answer, or 409 as long as it is being done.")
                    .set("schema", JSON.objectNode().put("type", "string").put("maxLength", 255)));
        }
        return all;
    }

    private static ObjectNode parameter(String name, String where, boolean required) {
        return JSON.objectNode().put("name", name).put("in", where).put("required", required);
    }

    private static Optional<ObjectNode> parameter(Parameter parameter) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        if (path == null && query == null) {
            return Optional.empty();
        }
        var found = path != null
                ? parameter(path.value(), "path", true)
                : parameter(
                        query.name(),
                        "query",
                        query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE));
        var says = parameter.getAnnotation(Says.class);
        if (says != null) {
            found.put("description", says.value());
        }
        return Optional.of(found.set("schema", JSON.objectNode().put("type", "string")));
    }

    private Optional<ObjectNode> body(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Sent.class))
                .findFirst()
                .map(parameter -> content(MediaType.APPLICATION_JSON, schemas.of(parameter.getParameterizedType()))
                        .put("required", false));
    }

    private static ObjectNode content(MediaType type, ObjectNode schema) {
        var holder = JSON.objectNode();
        holder.withObjectProperty("content").withObjectProperty(type.toString()).set("schema", schema);
        return holder;
    }

    private ObjectNode responses(Route route) {
        var responses = JSON.objectNode();
        var status = Optional.ofNullable(route.handler().getMethodAnnotation(ResponseStatus.class))
                .map(ResponseStatus::value)
                .orElse(HttpStatus.OK);
        var type = route.handler().getMethod().getGenericReturnType();
        responses.set(
                Integer.toString(status.value()),
                (type == void.class ? JSON.objectNode() : content(MediaType.APPLICATION_JSON, schemas.of(type)))
                        .put("description", status.getReasonPhrase()));
        PROBLEMS.forEach(problem -> responses.set(Integer.toString(problem.value()), told(problem)));
        if (route.changes()) {
            PROBLEMS_OF_CHANGES.forEach(problem -> responses.set(Integer.toString(problem.value()), told(problem)));
        }
        return responses;
    }

    private static ObjectNode told(HttpStatus problem) {
        return content(
                        MediaType.APPLICATION_PROBLEM_JSON,
                        JSON.objectNode().put("$ref", "#/components/schemas/Problem"))
                .put("description", problem.getReasonPhrase());
    }
}
