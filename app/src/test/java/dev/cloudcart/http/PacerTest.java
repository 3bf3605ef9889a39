package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final SetTicker ticker = new SetTicker();

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 150, 250, 500})
    void neverPassesMoreThanTheLimitInAnyMinuteHoweverTheyTravel(int limit) {
        for (var pacer : List.of(Pacer.evenly(limit, ticker), Pacer.inBursts(limit, ticker))) {
            var arrivals = travelling(passed(pacer, limit * 5), Duration.ofMillis(500));

            assertThat(mostInOneMinute(arrivals)).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 150, 250})
    void reachesAlmostTheWholeLimitThoughWakingLate(int limit) {
        var late = new SetTicker(Duration.ofMillis(3));
        var pacer = Pacer.evenly(limit, late);
        var hour = Duration.ofHours(1).toNanos();
        var calls = 0;

        for (; late.nanos() < hour; calls++) {
            pacer.acquire("company 1");
        }

        assertThat(calls).isBetween((int) (limit * 60 * 0.98), limit * 60);
    }

    @Test
    void spacesCallsEvenly() {
        var pacer = Pacer.evenly(40, ticker);

        var times = passed(pacer, 3);

        assertThat(times).containsExactly(0L, 1_515_000_000L, 3_030_000_000L);
    }

    @Test
    void letsABurstPassAtOnceAndThenMakesItWait() {
        var pacer = Pacer.inBursts(150, ticker);

        passed(pacer, 150);

        assertThat(ticker.paused()).isZero();
        assertThat(pacer.left("company 1")).isZero();
        pacer.acquire("company 1");
        assertThat(ticker.paused()).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void givesEachKeyItsOwnMinute() {
        var pacer = Pacer.inBursts(10, ticker);

        passed(pacer, 10);

        assertThat(pacer.left("company 2")).isEqualTo(10);
    }

    @Test
    void holdsAllCallsOfTheKeyUntilTheServerIsReadyAgain() {
        var pacer = Pacer.inBursts(150, ticker);

        pacer.tooMany("company 1", Duration.ofSeconds(30));
        pacer.acquire("company 1");

        assertThat(ticker.paused()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void halvesTheRateOnceForComplaintsOfTheSameCrowd() {
        var pacer = Pacer.evenly(60, ticker);

        pacer.tooMany("company 1", Duration.ofSeconds(1));
        pacer.tooMany("company 1", Duration.ofSeconds(2));
        var times = passed(pacer, 2);

        assertThat(times.getFirst()).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(times.get(1) - times.getFirst()).isBetween(1_990_000_000L, 2_020_000_000L);
    }

    @Test
    void recoversWithinMinutesAfterAComplaint() {
        var pacer = Pacer.evenly(60, ticker);

        pacer.tooMany("company 1", Duration.ZERO);
        ticker.pass(Duration.ofMinutes(6));
        var times = passed(pacer, 2);

        assertThat(times.get(1) - times.getFirst()).isEqualTo(1_010_000_000L);
    }

    @Test
    void tellsWhatIsLeftWhileOthersWait() {
        var pacer = new Pacer[1];
        var told = new ArrayList<Integer>();
        pacer[0] = Pacer.inBursts(1, new Ticker() {
            @Override
            public long nanos() {
                return ticker.nanos();
            }

            @Override
            public void pause(Duration pause) {
                told.add(CompletableFuture.supplyAsync(() -> pacer[0].left("company 1"))
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join());
                ticker.pause(pause);
            }
        });

        pacer[0].acquire("company 1");
        pacer[0].acquire("company 1");

        assertThat(told).containsExactly(0);
    }

    @Test
    void neverWaitsWhenOffUnlessAskedTo() {
        var pacer = Pacer.off(ticker);

        passed(pacer, 10_000);

        assertThat(ticker.paused()).isZero();
        pacer.tooMany("company 1", Duration.ofSeconds(5));
        pacer.acquire("company 1");
        assertThat(ticker.paused()).isEqualTo(Duration.ofSeconds(5));
    }

    private List<Long> passed(Pacer pacer, int calls) {
        var times = new ArrayList<Long>();
        for (int call = 0; call < calls; call++) {
            pacer.acquire("company 1");
            times.add(ticker.nanos());
        }
        return times;
    }

    private static List<Long> travelling(List<Long> departures, Duration longest) {
        var random = new Random(7);
        return departures.stream()
                .map(time -> time + random.nextLong(longest.toNanos()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static int mostInOneMinute(List<Long> times) {
        var most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) > MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
