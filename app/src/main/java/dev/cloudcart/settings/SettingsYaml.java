package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// Settings as a YAML file: a section per tab, a key per setting.
public final class SettingsYaml {

    private SettingsYaml() {}

    /// What a file came to.
    public sealed interface Reading {

        record Read(Settings settings) implements Reading {}

        /// Nothing of the file is taken.
        ///
        /// @param problems all of them, by line
        record Refused(List<Problem> problems) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// @param text may hold only what it changes
    /// @param base where the rest comes from
    public static Reading read(String text, Settings base) {
        try {
            var values = new Values(base);
            readFile(new Yaml(new LoaderOptions()).compose(new StringReader(text)), values);
            if (values.problems().isEmpty()) {
                Checks.check(values);
            }
            return values.problems().isEmpty()
                    ? new Reading.Read(Keys.settings(values))
                    : new Reading.Refused(values.problems());
        } catch (YAMLException notYaml) {
            return new Reading.Refused(List.of(problem(notYaml, text)));
        }
    }

    /// A complete file: reading it over any base gives the same settings.
    public static String write(Settings settings) {
        return "# Settings of Cloud Cart. A file may hold only what it changes. Upper and lower case are the same.\n"
                + sections().stream().map(section -> "\n" + section + ":\n" + keysOf(section).stream()
                        .map(key -> key.block(settings)).collect(joining()))
                        .collect(joining());
    }

    private static void readFile(@Nullable Node root, Values values) {
        if (root == null || Entries.isEmpty(root)) {
            return;
        }
        if (!(root instanceof MappingNode mapping)) {
            values.refuse(Lines.of(root), "the file holds no sections; they are " + String.join(", ", sections()));
            return;
        }
        var entries = Entries.of(mapping);
        values.refuseAll(entries.problems());
        entries.byKey().forEach((section, entry) -> readSection(section, entry, values));
    }

    private static void readSection(String section, Entries.Entry entry, Values values) {
        if (!sections().contains(section)) {
            values.refuse(entry.line(),
                    "there is no section \"%s\"; allowed: %s".formatted(section, String.join(", ", sections())));
            return;
        }
        if (Entries.isEmpty(entry.value())) {
            return;
        }
        if (!(entry.value() instanceof MappingNode mapping)) {
            values.refuse(entry.line(), "%s: holds no settings; they are %s".formatted(section, names(section)));
            return;
        }
        var entries = Entries.of(mapping);
        values.refuseAll(entries.problems());
        entries.byKey().forEach((name, setting) -> readSetting(section, name, setting, values));
    }

    private static void readSetting(String section, String name, Entries.Entry entry, Values values) {
        keysOf(section).stream().filter(key -> key.name().equals(name)).findFirst().ifPresentOrElse(
                key -> values.read(key, entry), () -> values.refuse(entry.line(),
                        "%s has no setting \"%s\"; allowed: %s".formatted(section, name, names(section))));
    }

    private static Set<String> sections() {
        return Keys.ALL.stream().map(Key::section).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Key<?>> keysOf(String section) {
        return Keys.ALL.stream().filter(key -> key.section().equals(section)).toList();
    }

    private static String names(String section) {
        return keysOf(section).stream().map(Key::name).collect(joining(", "));
    }

    private static Problem problem(YAMLException notYaml, String text) {
        return switch (notYaml) {
            case MarkedYAMLException marked when marked.getProblemMark() != null -> {
                var line = marked.getProblemMark().getLine();
                var tab = text.lines().skip(line).findFirst().filter(found -> found.matches("\\s*\\t.*")).isPresent();
                yield new Problem(line + 1, tab
                        ? "a tab stands at the start of this line; YAML is indented with blanks"
                        : "this is not YAML; look for a colon, a quote, a bracket or an indentation amiss here or just above");
            }
            case ReaderException reader -> new Problem(
                    1 + (int) text.chars().limit(Math.max(0, reader.getPosition())).filter(c -> c == '\n').count(),
                    "a character stands here that YAML does not allow");
            default -> new Problem(1, "the file is too large or too deeply nested to be a settings file");
        };
    }
}
