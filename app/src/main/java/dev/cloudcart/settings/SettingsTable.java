package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// A setting that is a table, as a file of comma-separated values.
public final class SettingsTable {

    private static final int ROWS_MAX = 5000;

    private final Key<?> key;
    private final List<Control.Column> columns;

    private SettingsTable(Key<?> key, List<Control.Column> columns) {
        this.key = key;
        this.columns = columns;
    }

    /// @param path `order-export.stores`
    public static Optional<SettingsTable> at(String path) {
        return Keys.ALL.stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .flatMap(key -> key.kind().control() instanceof Control.Rows(var columns)
                        ? Optional.of(new SettingsTable(key, columns))
                        : Optional.empty());
    }

    public String label() {
        return Labels.field(key);
    }

    /// For the name of a file.
    public String name() {
        return key.name();
    }

    /// The names of the columns, then a line for each row.
    public String write(Settings settings) {
        var filled = Filled.of(settings);
        var text = new StringBuilder(
                Csv.line(columns.stream().map(Control.Column::name).toList()));
        for (var row : filled.rows(key.path())) {
            text.append(Csv.line(columns.stream()
                    .map(column -> filled.text(key.path() + "." + row + "." + column.name()))
                    .toList()));
        }
        return text.toString();
    }

    /// Takes the place of the whole table, or nothing of it is taken. The first line names the columns, in any
    /// order.
    public SettingsReading read(String csv, Settings base) {
        var rows = Csv.rows(csv);
        if (rows.isEmpty()) {
            return refused(1, "The file is empty: its first line names the columns, %s.".formatted(columns()));
        }
        var head = rows.getFirst().cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        var unknown = head.stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equals(name)))
                .findFirst();
        if (unknown.isPresent()) {
            return refused(
                    rows.getFirst().line(),
                    "There is no column \"%s\": the first line names the columns, %s."
                            .formatted(unknown.get(), columns()));
        }
        if (rows.size() > ROWS_MAX) {
            return refused(rows.getLast().line(), "Those are more than %d rows: give fewer.".formatted(ROWS_MAX));
        }
        return read(rows.subList(1, rows.size()), head, base);
    }

    private SettingsReading read(List<Csv.Row> rows, List<String> head, Settings base) {
        var trees = new ArrayList<Tree>();
        for (var row : rows) {
            if (row.cells().size() > head.size()) {
                return refused(row.line(), "This row has more cells than there are columns: put quotes around commas.");
            }
            trees.add(row(row, head));
        }
        var start = new Place.Line(1);
        var table = new Tree.Named(start, key.name(), new Tree.Rows(start, trees));
        var reading = SettingsReader.read(
                new Tree.Table(
                        start, List.of(new Tree.Named(start, key.section(), new Tree.Table(start, List.of(table))))),
                base);
        return reading instanceof SettingsReading.Refused(var problems)
                ? new SettingsReading.Refused(Problem.told(problems))
                : reading;
    }

    private static Tree row(Csv.Row row, List<String> head) {
        var line = new Place.Line(row.line());
        return new Tree.Table(
                line,
                IntStream.range(0, row.cells().size())
                        .filter(cell -> !row.cells().get(cell).isBlank())
                        .mapToObj(cell -> new Tree.Named(
                                line,
                                head.get(cell),
                                new Tree.Leaf(line, row.cells().get(cell).strip())))
                        .toList());
    }

    /// Their names, with commas between.
    public String columns() {
        return columns.stream().map(Control.Column::name).collect(joining(", "));
    }

    private static SettingsReading refused(int line, String sentence) {
        return new SettingsReading.Refused(List.of(new Problem(new Place.Line(line), sentence)));
    }
}
