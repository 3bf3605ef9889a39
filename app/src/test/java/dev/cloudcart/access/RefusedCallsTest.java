package dev.cloudcart.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RefusedCallsTest {

    private final List<String> rows = new ArrayList<>();
    private final RefusedCalls refused =
            new RefusedCalls((refused, what) -> rows.add(refused.who().origin() + ": " + what));

    @Test
    void areToldAtOnceAndThenOnceAMinuteWithTheirCount() {
        IntStream.range(0, 1_000).forEach(_ -> refused.refused("10.0.0.1", "no API token"));
        refused.refused("10.0.0.1", "wrong API token");
        refused.refused("10.0.0.2", "no API token");
        refused.endMinute();
        refused.endMinute();

        assertThat(rows)
                .containsExactly(
                        "10.0.0.1: no API token",
                        "10.0.0.1: wrong API token",
                        "10.0.0.2: no API token",
                        "10.0.0.1: no API token, 999 more within a minute");
    }

    @Test
    void ofVeryManyAddressesCountTogether() {
        IntStream.range(0, 1_000)
                .forEach(i -> refused.refused("10.0.%d.%d".formatted(i / 200, i % 200), "no API token"));
        refused.close();

        assertThat(rows)
                .hasSize(RefusedCalls.ADDRESSES_MAX + 1)
                .endsWith("other addresses: no API token, 900 more within a minute");
    }

    @Test
    void areRefusedAllTheSameWhileTheDatabaseIsAway() {
        var away = new RefusedCalls((_, _) -> {
            throw new IllegalStateException("away");
        });

        away.refused("10.0.0.1", "no API token");
        away.close();

        assertThat(rows).isEmpty();
    }

    /// The executor would tell nobody, and would not come again.
    @Test
    void handsErrorsOnToTheLastHandler() {
        var failure = new OutOfMemoryError("as it was told to");
        var broken = new AtomicBoolean();
        var calls = new RefusedCalls((_, _) -> {
            if (broken.get()) {
                throw failure;
            }
        });
        calls.refused("10.0.0.1", "no API token");
        calls.refused("10.0.0.1", "no API token");
        broken.set(true);
        var handed = new ArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, met) -> handed.add(met));
        try {
            calls.minute();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            broken.set(false);
            calls.close();
        }

        assertThat(handed).containsExactly(failure);
    }
}
