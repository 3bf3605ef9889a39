package dev.cloudcart.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the server of a home alive as long as we use it: one that died is started again where it was, and what was
/// committed is there. As long as it does not start, it is tried again and again.
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Runnable look;
    private final CountDownLatch closed = new CountDownLatch(1);
    private String told = "";

    private Watch(Runnable look) {
        this.look = look;
    }

    /// @param look starts the server again when it is dead
    static Watch over(Home home, Runnable look) {
        var watch = new Watch(look);
        Thread.ofPlatform().daemon().name("watch over " + home.data()).start(watch::watch);
        return watch;
    }

    private void watch() {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                lookOnce();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever goes wrong, the next look may go well.
    private void lookOnce() {
        try {
            look.run();
            told = "";
        } catch (RuntimeException trouble) {
            tell(trouble);
        } catch (Error broken) {
            tell(broken);
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        }
    }

    private void tell(Throwable trouble) {
        var sentence = DatabaseTrouble.sentence(trouble).orElse("The log tells what stands in the way.");
        if (!sentence.equals(told)) {
            LOG.error("The database is away, and is tried again every second. {}", sentence, trouble);
            told = sentence;
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
