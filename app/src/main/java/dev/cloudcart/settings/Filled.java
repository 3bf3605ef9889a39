package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A form as it is filled in: texts by the names of their fields, `order-export.order-status`, and of tables
/// `order-export.stores.0.name`. A table that is there has an entry of its own name, for it may have no rows.
public record Filled(Map<String, String> texts) {

    private static final int ROW_DIGITS_MAX = 5;

    public Filled {
        texts = Map.copyOf(texts);
    }

    /// Of what a browser sent that which is a setting.
    public static Filled sent(Map<String, String[]> parameters) {
        var texts = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (values.length > 0 && Keys.ALL.stream().anyMatch(key -> isOf(key.path(), name))) {
                texts.put(name, values[0]);
            }
        });
        return new Filled(texts);
    }

    private static boolean isOf(String path, String name) {
        return name.equals(path) || name.startsWith(path + ".");
    }

    static Filled of(Settings settings) {
        var texts = new LinkedHashMap<String, String>();
        for (var key : Keys.ALL) {
            put(key.path(), tree(key.text(settings)), key.kind().control(), texts);
        }
        return new Filled(texts);
    }

    /// What is written on one line is read as it would be in a file.
    static Tree tree(String written) {
        return YamlTree.read("value: " + written).tree() instanceof Tree.Table(var _, var values)
                ? values.getFirst().value()
                : new Tree.Leaf(new Place.Field(""), "");
    }

    private static void put(String path, Tree tree, Control control, Map<String, String> texts) {
        switch (tree) {
            case Tree.Leaf(var _, var text) ->
                texts.put(path, control.whenEmpty().filter(text::equals).isPresent() ? "" : text);
            case Tree.Rows(var _, var rows) -> {
                texts.put(path, "");
                for (int row = 0; row < rows.size(); row++) {
                    put(path + "." + row, rows.get(row), control, texts);
                }
            }
            case Tree.Table(var _, var values) ->
                values.forEach(named -> put(path + "." + named.name(), named.value(), control, texts));
        }
    }

    public boolean has(String field) {
        return texts.containsKey(field);
    }

    /// Empty where nothing was written.
    public String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /// The numbers of a table's rows, in their order; rows in which nothing is written are none.
    public List<Integer> rows(String table) {
        var rows = new TreeSet<Integer>();
        texts.forEach((name, text) -> {
            if (name.startsWith(table + ".") && !text.isBlank()) {
                var row = name.substring(table.length() + 1).split("\\.", 2)[0];
                if (row.matches("\\d{1,%d}".formatted(ROW_DIGITS_MAX))) {
                    rows.add(Integer.valueOf(row));
                }
            }
        });
        return List.copyOf(rows);
    }

    /// The number of a row that is not there yet.
    public int nextRow(String table) {
        var rows = rows(table);
        return rows.isEmpty() ? 0 : rows.getLast() + 1;
    }

    /// With one more row of a table.
    ///
    /// @param cells by their columns
    public Filled with(String table, Map<String, String> cells) {
        var texts = new LinkedHashMap<>(this.texts);
        texts.putIfAbsent(table, "");
        cells.forEach((column, text) -> texts.put("%s.%d.%s".formatted(table, nextRow(table), column), text));
        return new Filled(texts);
    }

    /// The cells of a row that hold something.
    private Map<String, String> cells(String row) {
        var cells = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> {
            if (name.startsWith(row + ".") && !text.isBlank()) {
                cells.put(name.substring(row.length() + 1), text.strip());
            }
        });
        return cells;
    }

    /// Of these settings alone.
    ///
    /// @param settings by their paths
    public Filled only(Set<String> settings) {
        var texts = new LinkedHashMap<>(this.texts);
        texts.keySet().removeIf(name -> settings.stream().noneMatch(path -> isOf(path, name)));
        return new Filled(texts);
    }

    /// With what is not in it as it is in another: a form may leave a long table out.
    public Filled over(Filled other) {
        var texts = new LinkedHashMap<>(this.texts);
        Keys.ALL.stream()
                .map(Key::path)
                .filter(path -> !has(path))
                .forEach(path -> other.texts.forEach((name, text) -> {
                    if (isOf(path, name)) {
                        texts.put(name, text);
                    }
                }));
        return new Filled(texts);
    }

    /// Where somebody else changed settings since this was shown: what was not touched here follows them, what was
    /// stays as it is written here.
    ///
    /// @param shown the form as it was before anybody wrote in it
    public Filled after(Filled shown, Filled now) {
        var texts = new LinkedHashMap<>(this.texts);
        for (var key : Keys.ALL) {
            if (!touched(key.path(), shown)) {
                texts.keySet().removeIf(name -> isOf(key.path(), name));
                now.texts.forEach((name, text) -> {
                    if (isOf(key.path(), name)) {
                        texts.put(name, text);
                    }
                });
            }
        }
        return new Filled(texts);
    }

    /// Whether a setting was written otherwise than it was shown.
    public boolean touched(String setting, Filled shown) {
        return has(setting) && !written(setting).equals(shown.written(setting));
    }

    private List<Map<String, String>> written(String setting) {
        var written = new ArrayList<Map<String, String>>();
        written.add(Map.of("", text(setting).strip()));
        rows(setting).forEach(row -> written.add(cells(setting + "." + row)));
        return written;
    }
}
