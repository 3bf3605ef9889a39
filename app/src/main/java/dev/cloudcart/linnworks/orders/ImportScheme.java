package dev.cloudcart.linnworks.orders;

import java.util.Locale;
import java.util.regex.Pattern;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.Wording;

/// Tells by the number on an order that its tax is declared under the European Union's Import One Stop Shop.
/// Linnworks writes the numbers of Amazon, eBay and others on their orders as a property, and has rules write
/// that of a shop of one's own there too (Linnworks, Marketplaces: IOSS numbers), so that it does not tell
/// whose number it is.
final class ImportScheme {

    private static final String PROPERTY = "IOSS";

    /// `IM` and ten digits (Commission Implementing Regulation 2020/194, annex V).
    private static final Pattern NUMBER = Pattern.compile("IM\\d{10}");

    private ImportScheme() {}

    static boolean isOn(OrderJson order) {
        return Boolean.TRUE.equals(order.importScheme())
                || order.properties().stream()
                        .anyMatch(one -> isNumber(Wording.plain(one.name()), Wording.plain(one.value())));
    }

    /// Before the properties are taken out of a record.
    static void keep(ObjectNode order) {
        boolean isOn = order.path("ExtendedProperties")
                .valueStream()
                .anyMatch(one -> isNumber(
                        Wording.plain(one.path("Name").asString("")),
                        Wording.plain(one.path("Value").asString(""))));
        if (isOn) {
            order.put("ImportScheme", true);
        }
    }

    private static boolean isNumber(String name, String value) {
        return name.toUpperCase(Locale.ROOT).contains(PROPERTY)
                && NUMBER.matcher(value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
                        .matches();
    }
}
