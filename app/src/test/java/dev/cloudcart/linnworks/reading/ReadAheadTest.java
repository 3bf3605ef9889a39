package dev.cloudcart.linnworks.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.cloudcart.ports.TradeSource.RecordPage;

@Timeout(20)
class ReadAheadTest {

    private static final RecordPage PAGE = new RecordPage(List.of(), 1, 3, Instant.EPOCH);

    @Test
    void bringsAllPagesAndThenNone() {
        try (var pages = new ReadAhead("three pages", out -> {
            out.accept(PAGE);
            out.accept(PAGE);
            out.accept(PAGE);
        })) {
            assertThat(pages.next()).contains(PAGE);
            assertThat(pages.next()).contains(PAGE);
            assertThat(pages.next()).contains(PAGE);
            assertThat(pages.next()).isEmpty();
            assertThat(pages.next()).isEmpty();
        }
    }

    @Test
    void failsAfterThePagesThatWereRead() {
        try (var pages = new ReadAhead("a failure", out -> {
            out.accept(PAGE);
            throw new IllegalStateException("no more");
        })) {
            assertThat(pages.next()).contains(PAGE);
            assertThatThrownBy(pages::next).hasMessage("no more");
            assertThatThrownBy(pages::next).hasMessage("no more");
        }
    }

    /// A run that waited for its pages would wait for ever, with the company's lock held.
    @Test
    void handsOnWhatBreaksItsThread() {
        try (var pages = new ReadAhead("an error", out -> {
            throw new StackOverflowError();
        })) {
            assertThatThrownBy(pages::next).isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void handsOnWhateverItsThreadThrows() {
        try (var pages = new ReadAhead("a checked exception", _ -> sneak(new IOException("the line was cut")))) {
            assertThatThrownBy(pages::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("the line was cut");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // What code of others may do, too.
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void tellsOfAnErrorThatNobodyTookWithWhatMadeTheTakerStop() {
        var threads = new AtomicReference<Thread>();

        assertThatThrownBy(() -> {
                    try (var _ = new ReadAhead("an error", _ -> {
                        threads.set(Thread.currentThread());
                        throw new StackOverflowError("in the reading");
                    })) {
                        await().until(() ->
                                threads.get() != null && !threads.get().isAlive());
                        throw new IllegalStateException("in the posting");
                    }
                })
                .hasMessage("in the posting")
                .hasSuppressedException(new StackOverflowError("in the reading"));
    }

    @Test
    void stopsReadingWhenNobodyWantsThePages() throws InterruptedException {
        var read = new AtomicInteger();
        var stopped = new CountDownLatch(1);
        var pages = new ReadAhead("endless", out -> {
            try {
                while (true) {
                    read.incrementAndGet();
                    out.accept(PAGE);
                }
            } finally {
                stopped.countDown();
            }
        });

        pages.next();
        pages.close();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(read.get()).isLessThanOrEqualTo(3);
    }
}
