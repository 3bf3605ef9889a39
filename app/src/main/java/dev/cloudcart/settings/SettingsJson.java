package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings for programs: a section per tab, in it a value per setting, with the names and words of a settings file.
/// What they send is read as a settings file is, for JSON is YAML.
public final class SettingsJson {

    private SettingsJson() {}

    /// Texts, and tables as lists of rows of texts.
    public static Map<String, Map<String, Object>> write(Settings settings) {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        for (var section : Keys.sections()) {
            var values = new LinkedHashMap<String, Object>();
            Keys.of(section).forEach(key -> values.put(key.name(), value(Filled.tree(key.text(settings)))));
            all.put(section, values);
        }
        return all;
    }

    private static Object value(Tree tree) {
        return switch (tree) {
            case Tree.Leaf(var _, var text) -> text;
            case Tree.Rows(var _, var rows) -> {
                var list = new ArrayList<Object>();
                rows.forEach(row -> list.add(value(row)));
                yield list;
            }
            case Tree.Table(var _, var values) -> {
                var table = new LinkedHashMap<String, Object>();
                values.forEach(named -> table.put(named.name(), value(named.value())));
                yield table;
            }
        };
    }

    /// @param json an object; it may hold only what it changes
    /// @param base where the rest comes from
    public static SettingsReading read(String json, Settings base) {
        return SettingsYaml.read(json, base);
    }

    /// What is wrong, sentence by sentence, without the lines of a file that nobody has.
    public static List<String> sentences(SettingsReading.Refused refused) {
        return refused.problems().stream().map(Problem::sentence).toList();
    }
}
