package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// How runs get on, and who wants them to end.
final class ProgressStore {

    private final JdbcClient jdbc;

    ProgressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Both in one statement, for it is done every second.
    ///
    /// @return who wants it to end
    Optional<String> tell(RunId run, RunProgress progress) {
        return jdbc.sql("""
                with told as (
                    insert into run_progress (run_id, company_id, reading_done, reading_total, reading_since,
                        creating_done, creating_total, creating_since, posting_done, posting_total, posting_since, linnworks_left,
                        quickbooks_left, note, at)
                    values (:run, :company, :readingDone, :readingTotal, :readingSince::timestamptz,
                        :creatingDone, :creatingTotal, :creatingSince::timestamptz,
                        :postingDone, :postingTotal, :postingSince::timestamptz, :linnworksLeft::integer,
                        :quickbooksLeft::integer, :note, :at)
                    on conflict (run_id) do update set
                        reading_done = excluded.reading_done, reading_total = excluded.reading_total,
                        reading_since = excluded.reading_since, creating_done = excluded.creating_done,
                        creating_total = excluded.creating_total, creating_since = excluded.creating_since,
                        posting_done = excluded.posting_done, posting_total = excluded.posting_total,
                        posting_since = excluded.posting_since, linnworks_left = excluded.linnworks_left,
                        quickbooks_left = excluded.quickbooks_left, note = excluded.note, at = excluded.at)
                select stop_asked_by from run where id = :run and stop_asked_by is not null
                """)
                .param("run", run.value())
                .param("company", run.company().value())
                .param("readingDone", progress.reading().done())
                .param("readingTotal", progress.reading().total())
                .param("readingSince", text(progress.reading().since()))
                .param("creatingDone", progress.creating().done())
                .param("creatingTotal", progress.creating().total())
                .param("creatingSince", text(progress.creating().since()))
                .param("postingDone", progress.posting().done())
                .param("postingTotal", progress.posting().total())
                .param("postingSince", text(progress.posting().since()))
                .param("linnworksLeft", progress.calls().linnworks())
                .param("quickbooksLeft", progress.calls().quickBooks())
                .param("note", progress.note())
                .param("at", Timestamp.from(progress.at()))
                .query(String.class)
                .optional();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /// Whoever asked first is remembered.
    boolean askToStop(CompanyId company, long run, String who, Instant now) {
        return jdbc.sql("""
                update run set stop_asked_by = coalesce(stop_asked_by, ?), stop_asked_at = coalesce(stop_asked_at, ?)
                where company_id = ? and id = ? and status = 'running'
                """)
                        .params(who, Timestamp.from(now), company.value(), run)
                        .update()
                > 0;
    }

    Optional<RunProgress> of(CompanyId company, long run) {
        return jdbc.sql("select * from run_progress where run_id = ? and company_id = ?")
                .params(run, company.value())
                .query((row, _) -> new RunProgress(
                        stage(row, "reading"),
                        stage(row, "creating"),
                        stage(row, "posting"),
                        new RunProgress.CallsLeft(
                                row.getObject("linnworks_left", Integer.class),
                                row.getObject("quickbooks_left", Integer.class)),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    private static RunProgress.Stage stage(ResultSet row, String name) throws SQLException {
        var since = row.getTimestamp(name + "_since");
        return new RunProgress.Stage(
                row.getLong(name + "_done"), row.getLong(name + "_total"), since == null ? null : since.toInstant());
    }
}
