package dev.cloudcart.simulators.linnworks.methods;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;

/// The arguments of a call by name, in any case. Unknown names are ignored, as Linnworks does.
public final class Arguments {
    static final String INVALID = "The request is invalid.";

    private final JsonNode values;
    private final boolean form;

    Arguments(JsonNode values, boolean form) {
        this.values = values;
        this.form = form;
    }

    /// Whether they came as form fields.
    boolean form() {
        return form;
    }

    /// The named parameter that holds the others; a call without it is refused.
    ///
    /// Linnworks binds a method's parameters by name: an object sent without its wrapper binds nothing.
    Arguments wrapped(String name) {
        return within(name).orElseThrow(() -> missing(name));
    }

    /// For a method whose body is the request itself: only a form still has a field for it.
    public Arguments bare() {
        return form ? within("request").orElse(this) : this;
    }

    Optional<Arguments> within(String name) {
        return node(name).filter(JsonNode::isObject).map(object -> new Arguments(object, form));
    }

    Optional<JsonNode> node(String name) {
        return values.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name)
                        && !field.getValue().isNull())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The first parameter of that name as text; a number or flag counts as its text.
    Optional<String> text(String name) {
        return node(name).filter(JsonNode::isValueNode).map(JsonNode::asString).filter(text -> !text.isEmpty());
    }

    Optional<UUID> id(String name) {
        return text(name).map(Arguments::uuid);
    }

    public UUID needId(String name) {
        return id(name).orElseThrow(() -> missing(name));
    }

    List<UUID> ids(String name) {
        return list(name).map(JsonNode::asString).map(Arguments::uuid).toList();
    }

    List<UUID> needIds(String name) {
        if (node(name).isEmpty()) {
            throw missing(name);
        }
        return ids(name);
    }

    Stream<JsonNode> list(String name) {
        return node(name).stream().flatMap(node -> StreamSupport.stream(node.spliterator(), false));
    }

    Stream<Arguments> objects(String name) {
        return list(name).filter(JsonNode::isObject).map(object -> new Arguments(object, form));
    }

    List<Integer> wholes(String name) {
        return list(name).map(JsonNode::asString).map(Arguments::number).toList();
    }

    int whole(String name, int otherwise) {
        return text(name).map(Arguments::number).orElse(otherwise);
    }

    int needWhole(String name) {
        return number(text(name).orElseThrow(() -> missing(name)));
    }

    boolean flag(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    Optional<Instant> moment(String name) {
        return text(name).map(Moments::read);
    }

    Instant needMoment(String name) {
        return moment(name).orElseThrow(() -> missing(name));
    }

    /// By name in any case, or by number (observed live of filters).
    static <E extends Enum<E>> E choice(String given, E[] choices) {
        return IntStream.range(0, choices.length)
                .filter(i -> choices[i].name().equalsIgnoreCase(given)
                        || Integer.toString(i).equals(given))
                .mapToObj(i -> choices[i])
                .findFirst()
                .orElseThrow(() -> new Refused(INVALID));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw new Refused(INVALID);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException _) {
            throw new Refused(INVALID);
        }
    }

    private static Refused missing(String name) {
        return new Refused("Parameter %s is missing.".formatted(name));
    }
}
