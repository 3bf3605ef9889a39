package dev.cloudcart.settings;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;

/// The company's own names for its channels: a list of tables with `source`, perhaps `sub-source`, and `name`,
/// `country` or `tax`, or several of them. The first row that fits wins, so a row that an earlier one covers is
/// refused. A file that has it replaces the whole table.
final class StoresTable extends RowsKind<Stores.Entry, Stores> {

    private static final Text SOURCE = new Text(1, 100);
    private static final Text SUB_SOURCE = new Text(0, 200);
    private static final Text NAME = new Text(0, 90);
    private static final Text COUNTRY = new Text(0, 60);

    StoresTable() {
        super("source", "sub-source", "name", "country", "tax");
    }

    @Override
    Stores.Entry row(Cells cells) {
        var source = cells.text("source", SOURCE);
        var subSource = cells.text("sub-source", SUB_SOURCE);
        var name = cells.text("name", NAME);
        var country = country(cells.text("country", COUNTRY), cells);
        var tax = cells.value("tax", Keys.TAX_MODES);
        if (name.isEmpty() && country == null && tax == null && cells.areGood()) {
            cells.refuse("a row needs a name, a country or a tax");
        }
        return new Stores.Entry(source, orNull(subSource), orNull(name), country, tax);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private @Nullable Country country(String cell, Cells cells) {
        return cell.isEmpty()
                ? null
                : cells.found(
                        Countries.find(cell),
                        "country: \"%s\" is none; give a code or name such as DE".formatted(cell));
    }

    @Override
    Optional<String> clash(Stores.Entry earlier, Stores.Entry later) {
        return covers(earlier, later)
                ? Optional.of("this row is never reached: an earlier one already names %s".formatted(shown(later)))
                : Optional.empty();
    }

    @Override
    Stores table(List<Stores.Entry> rows) {
        return new Stores(rows);
    }

    @Override
    List<Stores.Entry> rows(Stores table) {
        return table.table();
    }

    private static boolean covers(Stores.Entry earlier, Stores.Entry later) {
        return earlier.source().equalsIgnoreCase(later.source())
                && (earlier.subSource() == null || earlier.subSource().equalsIgnoreCase(later.subSource()));
    }

    private static String shown(Stores.Entry entry) {
        return entry.subSource() == null ? entry.source() : entry.source() + " " + entry.subSource();
    }

    @Override
    String written(Stores.Entry entry) {
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
