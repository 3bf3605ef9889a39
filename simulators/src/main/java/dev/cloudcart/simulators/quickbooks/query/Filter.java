package dev.cloudcart.simulators.quickbooks.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.quickbooks.query.Query.Condition;
import dev.cloudcart.simulators.quickbooks.query.Query.Operator;

/// Which entities a statement means: conditions and order over single properties.
public final class Filter {

    /// Numbers by their value; the few ids that are words, TAX and NON, come last.
    private static final Comparator<String> IDS = Comparator.<String>comparingInt(id -> isNumber(id) ? 0 : 1)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private Filter() {}

    static boolean matches(String entity, JsonNode node, List<Condition> conditions) {
        return conditions.stream().allMatch(condition -> matches(entity, node, condition));
    }

    static boolean matches(String entity, JsonNode node, Condition condition) {
        var value = value(node, condition.property());
        if (value == null) {
            return false;
        }
        var wanted = condition.values().getFirst();
        return switch (condition.operator()) {
            case IN ->
                condition.values().stream().anyMatch(any -> compare(entity, condition.property(), value, any) == 0);
            case LIKE -> like(wanted).matcher(value).matches();
            case EQUAL -> compare(entity, condition.property(), value, wanted) == 0;
            case LESS -> compare(entity, condition.property(), value, wanted) < 0;
            case GREATER -> compare(entity, condition.property(), value, wanted) > 0;
            case LESS_OR_EQUAL -> compare(entity, condition.property(), value, wanted) <= 0;
            case GREATER_OR_EQUAL -> compare(entity, condition.property(), value, wanted) >= 0;
        };
    }

    /// By the first order, and where that does not tell by the next.
    static Comparator<JsonNode> order(String entity, List<Query.Order> orders) {
        return orders.stream()
                .map(order -> order(entity, order))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<JsonNode> order(String entity, Query.Order order) {
        Comparator<JsonNode> ascending = (one, other) -> {
            var left = value(one, order.property());
            var right = value(other, order.property());
            return left == null || right == null
                    ? Boolean.compare(left != null, right != null)
                    : compare(entity, order.property(), left, right);
        };
        return order.descending() ? ascending.reversed() : ascending;
    }

    /// Ids can be asked for with = and IN only.
    static void checkOperator(Condition condition) {
        boolean listed = condition.operator() == Operator.EQUAL || condition.operator() == Operator.IN;
        if (condition.property().equals("Id") && !listed) {
            throw Refusal.queryInvalid("Operator " + condition.operator() + " is not supported for property Id");
        }
    }

    /// The text of a property; of a reference its id, of an address what is in it.
    private static @Nullable String value(JsonNode node, String property) {
        var found = node;
        for (var step : property.split("\\.", -1)) {
            found = found.path(step);
            found = found.isArray() ? found.path(0) : found;
        }
        for (var inner : List.of("value", "Address", "FreeFormNumber")) {
            found = found.isObject() && found.has(inner) ? found.path(inner) : found;
        }
        return found.isValueNode() && !found.isNull() ? found.asString() : null;
    }

    private static int compare(String entity, String property, String value, String wanted) {
        if (property.equals("Id")) {
            return IDS.compare(value, wanted);
        }
        var type = property.startsWith("MetaData.")
                ? "dateTime"
                : Schema.kindOf(entity, property).orElse("text");
        try {
            return switch (type) {
                case "decimal", "integer" -> new BigDecimal(value).compareTo(new BigDecimal(wanted));
                case "date" ->
                    LocalDate.parse(value)
                            .compareTo(LocalDate.parse(wanted.substring(0, Math.min(10, wanted.length()))));
                case "dateTime" -> instant(value).compareTo(instant(wanted));
                default -> value.compareToIgnoreCase(wanted);
            };
        } catch (DateTimeException | NumberFormatException _) {
            throw Refusal.queryInvalid("value " + wanted + " is not valid for property " + property);
        }
    }

    private static boolean isNumber(String id) {
        return id.chars().allMatch(Character::isDigit);
    }

    /// A day alone means its beginning; a time without an offset is on the west coast.
    public static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneId.of("America/Los_Angeles"))
                    .toInstant();
        }
        boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return hasOffset
                ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant()
                : LocalDateTime.parse(text)
                        .atZone(ZoneId.of("America/Los_Angeles"))
                        .toInstant();
    }

    private static Pattern like(String wanted) {
        var pattern = new StringBuilder();
        for (var part : wanted.toLowerCase(Locale.ROOT).splitWithDelimiters("%", 0)) {
            pattern.append(part.equals("%") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
