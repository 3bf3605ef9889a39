package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.mapping.Rules.CostVendor;

/// Who bills which type of cost, one row for each.
record CostVendorTable() implements Kind<List<CostVendor>> {

    private static final Set<String> COLUMNS = Set.of("cost", "vendor");
    private static final Text COST = new Text(0, 100);
    private static final Text VENDOR = new Text(1, 500);

    @Override
    public Parsed<List<CostVendor>> read(Tree tree) {
        if (tree.isBlank()) {
            return new Parsed.Good<>(List.of());
        }
        return tree instanceof Tree.Rows(var _, var rows) ? read(rows) : Parsed.Bad.at(tree.place(), "is " + allowed());
    }

    private Parsed<List<CostVendor>> read(List<Tree> rows) {
        var table = new ArrayList<CostVendor>();
        var problems = new ArrayList<Problem>();
        for (var row : rows) {
            switch (row(row)) {
                case Parsed.Good<CostVendor>(var entry) -> {
                    if (table.stream().anyMatch(earlier -> earlier.cost().equalsIgnoreCase(entry.cost()))) {
                        problems.add(new Problem(
                                row.place(),
                                entry.cost().isEmpty()
                                        ? "an earlier row is for all others"
                                        : "an earlier row has the vendor of \"%s\"".formatted(entry.cost())));
                    }
                    table.add(entry);
                }
                case Parsed.Bad<CostVendor>(var bad) -> problems.addAll(bad);
            }
        }
        return problems.isEmpty() ? new Parsed.Good<>(List.copyOf(table)) : new Parsed.Bad<>(problems);
    }

    private Parsed<CostVendor> row(Tree tree) {
        if (!(tree instanceof Tree.Table table)) {
            return Parsed.Bad.at(tree.place(), "is " + allowed());
        }
        var entries = Entries.of(table);
        var problems = new ArrayList<>(entries.problems());
        entries.byKey().forEach((column, entry) -> {
            if (!COLUMNS.contains(column)) {
                problems.add(
                        new Problem(entry.place(), "a row has no \"%s\"; it has cost and vendor".formatted(column)));
            }
        });
        var cost = cell(table, entries, "cost", COST, problems);
        var vendor = cell(table, entries, "vendor", VENDOR, problems);
        return problems.isEmpty() ? new Parsed.Good<>(new CostVendor(cost, vendor)) : new Parsed.Bad<>(problems);
    }

    private static String cell(Tree row, Entries entries, String column, Text kind, List<Problem> problems) {
        var entry = entries.byKey().get(column);
        var parsed = entry == null ? kind.parse("", row.place()) : kind.read(entry.value());
        return switch (parsed) {
            case Parsed.Good<String>(var value) -> value;
            case Parsed.Bad<String>(var bad) -> {
                bad.forEach(problem -> problems.add(new Problem(problem.place(), column + ": " + problem.sentence())));
                yield "";
            }
        };
    }

    @Override
    public String write(List<CostVendor> value) {
        return value.stream().map(CostVendorTable::row).collect(joining(", ", "[", "]"));
    }

    @Override
    public String block(List<CostVendor> value) {
        return value.isEmpty()
                ? " []"
                : value.stream().map(entry -> "\n    - " + row(entry)).collect(joining());
    }

    private static String row(CostVendor entry) {
        return entry.cost().isEmpty()
                ? "{vendor: %s}".formatted(Text.quoted(entry.vendor()))
                : "{cost: %s, vendor: %s}".formatted(Text.quoted(entry.cost()), Text.quoted(entry.vendor()));
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("cost", "Cost", new Control.Line(100)),
                Control.Column.of("vendor", "Vendor", new Control.Line(500)).needed()));
    }

    @Override
    public String allowed() {
        return "a list such as [{cost: Freight, vendor: \"DHL\"}], one row for each cost";
    }
}
