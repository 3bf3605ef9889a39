package dev.cloudcart.simulators.quickbooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Remembers the answers given under a `requestid`. A repeat gets the first answer and does nothing again; a repeat that arrives
/// while the first is still running waits for it. How long the real ids live is not documented, so both bounds can be set.
final class Replays<T> {

    private record Remembered<T>(CompletableFuture<T> answer, Instant since) {}

    private final InstantSource clock;
    private final Map<String, Remembered<T>> remembered = new LinkedHashMap<>();
    private int countMax;
    private Duration ageMax;

    Replays(InstantSource clock, int countMax, Duration ageMax) {
        this.clock = clock;
        this.countMax = countMax;
        this.ageMax = ageMax;
    }

    /// Runs the operation, unless the key is known.
    T once(String key, Supplier<T> operation) {
        var ours = new CompletableFuture<T>();
        var first = claim(key, ours);
        if (first.isPresent()) {
            return first.get().join();
        }
        try {
            ours.complete(operation.get());
        } catch (RuntimeException e) {
            forget(key);
            ours.completeExceptionally(e);
            throw e;
        }
        return ours.join();
    }

    synchronized boolean knows(String key) {
        trim();
        return remembered.containsKey(key);
    }

    synchronized void keep(int countMax, Duration ageMax) {
        this.countMax = countMax;
        this.ageMax = ageMax;
        trim();
    }

    synchronized void forgetAll() {
        remembered.clear();
    }

    /// Empty when the key is ours to run.
    private synchronized Optional<CompletableFuture<T>> claim(String key, CompletableFuture<T> ours) {
        trim();
        return Optional.ofNullable(remembered.putIfAbsent(key, new Remembered<>(ours, clock.instant()))).map(
                Remembered::answer);
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
