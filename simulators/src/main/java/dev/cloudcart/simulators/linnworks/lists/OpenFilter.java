package dev.cloudcart.simulators.linnworks.lists;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.Moments;

/// One condition on an open order.
public sealed interface OpenFilter {
    OpenField field();

    boolean fits(JsonNode value);

    /// Whether a value of the field fits; with a list, one is enough.
    default boolean test(JsonNode order) {
        return field().of(order).stream().anyMatch(this::fits);
    }

    enum Match {
        EQUAL,
        CONTAINS,
        STARTWITH,
        ENDSWITH
    }

    record Text(OpenField field, Match match, String text) implements OpenFilter {
        @Override
        public boolean fits(JsonNode value) {
            var given = value.asString().toLowerCase(Locale.ROOT);
            var wanted = text.toLowerCase(Locale.ROOT);
            return switch (match) {
                case EQUAL -> given.equals(wanted);
                case CONTAINS -> given.contains(wanted);
                case STARTWITH -> given.startsWith(wanted);
                case ENDSWITH -> given.endsWith(wanted);
            };
        }
    }

    record Flag(OpenField field, boolean wanted) implements OpenFilter {
        @Override
        public boolean fits(JsonNode value) {
            return value.isBoolean() && value.booleanValue() == wanted;
        }
    }

    enum Compare {
        EQUAL,
        GREATER,
        LOWER
    }

    record Amount(OpenField field, Compare compare, BigDecimal wanted) implements OpenFilter {
        @Override
        public boolean fits(JsonNode value) {
            int order = value.isNumber() ? value.decimalValue().compareTo(wanted) : -2;
            return switch (compare) {
                case EQUAL -> order == 0;
                case GREATER -> order == 1;
                case LOWER -> order == -1;
            };
        }
    }

    record Between(OpenField field, Instant from, Instant to) implements OpenFilter {
        @Override
        public boolean fits(JsonNode value) {
            var moment = Moments.read(value.asString());
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    record Listed(OpenField field, boolean wanted, String text) implements OpenFilter {
        @Override
        public boolean fits(JsonNode value) {
            return value.asString().equalsIgnoreCase(text);
        }

        @Override
        public boolean test(JsonNode order) {
            return OpenFilter.super.test(order) == wanted;
        }
    }
}
