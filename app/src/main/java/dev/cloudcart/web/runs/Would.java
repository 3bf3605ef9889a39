package dev.cloudcart.web.runs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a preview would do to a document.
///
/// @param act such as `create`
/// @param party the customer or the vendor
record Would(
        String act,
        String kind,
        String number,
        String order,
        String store,
        String party,
        @Nullable LocalDate day,
        String currency,
        BigDecimal total,
        List<Changed> changes) {

    String words() {
        return switch (act) {
            case "create" -> "new";
            case "amend" -> "changed";
            case "void" -> "voided";
            default -> "deleted";
        };
    }

    /// Where nothing is done, of an order that stands.
    String wordsOfLast() {
        return switch (act) {
            case "create" -> "one more";
            case "amend" -> "different";
            default -> "not there";
        };
    }

    String tone() {
        return switch (act) {
            case "create" -> "bg-success-lt";
            case "amend" -> "bg-warning-lt";
            default -> "bg-danger-lt";
        };
    }

    /// @param before empty of what is added
    /// @param after empty of what goes
    record Changed(String what, String before, String after) {}

    static Would of(JsonNode one) {
        var changes = new ArrayList<Changed>();
        one.path("changes")
                .forEach(change ->
                        changes.add(new Changed(text(change, "what"), text(change, "before"), text(change, "after"))));
        one.path("lines")
                .forEach(line -> changes.add(new Changed("line", line(line.path("before")), line(line.path("after")))));
        return new Would(
                text(one, "act"),
                text(one, "kind"),
                text(one, "number"),
                text(one, "order"),
                text(one, "store"),
                text(one, "customer") + text(one, "vendor"),
                day(text(one, "day")),
                text(one, "currency"),
                new BigDecimal(one.path("total").asString("0")),
                changes);
    }

    /// Such as `Mug: 3 × 4.50 = 13.50, 20.0% S`.
    private static String line(JsonNode line) {
        if (!line.isObject()) {
            return "";
        }
        var quantity = text(line, "quantity");
        return text(line, "item")
                + ": "
                + (quantity.isEmpty() ? "" : "%s × %s = ".formatted(quantity, text(line, "price")))
                + text(line, "net")
                + (text(line, "taxCode").isEmpty() ? "" : ", " + text(line, "taxCode"));
    }

    private static @Nullable LocalDate day(String day) {
        return day.isEmpty() ? null : LocalDate.parse(day);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
