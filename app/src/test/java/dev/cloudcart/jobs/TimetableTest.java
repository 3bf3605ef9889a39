package dev.cloudcart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Schedule;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void startsACompanyAtOnceThatWasConnectedLongAgo() {
        assertThat(every(15, Instant.EPOCH).first(NOON)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 2026-03-10T12:00:00Z, 2026-03-10T12:15:00Z",
        "15, 2026-03-10T11:59:00Z, 2026-03-10T12:14:00Z",
        "15, 2026-03-10T11:45:00Z, 2026-03-10T12:00:00Z",
        "1440, 2026-03-10T11:59:00Z, 2026-03-10T12:14:00Z",
        "5, 2026-03-10T11:59:00Z, 2026-03-10T12:04:00Z",
        // a clock that was ahead
        "15, 2026-04-10T12:00:00Z, 2026-03-10T12:15:00Z"
    })
    void leavesAQuarterOfAnHourToLookAtTheSettings(int minutes, Instant connected, Instant first) {
        assertThat(every(minutes, connected).first(NOON)).isEqualTo(first);
    }

    @Test
    void goesOnAtOnceWhenAPersonHasMendedIt() {
        assertThat(every(15, NOON).mended(NOON)).isEqualTo(NOON);
        assertThat(cron("30 3 * * *").mended(NOON)).isEqualTo(Instant.parse("2026-03-11T07:30:00Z"));
    }

    @Test
    void waitsForTheClockOnTheCompanysWall() {
        var timetable = cron("30 3 * * *");

        assertThat(timetable.first(NOON)).isEqualTo(Instant.parse("2026-03-11T07:30:00Z"));
    }

    @Test
    void countsThePauseFromTheStart() {
        var next = every(15).next(NOON, NOON.plusSeconds(100));

        assertThat(next).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void catchesUpOnceHoweverManyTimesWereMissed() {
        var done = NOON.plus(Duration.ofHours(5));

        assertThat(every(15).next(NOON, done)).isEqualTo(done);
        assertThat(cron("0 * * * *").next(NOON, done)).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"15, 1, 15", "15, 2, 30", "15, 3, 60", "15, 99, 60", "1, 1, 1", "1, 4, 8", "1440, 1, 60"})
    void pausesLongerAfterEachTroubleButNeverMoreThanAnHour(int minutes, int troubles, int pause) {
        var next = every(minutes).afterTrouble(NOON, troubles);

        assertThat(Duration.between(NOON, next)).isEqualTo(Duration.ofMinutes(pause));
    }

    @Test
    void triesANightlyRunAgainWithinTheHour() {
        var next = cron("30 3 * * *").afterTrouble(NOON, 3);

        assertThat(next).isEqualTo(NOON.plus(Duration.ofMinutes(4)));
    }

    @ParameterizedTest
    @CsvSource({"15, 60, false", "15, 61, true", "1440, 1440, false", "1440, 1441, true"})
    void callsARunTooLateThatNoPauseAccountsFor(int minutes, int ahead, boolean tooLate) {
        assertThat(every(minutes).isTooLate(NOON.plus(Duration.ofMinutes(ahead)), NOON))
                .isEqualTo(tooLate);
    }

    private static Timetable every(int minutes) {
        return every(minutes, Instant.EPOCH);
    }

    private static Timetable every(int minutes, Instant connected) {
        return timetable(new Schedule.Every(Duration.ofMinutes(minutes)), connected);
    }

    private static Timetable cron(String expression) {
        return timetable(new Schedule.Cron(expression), Instant.EPOCH);
    }

    private static Timetable timetable(Schedule schedule, Instant connected) {
        return new Timetable(new CompanyId(1), schedule, ZoneId.of("America/New_York"), true, connected);
    }
}
