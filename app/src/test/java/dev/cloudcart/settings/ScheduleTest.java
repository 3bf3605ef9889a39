package dev.cloudcart.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void goesByTheClockOnTheCompanysWallInSummerAndWinter() {
        var atNine = new Schedule.Cron("0 9 * * *");

        assertThat(atNine.after(Instant.parse("2026-01-10T00:00:00Z"), LONDON)).contains(
                Instant.parse("2026-01-10T09:00:00Z"));
        assertThat(atNine.after(Instant.parse("2026-07-10T00:00:00Z"), LONDON)).contains(
                Instant.parse("2026-07-10T08:00:00Z"));
    }

    @Test
    void countsMinutesFromTheLastTime() {
        var every = new Schedule.Every(Duration.ofMinutes(15));

        assertThat(every.after(Instant.parse("2026-01-10T00:07:00Z"), LONDON)).contains(
                Instant.parse("2026-01-10T00:22:00Z"));
    }

    @Test
    void neverComesWhenOff() {
        assertThat(new Schedule.Off().after(Instant.EPOCH, LONDON)).isEmpty();
    }
}
