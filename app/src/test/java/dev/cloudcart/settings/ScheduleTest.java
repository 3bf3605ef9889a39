package dev.cloudcart.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void goesByTheClockOnTheCompanysWallInSummerAndWinter() {
        var atNine = new Schedule.Cron("0 9 * * *");

        assertThat(atNine.after(Instant.parse("2026-01-10T00:00:00Z"), LONDON))
                .contains(Instant.parse("2026-01-10T09:00:00Z"));
        assertThat(atNine.after(Instant.parse("2026-07-10T00:00:00Z"), LONDON))
                .contains(Instant.parse("2026-07-10T08:00:00Z"));
    }

    @Test
    void comesWhenTheClockLeapsWhereItLeapsOverTheTime() {
        var atHalfPastOne = new Schedule.Cron("30 1 * * *");
        var leap = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(atHalfPastOne.after(Instant.parse("2026-03-28T12:00:00Z"), LONDON))
                .contains(leap);
        assertThat(atHalfPastOne.after(leap, LONDON)).contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void comesEveryQuarterOfAnHourThroughTheNightsInWhichTheClockIsChanged() {
        var quarters = new Schedule.Cron("*/15 * * * *");

        assertThat(times(quarters, "2026-03-29T00:30:00Z", 3))
                .containsExactly("2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z");
        assertThat(times(quarters, "2026-10-25T00:30:00Z", 3))
                .containsExactly("2026-10-25T00:45:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:15:00Z");
    }

    @Test
    void comesTwiceInTheNightThatHasTheTimeTwice() {
        assertThat(times(new Schedule.Cron("30 1 * * *"), "2026-10-24T12:00:00Z", 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
    }

    private static List<String> times(Schedule schedule, String after, int count) {
        return Stream.iterate(
                        Instant.parse(after),
                        time -> schedule.after(time, LONDON).orElseThrow())
                .skip(1)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    @Test
    void countsMinutesFromTheLastTime() {
        var every = new Schedule.Every(Duration.ofMinutes(15));

        assertThat(every.after(Instant.parse("2026-01-10T00:07:00Z"), LONDON))
                .contains(Instant.parse("2026-01-10T00:22:00Z"));
    }

    @Test
    void neverComesWhenOff() {
        assertThat(new Schedule.Off().after(Instant.EPOCH, LONDON)).isEmpty();
    }
}
