package dev.cloudcart.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.core.mapping.TaxTable.Area;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;
import dev.cloudcart.places.Regions;

/// The company's own tax codes: a list of rows with `rate`, `country`, `region`, `kind` and `code`, of which only
/// the code must be there. A plain table from rates to codes is read as rows of a rate alone. A file that has it
/// replaces the whole.
final class TaxTableKind extends RowsKind<TaxTable.Row, TaxTable> {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d{1,6})?) ?%?");
    private static final String ANY = "any";
    private static final String EU = "EU";
    private static final String ABROAD = "abroad";
    private static final Text CODE = new Text(1, 100);
    private static final Text CELL = new Text(0, 100);
    private static final String RATES = "is a rate in percent such as 20, or any";

    TaxTableKind() {
        super("rate", "country", "region", "kind", "code");
    }

    @Override
    public Parsed<TaxTable> read(Tree tree) {
        return tree instanceof Tree.Table table && !tree.isBlank() ? rates(Entries.of(table)) : super.read(tree);
    }

    private Parsed<TaxTable> rates(Entries entries) {
        var rows = new Reading();
        rows.refuse(entries.problems());
        entries.byKey().forEach((percent, entry) -> {
            var rate = rate(percent);
            if (rate.isEmpty()) {
                rows.refuse(entry.place(), "\"%s\" is not a rate in percent such as 20".formatted(percent));
            }
            switch (CODE.read(entry.value())) {
                case Parsed.Good<String>(var code) ->
                    rate.ifPresent(found ->
                            rows.add(entry.place(), new TaxTable.Row(found, new Area.Everywhere(), null, code)));
                case Parsed.Bad<String>(var bad) -> rows.refuse(bad);
            }
        });
        return rows.parsed();
    }

    @Override
    String noRow() {
        return "a row is a table such as {rate: 20, country: DE, code: \"20.0% S\"}";
    }

    @Override
    TaxTable.@Nullable Row row(Cells cells) {
        var rate = rate(cells.text("rate", CELL), cells);
        var area = area(cells.text("country", CELL), cells.text("region", CELL), cells);
        var kind = kind(cells.text("kind", CELL), cells);
        var code = cells.text("code", CELL);
        if (code.isEmpty()) {
            cells.refuse("a row needs a code, the name of a tax code in QuickBooks");
        }
        return area == null ? null : new TaxTable.Row(rate, area, kind, code);
    }

    private @Nullable TaxRate rate(String cell, Cells cells) {
        return cell.isEmpty() || cell.equalsIgnoreCase(ANY)
                ? null
                : cells.found(rate(cell), "rate: \"%s\" is none; it %s".formatted(cell, RATES));
    }

    private static Optional<TaxRate> rate(String percent) {
        var matcher = PERCENT.matcher(percent);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)))
                        .filter(rate -> rate.compareTo(new BigDecimal(100)) <= 0)
                        .map(TaxRate::new)
                : Optional.empty();
    }

    private @Nullable Area area(String country, String region, Cells cells) {
        if (!region.isEmpty()) {
            return region(country, region, cells);
        }
        if (country.isEmpty()) {
            return new Area.Everywhere();
        }
        if (country.equalsIgnoreCase(EU)) {
            return new Area.EuropeanUnion();
        }
        if (country.equalsIgnoreCase(ABROAD)) {
            return new Area.Abroad();
        }
        return cells.found(
                Countries.find(country).map(found -> new Area.Within(found, "")),
                "country: \"%s\" is none; give a code or name such as DE, or EU, or abroad".formatted(country));
    }

    private @Nullable Area region(String country, String region, Cells cells) {
        var where = Countries.find(country).filter(Regions::matterIn);
        if (where.isEmpty()) {
            cells.refuse("region: needs a country: US, CA, AU or IN");
            return null;
        }
        return cells.found(
                Regions.find(where.get(), region).map(found -> new Area.Within(where.get(), found)),
                "region: \"%s\" is no state or province of %s"
                        .formatted(region, where.get().title()));
    }

    private TaxTable.@Nullable Kind kind(String cell, Cells cells) {
        if (cell.isEmpty()) {
            return null;
        }
        var kind = Stream.of(TaxTable.Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(cell))
                .findFirst();
        return cells.found(kind, "kind: \"%s\" is none; allowed: goods, postage, purchases".formatted(cell));
    }

    @Override
    Optional<String> clash(TaxTable.Row earlier, TaxTable.Row later) {
        return later.isLike(earlier)
                ? Optional.of("a row for the same stands here a second time: " + written(later))
                : Optional.empty();
    }

    @Override
    TaxTable table(List<TaxTable.Row> rows) {
        return new TaxTable(rows);
    }

    @Override
    List<TaxTable.Row> rows(TaxTable table) {
        return table.rows();
    }

    @Override
    String written(TaxTable.Row row) {
        var cells = new StringJoiner(", ", "{", "}");
        var rate = row.rate();
        cells.add("rate: " + (rate == null ? ANY : rate.percent().toPlainString()));
        switch (row.area()) {
            case Area.Everywhere() -> {}
            case Area.EuropeanUnion() -> cells.add("country: " + EU);
            case Area.Abroad() -> cells.add("country: " + ABROAD);
            case Area.Within(Country country, String region) -> {
                cells.add("country: \"" + country.code() + "\"");
                if (!region.isEmpty()) {
                    cells.add("region: \"" + region + "\"");
                }
            }
        }
        if (row.kind() != null) {
            cells.add("kind: " + Objects.requireNonNull(row.kind()).name().toLowerCase(Locale.ROOT));
        }
        return cells.add("code: " + Text.quoted(row.code())).toString();
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("rate", "Rate %", new Control.Line(20)),
                Control.Column.of("country", "Country", new Control.Line(100)),
                Control.Column.of("region", "State or province", new Control.Line(100)),
                Control.Column.of(
                        "kind",
                        "Of",
                        new Control.Select(Stream.of(TaxTable.Kind.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .map(word -> new Control.Option(word, Labels.capital(word)))
                                .toList())),
                Control.Column.of("code", "Tax code", new Control.Line(100))
                        .needed()
                        .from(BooksList.TAX_CODES)));
    }

    @Override
    public String allowed() {
        return "a list such as [{rate: 20, country: \"DE\", kind: goods, code: \"20.0% S\"}]; rate may be any, country EU or"
                + " abroad, and all but the code may be left out";
    }
}
