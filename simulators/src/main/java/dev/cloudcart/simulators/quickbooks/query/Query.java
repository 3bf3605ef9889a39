package dev.cloudcart.simulators.quickbooks.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A statement of the query language, taken apart.
///
/// @param order null for the order in which the entities came
public record Query(String entity, boolean count, List<Condition> conditions, @Nullable Order order, int start,
        int max) {

    enum Operator {
        EQUAL,
        LESS,
        GREATER,
        LESS_OR_EQUAL,
        GREATER_OR_EQUAL,
        IN,
        LIKE
    }

    record Condition(String property, Operator operator, List<String> values) {}

    record Order(String property, boolean descending) {}

    public static Query parse(String statement) {
        return new QueryParser(statement).parse();
    }
}
