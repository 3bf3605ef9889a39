package dev.cloudcart.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;

/// What a program says about the run it asks for. Everything may be left out; what we do not know is refused, for a
/// misspelt day would sync everything, and so is what is not of its kind, for a "preview" of 0 or "" would be none.
record RunBody(
        @Nullable List<String> parts,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> status,
        @Nullable List<String> numbers,
        @Nullable Boolean preview) {

    private static final RunBody EMPTY = new RunBody(null, null, null, null, null, null);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, RunBody::onlyText)
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .build();

    /// An order number may be a figure, too.
    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static ManualRun read(byte[] body) {
        try {
            return body.length == 0
                    ? EMPTY.asked()
                    : Optional.ofNullable(JSON.readValue(body, RunBody.class))
                            .orElse(EMPTY)
                            .asked();
        } catch (MismatchedInputException e) {
            throw Finder.wrong("The body has something wrong at \"%s\": it may hold %s."
                    .formatted(
                            path(e),
                            "from, to (days such as \"2026-01-31\"), numbers, status, parts (lists of text) and preview (true or"
                                    + " false)"));
        } catch (JacksonException _) {
            throw Finder.wrong("The body is no JSON: send an object such as {\"from\": \"2026-01-31\"}.");
        }
    }

    private static String path(MismatchedInputException e) {
        return e.getPath().isEmpty()
                ? "its start"
                : String.valueOf(e.getPath().getFirst().getPropertyName());
    }

    private ManualRun asked() {
        return new ManualRun(
                orEmpty(parts).stream().map(RunBody::part).toList(),
                from,
                to,
                orEmpty(status).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                orEmpty(numbers),
                Boolean.TRUE.equals(preview));
    }

    private static Part part(String word) {
        return switch (word) {
            case "orders" -> Part.ORDERS;
            case "purchases" -> Part.PURCHASES;
            default -> throw Finder.wrong("There is no part \"%s\": use \"orders\" or \"purchases\".".formatted(word));
        };
    }

    private static List<String> orEmpty(@Nullable List<String> words) {
        return words == null ? List.of() : words;
    }
}
