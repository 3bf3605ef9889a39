package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// Runs and cursors.
final class RunStore {

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ends what is still marked as running; both in one statement, for there is no transaction around it.
    long start(CompanyId company, Occasion occasion, String scope, long settingsVersion, Instant now) {
        return jdbc.sql("""
                with interrupted as (
                    update run set status = 'interrupted', finished = ? where company_id = ? and status = 'running')
                insert into run (company_id, purpose, trigger, who, scope, status, settings_version, started)
                values (?, ?, ?, ?, ?, 'running', ?, ?) returning id
                """)
                .params(
                        Timestamp.from(now),
                        company.value(),
                        company.value(),
                        occasion.purpose().word(),
                        occasion.trigger().word(),
                        occasion.who(),
                        scope,
                        settingsVersion,
                        Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /// What counts as interrupted stays so: another run has begun since.
    void finish(RunId run, RunStatus status, String report, Instant now) {
        jdbc.sql("""
                update run set status = ?, report = ?::jsonb, finished = ?
                where company_id = ? and id = ? and status = 'running'
                """)
                .params(
                        status.word(),
                        report,
                        Timestamp.from(now),
                        run.company().value(),
                        run.value())
                .update();
    }

    /// No clock makes it earlier than another says.
    Optional<Restored> restored() {
        return jdbc.sql("""
                select bool_and(services_at is not null), max(greatest(taken_at, restored_at, services_at))
                from restoration having count(*) > 0
                """)
                .query((row, _) ->
                        new Restored(row.getBoolean(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    void restoredBefore(Instant told) {
        jdbc.sql("update restoration set services_at = ? where services_at is null")
                .param(Timestamp.from(told))
                .update();
    }

    Optional<RunRow> run(long id) {
        return jdbc.sql("select * from run where id = ?")
                .param(id)
                .query(RunStore::row)
                .optional();
    }

    List<RunRow> latest(CompanyId company, int most) {
        return jdbc.sql("""
                select * from run
                where company_id = ? order by id desc limit ?
                """).params(company.value(), most).query(RunStore::row).list();
    }

    Optional<Coverage> coverage(CompanyId company, String stream) {
        return jdbc.sql("select covered_from, position from cursor_position where company_id = ? and stream = ?")
                .params(company.value(), stream)
                .query((row, _) -> new Coverage(
                        Optional.ofNullable(instant(row.getTimestamp(1))),
                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    /// What does not touch what was covered before replaces its start: nobody read what lies between.
    void cover(CompanyId company, String stream, Instant from, Instant upTo) {
        jdbc.sql("""
                insert into cursor_position as known (company_id, stream, covered_from, position) values (?, ?, ?, ?)
                on conflict (company_id, stream) do update set
                    covered_from = case when excluded.covered_from <= known.position
                        then least(known.covered_from, excluded.covered_from) else excluded.covered_from end,
                    position = greatest(known.position, excluded.position)
                """)
                .params(company.value(), stream, Timestamp.from(from), Timestamp.from(upTo))
                .update();
    }

    void coverOnly(CompanyId company, String stream, Instant from, Instant upTo) {
        jdbc.sql("""
                insert into cursor_position (company_id, stream, covered_from, position) values (?, ?, ?, ?)
                on conflict (company_id, stream) do update set
                    covered_from = excluded.covered_from, position = excluded.position
                """)
                .params(company.value(), stream, Timestamp.from(from), Timestamp.from(upTo))
                .update();
    }

    void uncover(CompanyId company, String stream) {
        jdbc.sql("delete from cursor_position where company_id = ? and stream = ?")
                .params(company.value(), stream)
                .update();
    }

    static RunRow row(ResultSet row, int number) throws SQLException {
        return new RunRow(
                row.getLong("id"),
                new CompanyId(row.getLong("company_id")),
                new Occasion(
                        of(Purpose.values(), Purpose::word, row.getString("purpose")),
                        of(Trigger.values(), Trigger::word, row.getString("trigger")),
                        row.getString("who")),
                row.getString("scope"),
                row.getLong("settings_version"),
                row.getString("status"),
                row.getTimestamp("started").toInstant(),
                instant(row.getTimestamp("finished")),
                row.getString("stop_asked_by"),
                row.getString("report"));
    }

    private static <E> E of(E[] all, Function<E, String> word, String wanted) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
