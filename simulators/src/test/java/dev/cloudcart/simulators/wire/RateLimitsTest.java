package dev.cloudcart.simulators.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cloudcart.simulators.wire.RateLimits.Charge;
import dev.cloudcart.simulators.wire.RateLimits.Limit;
import dev.cloudcart.simulators.wire.RateLimits.Standing;

class RateLimitsTest {

    private static final Limit TWO_A_SECOND = new Limit("shop", 2, Duration.ofSeconds(1));
    private static final Limit THREE_A_MINUTE = new Limit("shop", 3, Duration.ofMinutes(1));

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final RateLimits limits = new RateLimits(clock, Limits.PUBLISHED);

    @Test
    void letsInWhatTheWindowHoldsAndSaysHowLongToWait() {
        admit(TWO_A_SECOND);
        clock.advance(Duration.ofMillis(400));
        admit(TWO_A_SECOND);

        assertThat(limits.refuse(List.of(TWO_A_SECOND))).contains(Duration.ofMillis(600));
    }

    @Test
    void slidesWithTheClock() {
        admit(TWO_A_SECOND);
        clock.advance(Duration.ofMillis(400));
        admit(TWO_A_SECOND);
        clock.advance(Duration.ofMillis(600));

        admit(TWO_A_SECOND);

        assertThat(limits.refuse(List.of(TWO_A_SECOND))).contains(Duration.ofMillis(400));
    }

    @Test
    void countsARefusedCallAgainstNoLimit() {
        admit(TWO_A_SECOND, THREE_A_MINUTE);
        admit(TWO_A_SECOND, THREE_A_MINUTE);
        assertThat(limits.refuse(List.of(TWO_A_SECOND, THREE_A_MINUTE))).isPresent();
        clock.advance(Duration.ofSeconds(1));

        admit(TWO_A_SECOND, THREE_A_MINUTE);

        assertThat(limits.refuse(List.of(TWO_A_SECOND, THREE_A_MINUTE))).contains(Duration.ofSeconds(59));
    }

    @Test
    void saysHowManyCallsAreLeftInEachWindow() {
        admit(TWO_A_SECOND, THREE_A_MINUTE);
        clock.advance(Duration.ofSeconds(1));
        admit(THREE_A_MINUTE);

        assertThat(limits.standings())
                .containsExactlyInAnyOrder(new Standing(TWO_A_SECOND, 2), new Standing(THREE_A_MINUTE, 1));
        assertThat(limits.inForce()).isEqualTo(Limits.PUBLISHED);
    }

    @Test
    void letsACallCountAsSeveral() {
        var two = List.of(new Charge(THREE_A_MINUTE, 2));

        assertThat(limits.charge(two)).isEmpty();

        assertThat(limits.charge(two)).contains(Duration.ofMinutes(1));
        admit(THREE_A_MINUTE);
        assertThat(limits.refuse(List.of(THREE_A_MINUTE))).isPresent();
    }

    @Test
    void letsACallInThatCountsAsMoreThanTheWholeWindow() {
        assertThat(limits.charge(List.of(new Charge(THREE_A_MINUTE, 30)))).isEmpty();

        assertThat(limits.standings()).containsExactly(new Standing(THREE_A_MINUTE, 0));
    }

    @Test
    void letsEverythingInWhenOff() {
        limits.use(Limits.OFF);

        for (int i = 0; i < 10; i++) {
            admit(TWO_A_SECOND);
        }
    }

    private void admit(Limit... wanted) {
        assertThat(limits.refuse(List.of(wanted))).isEmpty();
    }
}
