package dev.cloudcart.jobs;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.Agenda;

/// Rows of the schedule that were written by a clock that was ahead, and would wait until that time comes.
final class ScheduleStore implements Agenda {

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The later of our time and the database's: a node whose clock is behind must not take all for the future.
    Instant now(Instant ours) {
        var theirs = jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
        return ours.isAfter(theirs) ? ours : theirs;
    }

    /// Makes due what waits for longer than it ever should.
    int bringBack(String task, Duration longest, Instant now) {
        return jdbc.sql("""
                update scheduled_tasks set execution_time = ?, version = version + 1
                where task_name = ? and not picked and execution_time > ?
                """)
                .params(Timestamp.from(now), task, Timestamp.from(now.plus(longest)))
                .update();
    }

    /// A run that died with its program counts as alive as long as its last sign of life lies in the future.
    int bringBackSignsOfLife(Duration longest, Instant now) {
        return jdbc.sql("update scheduled_tasks set last_heartbeat = ? where picked and last_heartbeat > ?")
                .params(Timestamp.from(now), Timestamp.from(now.plus(longest)))
                .update();
    }

    @Override
    public Optional<Instant> next(CompanyId company) {
        return jdbc.sql("select execution_time from scheduled_tasks where task_name = ? and task_instance = ?")
                .params(ScheduledRuns.NAME, Long.toString(company.value()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
