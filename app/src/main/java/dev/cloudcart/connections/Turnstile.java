package dev.cloudcart.connections;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.connections.Renewal.NotRenewed;
import dev.cloudcart.connections.Renewal.Result;

/// Lets one thread at a time through. Those who were queueing while it failed share its failure, instead of each
/// waiting for a failure of its own.
final class Turnstile {

    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong failures = new AtomicLong();
    private @Nullable NotRenewed lastFailure;

    Result pass(Supplier<Result> ask) {
        var failuresBefore = failures.get();
        turn.lock();
        try {
            var failure = lastFailure;
            return failure != null && failures.get() > failuresBefore ? failure : asked(ask);
        } finally {
            turn.unlock();
        }
    }

    private Result asked(Supplier<Result> ask) {
        var result = ask.get();
        if (result instanceof NotRenewed failure) {
            lastFailure = failure;
            failures.incrementAndGet();
        }
        return result;
    }
}
