package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

/// Reads settings from a tree, whatever they were written in.
final class SettingsReader {

    private final Values values;
    private final boolean ofOldVersion;

    private SettingsReader(Values values, boolean ofOldVersion) {
        this.values = values;
        this.ofOldVersion = ofOldVersion;
    }

    /// What somebody wrote just now.
    ///
    /// @param tree null where nothing was written
    /// @param base where all that is not written comes from
    static SettingsReading read(@Nullable Tree tree, Settings base) {
        return read(tree, base, false);
    }

    /// What an older version of this program wrote. Settings that there are no more are passed over.
    static SettingsReading old(@Nullable Tree tree, Settings base) {
        return read(tree, base, true);
    }

    private static SettingsReading read(@Nullable Tree tree, Settings base, boolean ofOldVersion) {
        if (tree == null || tree.isBlank()) {
            return new SettingsReading.Read(base);
        }
        var values = new Values(base, tree.place());
        new SettingsReader(values, ofOldVersion).readAll(tree);
        if (values.problems().isEmpty()) {
            Checks.check(values);
        }
        return values.problems().isEmpty()
                ? new SettingsReading.Read(Keys.settings(values))
                : new SettingsReading.Refused(values.problems());
    }

    private void readAll(Tree root) {
        if (root instanceof Tree.Table table) {
            var entries = Entries.of(table);
            values.refuseAll(entries.problems());
            entries.byKey().forEach(this::readSection);
        } else {
            values.refuse(root.place(), "the file holds no sections; they are " + String.join(", ", Keys.sections()));
        }
    }

    private void readSection(String section, Entries.Entry entry) {
        if (!Keys.knowsSection(section)) {
            refuseUnknown(
                    entry,
                    "there is no section \"%s\"; allowed: %s".formatted(section, String.join(", ", Keys.sections())));
        } else if (entry.value() instanceof Tree.Table table) {
            var entries = Entries.of(table);
            values.refuseAll(entries.problems());
            entries.byKey().forEach((name, setting) -> readSetting(section, name, setting));
        } else if (!entry.value().isBlank()) {
            values.refuse(entry.place(), "%s: holds no settings; they are %s".formatted(section, names(section)));
        }
    }

    private void readSetting(String section, String name, Entries.Entry entry) {
        Keys.find(section, name)
                .ifPresentOrElse(
                        key -> values.read(key, entry),
                        () -> refuseUnknown(
                                entry,
                                "%s has no setting \"%s\"; allowed: %s".formatted(section, name, names(section))));
    }

    private void refuseUnknown(Entries.Entry entry, String sentence) {
        if (!ofOldVersion) {
            values.refuse(entry.place(), sentence);
        }
    }

    private static String names(String section) {
        return Keys.of(section).stream().map(Key::name).collect(joining(", "));
    }
}
