package dev.cloudcart.simulators.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Changes JSON where it means something: takes values away, puts others of any type in their place, swaps them,
/// doubles keys, nests.
final class JsonGarbler {

    /// What nobody should send, as it is written.
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "7",
            "0.1",
            "-0.005",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "{}",
            "[{}]",
            "[[]]",
            "[null]",
            "{\"value\":{}}",
            "{\"value\":null}",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "1E2147483647",
            "1E-2147483648",
            "1E99999999999",
            "0e999999999",
            "1e400",
            "9".repeat(30),
            "9".repeat(2_000),
            "0." + "3".repeat(50),
            "9223372036854775807",
            "9223372036854775808",
            "2147483648",
            "\"1e999999999\"",
            "\"NaN\"",
            "\"0x10\"",
            "\"٣\"",
            "\"" + "x".repeat(30_000) + "\"",
            "\"" + "(".repeat(30_000) + "\"",
            "\"" + "A.".repeat(5_000) + "\"",
            "\"" + "\\\\".repeat(5_000) + "\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "\"2026-02-30\"",
            "\"UNK\"",
            "\"XXX\"",
            "\"KWD\"",
            "\"JPY\"",
            "\"AQ\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"';--\"",
            "\"{sku}\"",
            "\"$1\"",
            "\"6140\"",
            "\"610\"",
            "\"TxnType=Invoice with TxnId=1\"",
            "[".repeat(400) + "]".repeat(400),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600));

    private final RandomGenerator random;

    JsonGarbler(RandomGenerator random) {
        this.random = random;
    }

    /// One place of the tree: a member of an object, or an element of an array.
    private record Place(JsonNode parent, String name, int at) {

        JsonNode value() {
            return parent instanceof ArrayNode array ? array.get(at) : parent.get(name);
        }

        void put(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(at, value);
            } else if (parent instanceof ObjectNode object) {
                object.set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(at);
            } else if (parent instanceof ObjectNode object) {
                object.remove(name);
            }
        }
    }

    /// Changes the tree, too.
    byte[] garbled(JsonNode tree) {
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            change(places(tree));
        }
        return Json.bytes(tree);
    }

    private void change(List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        var place = any(places);
        switch (random.nextInt(9)) {
            case 0, 1 -> place.remove();
            case 2, 3, 4, 5 -> place.put(raw(any(ODD)));
            case 6 -> swap(place, any(places));
            case 7 -> turn(place);
            default -> twice(place);
        }
    }

    private static void swap(Place one, Place other) {
        var kept = one.value().deepCopy();
        one.put(other.value().deepCopy());
        other.put(kept);
    }

    /// An array where an object belongs, an object where an array does, a text where a number does.
    private static void turn(Place place) {
        place.put(
                switch (place.value()) {
                    case ObjectNode object -> Json.array().add(object.deepCopy());
                    case ArrayNode array ->
                        array.isEmpty() ? Json.object() : array.get(0).deepCopy();
                    case JsonNode plain when plain.isNumber() -> JsonNodeFactory.instance.stringNode(plain.asString());
                    case JsonNode plain -> Json.object().set("value", plain.deepCopy());
                });
    }

    /// The same key twice, with another value.
    private void twice(Place place) {
        if (place.parent() instanceof ObjectNode) {
            place.put(raw(Json.MAPPER.writeValueAsString(place.value()) + ",\"" + place.name() + "\":" + any(ODD)));
        } else if (place.parent() instanceof ArrayNode array) {
            array.add(place.value().deepCopy());
        }
    }

    private static List<Place> places(JsonNode node) {
        var places = new ArrayList<Place>();
        collect(node, places);
        return places;
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                places.add(new Place(array, "", at));
                collect(array.get(at), places);
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                places.add(new Place(object, member.getKey(), 0));
                collect(member.getValue(), places);
            });
        }
    }

    private static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
