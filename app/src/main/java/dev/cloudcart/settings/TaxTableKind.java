package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
final class TaxTableKind implements Kind<TaxTable> {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d{1,6})?) ?%?");
    private static final Set<String> COLUMNS = Set.of("rate", "country", "region", "kind", "code");
    private static final String ANY = "any";
    private static final String EU = "EU";
    private static final String ABROAD = "abroad";
    private static final Text CODE = new Text(1, 100);
    private static final Text CELL = new Text(0, 100);
    private static final String RATES = "is a rate in percent such as 20, or any";

    @Override
    public Parsed<TaxTable> read(Tree tree) {
        if (tree.isBlank()) {
            return new Parsed.Good<>(TaxTable.EMPTY);
        }
        return switch (tree) {
            case Tree.Table table -> rates(Entries.of(table));
            case Tree.Rows(var _, var rows) -> rows(rows);
            default -> Parsed.Bad.at(tree.place(), "is " + allowed());
        };
    }

    private static Parsed<TaxTable> rates(Entries entries) {
        var rows = new Rows(entries.problems());
        entries.byKey().forEach((percent, entry) -> {
            var rate = rate(percent);
            if (rate.isEmpty()) {
                rows.refuse(entry.place(), "\"%s\" is not a rate in percent such as 20".formatted(percent));
            }
            switch (CODE.read(entry.value())) {
                case Parsed.Good<String>(var code) ->
                    rate.ifPresent(found ->
                            rows.add(entry.place(), new TaxTable.Row(found, new Area.Everywhere(), null, code)));
                case Parsed.Bad<String>(var bad) -> rows.problems.addAll(bad);
            }
        });
        return rows.parsed();
    }

    private static Parsed<TaxTable> rows(List<Tree> trees) {
        var rows = new Rows(List.of());
        for (var tree : trees) {
            if (tree instanceof Tree.Table table) {
                row(tree.place(), Entries.of(table), rows);
            } else {
                rows.refuse(tree.place(), "a row is a table such as {rate: 20, country: DE, code: \"20.0% S\"}");
            }
        }
        return rows.parsed();
    }

    private static void row(Place place, Entries entries, Rows rows) {
        int before = rows.problems.size();
        rows.problems.addAll(entries.problems());
        entries.byKey().keySet().stream()
                .filter(column -> !COLUMNS.contains(column))
                .forEach(column -> rows.refuse(
                        place, "a row has no \"%s\"; it has rate, country, region, kind and code".formatted(column)));
        var rate = rate(cell(entries, "rate", rows), place, rows);
        var area = area(cell(entries, "country", rows), cell(entries, "region", rows), place, rows);
        var kind = kind(cell(entries, "kind", rows), place, rows);
        var code = cell(entries, "code", rows);
        if (code.isEmpty()) {
            rows.refuse(place, "a row needs a code, the name of a tax code in QuickBooks");
        }
        if (rows.problems.size() == before && area != null) {
            rows.add(place, new TaxTable.Row(rate, area, kind, code));
        }
    }

    private static String cell(Entries entries, String column, Rows rows) {
        var entry = entries.byKey().get(column);
        if (entry == null) {
            return "";
        }
        return switch (CELL.read(entry.value())) {
            case Parsed.Good<String>(var value) -> value;
            case Parsed.Bad<String>(var bad) -> {
                bad.forEach(problem -> rows.refuse(problem.place(), column + ": " + problem.sentence()));
                yield "";
            }
        };
    }

    private static @Nullable TaxRate rate(String cell, Place place, Rows rows) {
        if (cell.isEmpty() || cell.equalsIgnoreCase(ANY)) {
            return null;
        }
        return rows.found(rate(cell), place, "rate: \"%s\" is none; it %s".formatted(cell, RATES));
    }

    private static Optional<TaxRate> rate(String percent) {
        var matcher = PERCENT.matcher(percent);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)))
                        .filter(rate -> rate.compareTo(new BigDecimal(100)) <= 0)
                        .map(TaxRate::new)
                : Optional.empty();
    }

    private static @Nullable Area area(String country, String region, Place place, Rows rows) {
        if (!region.isEmpty()) {
            return region(country, region, place, rows);
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
        return rows.found(
                Countries.find(country).map(found -> new Area.Within(found, "")),
                place,
                "country: \"%s\" is none; give a code or name such as DE, or EU, or abroad".formatted(country));
    }

    private static @Nullable Area region(String country, String region, Place place, Rows rows) {
        var where = Countries.find(country).filter(Regions::matterIn);
        if (where.isEmpty()) {
            rows.refuse(place, "region: needs a country: US, CA or AU");
            return null;
        }
        return rows.found(
                Regions.find(where.get(), region).map(found -> new Area.Within(where.get(), found)),
                place,
                "region: \"%s\" is no state or province of %s"
                        .formatted(region, where.get().title()));
    }

    private static TaxTable.@Nullable Kind kind(String cell, Place place, Rows rows) {
        if (cell.isEmpty()) {
            return null;
        }
        var kind = Stream.of(TaxTable.Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(cell))
                .findFirst();
        return rows.found(kind, place, "kind: \"%s\" is none; allowed: goods, postage, purchases".formatted(cell));
    }

    /// Rows and problems as they come.
    private static final class Rows {

        private final List<TaxTable.Row> rows = new ArrayList<>();
        private final List<Problem> problems;

        Rows(List<Problem> problems) {
            this.problems = new ArrayList<>(problems);
        }

        void add(Place place, TaxTable.Row row) {
            if (rows.stream().anyMatch(row::isLike)) {
                refuse(place, "a row for the same stands here a second time: " + written(row));
            }
            rows.add(row);
        }

        void refuse(Place place, String sentence) {
            problems.add(new Problem(place, sentence));
        }

        /// A cell that was found, or a problem.
        <T> @Nullable T found(Optional<T> value, Place place, String problem) {
            if (value.isEmpty()) {
                refuse(place, problem);
            }
            return value.orElse(null);
        }

        Parsed<TaxTable> parsed() {
            return problems.isEmpty() ? new Parsed.Good<>(new TaxTable(rows)) : new Parsed.Bad<>(problems);
        }
    }

    @Override
    public String write(TaxTable value) {
        return value.rows().stream().map(TaxTableKind::written).collect(joining(", ", "[", "]"));
    }

    @Override
    public String block(TaxTable value) {
        return value.rows().isEmpty()
                ? " []"
                : value.rows().stream().map(row -> "\n    - " + written(row)).collect(joining());
    }

    private static String written(TaxTable.Row row) {
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
