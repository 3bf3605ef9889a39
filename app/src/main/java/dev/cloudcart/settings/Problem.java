package dev.cloudcart.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Something in written settings that cannot be taken.
///
/// @param sentence names the setting, what is wrong and what is allowed
public record Problem(Place place, String sentence) {

    /// About the whole of what was written.
    public static Problem ofAll(String sentence) {
        return new Problem(new Place.Field(""), sentence);
    }

    /// In the order in which one reads.
    static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> problem.place().order()))
                .toList();
    }

    /// Those and what was refused beside them.
    static List<Problem> all(List<Problem> problems, SettingsReading reading) {
        var others = reading instanceof SettingsReading.Refused(var refused) ? refused : List.<Problem>of();
        return sorted(Stream.concat(problems.stream(), others.stream()).toList());
    }

    @Override
    public String toString() {
        return place.toString().isEmpty() ? sentence : "%s: %s".formatted(place, sentence);
    }
}
