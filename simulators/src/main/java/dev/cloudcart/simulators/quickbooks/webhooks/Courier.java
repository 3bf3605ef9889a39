package dev.cloudcart.simulators.quickbooks.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.simulators.quickbooks.webhooks.Post.Answered;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Carries messages to the endpoint, one after the other, when the simulator's clock says so. After 20, 30 and 50
/// minutes it tries again what met a 408, 500, 502, 503, 504 or nobody; then it drops the message and marks the
/// endpoint bad. An endpoint that was bad for a day is told nothing more (Intuit, Webhooks). Other refusals are
/// final.
final class Courier implements AutoCloseable {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(20), Duration.ofMinutes(30), Duration.ofMinutes(50));
    private static final Duration INACTIVE_AFTER = Duration.ofDays(1);
    private static final int REMEMBERED_MAX = 1_000;

    private final SimulatedClock clock;
    private final Outbox outbox;
    private final Post post;
    private final Semaphore news = new Semaphore(0);
    private final Runnable onNews = news::release;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final Thread thread;
    private volatile @Nullable Instant badSince;

    Courier(SimulatedClock clock, Subscription wanted, Outbox outbox, @Nullable Instant badSince) {
        this.clock = clock;
        this.outbox = outbox;
        this.badSince = badSince;
        post = new Post(wanted);
        thread = Thread.ofVirtual().name("webhooks").unstarted(this::run);
    }

    void start() {
        clock.onChange(onNews);
        thread.start();
    }

    /// Something is there earlier than was known.
    void wake() {
        news.release();
    }

    Optional<Instant> badSince() {
        return Optional.ofNullable(badSince);
    }

    boolean isInactive() {
        var since = badSince;
        return since != null && clock.instant().isAfter(since.plus(INACTIVE_AFTER));
    }

    /// The last ones, oldest first.
    synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /// Nothing of it runs any more afterwards.
    @Override
    public void close() {
        clock.forget(onNews);
        thread.interrupt();
        post.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var next = outbox.take(clock.instant());
                if (next.isPresent()) {
                    deliver(next.get());
                    outbox.done();
                } else {
                    await();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void await() throws InterruptedException {
        var next = outbox.next();
        if (next.isEmpty() || clock.frozen()) {
            news.acquire();
        } else {
            var left = Duration.between(clock.instant(), next.get()).plusMillis(1);
            boolean _ = news.tryAcquire(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        }
        news.drainPermits();
    }

    private void deliver(Message message) throws InterruptedException {
        if (isInactive()) {
            return;
        }
        var at = clock.instant();
        var answered = post.send(message, at);
        remember(new Delivery(message, at, answered, settle(message, answered)));
    }

    /// Returns what happens now, in words.
    private String settle(Message message, Answered answered) {
        if (answered.isTaken()) {
            badSince = null;
            return "taken";
        }
        if (!answered.isTriedAgain()) {
            return "dropped";
        }
        if (message.attempt() > PAUSES.size()) {
            if (badSince == null) {
                badSince = clock.instant();
            }
            return "dropped, and the endpoint is marked bad";
        }
        var again = message.again(clock.instant().plus(PAUSES.get(message.attempt() - 1)));
        outbox.putBack(again);
        return "again at " + again.due();
    }

    private synchronized void remember(Delivery delivery) {
        deliveries.addLast(delivery);
        if (deliveries.size() > REMEMBERED_MAX) {
            deliveries.removeFirst();
        }
    }
}
