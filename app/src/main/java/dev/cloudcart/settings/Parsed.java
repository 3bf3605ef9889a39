package dev.cloudcart.settings;

import java.util.List;

/// What a piece of text came to.
sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {}

    /// @param problems their sentences go on from the name of the setting
    record Bad<T>(List<Problem> problems) implements Parsed<T> {
        public Bad {
            problems = List.copyOf(problems);
        }

        static <T> Bad<T> at(Place place, String sentence) {
            return new Bad<>(List.of(new Problem(place, sentence)));
        }
    }
}
