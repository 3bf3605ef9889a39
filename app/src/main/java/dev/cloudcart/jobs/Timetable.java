package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Schedule;

/// When a company is to be synced.
///
/// @param connected whether both its connections are as they should be
/// @param since when the later of them was made, or last mended
record Timetable(CompanyId company, Schedule schedule, ZoneId zone, boolean connected, Instant since) {

    /// Whoever has just connected looks at the settings first: nothing is posted behind their back by those that
    /// nobody has seen yet.
    private static final Duration TO_LOOK_AROUND = Duration.ofMinutes(15);

    private static final Duration PAUSE_MIN = Duration.ofMinutes(1);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 10;

    /// Whether a run may come before its time: a company that goes by the clock chose its hours.
    boolean mayComeEarly() {
        return schedule instanceof Schedule.Every;
    }

    /// Tells one timetable of a company from another.
    String mark() {
        return schedule + " " + zone;
    }

    /// For a company that was not scheduled before, or otherwise: as soon as there was time to look around, unless it
    /// goes by the clock.
    Instant first(Instant now) {
        return switch (schedule) {
            case Schedule.Every(var pause) -> later(now, lookedAround(pause, now));
            case Schedule.Cron _, Schedule.Off _ -> after(now);
        };
    }

    /// A clock that was ahead when it was connected puts nothing off for longer.
    private Instant lookedAround(Duration pause, Instant now) {
        var from = since.isBefore(now) ? since : now;
        return from.plus(pause.compareTo(TO_LOOK_AROUND) < 0 ? pause : TO_LOOK_AROUND);
    }

    /// After a person has mended what its runs met: at once, unless it goes by the clock.
    Instant mended(Instant now) {
        return switch (schedule) {
            case Schedule.Every _ -> now;
            case Schedule.Cron _, Schedule.Off _ -> after(now);
        };
    }

    /// However many times were missed, they are caught up once.
    Instant next(Instant started, Instant now) {
        return later(after(started), now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// After trouble, the longer the pause the more troubles there were in a row; never more than an hour.
    Instant afterTrouble(Instant now, int troubles) {
        var pause = usualPause().multipliedBy(1L << Math.min(troubles - 1, DOUBLINGS_MAX));
        return now.plus(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX);
    }

    /// Whether a run is scheduled for later than it ever is: then a clock was ahead.
    boolean isTooLate(Instant scheduled, Instant now) {
        return scheduled.isAfter(after(now)) && scheduled.isAfter(now.plus(PAUSE_MAX));
    }

    private Duration usualPause() {
        return switch (schedule) {
            case Schedule.Every(var pause) -> pause;
            case Schedule.Cron _, Schedule.Off _ -> PAUSE_MIN;
        };
    }

    /// A cron expression that never fits again is asked again in a while: settings change.
    private Instant after(Instant instant) {
        return schedule.after(instant, zone).orElseGet(() -> instant.plus(Duration.ofDays(1)));
    }
}
