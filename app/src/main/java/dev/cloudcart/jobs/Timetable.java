package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Schedule;

/// When a company is to be synced.
///
/// @param connected whether both its connections are as they should be
record Timetable(CompanyId company, Schedule schedule, ZoneId zone, boolean connected) {

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

    /// For a company that was not scheduled before: at once, unless it goes by the clock.
    Instant first(Instant now) {
        return switch (schedule) {
            case Schedule.Every _ -> now;
            case Schedule.Cron _, Schedule.Off _ -> after(now);
        };
    }

    /// However many times were missed, they are caught up once.
    Instant next(Instant started, Instant now) {
        var next = after(started);
        return next.isBefore(now) ? now : next;
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
