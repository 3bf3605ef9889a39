package dev.cloudcart.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/// The calls of one key: who waits first passes first, the others queue behind.
///
/// The times of the calls that passed within the last window are kept, and no call passes while they are as many as
/// the limit: that alone keeps the promise. Spacing only smooths.
final class Lane {

    /// The rate never falls below this share of the limit.
    private static final double SHARE_MIN = 0.1;

    /// Regained with every minute without a complaint.
    private static final double RECOVERY_PER_MINUTE = 0.1;

    private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Pace pace;
    private final Ticker ticker;
    private final ReentrantLock queue = new ReentrantLock(true);

    // Guarded by this lane's monitor, which nobody holds while waiting.
    private final ArrayDeque<Long> passed = new ArrayDeque<>();
    private long planned;
    private Slowdown slowdown;

    /// The last complaint: nothing passes until its end, and then only a share of the limit.
    private record Slowdown(long heldUntil, double shareThen) {

        double share(long now) {
            var minutes = Math.max(0, now - heldUntil) / MINUTE_NANOS;
            return Math.min(1, shareThen + minutes * RECOVERY_PER_MINUTE);
        }
    }

    Lane(Pace pace, Ticker ticker) {
        this.pace = pace;
        this.ticker = ticker;
        var now = ticker.nanos();
        this.planned = now - pace.windowNanos();
        this.slowdown = new Slowdown(now, 1);
    }

    void acquire() {
        lock();
        try {
            for (long wait = nanosToWait(); wait > 0; wait = nanosToWait()) {
                ticker.pause(Duration.ofNanos(wait));
            }
            pass();
        } finally {
            queue.unlock();
        }
    }

    /// Several calls in flight complain of the same crowd: the rate is halved once, the longest pause counts.
    synchronized void tooMany(Duration pause) {
        var now = ticker.nanos();
        var last = slowdown;
        var until = now + pause.toNanos();
        if (now - last.heldUntil < 0) {
            slowdown = new Slowdown(later(last.heldUntil, until), last.shareThen);
            return;
        }
        slowdown = new Slowdown(until, Math.max(SHARE_MIN, last.share(now) / 2));
    }

    synchronized int left() {
        var now = ticker.nanos();
        if (now - slowdown.heldUntil < 0) {
            return 0;
        }
        forgetUntil(now - pace.windowNanos());
        return Math.max(0, (int) (pace.limit() * slowdown.share(now)) - passed.size());
    }

    private synchronized long nanosToWait() {
        var now = ticker.nanos();
        forgetUntil(now - pace.windowNanos());
        var wait = Math.max(slowdown.heldUntil - now, planned + spacing(now) - now);
        return passed.size() < pace.limit() ? wait : Math.max(wait, passed.getFirst() + pace.windowNanos() - now);
    }

    /// The next call is planned from when this one should have passed, so that late wake-ups do not add up; one
    /// that came after a quiet time is planned from now.
    private synchronized void pass() {
        var now = ticker.nanos();
        var due = planned + spacing(now);
        planned = now - due > spacing(now) / 2 ? now : due;
        if (!pace.isOff()) {
            passed.addLast(now);
        }
    }

    private long spacing(long now) {
        return pace.spacingNanos(slowdown.share(now));
    }

    private void forgetUntil(long then) {
        while (!passed.isEmpty() && passed.getFirst() - then <= 0) {
            passed.removeFirst();
        }
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private void lock() {
        try {
            queue.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("Interrupted while queueing").initCause(interrupted);
        }
    }
}
