package dev.cloudcart.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every field the shop writes has the name and the type that Linnworks' published specifications give it.
class SpecificationTest {

    private static final Path SPECIFICATIONS = Path.of("..", "..", "shared", "specs", "linnworks", "1.0");

    private final ReadShop shop = ReadShop.withOrders(500);

    @ParameterizedTest
    @CsvSource({
        "order, orders, OrderDetails",
        "refundHeader, returnsrefunds, OrderRefundHeader",
        "purchaseOrder, purchaseorder, PurchaseOrderResponse",
        "stockItem, inventory, StockItemInv",
        "supplier, inventory, Supplier",
        "location, locations, StockLocation",
        "currencyRate, settings, CurrencyConversionRate"
    })
    void namesItsFieldsAsLinnworksDoes(String kind, String file, String definition) throws Exception {
        var specification = SPECIFICATIONS.resolve(file + ".json");
        assumeTrue(Files.exists(specification), "No specification at " + specification);
        var definitions =
                JsonMapper.shared().readTree(Files.readString(specification)).get("definitions");

        var strangers = new ArrayList<String>();
        shop.all(kind).forEach(value -> compare(definitions, definitions.get(definition), value, kind, strangers));

        assertThat(strangers.stream().distinct()).isEmpty();
    }

    private static void compare(
            JsonNode definitions, JsonNode declared, JsonNode value, String path, List<String> strangers) {
        var schema = resolved(definitions, declared);
        if (value.isObject() && schema.has("properties")) {
            value.propertyNames().forEach(name -> property(definitions, schema, value, path, name, strangers));
        } else if (value.isArray()) {
            value.forEach(element -> compare(definitions, schema.get("items"), element, path + "[]", strangers));
        } else if (!fits(schema.path("type").asString(""), value)) {
            strangers.add(path + " is " + value.getNodeType());
        }
    }

    private static void property(
            JsonNode definitions, JsonNode schema, JsonNode value, String path, String name, List<String> strangers) {
        var declared = schema.get("properties").get(name);
        if (declared == null) {
            strangers.add(path + "." + name);
        } else {
            compare(definitions, declared, value.get(name), path + "." + name, strangers);
        }
    }

    private static JsonNode resolved(JsonNode definitions, JsonNode declared) {
        var reference = declared.path("$ref").asString("");
        return reference.isEmpty() ? declared : definitions.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean fits(String type, JsonNode value) {
        return value.isNull()
                || switch (type) {
                    case "string" -> value.isString();
                    case "number" -> value.isNumber();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> true;
                };
    }
}
