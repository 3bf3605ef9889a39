package dev.cloudcart.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of a schema as a backup sees them.
///
/// @param schema the name of a schema of ours, never of anybody else
record Tables(JdbcClient jdbc, String schema) {

    /// Flyway's own, which a restored schema makes itself; and what is scheduled, which follows from the settings.
    private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", "scheduled_tasks");

    /// Columns by table, each after those that it refers to.
    LinkedHashMap<String, List<String>> columns() {
        var all = new TreeMap<String, List<String>>();
        jdbc.sql("""
                select c.table_name, c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = ? and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
                order by c.table_name, c.ordinal_position
                """).param(schema).query(row -> {
            all.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        all.keySet().removeAll(LEFT_OUT);
        return ordered(all);
    }

    private LinkedHashMap<String, List<String>> ordered(TreeMap<String, List<String>> all) {
        var needs = new TreeMap<String, Set<String>>();
        jdbc.sql("""
                select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
                where contype = 'f' and connamespace = ?::regnamespace and conrelid <> confrelid
                """).param(schema).query(row -> {
            needs.computeIfAbsent(plain(row.getString(1)), _ -> new TreeSet<>()).add(plain(row.getString(2)));
        });
        var ordered = new LinkedHashMap<String, List<String>>();
        while (ordered.size() < all.size()) {
            var next = all.keySet().stream()
                    .filter(table -> !ordered.containsKey(table))
                    .filter(table -> ordered.keySet().containsAll(needs.getOrDefault(table, Set.of())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Tables refer to each other in a circle"));
            ordered.put(next, all.get(next));
        }
        return ordered;
    }

    private static String plain(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
    }

    /// Up to where each sequence has counted; those that never counted are left out.
    Map<String, Long> sequences() {
        var counted = new TreeMap<String, Long>();
        jdbc.sql("select sequencename, last_value from pg_sequences where schemaname = ? and last_value is not null")
                .param(schema)
                .query(row -> {
                    counted.put(row.getString(1), row.getLong(2));
                });
        return counted;
    }

    /// Has every sequence that is here count on behind where it was.
    void countOn(Map<String, Long> sequences) {
        var here = Set.copyOf(jdbc.sql("select sequencename from pg_sequences where schemaname = ?")
                .param(schema)
                .query(String.class)
                .list());
        sequences.forEach((name, counted) -> {
            if (here.contains(name)) {
                jdbc.sql("select setval(?::regclass, ?)")
                        .params(qualified(name), counted)
                        .query(Long.class)
                        .single();
            }
        });
    }

    String qualified(String table) {
        return quoted(schema) + "." + quoted(table);
    }

    String qualified(String table, List<String> columns) {
        return qualified(table) + columns.stream().map(Tables::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
