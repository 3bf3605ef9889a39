package dev.cloudcart.quickbooks.wire;

import java.util.Collection;
import java.util.stream.Collectors;

/// Statements of QuickBooks' query language (Intuit, Query operations and syntax).
public final class Statement {

    /// The most objects that one answer brings.
    public static final int PAGE = 1000;

    /// So many names keep a statement well below what an address may hold.
    public static final int NAMES_MAX = 20;

    private Statement() {}

    public static String page(String entity, int start) {
        return "select * from %s orderby Id startposition %d maxresults %d".formatted(entity, start, PAGE);
    }

    public static String where(String entity, String condition) {
        return "select * from %s where %s maxresults %d".formatted(entity, condition, PAGE);
    }

    public static String pageWhere(String entity, String condition, int start) {
        return "select * from %s where %s orderby Id startposition %d maxresults %d"
                .formatted(entity, condition, start, PAGE);
    }

    public static String in(String field, Collection<String> values) {
        return field + values.stream().map(Statement::quoted).collect(Collectors.joining(", ", " in (", ")"));
    }

    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
