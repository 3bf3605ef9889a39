package dev.cloudcart.places;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Other ways in which shops write one place: `France (FR)`, `U.S.A.`, `California (CA)`.
final class Spellings {

    /// No place has a longer name; and what is searched here for pairs of brackets must not grow with what somebody
    /// sends us.
    private static final int LENGTH_MAX = 200;

    private static final Pattern BRACKETS = Pattern.compile("[(\\[{]([^)\\]}]*)[)\\]}]");
    private static final Pattern INITIALS = Pattern.compile("(?:\\b\\p{L}\\. ?){1,}\\p{L}\\b\\.?");

    private Spellings() {}

    /// Empty where it is too long for any place.
    static String cut(String written) {
        return written.length() > LENGTH_MAX ? "" : written;
    }

    /// As it is written, else without its brackets, by what stands in them, or with its initials joined: empty
    /// where those lead to two places.
    static <T> Optional<T> find(String written, Function<String, Optional<T>> place) {
        if (written.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        return place.apply(written)
                .or(() -> one(
                        Stream.concat(
                                Stream.of(BRACKETS.matcher(written).replaceAll(" "), joined(written)),
                                BRACKETS.matcher(written).results().map(found -> found.group(1))),
                        place));
    }

    private static <T> Optional<T> one(Stream<String> spellings, Function<String, Optional<T>> place) {
        var found = spellings.map(place).flatMap(Optional::stream).collect(Collectors.toSet());
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static String joined(String written) {
        return INITIALS.matcher(written).replaceAll(found -> found.group().replaceAll("[. ]", ""));
    }
}
