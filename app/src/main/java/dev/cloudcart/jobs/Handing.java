package dev.cloudcart.jobs;

import java.util.function.Supplier;

/// Hands errors on to the last handler, which ends the program where the memory did not suffice: whoever calls us,
/// the scheduler or an executor, would only log them, and the program would go on with what is left of it.
final class Handing {

    private Handing() {}

    static <T> T on(Supplier<T> work) {
        try {
            return work.get();
        } catch (Error broken) {
            throw on(broken);
        }
    }

    static Error on(Error broken) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        return broken;
    }
}
