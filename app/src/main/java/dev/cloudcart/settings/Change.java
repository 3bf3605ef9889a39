package dev.cloudcart.settings;

import java.util.List;

/// A setting that was changed.
///
/// @param setting section and name: `order-export.start-date`
/// @param before as in a settings file
/// @param after as in a settings file
public record Change(String setting, String before, String after) {

    /// What it takes to get from one to the other.
    public static List<Change> between(Settings before, Settings after) {
        return Keys.ALL.stream()
                .map(key -> new Change(key.path(), key.text(before), key.text(after)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }
}
