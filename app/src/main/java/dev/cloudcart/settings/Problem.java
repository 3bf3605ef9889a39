package dev.cloudcart.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Something in written settings that cannot be taken.
///
/// @param sentence names the setting, what is wrong and what is allowed
public record Problem(Place place, String sentence) {

    private static final int TOLD_MAX = 10;

    /// Longer than any of ours that quotes no more than somebody would write.
    private static final int SENTENCE_MAX = 3_000;

    /// What is quoted may be as long as a file. What is said of it stands before and behind it.
    public Problem {
        if (sentence.length() > SENTENCE_MAX) {
            int half = SENTENCE_MAX / 2;
            sentence = sentence.substring(0, half) + " … " + sentence.substring(sentence.length() - half);
        }
    }

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

    /// The first of them, and how many there are beside these.
    static List<Problem> told(List<Problem> all) {
        if (all.size() <= TOLD_MAX) {
            return all;
        }
        var more = ofAll("and %,d more like these: mend these first".formatted(all.size() - TOLD_MAX));
        return Stream.concat(all.stream().limit(TOLD_MAX), Stream.of(more)).toList();
    }

    @Override
    public String toString() {
        return place.toString().isEmpty() ? sentence : "%s: %s".formatted(place, sentence);
    }
}
