package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class GarblerTest {

    private static final Answer TRUTH =
            Answer.json(200, "{\"Order\":{\"Id\":\"7\",\"Total\":12.5,\"Lines\":[{\"Sku\":\"MUG\"}]}}".getBytes(UTF_8));

    @Test
    void garblesTheSameAnswerOfTheSameSeedInTheSameWay() {
        for (long seed = 0; seed < 300; seed++) {
            var one = Garbler.garbled(TRUTH, seed);
            var other = Garbler.garbled(TRUTH, seed);

            assertThat(one.body()).isEqualTo(other.body());
            assertThat(one.status()).isEqualTo(other.status());
            assertThat(one.headers()).isEqualTo(other.headers());
        }
    }

    @Test
    void seldomLeavesAnAnswerAsItWas() {
        assertThat(LongStream.range(0, 300)
                        .filter(seed -> new String(Garbler.garbled(TRUTH, seed).body(), UTF_8)
                                .equals(new String(TRUTH.body(), UTF_8)))
                        .count())
                .isLessThan(30);
    }

    @Test
    void saysSenselessTimes() {
        assertThat(LongStream.range(0, 3_000)
                        .mapToObj(seed -> Garbler.garbled(TRUTH, seed).headers().get("Date"))
                        .distinct())
                .contains(null, "", "now", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 30 Feb 2026 12:00:00 GMT");
    }

    @Test
    void refusesInWordsThatLookLikeAnAddressForThousandsOfLetters() {
        assertThat(LongStream.range(0, 3_000)
                        .mapToObj(
                                seed -> new String(Garbler.garbled(TRUTH, seed).body(), UTF_8)))
                .anyMatch(body -> body.startsWith("{\"Message\":\"no customer a@b.c.c.c"));
    }

    @Test
    void isDrawnOnlyWhereItIsNamed() {
        assertThat(FaultProfile.parse("harsh").rates()).doesNotContainKey(Fault.GARBLED);
        assertThat(FaultProfile.parse("garbled").rates()).containsOnlyKeys(Fault.GARBLED);
    }
}
