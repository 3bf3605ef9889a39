package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.cloudcart.http.Retry.Verdict;

class RetryTest {

    private final SetTicker ticker = new SetTicker();
    private final Retry retry = new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(3), new Random(1), ticker);

    @Test
    void keepsTheFirstResultThatStands() {
        var results = List.of(1, 2, 3).iterator();

        int result = retry.run(
                results::next, number -> number == 2 ? new Verdict.Done() : new Verdict.Again(Optional.empty()));

        assertThat(result).isEqualTo(2);
        assertThat(results.hasNext()).isTrue();
    }

    @Test
    void givesTheLastResultWhenAllAttemptsAreUsedUp() {
        var attempts = new ArrayList<Integer>();

        int result = retry.run(
                () -> {
                    attempts.add(attempts.size() + 1);
                    return attempts.size();
                },
                RetryTest::again);

        assertThat(result).isEqualTo(4);
        assertThat(attempts).containsExactly(1, 2, 3, 4);
    }

    @Test
    void pausesLongerEachTimeWithinItsBounds() {
        var starts = new ArrayList<Long>();

        retry.run(
                () -> {
                    starts.add(ticker.nanos());
                    return 0;
                },
                RetryTest::again);

        assertThat(starts.get(1) - starts.get(0)).isBetween(500_000_000L, 1_000_000_000L);
        assertThat(starts.get(2) - starts.get(1)).isBetween(1_000_000_000L, 2_000_000_000L);
        assertThat(starts.get(3) - starts.get(2)).isBetween(1_500_000_000L, 3_000_000_000L);
    }

    @Test
    void waitsAsLongAsTheServerAsked() {
        retry.run(() -> 0, result -> new Verdict.Again(Optional.of(Duration.ofSeconds(20))));

        assertThat(ticker.paused()).isEqualTo(Duration.ofSeconds(60));
    }

    private static Verdict again(int result) {
        return new Verdict.Again(Optional.empty());
    }
}
