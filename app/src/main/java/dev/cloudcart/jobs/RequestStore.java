package dev.cloudcart.jobs;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.RunQueue.Queued;
import dev.cloudcart.sync.SyncRequest;
import dev.cloudcart.sync.SyncWindow;

/// The runs that somebody asked for.
final class RequestStore {

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param since when it was its turn: it was asked for, and nothing of its company waited before it
    record Waiting(UUID ticket, SyncRequest request, Instant since) {}

    void add(UUID ticket, SyncRequest request, Instant now) {
        var window = request.scope() instanceof SyncRequest.Within(var within) ? within : null;
        var numbers = request.scope() instanceof SyncRequest.Numbers(var named) ? named : null;
        jdbc.sql("""
                insert into run_request (id, company_id, trigger, from_at, to_at, numbers, requested)
                values (?, ?, ?, ?, ?, ?, ?)
                """).param(ticket).param(request.company().value()).param(request.trigger().name())
                .param(window == null ? null : Timestamp.from(window.from()))
                .param(window == null ? null : Timestamp.from(window.to()))
                .param(numbers == null ? null : numbers.toArray(String[]::new)).param(Timestamp.from(now)).update();
    }

    Optional<Waiting> oldest(CompanyId company) {
        return jdbc.sql("""
                select id, company_id, trigger, from_at, to_at, numbers, greatest(requested, (
                    select max(settled) from run_request before where before.company_id = waiting.company_id)) as since
                from run_request waiting
                where company_id = ? and settled is null order by place limit 1
                """).param(company.value()).query((row, _) -> waiting(row)).optional();
    }

    List<CompanyId> companiesWaiting() {
        return jdbc.sql("select distinct company_id from run_request where settled is null")
                .query((row, _) -> new CompanyId(row.getLong(1))).list();
    }

    void settle(UUID ticket, @Nullable Long run, @Nullable String trouble, Instant now) {
        jdbc.sql("update run_request set settled = ?, run_id = ?, trouble = ? where id = ?")
                .param(Timestamp.from(now)).param(run).param(trouble).param(ticket).update();
    }

    Optional<Queued> find(UUID ticket) {
        return jdbc.sql("""
                select id, company_id, requested, settled, run_id, trouble from run_request where id = ?
                """).param(ticket).query((row, _) -> queued(row)).optional();
    }

    int forget(Instant settledBefore) {
        return jdbc.sql("delete from run_request where settled < ?").param(Timestamp.from(settledBefore)).update();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(row.getObject("id", UUID.class), new SyncRequest(new CompanyId(row.getLong("company_id")),
                Trigger.valueOf(row.getString("trigger")), scope(row)), row.getTimestamp("since").toInstant());
    }

    private static SyncRequest.Scope scope(ResultSet row) throws SQLException {
        var from = row.getTimestamp("from_at");
        if (from != null) {
            return new SyncRequest.Within(new SyncWindow(from.toInstant(), row.getTimestamp("to_at").toInstant()));
        }
        Array numbers = row.getArray("numbers");
        return numbers == null
                ? new SyncRequest.SinceLastTime()
                : new SyncRequest.Numbers(List.of((String[]) numbers.getArray()));
    }

    private static Queued queued(ResultSet row) throws SQLException {
        var settled = row.getTimestamp("settled");
        return new Queued(row.getObject("id", UUID.class), new CompanyId(row.getLong("company_id")), row.getTimestamp(
                "requested").toInstant(), settled == null ? null : settled.toInstant(), row.getObject("run_id",
                        Long.class),
                row.getString("trouble"));
    }
}
