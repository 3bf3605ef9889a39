package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;

/// Batches and the documents in them.
final class PostingStore {

    private final JdbcClient jdbc;

    PostingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextBatch() {
        return jdbc.sql("select nextval('batch_id')").query(Long.class).single();
    }

    /// Writes the intents that nobody else has written; what was refused before may be meant anew.
    ///
    /// @return the short ids of those that are ours now
    Set<String> intend(CompanyId company, long batch, long settingsVersion, Map<String, Intent> intents) {
        var rows = List.copyOf(intents.entrySet());
        return new HashSet<>(jdbc.sql("""
                insert into posting (company_id, kind, source_id, role, generation, source, document_type, store, day,
                    number, currency, gross, tax, content, settings_version, state, batch_id, bid)
                select ?, i.kind, i.id::uuid, i.role, i.generation::int, i.source, i.type, i.store, i.day::date,
                    i.number, i.currency, i.gross::numeric, i.tax::numeric, i.content, ?, 'intended', ?, i.bid
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (kind, id, role, generation, source, type,
                    store, day, number, currency, gross, tax, content, bid)
                on conflict (company_id, kind, source_id, role, generation) do update set
                    document_type = excluded.document_type, store = excluded.store, day = excluded.day,
                    number = excluded.number, currency = excluded.currency, gross = excluded.gross, tax = excluded.tax,
                    content = excluded.content, settings_version = excluded.settings_version, state = 'intended',
                    batch_id = excluded.batch_id, bid = excluded.bid
                where posting.state = 'refused'
                returning bid
                """)
                .params(company.value(), settingsVersion, batch, column(rows, intent -> intent.key().kind().name()),
                        column(rows, intent -> intent.key().source().toString()),
                        column(rows, intent -> intent.key().role().name()),
                        column(rows, intent -> Integer.toString(intent.key().generation())),
                        column(rows, Intent::source), column(rows, intent -> intent.type().name()),
                        column(rows, Intent::store), column(rows, intent -> intent.day().toString()),
                        column(rows, Intent::number), column(rows, intent -> intent.gross().getCurrencyUnit()
                                .getCode()),
                        column(rows, intent -> plain(intent.gross())), column(rows, intent -> plain(intent.tax())),
                        column(rows, intent -> intent.content().hex()), Columns.of(rows, Map.Entry::getKey))
                .query(String.class).list());
    }

    void addBatch(RunId run, IntendedBatch batch) {
        jdbc.sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, body)
                values (?, ?, ?, ?, 'intended', ?, ?)
                """).params(batch.id(), run.company().value(), run.value(), batch.requestId(),
                Timestamp.from(batch.intendedAt()), Gzip.pack(batch.body())).update();
    }

    List<IntendedBatch> withoutAnswer(CompanyId company, int most) {
        return jdbc.sql("""
                select id, request_id, intended_at, body, answered_at is not null from batch
                where company_id = ? and state = 'intended' order by id limit ?
                """).params(company.value(), most).query(
                (row, _) -> new IntendedBatch(row.getLong(1), row.getString(2), Gzip.unpack(row.getBytes(4)),
                        intents(company, row.getLong(1)), row.getTimestamp(3).toInstant(), row.getBoolean(5)))
                .list();
    }

    void posted(CompanyId company, long batch, Map<String, Outcome.Posted> posted, Map<String, Proof> proofs) {
        var rows = List.copyOf(posted.entrySet());
        jdbc.sql("""
                update posting set state = 'posted', document_id = o.id, sync_token = o.token, stored_number = o.number,
                    stored_currency = o.currency, stored_gross = o.gross::numeric, stored_tax = o.tax::numeric,
                    difference = o.difference
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as o (bid, id, token, number, currency, gross, tax, difference)
                where posting.company_id = ? and posting.batch_id = ? and posting.bid = o.bid
                """)
                .params(Columns.of(rows, Map.Entry::getKey), Columns.of(rows, row -> row.getValue().ref().id()),
                        Columns.of(rows, row -> row.getValue().ref().syncToken()),
                        Columns.of(rows, row -> row.getValue().ref().number()),
                        Columns.of(rows, row -> row.getValue().stored().gross().getCurrencyUnit().getCode()),
                        Columns.of(rows, row -> plain(row.getValue().stored().gross())),
                        Columns.of(rows, row -> plain(row.getValue().stored().tax())),
                        Columns.of(rows, row -> difference(proofs.get(row.getKey()))), company.value(), batch)
                .update();
    }

    void refused(CompanyId company, long batch, Collection<String> bids) {
        jdbc.sql("update posting set state = 'refused' where company_id = ? and batch_id = ? and bid = any (?)")
                .params(company.value(), batch, bids.toArray(String[]::new)).update();
    }

    void close(long batch, String state, Instant now) {
        jdbc.sql("update batch set state = ?, answered_at = ? where id = ?").params(state, Timestamp.from(now), batch)
                .update();
    }

    /// Some of the batch is settled, so that it must never be sent again; the rest still waits.
    void settledInPart(long batch, Instant now) {
        jdbc.sql("update batch set answered_at = ? where id = ?").params(Timestamp.from(now), batch).update();
    }

    /// Those of the keys whose document exists or may exist. One index look-up for each, however large the table has become.
    Set<PostingKey> standing(CompanyId company, Collection<PostingKey> keys) {
        var rows = List.copyOf(keys);
        return new HashSet<>(jdbc.sql("""
                select p.kind, p.source_id, p.role, p.generation
                from unnest(?, ?, ?, ?) as k (kind, id, role, generation)
                cross join lateral (
                    select * from posting
                    where company_id = ? and kind = k.kind and source_id = k.id::uuid and role = k.role
                        and generation = k.generation::int limit 1) p
                where p.state <> 'refused'
                """)
                .params(Columns.of(rows, key -> key.kind().name()), Columns.of(rows, key -> key.source().toString()),
                        Columns.of(rows, key -> key.role().name()),
                        Columns.of(rows, key -> Integer.toString(key.generation())), company.value())
                .query((row, _) -> key(company, row)).list());
    }

    private Map<String, Intent> intents(CompanyId company, long batch) {
        var intents = new HashMap<String, Intent>();
        jdbc.sql(
                """
                        select kind, source_id, role, generation, source, document_type, store, day, number, currency, gross, tax,
                            content, bid
                        from posting where company_id = ? and batch_id = ? and state = 'intended'
                        """)
                .params(company.value(), batch).query(row -> {
                    intents.put(row.getString("bid"), intent(company, row));
                });
        return intents;
    }

    private static Intent intent(CompanyId company, ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var tax = row.getBigDecimal("tax");
        return new Intent(key(company, row), row.getString("source"),
                DocumentType.valueOf(row.getString("document_type")), row.getString("store"),
                row.getObject("day", LocalDate.class), row.getString("number"),
                Money.of(currency, row.getBigDecimal("gross")), tax == null ? null : Money.of(currency, tax),
                new ContentHash(row.getString("content")));
    }

    private static PostingKey key(CompanyId company, ResultSet row) throws SQLException {
        return new PostingKey(company, SourceKind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("source_id")), Role.valueOf(row.getString("role")),
                row.getInt("generation"));
    }

    private static String[] column(List<Map.Entry<String, Intent>> rows,
            Function<Intent, @Nullable String> value) {
        return Columns.of(rows, row -> value.apply(row.getValue()));
    }

    private static @Nullable String plain(@Nullable Money money) {
        return money == null ? null : plain(money.getAmount());
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static @Nullable String difference(@Nullable Proof proof) {
        return proof instanceof Proof.Differs differs ? differs.reason().what() : null;
    }
}
