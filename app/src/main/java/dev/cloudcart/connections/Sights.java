package dev.cloudcart.connections;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.core.books.CompanyId;

/// What was seen of each connection last, so that a page can tell it without asking the services. Gone as soon as
/// something else is connected. Thread-safe.
public final class Sights {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Sights(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Takes the place of what was seen before. There must be a connection, be it off.
    public void keep(CompanyId company, ConnectionKind kind, List<Sight.Fact> facts) {
        transactions.executeWithoutResult(_ -> {
            forget(jdbc, company, kind);
            for (int place = 0; place < facts.size(); place++) {
                add(company, kind, place, facts.get(place));
            }
        });
    }

    private void add(CompanyId company, ConnectionKind kind, int place, Sight.Fact fact) {
        jdbc.sql("""
                insert into connection_fact (company, kind, place, name, value, seen_at)
                values (:company, :kind, :place, :name, :value, :now)
                on conflict (company, kind, place) do update
                set name = excluded.name, value = excluded.value, seen_at = excluded.seen_at""")
                .param("company", company.value())
                .param("kind", kind.name())
                .param("place", place)
                .param("name", fact.name())
                .param("value", fact.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    static void forget(JdbcClient jdbc, CompanyId company, ConnectionKind kind) {
        jdbc.sql("delete from connection_fact where company = :company and kind = :kind")
                .param("company", company.value())
                .param("kind", kind.name())
                .update();
    }

    /// Empty when nothing has been seen since it was connected.
    public Optional<Sight> of(CompanyId company, ConnectionKind kind) {
        var rows = jdbc.sql("""
                select name, value, seen_at from connection_fact where company = :company and kind = :kind order by place""")
                .param("company", company.value())
                .param("kind", kind.name())
                .query((row, _) -> Map.entry(
                        Objects.requireNonNull(row.getObject("seen_at", OffsetDateTime.class))
                                .toInstant(),
                        new Sight.Fact(row.getString("name"), row.getString("value"))))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sight(
                        rows.getFirst().getKey(),
                        rows.stream().map(Map.Entry::getValue).toList()));
    }
}
