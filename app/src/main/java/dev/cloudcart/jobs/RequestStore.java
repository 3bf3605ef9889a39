package dev.cloudcart.jobs;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.RunQueue.Queued;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.settings.SettingsYaml;

/// The runs that somebody asked for. Their times are the database's.
final class RequestStore {

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param waited since it was its turn: it was asked for, and nothing of its company waited before it
    record Waiting(UUID ticket, SyncRequest request, Duration waited) {}

    void add(UUID ticket, SyncRequest request) {
        var window = window(request.scope());
        var under = request.under();
        var numbers = request.scope() instanceof SyncRequest.Numbers named ? named.numbers() : null;
        jdbc.sql("""
                insert into run_request (id, company_id, purpose, trigger, who, from_at, to_at, numbers, statuses, parts, delivered, settings, requested)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp())
                """)
                .param(ticket)
                .param(request.company().value())
                .param(request.occasion().purpose().name())
                .param(request.occasion().trigger().name())
                .param(request.occasion().who())
                .param(window == null ? null : Timestamp.from(window.from()))
                .param(window == null ? null : Timestamp.from(window.to()))
                .param(numbers == null ? null : numbers.toArray(String[]::new))
                .param(names(request.statuses()))
                .param(names(request.parts()))
                .param(request.delivered())
                .param(under == null ? null : SettingsYaml.write(under))
                .update();
    }

    Optional<UUID> justAsked(SyncRequest request, Duration within) {
        jdbc.sql("select 1 from company where id = ? for no key update")
                .param(request.company().value())
                .query(Integer.class)
                .single();
        return jdbc
                .sql("""
                select id, company_id, purpose, trigger, who, from_at, to_at, numbers, statuses, parts, delivered, settings, 0 as waited
                from run_request where company_id = ? and who = ? and requested > clock_timestamp() - make_interval(secs => ?)
                    and requested >= (select max(at) from settings_version where company = company_id)
                order by place desc
                """)
                .param(request.company().value())
                .param(request.occasion().who())
                .param(within.toSeconds())
                .query((row, _) -> waiting(row))
                .list()
                .stream()
                .filter(waiting -> waiting.request().equals(request))
                .map(Waiting::ticket)
                .findFirst();
    }

    private static String @Nullable [] names(Set<? extends Enum<?>> some) {
        return some.isEmpty() ? null : some.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static @Nullable SyncWindow window(SyncRequest.Scope scope) {
        return switch (scope) {
            case SyncRequest.SinceLastTime() -> null;
            case SyncRequest.Within(var window) -> window;
            case SyncRequest.Numbers(var _, var window) -> window;
        };
    }

    Optional<Waiting> oldest(CompanyId company) {
        return jdbc.sql("""
                select id, company_id, purpose, trigger, who, from_at, to_at, numbers, statuses, parts, delivered, settings, extract(epoch from
                    clock_timestamp() - greatest(requested, (select max(settled) from run_request before
                        where before.company_id = waiting.company_id))) * 1000 as waited
                from run_request waiting
                where company_id = ? and settled is null order by place limit 1
                """)
                .param(company.value())
                .query((row, _) -> waiting(row))
                .optional();
    }

    Optional<SyncRequest> askedFor(CompanyId company, long run) {
        return jdbc.sql("""
                select id, company_id, purpose, trigger, who, from_at, to_at, numbers, statuses, parts, delivered, settings, 0 as waited
                from run_request where company_id = ? and run_id = ? limit 1
                """)
                .params(company.value(), run)
                .query((row, _) -> waiting(row).request())
                .optional();
    }

    List<CompanyId> companiesWaiting() {
        return jdbc.sql("select distinct company_id from run_request where settled is null")
                .query((row, _) -> new CompanyId(row.getLong(1)))
                .list();
    }

    void settle(UUID ticket, @Nullable Long run, @Nullable String trouble) {
        jdbc.sql("update run_request set settled = clock_timestamp(), run_id = ?, trouble = ? where id = ?")
                .param(run)
                .param(trouble)
                .param(ticket)
                .update();
    }

    Optional<Queued> find(UUID ticket) {
        return jdbc.sql("""
                select id, company_id, requested, settled, run_id, trouble from run_request where id = ?
                """).param(ticket).query((row, _) -> queued(row)).optional();
    }

    int forget(Duration age) {
        return jdbc.sql("delete from run_request where settled < clock_timestamp() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                new SyncRequest(
                        new CompanyId(row.getLong("company_id")),
                        new Occasion(
                                Purpose.valueOf(row.getString("purpose")),
                                Trigger.valueOf(row.getString("trigger")),
                                row.getString("who")),
                        scope(row),
                        texts(row, "parts").stream().map(Part::valueOf).collect(Collectors.toSet()),
                        statuses(row),
                        row.getBoolean("delivered"),
                        settings(row)),
                Duration.ofMillis(row.getLong("waited")));
    }

    private static @Nullable Settings settings(ResultSet row) throws SQLException {
        var yaml = row.getString("settings");
        return yaml == null ? null : SettingsYaml.written(yaml);
    }

    private static SyncRequest.Scope scope(ResultSet row) throws SQLException {
        var from = row.getTimestamp("from_at");
        var window = from == null
                ? null
                : new SyncWindow(from.toInstant(), row.getTimestamp("to_at").toInstant());
        var numbers = texts(row, "numbers");
        if (!numbers.isEmpty()) {
            return new SyncRequest.Numbers(numbers, window);
        }
        return window == null ? new SyncRequest.SinceLastTime() : new SyncRequest.Within(window);
    }

    private static Set<OrderStatus> statuses(ResultSet row) throws SQLException {
        return texts(row, "statuses").stream().map(OrderStatus::valueOf).collect(Collectors.toSet());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    private static Queued queued(ResultSet row) throws SQLException {
        var settled = row.getTimestamp("settled");
        return new Queued(
                row.getObject("id", UUID.class),
                new CompanyId(row.getLong("company_id")),
                row.getTimestamp("requested").toInstant(),
                settled == null ? null : settled.toInstant(),
                row.getObject("run_id", Long.class),
                row.getString("trouble"));
    }
}
