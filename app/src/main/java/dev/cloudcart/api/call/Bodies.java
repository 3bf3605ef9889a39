package dev.cloudcart.api.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads bodies strictly: what a call does not know is refused, for a misspelt day would sync everything, and so is
/// what is not of its kind, for a "preview" of 0 or "" would be none.
final class Bodies {
    private Bodies() {}

    private static final byte[] SAYS_NOTHING = "{}".getBytes(UTF_8);

    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, Bodies::onlyText)
            .withCoercionConfig(
                    LogicalType.Integer, whole -> whole.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .build();

    /// An order number may be a figure, too.
    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static <T> T read(Class<T> kind, byte[] body) {
        try {
            return JSON.treeToValue(object(kind, body), kind);
        } catch (JacksonException e) {
            throw Refuse.wrong("The body has something wrong at \"%s\": it may hold %s.".formatted(path(e), all(kind)));
        }
    }

    private static JsonNode object(Class<?> kind, byte[] body) {
        try {
            var tree = JSON.readTree(body.length == 0 ? SAYS_NOTHING : body);
            if (tree.isObject()) {
                mustBeText(tree);
                return tree;
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw noObject(kind);
    }

    /// A NUL, which no database keeps, and halves of letters, which no answer can repeat.
    private static void mustBeText(JsonNode tree) {
        var names = tree.propertyNames().stream();
        if (Stream.concat(names, Stream.of(tree.asString(""))).anyMatch(NO_TEXT.asPredicate())) {
            throw Refuse.wrong("The body has a sign in it that no text has, such as \\u0000: leave it out.");
        }
        tree.forEach(Bodies::mustBeText);
    }

    private static String path(JacksonException e) {
        return e.getPath().isEmpty()
                ? "its start"
                : String.valueOf(e.getPath().getFirst().getPropertyName());
    }

    private static RuntimeException noObject(Class<?> kind) {
        return Refuse.wrong("The body is no JSON object: send one that may hold %s.".formatted(all(kind)));
    }

    private static String all(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(part -> "%s (%s)"
                        .formatted(
                                part.getName(),
                                Optional.ofNullable(part.getAnnotation(Says.class))
                                        .map(Says::value)
                                        .orElseGet(() -> words(part.getGenericType()))))
                .collect(Collectors.joining(", "));
    }

    private static String words(Type type) {
        if (type instanceof ParameterizedType list) {
            return "a list of " + words(list.getActualTypeArguments()[0]);
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Long.class || type == long.class) {
            return "a whole number";
        }
        return type == JsonNode.class ? "an object" : "text";
    }
}
