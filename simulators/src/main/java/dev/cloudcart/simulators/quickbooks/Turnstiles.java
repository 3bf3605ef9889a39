package dev.cloudcart.simulators.quickbooks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import dev.cloudcart.simulators.wire.Answer;

/// Ten calls at once for each company and app: the limit before August 2025, which may still be the one that is
/// kept.
final class Turnstiles {

    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /// Empty when all places are taken.
    Optional<Answer> through(String realmId, Supplier<Answer> call) {
        var free = places.computeIfAbsent(realmId, _ -> new Semaphore(CallLimits.AT_ONCE_MAX));
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.get());
        } finally {
            free.release();
        }
    }
}
