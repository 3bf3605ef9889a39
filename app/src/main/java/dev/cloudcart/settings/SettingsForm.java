package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.cloudcart.core.books.BooksList;

/// Settings as a form: a tab per section, a field per setting, made from the settings that there are. What is filled
/// in is read as a settings file is, with the same sentences.
public final class SettingsForm {

    private SettingsForm() {}

    public record Tab(String section, String title, List<Field> fields) {
        public Tab {
            fields = List.copyOf(fields);
        }
    }

    /// @param path its name in forms and in the history, `order-export.order-status`
    /// @param usual its default, as people read it
    /// @param names where its values are listed in the books
    public record Field(
            String path, String label, String help, String usual, Control control, Optional<BooksList> names) {}

    /// Something that cannot be taken.
    ///
    /// @param field where it stands: a setting, a row or a cell of one
    /// @param label what people call that
    public record Wrong(String field, String label, String sentence) {}

    /// @param defaults of this company
    public static List<Tab> tabs(Settings defaults) {
        return Keys.sections().stream()
                .map(section -> new Tab(
                        section,
                        Labels.tab(section),
                        Keys.of(section).stream()
                                .map(key -> field(key, defaults))
                                .toList()))
                .toList();
    }

    /// Some of them, in the order of the tabs.
    ///
    /// @param paths of those
    public static List<Field> fields(Set<String> paths, Settings defaults) {
        return Keys.ALL.stream()
                .filter(key -> paths.contains(key.path()))
                .<Field>map(key -> field(key, defaults))
                .toList();
    }

    private static Field field(Key<?> key, Settings defaults) {
        return new Field(
                key.path(),
                Labels.field(key),
                help(key),
                shown(key.path(), key.text(defaults)),
                Labels.control(key),
                Labels.list(key));
    }

    private static String help(Key<?> key) {
        var more = switch (key.kind().control()) {
            case Control.Figure(var allowed, var _) -> Labels.capital(allowed) + ".";
            case Control.DayOfYear(var empty) ->
                empty.map("Empty for the %s."::formatted).orElse("");
            case Control.Line(var _, var suggestions) ->
                suggestions.isEmpty() ? "" : Labels.capital(key.kind().allowed()) + ".";
            case Control.Select _, Control.Rows _ -> "";
        };
        return (key.comment() + ". " + more).strip();
    }

    /// What a setting is called on pages; its path where there is no such setting any more.
    public static String label(String path) {
        return find(path).map(Labels::field).orElse(path);
    }

    /// A value of the history as people read it: a choice by its title, a table row by row.
    public static String shown(String path, String written) {
        var control = find(path).map(Labels::control).orElse(new Control.Line(1));
        return switch (Filled.tree(written)) {
            case Tree.Leaf(var _, var text) -> text.isEmpty() ? "empty" : control.title(text);
            case Tree.Rows(var _, var rows) ->
                rows.isEmpty() ? "none" : rows.stream().map(SettingsForm::row).collect(joining("; "));
            case Tree.Table _ -> written;
        };
    }

    private static String row(Tree row) {
        return row instanceof Tree.Table(var _, var values)
                ? values.stream()
                        .filter(named -> named.value() instanceof Tree.Leaf)
                        .map(named -> ((Tree.Leaf) named.value()).text())
                        .collect(joining(" · "))
                : "";
    }

    /// A setting that a sentence names.
    ///
    /// @param label what pages call it
    /// @param section where it stands
    public record Mentioned(String path, String label, String section) {}

    /// Those that a sentence names as a settings file has them, such as `tax: codes`.
    public static List<Mentioned> mentionedIn(String sentence) {
        return Keys.ALL.stream()
                .filter(key -> names(sentence, key.section() + ": " + key.name()))
                .map(key -> new Mentioned(key.path(), Labels.field(key), key.section()))
                .toList();
    }

    /// `tax: code` is not named by `tax: codes`.
    private static boolean names(String sentence, String words) {
        int at = sentence.indexOf(words);
        int end = at + words.length();
        return at >= 0
                && (at == 0 || !isOfAName(sentence.charAt(at - 1)))
                && (end == sentence.length() || !isOfAName(sentence.charAt(end)));
    }

    private static boolean isOfAName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '-';
    }

    private static Optional<Key<?>> find(String path) {
        return Keys.ALL.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    public static Filled fill(Settings settings) {
        return Filled.of(settings);
    }

    /// @param base where fields that are not there come from
    public static SettingsReading read(Filled filled, Settings base) {
        var sections = new ArrayList<Tree.Named>();
        for (var section : Keys.sections()) {
            var settings = Keys.of(section).stream()
                    .filter(key -> filled.has(key.path()))
                    .map(key -> new Tree.Named(place(key.path()), key.name(), tree(key, filled)))
                    .toList();
            if (!settings.isEmpty()) {
                sections.add(new Tree.Named(place(section), section, new Tree.Table(place(section), settings)));
            }
        }
        return SettingsReader.read(new Tree.Table(place(""), sections), base);
    }

    private static Tree tree(Key<?> key, Filled filled) {
        var control = key.kind().control();
        if (control instanceof Control.Rows(var columns)) {
            return new Tree.Rows(
                    place(key.path()),
                    filled.rows(key.path()).stream()
                            .map(row -> row(key.path() + "." + row, columns, filled))
                            .toList());
        }
        var text = filled.text(key.path());
        return new Tree.Leaf(
                place(key.path()), text.isBlank() ? control.whenEmpty().orElse(text) : text);
    }

    private static Tree row(String row, List<Control.Column> columns, Filled filled) {
        return new Tree.Table(
                place(row),
                columns.stream()
                        .filter(column -> column.required()
                                || !filled.text(row + "." + column.name()).isBlank())
                        .map(column -> cell(row + "." + column.name(), column, filled))
                        .toList());
    }

    private static Tree.Named cell(String field, Control.Column column, Filled filled) {
        return new Tree.Named(place(field), column.name(), new Tree.Leaf(place(field), filled.text(field)));
    }

    private static Place place(String field) {
        return new Place.Field(field);
    }

    /// The problems of a form, each with what people call its field.
    public static List<Wrong> wrongs(List<Problem> problems, Filled filled) {
        return problems.stream().map(problem -> wrong(problem, filled)).toList();
    }

    private static Wrong wrong(Problem problem, Filled filled) {
        var field = problem.place() instanceof Place.Field(var name) ? name : "";
        var key = Keys.ALL.stream()
                .filter(one -> field.equals(one.path()) || field.startsWith(one.path() + "."))
                .findFirst();
        if (key.isEmpty()) {
            return new Wrong(field, "Settings", Labels.capital(problem.sentence()) + ".");
        }
        var path = key.get().path();
        var sentence = without(key.get().name(), problem.sentence());
        if (field.equals(path)) {
            return new Wrong(field, Labels.field(key.get()), Labels.capital(sentence) + ".");
        }
        var parts = field.substring(path.length() + 1).split("\\.", 2);
        var label = new StringBuilder(Labels.field(key.get()))
                .append(", row ")
                .append(filled.rows(path).indexOf(Integer.valueOf(parts[0])) + 1);
        if (parts.length > 1) {
            sentence = without(parts[1], sentence);
            label.append(", ").append(column(key.get(), parts[1]));
        }
        return new Wrong(field, label.toString(), Labels.capital(sentence) + ".");
    }

    /// A sentence of a file names what it is about; beside a field that stands there already.
    private static String without(String name, String sentence) {
        return sentence.startsWith(name + ": ") ? sentence.substring(name.length() + 2) : sentence;
    }

    private static String column(Key<?> key, String name) {
        return key.kind().control() instanceof Control.Rows(var columns)
                ? columns.stream()
                        .filter(column -> column.name().equals(name))
                        .map(Control.Column::title)
                        .findFirst()
                        .orElse(name)
                : name;
    }
}
