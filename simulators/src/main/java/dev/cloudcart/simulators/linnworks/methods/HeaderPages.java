package dev.cloudcart.simulators.linnworks.methods;

import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// A page of refund or return headers, in the order of their numbers; its size is Linnworks' own (Returns Refunds
/// API).
final class HeaderPages {
    private static final int HEADERS_PER_PAGE = 50;

    private HeaderPages() {}

    /// @param key what the number of such a header is called
    /// @param list what the answer calls them all
    static Answer of(Arguments arguments, Stream<ObjectNode> headers, String key, String list) {
        var request = arguments.wrapped("request");
        var filter = request.within("Filters").map(found -> filter(found, key)).orElse(_ -> true);
        var page = Page.of(headers.filter(filter).toList(), request.whole("Page", 1), HEADERS_PER_PAGE);
        var answer = Json.object()
                .put("Page", page.number())
                .put("TotalHeaders", page.total())
                .put("HeadersPerPage", HEADERS_PER_PAGE);
        answer.set(list, Replies.array(page.entries()));
        return Replies.ok(answer);
    }

    /// Types that go by what a header does not hold, such as tracking numbers, narrow nothing.
    private static Predicate<ObjectNode> filter(Arguments filter, String key) {
        var value = filter.text("Value").orElse("");
        return switch (filter.text("Type").orElse("")) {
            case "HEADER_ID" ->
                header -> Integer.toString(Fields.whole(header, key)).equals(value);
            case "ORDER_ID" ->
                header -> Fields.text(header, "OrderId").equalsIgnoreCase(value)
                        || Integer.toString(Fields.whole(header, "NumOrderId")).equals(value);
            case "HEADER_REFERENCE" ->
                header -> Fields.text(header, "ExternalReference").equalsIgnoreCase(value);
            default -> _ -> true;
        };
    }
}
