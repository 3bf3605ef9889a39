package dev.cloudcart.linnworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.cloudcart.sync.TradeSource.RecordPage;

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
