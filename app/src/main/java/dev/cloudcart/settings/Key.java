package dev.cloudcart.settings;

import java.util.function.Function;

/// One setting: where it stands in the file, what it may be, and where it is found in the [Settings].
///
/// @param comment what it decides, for the person who reads the file
record Key<T>(String section, String name, String comment, Kind<T> kind, Function<Settings, T> of) {

    /// As people and the history of changes call it.
    String path() {
        return section + "." + name;
    }

    /// Its value on one line.
    String text(Settings settings) {
        return kind.write(of.apply(settings));
    }

    /// Its line or lines in the file.
    String block(Settings settings) {
        return "  # %s: %s\n  %s:%s\n".formatted(comment, kind.allowed(), name, kind.block(of.apply(settings)));
    }
}
