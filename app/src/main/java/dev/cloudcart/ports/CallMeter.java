package dev.cloudcart.ports;

import java.util.concurrent.atomic.LongAdder;

/// Counts the calls of one run, or of what is done outside of runs, whether they succeed or not. Thread-safe.
public final class CallMeter {

    private final LongAdder linnworks = new LongAdder();
    private final LongAdder quickBooksWrites = new LongAdder();
    private final LongAdder quickBooksReads = new LongAdder();

    private final Runnable onRead;

    public CallMeter() {
        this(() -> {});
    }

    /// @param onRead told of every read of QuickBooks before it is made
    public CallMeter(Runnable onRead) {
        this.onRead = onRead;
    }

    public void linnworks() {
        linnworks.increment();
    }

    /// A create, update or batch of them: not metered by Intuit (Intuit App Partner Program, Core calls).
    public void quickBooksWrite() {
        quickBooksWrites.increment();
    }

    /// A read, query or change data capture: metered by Intuit (Intuit App Partner Program, CorePlus calls).
    public void quickBooksRead() {
        quickBooksReads.increment();
        onRead.run();
    }

    public Calls calls() {
        return new Calls(linnworks.sum(), quickBooksWrites.sum(), quickBooksReads.sum());
    }

    public record Calls(long linnworks, long quickbooksWrites, long quickbooksReads) {}
}
