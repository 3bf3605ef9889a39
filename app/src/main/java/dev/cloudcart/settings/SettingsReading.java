package dev.cloudcart.settings;

import java.util.List;

/// What settings that somebody wrote came to.
public sealed interface SettingsReading {

    record Read(Settings settings) implements SettingsReading {}

    /// Nothing of them is taken.
    ///
    /// @param problems all of them, in the order in which one reads
    record Refused(List<Problem> problems) implements SettingsReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
