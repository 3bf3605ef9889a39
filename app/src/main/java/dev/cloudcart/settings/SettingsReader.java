package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Reads settings from a tree, whatever they were written in.
final class SettingsReader {

    private static final int WITH_ALLOWED_MAX = 100;

    private final Values values;
    private final boolean ofOldVersion;
    private int unknown;

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
                    entry, "there is no section \"%s\"".formatted(section), () -> String.join(", ", Keys.sections()));
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
                                entry, "%s has no setting \"%s\"".formatted(section, name), () -> names(section)));
    }

    /// A file may hold as many as fit into it; what is allowed is told with the first of them.
    private void refuseUnknown(Entries.Entry entry, String sentence, Supplier<String> allowed) {
        if (!ofOldVersion) {
            values.refuse(
                    entry.place(), unknown++ < WITH_ALLOWED_MAX ? sentence + "; allowed: " + allowed.get() : sentence);
        }
    }

    private static String names(String section) {
        return Keys.of(section).stream().map(Key::name).collect(joining(", "));
    }
}
