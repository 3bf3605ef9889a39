package dev.cloudcart.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How the database is: its size, how that grew, and the programs that use it. Thread-safe.
public final class DatabaseState {

    private static final int DAYS_KEPT = 400;

    private final Supplier<JdbcClient> jdbc;

    /// @param jdbc asked for when it is used first
    DatabaseState(Supplier<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    /// @param from the address of its machine; empty for one that came by a socket of this one
    /// @param since when it came
    /// @param beat when it asked something last
    public record Program(String name, String from, Instant since, Instant beat) {}

    /// How large it was on a day.
    public record Size(LocalDate day, long bytes) {}

    public long bytes() {
        return jdbc.get()
                .sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    public String version() {
        return jdbc.get().sql("show server_version").query(String.class).single();
    }

    /// Of ours; the one that asked last first.
    public List<Program> programs() {
        return jdbc.get()
                .sql("""
                select application_name as name, coalesce(host(max(client_addr)), '') as origin,
                       min(backend_start) as since, max(state_change) as beat
                from pg_stat_activity
                where datname = current_database() and application_name like 'Cloud Cart %'
                group by application_name having max(state_change) is not null order by beat desc limit 100""")
                .query((row, _) -> new Program(
                        row.getString("name"),
                        row.getString("origin"),
                        instant(row.getObject("since", OffsetDateTime.class)),
                        instant(row.getObject("beat", OffsetDateTime.class))))
                .list();
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /// Writes down how large it is today.
    public void noteSize() {
        jdbc.get().sql("""
                insert into database_size (day, bytes) values (current_date, pg_database_size(current_database()))
                on conflict (day) do update set bytes = excluded.bytes""").update();
        jdbc.get()
                .sql("delete from database_size where day < current_date - :days")
                .param("days", DAYS_KEPT)
                .update();
    }

    /// The one of about a month ago, or else the oldest that was written down.
    public Optional<Size> sizeBefore() {
        return jdbc.get()
                .sql("""
                select day, bytes from database_size where day < current_date
                order by abs(day - (current_date - 30)) limit 1""")
                .query((row, _) -> new Size(row.getObject("day", LocalDate.class), row.getLong("bytes")))
                .optional();
    }
}
