package dev.cloudcart.simulators.quickbooks.query;

import java.util.List;

/// A statement of the query language, taken apart.
///
/// @param orders empty for the order in which the entities came
public record Query(String entity, boolean count, List<Condition> conditions, List<Order> orders, int start, int max) {

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

    /// @param zeroIsOne whether STARTPOSITION 0 is read as 1, as some official SDKs send it
    public static Query parse(String statement, boolean zeroIsOne) {
        return new QueryParser(statement, zeroIsOne).parse();
    }
}
