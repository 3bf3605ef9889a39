package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.mapping.Rules.TaxMode;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;

/// The company's own names for its channels: a list of tables with `source`, perhaps `sub-source`, and `name`,
/// `country` or `tax`, or several of them. The first row that fits wins, so a row that an earlier one covers is
/// refused. A file that has it replaces the whole table.
final class StoresTable implements Kind<Stores> {

    private static final Set<String> COLUMNS = Set.of("source", "sub-source", "name", "country", "tax");
    private static final Text SOURCE = new Text(1, 100);
    private static final Text SUB_SOURCE = new Text(0, 200);
    private static final Text NAME = new Text(0, 90);
    private static final Text COUNTRY = new Text(0, 60);

    @Override
    public Parsed<Stores> read(Tree tree) {
        if (tree.isBlank()) {
            return new Parsed.Good<>(new Stores(List.of()));
        }
        return tree instanceof Tree.Rows(var _, var rows) ? read(rows) : Parsed.Bad.at(tree.place(), "is " + allowed());
    }

    private Parsed<Stores> read(List<Tree> rows) {
        var table = new ArrayList<Stores.Entry>();
        var problems = new ArrayList<Problem>();
        for (var row : rows) {
            switch (row(row)) {
                case Parsed.Good<Stores.Entry>(var entry) -> {
                    if (table.stream().anyMatch(earlier -> covers(earlier, entry))) {
                        problems.add(new Problem(
                                row.place(),
                                "this row is never reached: an earlier one already names %s".formatted(shown(entry))));
                    }
                    table.add(entry);
                }
                case Parsed.Bad<Stores.Entry>(var bad) -> problems.addAll(bad);
            }
        }
        return problems.isEmpty() ? new Parsed.Good<>(new Stores(table)) : new Parsed.Bad<>(problems);
    }

    private Parsed<Stores.Entry> row(Tree tree) {
        if (!(tree instanceof Tree.Table table)) {
            return Parsed.Bad.at(tree.place(), "is " + allowed());
        }
        var entries = Entries.of(table);
        var problems = new ArrayList<>(entries.problems());
        entries.byKey().forEach((column, entry) -> {
            if (!COLUMNS.contains(column)) {
                problems.add(new Problem(
                        entry.place(),
                        "a row has no \"%s\"; it has source, sub-source, name, country and tax".formatted(column)));
            }
        });
        var source = cell(table, entries, "source", SOURCE, problems);
        var subSource = cell(table, entries, "sub-source", SUB_SOURCE, problems);
        var name = cell(table, entries, "name", NAME, problems);
        var country = country(cell(table, entries, "country", COUNTRY, problems), tree.place(), problems);
        var tax = tax(entries.byKey().get("tax"), problems);
        if (name.isEmpty() && country == null && tax == null && problems.isEmpty()) {
            problems.add(new Problem(tree.place(), "a row needs a name, a country or a tax"));
        }
        return problems.isEmpty()
                ? new Parsed.Good<>(new Stores.Entry(source, orNull(subSource), orNull(name), country, tax))
                : new Parsed.Bad<>(problems);
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

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static @Nullable Country country(String cell, Place place, List<Problem> problems) {
        var country = Countries.find(cell);
        if (country.isEmpty() && !cell.isEmpty()) {
            problems.add(new Problem(place, "country: \"%s\" is none; give a code or name such as DE".formatted(cell)));
        }
        return country.orElse(null);
    }

    private static @Nullable TaxMode tax(Entries.@Nullable Entry entry, List<Problem> problems) {
        return entry == null
                ? null
                : switch (Keys.TAX_MODES.read(entry.value())) {
                    case Parsed.Good<TaxMode>(var mode) -> mode;
                    case Parsed.Bad<TaxMode>(var bad) -> {
                        bad.forEach(
                                problem -> problems.add(new Problem(problem.place(), "tax: " + problem.sentence())));
                        yield null;
                    }
                };
    }

    private static boolean covers(Stores.Entry earlier, Stores.Entry later) {
        return earlier.source().equalsIgnoreCase(later.source())
                && (earlier.subSource() == null || earlier.subSource().equalsIgnoreCase(later.subSource()));
    }

    private static String shown(Stores.Entry entry) {
        return entry.subSource() == null ? entry.source() : entry.source() + " " + entry.subSource();
    }

    @Override
    public String write(Stores value) {
        return value.table().stream().map(StoresTable::row).collect(joining(", ", "[", "]"));
    }

    @Override
    public String block(Stores value) {
        return value.table().isEmpty()
                ? " []"
                : value.table().stream().map(entry -> "\n    - " + row(entry)).collect(joining());
    }

    private static String row(Stores.Entry entry) {
        var country = entry.country();
        var tax = entry.tax();
        return "{source: %s%s%s%s%s}"
                .formatted(
                        Text.quoted(entry.source()),
                        cell("sub-source", entry.subSource()),
                        cell("name", entry.name()),
                        cell("country", country == null ? null : country.code()),
                        tax == null ? "" : ", tax: " + Keys.TAX_MODES.write(tax));
    }

    private static String cell(String column, @Nullable String value) {
        return value == null ? "" : ", " + column + ": " + Text.quoted(value);
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("source", "Source", new Control.Line(100)).needed(),
                Control.Column.of("sub-source", "Sub-source", new Control.Line(200)),
                Control.Column.of("name", "Name", new Control.Line(90)),
                Control.Column.of("country", "Country", new Control.Line(60)),
                Control.Column.of("tax", "Tax", Keys.TAX_MODES.control())));
    }

    @Override
    public String allowed() {
        return "a list such as [{source: \"EBAY\", sub-source: \"EBAY2\", name: \"eBay UK\"}]; sub-source may be left out; country: \"DE\" says where buyers of unknown country are, tax: line that the marketplace pays the tax";
    }
}
