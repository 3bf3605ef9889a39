package dev.cloudcart.simulators.linnworks;

import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;

/// The filter of a list of refund or return headers (Returns Refunds API, ActionablePostSaleSearchFilters). Types that go by what
/// a header does not hold, such as tracking numbers, narrow nothing.
final class HeaderFilter {
    private HeaderFilter() {}

    /// @param key what the number of such a header is called
    static Predicate<ObjectNode> of(Arguments filter, String key) {
        var value = filter.text("Value").orElse("");
        return switch (filter.text("Type").orElse("")) {
            case "HEADER_ID" -> header -> Integer.toString(Fields.whole(header, key)).equals(value);
            case "ORDER_ID" -> header -> Fields.text(header, "OrderId").equalsIgnoreCase(value)
                    || Integer.toString(Fields.whole(header, "NumOrderId")).equals(value);
            case "HEADER_REFERENCE" -> header -> Fields.text(header, "ExternalReference").equalsIgnoreCase(value);
            default -> _ -> true;
        };
    }
}
