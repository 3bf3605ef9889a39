package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values that a file brings, over those of a base. Gathers the problems on the way.
final class Values {

    private final Settings base;
    private final Place whole;
    private final Map<Key<?>, Object> brought = new HashMap<>();
    private final Map<Key<?>, Place> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param whole where all of it begins
    Values(Settings base, Place whole) {
        this.base = base;
        this.whole = whole;
    }

    <T> void read(Key<T> key, Entries.Entry entry) {
        places.put(key, entry.place());
        switch (key.kind().read(entry.value())) {
            case Parsed.Good<T>(var value) -> brought.put(key, value);
            case Parsed.Bad<T>(var bad) ->
                bad.forEach(problem -> refuse(problem.place(), key.name() + ": " + problem.sentence()));
        }
    }

    void refuse(Place place, String sentence) {
        problems.add(new Problem(place, sentence));
    }

    void refuseAll(List<Problem> more) {
        problems.addAll(more);
    }

    @SuppressWarnings("unchecked") // read() puts in what the key's own kind gave
    <T> T of(Key<T> key) {
        var value = brought.get(key);
        return value == null ? key.of().apply(base) : (T) value;
    }

    /// Where the later of two keys stands.
    Place later(Key<?> one, Key<?> other) {
        var first = places.getOrDefault(one, whole);
        var second = places.getOrDefault(other, whole);
        return second.order() > first.order() ? second : first;
    }

    List<Problem> problems() {
        return Problem.sorted(problems);
    }
}
