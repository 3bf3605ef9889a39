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
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.core.mapping.TaxTable.Area;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;
import dev.cloudcart.places.Regions;

/// The company's own tax codes: a list of rows with `rate`, `country`, `region`, `kind` and `code`, of which only the code
/// must be there. A plain table from rates to codes is read as rows of a rate alone. A file that has it replaces the whole.
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
    public Parsed<TaxTable> read(Node node) {
        if (Entries.isEmpty(node)) {
            return new Parsed.Good<>(TaxTable.EMPTY);
        }
        return switch (node) {
            case MappingNode mapping -> rates(Entries.of(mapping));
            case SequenceNode sequence -> rows(sequence.getValue());
            default -> Parsed.Bad.at(Lines.of(node), "is " + allowed());
        };
    }

    private static Parsed<TaxTable> rates(Entries entries) {
        var rows = new Rows(entries.problems());
        entries.byKey().forEach((percent, entry) -> {
            var rate = rate(percent);
            if (rate.isEmpty()) {
                rows.refuse(entry.line(), "\"%s\" is not a rate in percent such as 20".formatted(percent));
            }
            switch (CODE.read(entry.value())) {
                case Parsed.Good<String>(var code) -> rate.ifPresent(found -> rows.add(entry.line(),
                        new TaxTable.Row(found, new Area.Everywhere(), null, code)));
                case Parsed.Bad<String>(var bad) -> rows.problems.addAll(bad);
            }
        });
        return rows.parsed();
    }

    private static Parsed<TaxTable> rows(List<Node> nodes) {
        var rows = new Rows(List.of());
        for (var node : nodes) {
            if (node instanceof MappingNode mapping) {
                row(Lines.of(node), Entries.of(mapping), rows);
            } else {
                rows.refuse(Lines.of(node), "a row is a table such as {rate: 20, country: DE, code: \"20.0% S\"}");
            }
        }
        return rows.parsed();
    }

    private static void row(int line, Entries entries, Rows rows) {
        int before = rows.problems.size();
        rows.problems.addAll(entries.problems());
        entries.byKey().keySet().stream().filter(column -> !COLUMNS.contains(column))
                .forEach(column -> rows.refuse(line,
                        "a row has no \"%s\"; it has rate, country, region, kind and code".formatted(column)));
        var rate = rate(cell(entries, "rate", rows), line, rows);
        var area = area(cell(entries, "country", rows), cell(entries, "region", rows), line, rows);
        var kind = kind(cell(entries, "kind", rows), line, rows);
        var code = cell(entries, "code", rows);
        if (code.isEmpty()) {
            rows.refuse(line, "a row needs a code, the name of a tax code in QuickBooks");
        }
        if (rows.problems.size() == before && area != null) {
            rows.add(line, new TaxTable.Row(rate, area, kind, code));
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
                bad.forEach(problem -> rows.refuse(problem.line(), column + ": " + problem.sentence()));
                yield "";
            }
        };
    }

    private static @Nullable TaxRate rate(String cell, int line, Rows rows) {
        if (cell.isEmpty() || cell.equalsIgnoreCase(ANY)) {
            return null;
        }
        return rows.found(rate(cell), line, "rate: \"%s\" is none; it %s".formatted(cell, RATES));
    }

    private static Optional<TaxRate> rate(String percent) {
        var matcher = PERCENT.matcher(percent);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1))).filter(rate -> rate.compareTo(new BigDecimal(100)) <= 0)
                        .map(TaxRate::new)
                : Optional.empty();
    }

    private static @Nullable Area area(String country, String region, int line, Rows rows) {
        if (!region.isEmpty()) {
            return region(country, region, line, rows);
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
        return rows.found(Countries.find(country).map(found -> new Area.Within(found, "")), line,
                "country: \"%s\" is none; give a code or name such as DE, or EU, or abroad".formatted(country));
    }

    private static @Nullable Area region(String country, String region, int line, Rows rows) {
        var where = Countries.find(country).filter(Regions::matterIn);
        if (where.isEmpty()) {
            rows.refuse(line, "region: needs a country: US, CA or AU");
            return null;
        }
        return rows.found(Regions.find(where.get(), region).map(found -> new Area.Within(where.get(), found)), line,
                "region: \"%s\" is no state or province of %s".formatted(region, where.get().title()));
    }

    private static TaxTable.@Nullable Kind kind(String cell, int line, Rows rows) {
        if (cell.isEmpty()) {
            return null;
        }
        var kind = Stream.of(TaxTable.Kind.values()).filter(one -> one.name().equalsIgnoreCase(cell)).findFirst();
        return rows.found(kind, line, "kind: \"%s\" is none; allowed: goods, postage".formatted(cell));
    }

    /// Rows and problems as they come.
    private static final class Rows {

        private final List<TaxTable.Row> rows = new ArrayList<>();
        private final List<Problem> problems;

        Rows(List<Problem> problems) {
            this.problems = new ArrayList<>(problems);
        }

        void add(int line, TaxTable.Row row) {
            if (rows.stream().anyMatch(row::isLike)) {
                refuse(line, "a row for the same stands here a second time: " + written(row));
            }
            rows.add(row);
        }

        void refuse(int line, String sentence) {
            problems.add(new Problem(line, sentence));
        }

        /// A cell that was found, or a problem.
        <T> @Nullable T found(Optional<T> value, int line, String problem) {
            if (value.isEmpty()) {
                refuse(line, problem);
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
            case Area.Everywhere() -> {
            }
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
    public String allowed() {
        return "a list such as [{rate: 20, country: \"DE\", kind: goods, code: \"20.0% S\"}]; rate may be any, country EU or"
                + " abroad, and all but the code may be left out";
    }
}
