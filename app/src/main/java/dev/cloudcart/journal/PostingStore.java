package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.trade.Reason;
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
        return new HashSet<>(jdbc
                .sql("""
                        insert into posting (company_id, kind, source_id, role, generation, part, documents, source, source_gross,
                            source_tax, document_type, store, day, number, currency, gross, tax, taxes, tax_code, customer,
                            customer_name, lines, nets, content, settings_version, state, batch_id, bid)
                        select ?, i.kind, i.id::uuid, i.role, i.generation::int, i.part::int, i.documents::int, i.source,
                            i.source_gross::numeric, i.source_tax::numeric, i.type, i.store, i.day::date, i.number, i.currency,
                            i.gross::numeric, i.tax::numeric, i.taxes::jsonb, i.tax_code, i.customer, i.customer_name,
                            i.lines::int, i.nets::jsonb, i.content, ?, 'intended', ?, i.bid
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (kind, id, role,
                            generation, part, documents, source, source_gross, source_tax, type, store, day, number, currency,
                            gross, tax, taxes, tax_code, customer, customer_name, lines, nets, content, bid)
                        on conflict (company_id, kind, source_id, role, generation, part) do update set
                            documents = excluded.documents, source_gross = excluded.source_gross,
                            source_tax = excluded.source_tax, document_type = excluded.document_type, store = excluded.store,
                            day = excluded.day, number = excluded.number, currency = excluded.currency, gross = excluded.gross,
                            tax = excluded.tax, taxes = excluded.taxes, tax_code = excluded.tax_code,
                            customer = excluded.customer, customer_name = excluded.customer_name, lines = excluded.lines,
                            nets = excluded.nets, content = excluded.content, settings_version = excluded.settings_version, state = 'intended',
                            batch_id = excluded.batch_id, bid = excluded.bid
                        where posting.state = 'refused'
                        returning bid
                        """)
                .params(company.value(), settingsVersion, batch, column(rows, intent -> intent.key().kind().name()),
                        column(rows, intent -> intent.key().source().toString()),
                        column(rows, intent -> intent.key().role().name()),
                        column(rows, intent -> Integer.toString(intent.key().generation())),
                        column(rows, intent -> Integer.toString(intent.key().part())),
                        column(rows, intent -> Integer.toString(intent.origin().documents())),
                        column(rows, Intent::source), column(rows, intent -> plain(intent.origin().gross())),
                        column(rows, intent -> plain(intent.origin().tax())),
                        column(rows, intent -> intent.type().name()), column(rows, Intent::store),
                        column(rows, intent -> intent.day().toString()), column(rows, Intent::number),
                        column(rows, intent -> intent.gross().getCurrencyUnit().getCode()),
                        column(rows, intent -> plain(intent.gross())), column(rows, intent -> plain(intent.tax())),
                        column(rows, intent -> TaxColumn.write(intent.expected().taxes())),
                        column(rows, intent -> intent.expected().taxCode()),
                        column(rows, intent -> idOf(intent.expected().customer())),
                        column(rows, intent -> nameOf(intent.expected().customer())),
                        column(rows, intent -> text(intent.expected().lines())),
                        column(rows, intent -> NetColumn.write(intent.expected().nets())),
                        column(rows, intent -> intent.content().toString()), Columns.of(rows, Map.Entry::getKey))
                .query(String.class).list());
    }

    void addBatch(RunId run, IntendedBatch batch) {
        jdbc.sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, sent_at, body)
                values (?, ?, ?, ?, 'intended', clock_timestamp(), clock_timestamp(), ?)
                """).params(batch.id(), run.company().value(), run.value(), batch.requestId(),
                Gzip.pack(batch.body())).update();
    }

    boolean sending(long batch) {
        return jdbc.sql("update batch set sent_at = clock_timestamp() where id = ? and state = 'intended'")
                .param(batch).update() > 0;
    }

    List<IntendedBatch> withoutAnswer(CompanyId company, int most) {
        return jdbc
                .sql("""
                        select id, request_id, extract(epoch from clock_timestamp() - sent_at) * 1000, body, answered_at is not null
                        from batch
                        where company_id = ? and state = 'intended' order by id limit ?
                        """)
                .params(company.value(), most).query(
                        (row, _) -> new IntendedBatch(row.getLong(1), row.getString(2), Gzip.unpack(row.getBytes(4)),
                                intents(company, row.getLong(1)), Duration.ofMillis(row.getLong(3)), row.getBoolean(5)))
                .list();
    }

    void posted(CompanyId company, long batch, Map<String, Outcome.Posted> posted, Map<String, Proof> proofs) {
        var rows = List.copyOf(posted.entrySet());
        jdbc.sql(
                """
                        update posting set state = 'posted', document_id = o.id, sync_token = o.token, stored_number = o.number,
                            stored_currency = o.currency, stored_gross = o.gross::numeric, stored_tax = o.tax::numeric,
                            stored_taxes = o.taxes::jsonb, stored_tax_code = o.tax_code, stored_customer = o.customer,
                            stored_lines = o.lines::int, stored_nets = o.nets::jsonb, difference = o.difference
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as o (bid, id, token, number, currency, gross, tax, taxes,
                            tax_code, customer, lines, nets, difference)
                        where posting.company_id = ? and posting.batch_id = ? and posting.bid = o.bid
                        """)
                .params(Columns.of(rows, Map.Entry::getKey), Columns.of(rows, row -> row.getValue().ref().id()),
                        Columns.of(rows, row -> row.getValue().ref().syncToken()),
                        Columns.of(rows, row -> row.getValue().ref().number()),
                        stored(rows, stored -> stored.gross().getCurrencyUnit().getCode()),
                        stored(rows, stored -> plain(stored.gross())), stored(rows, stored -> plain(stored.tax())),
                        stored(rows, stored -> TaxColumn.write(stored.taxes())), stored(rows, Stored::taxCode),
                        stored(rows, stored -> idOf(stored.customer())), stored(rows, stored -> text(stored.lines())),
                        stored(rows, stored -> NetColumn.write(stored.nets())),
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

    /// Those of the keys, each of a record's first document, whose documents all exist or may exist. One index look-up for each,
    /// however large the table has become.
    Set<PostingKey> standing(CompanyId company, Collection<PostingKey> keys) {
        return Set.copyOf(asked(keys, """
                select p.kind, p.source_id, p.role, p.generation, 1 as part
                from unnest(?, ?, ?, ?) as k (kind, id, role, generation)
                cross join lateral (
                    select kind, source_id, role, generation from posting
                    where company_id = ? and kind = k.kind and source_id = k.id::uuid and role = k.role
                        and generation = k.generation::int and state <> 'refused'
                    group by kind, source_id, role, generation having count(*) = max(documents)) p
                """, company).query((row, _) -> key(company, row)).list());
    }

    /// What stands, or may stand, of records that were to become several documents.
    List<PartStanding> parts(CompanyId company, Collection<PostingKey> keys) {
        return asked(keys, """
                select p.kind, p.source_id, p.role, p.generation, p.part, p.documents, coalesce(p.number, '') as number,
                    p.currency, p.gross
                from unnest(?, ?, ?, ?) as k (kind, id, role, generation)
                join posting p on p.company_id = ? and p.kind = k.kind and p.source_id = k.id::uuid
                    and p.role = k.role and p.generation = k.generation::int
                where p.documents > 1 and p.state <> 'refused'
                order by p.source_id, p.part
                """, company)
                .query((row, _) -> new PartStanding(key(company, row), row.getInt("documents"),
                        row.getString("number"),
                        Money.of(CurrencyUnit.of(row.getString("currency")), row.getBigDecimal("gross"))))
                .list();
    }

    private JdbcClient.StatementSpec asked(Collection<PostingKey> keys, String sql, CompanyId company) {
        var rows = List.copyOf(keys);
        return jdbc.sql(sql).params(Columns.of(rows, key -> key.kind().name()),
                Columns.of(rows, key -> key.source().toString()), Columns.of(rows, key -> key.role().name()),
                Columns.of(rows, key -> Integer.toString(key.generation())), company.value());
    }

    private Map<String, Intent> intents(CompanyId company, long batch) {
        var intents = new HashMap<String, Intent>();
        jdbc.sql(
                """
                        select kind, source_id, role, generation, part, documents, source, source_gross, source_tax, document_type,
                            store, day, number, currency, gross, tax, taxes, tax_code, customer, customer_name, lines, nets, content, bid
                        from posting where company_id = ? and batch_id = ? and state = 'intended'
                        """)
                .params(company.value(), batch).query(row -> {
                    intents.put(row.getString("bid"), intent(company, row));
                });
        return intents;
    }

    private static Intent intent(CompanyId company, ResultSet row) throws SQLException {
        var expected = expected(row);
        return new Intent(key(company, row), origin(row, expected),
                DocumentType.valueOf(row.getString("document_type")), row.getString("store"),
                row.getObject("day", LocalDate.class), row.getString("number"), expected,
                ContentHash.parse(row.getString("content")));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var tax = row.getBigDecimal("tax");
        var customer = row.getString("customer");
        return new Expected(Money.of(currency, row.getBigDecimal("gross")),
                tax == null ? null : Money.of(currency, tax), TaxColumn.read(row.getString("taxes"), currency),
                row.getString("tax_code"), customer == null ? null : new Ref(customer, row.getString("customer_name")),
                row.getObject("lines", Integer.class), NetColumn.read(row.getString("nets"), currency));
    }

    /// What was intended before the shop's own figures were kept counts as what was wanted.
    private static Origin origin(ResultSet row, Expected expected) throws SQLException {
        var currency = expected.gross().getCurrencyUnit();
        var gross = row.getBigDecimal("source_gross");
        var tax = row.getBigDecimal("source_tax");
        return new Origin(row.getString("source"), row.getInt("documents"),
                gross == null ? expected.gross() : Money.of(currency, gross),
                tax == null
                        ? Objects.requireNonNullElse(expected.tax(), Money.zero(currency))
                        : Money.of(currency, tax));
    }

    private static PostingKey key(CompanyId company, ResultSet row) throws SQLException {
        return new PostingKey(company, SourceKind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("source_id")), Role.valueOf(row.getString("role")),
                row.getInt("generation"), row.getInt("part"));
    }

    private static String[] stored(List<Map.Entry<String, Outcome.Posted>> rows,
            Function<Stored, @Nullable String> value) {
        return Columns.of(rows, row -> value.apply(row.getValue().stored()));
    }

    private static @Nullable String idOf(@Nullable Ref ref) {
        return ref == null ? null : ref.id();
    }

    private static @Nullable String nameOf(@Nullable Ref ref) {
        return ref == null ? null : ref.name();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
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
        return proof instanceof Proof.Differs differs
                ? differs.reasons().stream().map(Reason::what).collect(Collectors.joining("; "))
                : null;
    }
}
