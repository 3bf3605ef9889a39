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

    /// Notes the ends of runs, but of previews, with what they began to hold, beside the ends themselves: so none is
    /// lost, and none is noted twice. Follows what names the runs `ended`.
    private static final String NOTED = """
            , opened as (
                select ended.id as run_id, kind, because, source, source_id, currency, amount,
                    held_sentence(causes || coalesce(differs_causes, '{}')) as cause,
                    held_sentence(reasons || coalesce(differs_reasons, '{}')) as reason,
                    held_sentence(mends || coalesce(differs_mends, '{}')) as mend
                from hold join ended on hold.company_id = ended.company_id
                where hold.state in ('open', 'posted but differs') and hold.since between ended.started and ended.finished
            ), sums as (
                select run_id, kind, because, currency, sum(amount)::text as sum from opened
                where currency is not null group by run_id, kind, because, currency
            ), groups as (
                select run_id, count(*) as count, jsonb_build_object('kind', kind,
                    'cause', mode() within group (order by cause), 'reason', mode() within group (order by reason),
                    'mend', mode() within group (order by mend), 'count', count(*),
                    'sums', coalesce((select jsonb_object_agg(currency, sum) from sums
                        where sums.run_id = opened.run_id and sums.kind = opened.kind and sums.because = opened.because), '{}'),
                    'numbers', (array_agg(source order by source, source_id))[1:5]) as told
                from opened group by run_id, kind, because
            )""";

    private static final String NOTING = """
            insert into run_end (run_id, company_id, opened)
            select id, company_id, coalesce((select jsonb_agg(told order by count desc, told ->> 'kind', told ->> 'cause')
                from groups where groups.run_id = ended.id), '[]')
            from ended where purpose <> 'preview'""";

    private static final String NAMED = "returning id, company_id, purpose, started, finished, summary";

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ends what is still marked as running; both in one statement, for there is no transaction around it.
    long start(CompanyId company, Occasion occasion, String scope, long settingsVersion, Instant now) {
        return jdbc.sql("""
                with ended as (
                    update run set status = 'interrupted', finished = ? where company_id = ? and status = 'running' %s
                )%s, noted as (%s)
                insert into run (company_id, purpose, trigger, who, scope, status, settings_version, started)
                values (?, ?, ?, ?, ?, 'running', ?, ?) returning id
                """.formatted(NAMED, NOTED, NOTING))
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

    /// What counts as interrupted stays so: another run has begun since. What it read is added to the reads of its
    /// month.
    void finish(RunId run, RunStatus status, String report, Instant now) {
        jdbc.sql("""
                with ended as (
                    update run set status = ?, report = ?::jsonb, finished = ?
                    where company_id = ? and id = ? and status = 'running' %s
                )%s, metered as (
                    insert into metered_reads as kept (company_id, month, reads)
                    select company_id, date_trunc('month', started at time zone 'UTC')::date, reads from (
                        select company_id, started, (summary #>> '{calls,quickbooksReads}')::bigint as reads from ended) as run
                    where reads > 0
                    on conflict (month, company_id) do update set reads = kept.reads + excluded.reads
                ) %s
                """.formatted(NAMED, NOTED, NOTING))
                .params(
                        status.word(),
                        report,
                        Timestamp.from(now),
                        run.company().value(),
                        run.value())
                .update();
    }

    /// One more metered read of its month.
    void read(CompanyId company, Instant now) {
        jdbc.sql("""
                insert into metered_reads as kept (company_id, month, reads)
                values (?, date_trunc('month', ?::timestamptz at time zone 'UTC')::date, 1)
                on conflict (month, company_id) do update set reads = kept.reads + 1
                """).params(company.value(), Timestamp.from(now)).update();
    }

    /// Takes the next end off the list of those that nobody was told of. Within a transaction; who looks at the same
    /// time gets another.
    Optional<RunEnd> takeEnd(long after) {
        return jdbc.sql("""
                with taken as (delete from run_end where run_id = (
                    select run_id from run_end where run_id > ? order by run_id limit 1 for update skip locked)
                    returning run_id, opened)
                select run.*, taken.opened from taken join run on run.id = taken.run_id
                """)
                .param(after)
                .query((row, number) -> new RunEnd(row(row, number), row.getString("opened")))
                .optional();
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
