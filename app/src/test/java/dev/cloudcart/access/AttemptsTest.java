package dev.cloudcart.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class AttemptsTest {

    private Instant now = Instant.parse("2026-03-04T12:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    @Test
    void waitsLongerWithEachWrongTokenAfterAHandful() {
        IntStream.range(0, 4).forEach(_ -> attempts.wrong("10.0.0.1"));
        assertThat(attempts.wait("10.0.0.1")).isZero();

        for (int seconds : new int[] {1, 2, 4, 8}) {
            attempts.wrong("10.0.0.1");
            assertThat(attempts.wait("10.0.0.1")).isEqualTo(Duration.ofSeconds(seconds));
        }
        IntStream.range(0, 100).forEach(_ -> attempts.wrong("10.0.0.1"));
        assertThat(attempts.wait("10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
        assertThat(attempts.wait("10.0.0.2")).isZero();
        now = now.plus(Duration.ofMinutes(15));
        assertThat(attempts.wait("10.0.0.1")).isZero();
    }

    @Test
    void forgetsWithTheRightTokenAndWithTime() {
        IntStream.range(0, 5).forEach(_ -> attempts.wrong("10.0.0.1"));
        attempts.right("10.0.0.1");
        attempts.wrong("10.0.0.1");
        assertThat(attempts.wait("10.0.0.1")).isZero();

        IntStream.range(0, 5).forEach(_ -> attempts.wrong("10.0.0.2"));
        now = now.plus(Duration.ofHours(2));
        attempts.wrong("10.0.0.2");
        assertThat(attempts.wait("10.0.0.2")).isZero();
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        IntStream.range(0, 5).forEach(i -> attempts.wrong("2001:db8:0:1::" + i));

        assertThat(attempts.wait("2001:db8:0:1::ffff")).isPositive();
        assertThat(attempts.wait("2001:db8:0:2::1")).isZero();
    }

    @Test
    void knowsABoundedNumberOfAddresses() {
        IntStream.range(0, 50_000)
                .forEach(i -> attempts.wrong("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255)));

        assertThat(attempts.known()).isEqualTo(10_000);
    }
}
