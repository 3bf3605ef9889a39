package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Remembers the answers given under a `requestid`. A repeat gets the first answer and does nothing again; a repeat
/// that arrives while the first is still running waits for it. How long the real ids live is not documented, so
/// both bounds can be set.
final class Replays<T> {

    /// One call under a request id.
    ///
    /// @param print tells its body from others
    /// @param keeps whether an answer is remembered at all
    record Attempt<T>(String key, int print, Supplier<T> operation, Predicate<T> keeps) {}

    private record Remembered<T>(CompletableFuture<T> answer, Instant since, int print) {}

    private final InstantSource clock;
    private final Map<String, Remembered<T>> remembered = new LinkedHashMap<>();
    private int countMax;
    private Duration ageMax;
    private long repeats;

    Replays(InstantSource clock, int countMax, Duration ageMax) {
        this.clock = clock;
        this.countMax = countMax;
        this.ageMax = ageMax;
    }

    /// Runs the operation, unless the key is known.
    T once(Attempt<T> attempt) {
        var ours = new CompletableFuture<T>();
        var first = claim(attempt, ours);
        if (first.isPresent()) {
            return first.get().join();
        }
        try {
            var answer = attempt.operation.get();
            if (!attempt.keeps.test(answer)) {
                forget(attempt.key);
            }
            ours.complete(answer);
        } catch (RuntimeException e) {
            forget(attempt.key);
            ours.completeExceptionally(e);
            throw e;
        }
        return ours.join();
    }

    /// Counts the repeats.
    synchronized boolean knows(Attempt<T> attempt) {
        trim();
        boolean known = remembered.containsKey(attempt.key);
        repeats += known ? 1 : 0;
        return known;
    }

    /// How many calls came under an id that was known.
    synchronized long repeats() {
        return repeats;
    }

    /// Whether the key is known with another body.
    synchronized boolean isOther(Attempt<T> attempt) {
        trim();
        var known = remembered.get(attempt.key);
        return known != null && known.print != attempt.print;
    }

    synchronized void keep(int countMax, Duration ageMax) {
        this.countMax = countMax;
        this.ageMax = ageMax;
        trim();
    }

    synchronized void forgetAll() {
        remembered.clear();
    }

    /// One answer as it is kept.
    record Kept<T>(String key, Instant since, int print, T answer) {}

    /// Called while no operation runs, so every answer is there.
    synchronized List<Kept<T>> saved() {
        return remembered.entrySet().stream()
                .filter(kept -> kept.getValue().answer.isDone())
                .map(kept -> new Kept<>(
                        kept.getKey(),
                        kept.getValue().since,
                        kept.getValue().print,
                        kept.getValue().answer.join()))
                .toList();
    }

    synchronized void restore(Kept<T> kept) {
        remembered.put(
                kept.key, new Remembered<>(CompletableFuture.completedFuture(kept.answer), kept.since, kept.print));
    }

    synchronized int countMax() {
        return countMax;
    }

    synchronized Duration ageMax() {
        return ageMax;
    }

    /// Empty when the key is ours to run.
    private synchronized Optional<CompletableFuture<T>> claim(Attempt<T> attempt, CompletableFuture<T> ours) {
        trim();
        return Optional.ofNullable(
                        remembered.putIfAbsent(attempt.key, new Remembered<>(ours, clock.instant(), attempt.print)))
                .map(Remembered::answer);
    }

    private synchronized void forget(String key) {
        remembered.remove(key);
    }

    /// The oldest stand first.
    private void trim() {
        var oldest = remembered.values().iterator();
        var limit = clock.instant().minus(ageMax);
        while (oldest.hasNext()) {
            var next = oldest.next();
            if (remembered.size() <= countMax && next.since.isAfter(limit)) {
                return;
            }
            oldest.remove();
        }
    }
}
