package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;

/// Settings as a YAML file: a section per tab, a key per setting.
public final class SettingsYaml {

    private SettingsYaml() {}

    /// @param text may hold only what it changes
    /// @param base where the rest comes from
    public static SettingsReading read(String text, Settings base) {
        var file = YamlTree.read(text);
        return withProblems(file, SettingsReader.read(file.tree(), base));
    }

    /// The same of a complete file that [#write] of this version or an older one has written.
    static SettingsReading readOld(String text, Settings base) {
        var file = YamlTree.read(text);
        return withProblems(file, SettingsReader.old(file.tree(), base));
    }

    /// What [#write] of this version or an older one has written, which holds everything.
    public static Settings written(String text) {
        return switch (readOld(text, Settings.startingOn(LocalDate.EPOCH))) {
            case SettingsReading.Read(var settings) -> settings;
            case SettingsReading.Refused(var problems) ->
                throw new IllegalStateException("Stored settings cannot be read: " + problems);
        };
    }

    private static SettingsReading withProblems(YamlTree.Read file, SettingsReading reading) {
        var all = Problem.all(file.problems(), reading);
        return all.isEmpty() ? reading : new SettingsReading.Refused(Problem.told(all));
    }

    /// A complete file: reading it over any base gives the same settings.
    public static String write(Settings settings) {
        return "# Settings of Cloud Cart. A file may hold only what it changes. Upper and lower case are the same.\n"
                + Keys.sections().stream()
                        .map(section -> "\n" + section + ":\n"
                                + Keys.of(section).stream()
                                        .map(key -> key.block(settings))
                                        .collect(joining()))
                        .collect(joining());
    }
}
