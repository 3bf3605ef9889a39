package dev.cloudcart.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SideBySideTest {

    @Test
    void bringsResultsInTheOrderTheyWereBegun() {
        var later = new CountDownLatch(1);
        try (var work = new SideBySide<String>()) {
            work.begin(() -> {
                await(later);
                return "first";
            });
            work.begin(() -> {
                later.countDown();
                return "second";
            });

            assertThat(work.next()).isEqualTo("first");
            assertThat(work.next()).isEqualTo("second");
            assertThat(work.size()).isZero();
        }
    }

    @Test
    void losesNoSecondFailure() {
        assertThatThrownBy(() -> {
                    try (var work = new SideBySide<String>()) {
                        work.begin(() -> {
                            throw new IllegalStateException("first");
                        });
                        work.begin(() -> {
                            throw new StackOverflowError("second");
                        });
                        work.begin(() -> {
                            throw new IllegalStateException("third");
                        });
                        work.next();
                    }
                })
                .hasMessage("first")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second)
                                .hasMessage("second")
                                .hasSuppressedException(new IllegalStateException("third"))))
                .satisfies(first -> assertThat(Failures.errorWith(first))
                        .hasValueSatisfying(error -> assertThat(error).hasMessage("second")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
