package dev.cloudcart.settings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One setting: where it stands in the file, what it may be, and where it is found in the [Settings].
///
/// @param comment what it decides, for the person who reads the file
/// @param former its paths in older versions, which are read for good
record Key<T>(
        String section, String name, String comment, Kind<T> kind, Function<Settings, T> of, List<String> former) {

    Key(String section, String name, String comment, Kind<T> kind, Function<Settings, T> of) {
        this(section, name, comment, kind, of, List.of());
    }

    /// The same, which had another path once.
    Key<T> formerly(String path) {
        return new Key<>(
                section,
                name,
                comment,
                kind,
                of,
                Stream.concat(former.stream(), Stream.of(path)).toList());
    }

    boolean isCalled(String inSection, String as) {
        return (section.equals(inSection) && name.equals(as)) || former.contains(inSection + "." + as);
    }

    boolean wasIn(String other) {
        return former.stream().anyMatch(path -> path.startsWith(other + "."));
    }

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
