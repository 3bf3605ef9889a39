package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values that a file brings, over those of a base. Gathers the problems on the way.
final class Values {

    private final Settings base;
    private final Map<Key<?>, Object> brought = new HashMap<>();
    private final Map<Key<?>, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Values(Settings base) {
        this.base = base;
    }

    <T> void read(Key<T> key, Entries.Entry entry) {
        lines.put(key, entry.line());
        switch (key.kind().read(entry.value())) {
            case Parsed.Good<T>(var value) -> brought.put(key, value);
            case Parsed.Bad<T>(var bad) ->
                bad.forEach(problem -> refuse(problem.line(), key.name() + ": " + problem.sentence()));
        }
    }

    void refuse(int line, String sentence) {
        problems.add(new Problem(line, sentence));
    }

    void refuseAll(List<Problem> more) {
        problems.addAll(more);
    }

    @SuppressWarnings("unchecked") // read() puts in what the key's own kind gave
    <T> T of(Key<T> key) {
        var value = brought.get(key);
        return value == null ? key.of().apply(base) : (T) value;
    }

    /// Where a key stands; the first line when the file does not have it.
    int line(Key<?> key) {
        return lines.getOrDefault(key, 1);
    }

    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
