package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// Batches and the documents in them.
final class PostingStore {

    private static final String SAME_DOCUMENT = """
            posting.company_id = a.company_id and posting.kind = a.kind and posting.source_id = a.source_id
            and posting.role = a.role and posting.generation = a.generation and posting.part = a.part""";

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
        var creates = new HashMap<String, Intent>();
        var acts = new HashMap<String, Intent>();
        intents.forEach((bid, intent) -> (intent.target() == null ? creates : acts).put(bid, intent));
        var ours = new HashSet<String>();
        if (!creates.isEmpty()) {
            ours.addAll(create(company, batch, settingsVersion, List.copyOf(creates.entrySet())));
        }
        if (!acts.isEmpty()) {
            ours.addAll(acts(company, batch, settingsVersion, List.copyOf(acts.entrySet())));
        }
        return ours;
    }

    private List<String> create(
            CompanyId company, long batch, long settingsVersion, List<Map.Entry<String, Intent>> rows) {
        var changing = IntentColumns.NAMES.stream()
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return jdbc.sql("""
                        insert into posting (company_id, settings_version, state, batch_id, bid, kind, source_id, role, generation, part, %1$s)
                        select ?, ?, 'intended', ?, i.bid, i.kind, i.source_id::uuid, i.role, i.generation::int, i.part::int, %2$s
                        from unnest(%3$s) as i (bid, kind, source_id, role, generation, part, %1$s)
                        on conflict (company_id, kind, source_id, role, generation, part) do update set %4$s,
                            settings_version = excluded.settings_version, state = 'intended',
                            batch_id = excluded.batch_id, bid = excluded.bid
                        where posting.state = 'refused'
                        returning bid
                        """.formatted(
                                IntentColumns.names(), IntentColumns.cast("i"), IntentColumns.places(0), changing))
                .params(Stream.concat(
                                Stream.of(company.value(), settingsVersion, batch), IntentColumns.of(rows).stream())
                        .toList())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// One at a time for each document, and only while it stands.
    private List<String> acts(
            CompanyId company, long batch, long settingsVersion, List<Map.Entry<String, Intent>> rows) {
        var targets = Stream.of(
                Columns.of(rows, row -> row.getValue().deed().name()),
                Columns.of(rows, row -> target(row.getValue()).id()),
                Columns.of(rows, row -> target(row.getValue()).syncToken()),
                Columns.of(rows, row -> target(row.getValue()).number()));
        return jdbc.sql("""
                        insert into act (company_id, settings_version, state, batch_id, bid, kind, source_id, role, generation, part, %1$s,
                            deed, document_id, sync_token, document_number)
                        select ?, ?, 'intended', ?, i.bid, i.kind, i.source_id::uuid, i.role, i.generation::int, i.part::int, %2$s,
                            i.deed, i.document_id, i.sync_token, i.document_number
                        from unnest(%3$s) as i (bid, kind, source_id, role, generation, part, %1$s, deed, document_id, sync_token,
                            document_number)
                        where exists (select from posting p where p.company_id = ? and p.kind = i.kind
                            and p.source_id = i.source_id::uuid and p.role = i.role and p.generation = i.generation::int
                            and p.part = i.part::int and p.state = 'posted' and p.deleted is null and p.removed is null)
                        on conflict (company_id, kind, source_id, role, generation, part) where state = 'intended' do nothing
                        returning bid
                        """.formatted(IntentColumns.names(), IntentColumns.cast("i"), IntentColumns.places(4)))
                .params(Stream.of(
                                Stream.of(company.value(), settingsVersion, batch),
                                IntentColumns.of(rows).stream(),
                                targets,
                                Stream.of(company.value()))
                        .flatMap(some -> some)
                        .toList())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static DocumentRef target(Intent intent) {
        return Objects.requireNonNull(intent.target());
    }

    void addBatch(RunId run, IntendedBatch batch) {
        jdbc.sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, sent_at, body)
                values (?, ?, ?, ?, 'intended', clock_timestamp(), clock_timestamp(), ?)
                """)
                .params(batch.id(), run.company().value(), run.value(), batch.requestId(), Gzip.pack(batch.body()))
                .update();
    }

    boolean sending(long batch, Optional<Instant> booksTime) {
        return jdbc.sql("""
                        update batch set sent_at = clock_timestamp(), sent_at_books = ?
                        where id = ? and state = 'intended'
                        """)
                        .param(booksTime.map(Timestamp::from).orElse(null))
                        .param(batch)
                        .update()
                > 0;
    }

    List<IntendedBatch> withoutAnswer(CompanyId company, int most) {
        return jdbc.sql("""
                        select id, request_id, extract(epoch from clock_timestamp() - sent_at) * 1000, body, answered_at is not null,
                            sent_at_books
                        from batch
                        where company_id = ? and state = 'intended' order by id limit ?
                        """)
                .params(company.value(), most)
                .query((row, _) -> new IntendedBatch(
                        row.getLong(1),
                        row.getString(2),
                        Gzip.unpack(row.getBytes(4)),
                        intents(company, row.getLong(1)),
                        Duration.ofMillis(row.getLong(3)),
                        instant(row.getTimestamp(6)),
                        row.getBoolean(5)))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// What was amended is now what was meant.
    void posted(
            CompanyId company, long batch, Map<String, Outcome.Posted> posted, Map<String, Proof> proofs, Instant now) {
        store(company, batch, posted, proofs, "", "posting.batch_id = ? and posting.bid = o.bid");
        if (amend(company, batch, posted.keySet(), now) > 0) {
            store(company, batch, posted, proofs, "act a,", "a.batch_id = ? and a.bid = o.bid and " + SAME_DOCUMENT);
        }
    }

    private void store(
            CompanyId company,
            long batch,
            Map<String, Outcome.Posted> posted,
            Map<String, Proof> proofs,
            String beside,
            String documents) {
        var rows = List.copyOf(posted.entrySet());
        jdbc.sql("""
                        update posting set state = 'posted', document_id = o.id, sync_token = o.token, stored_number = o.number,
                            stored_currency = o.currency, stored_gross = o.gross::numeric, stored_tax = o.tax::numeric,
                            stored_taxes = o.taxes::jsonb, stored_tax_code = o.tax_code, stored_customer = o.customer,
                            stored_lines = o.lines::int, stored_nets = o.nets::jsonb, stored_line_digest = o.line_digest,
                            stored_line_ids = o.line_ids::jsonb, difference = o.difference
                        from %s unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as o (bid, id, token, number, currency, gross, tax,
                            taxes, tax_code, customer, lines, nets, line_digest, line_ids, difference)
                        where posting.company_id = ? and %s
                        """.formatted(beside, documents))
                .params(
                        Columns.of(rows, Map.Entry::getKey),
                        Columns.of(rows, row -> row.getValue().ref().id()),
                        Columns.of(rows, row -> row.getValue().ref().syncToken()),
                        Columns.of(rows, row -> row.getValue().ref().number()),
                        stored(rows, stored -> stored.gross().getCurrencyUnit().getCode()),
                        stored(rows, stored -> plain(stored.gross())),
                        stored(rows, stored -> plain(stored.tax())),
                        stored(rows, stored -> TaxColumn.write(stored.taxes())),
                        stored(rows, Stored::taxCode),
                        stored(rows, stored -> idOf(stored.party())),
                        stored(rows, stored -> text(stored.lines())),
                        stored(rows, stored -> NetColumn.write(stored.nets())),
                        stored(rows, Stored::lineDigest),
                        stored(rows, stored -> LineColumns.ids(stored.lineIds())),
                        Columns.of(rows, row -> difference(proofs.get(row.getKey()))),
                        company.value(),
                        batch)
                .update();
    }

    private int amend(CompanyId company, long batch, Collection<String> bids, Instant now) {
        var columns =
                IntentColumns.NAMES.stream().map(name -> name + " = a." + name).collect(Collectors.joining(", "));
        return jdbc.sql("""
                with a as (update act set state = 'done', settled = ?
                    where company_id = ? and batch_id = ? and bid = any (?) and deed = 'AMEND' and state = 'intended'
                    returning *)
                update posting set %s, settings_version = a.settings_version, edited = null from a where %s
                """.formatted(columns, SAME_DOCUMENT))
                .params(Timestamp.from(now), company.value(), batch, bids.toArray(String[]::new))
                .update();
    }

    void removed(CompanyId company, long batch, Collection<String> bids, Instant now) {
        jdbc.sql("""
                with a as (update act set state = 'done', settled = ?
                    where company_id = ? and batch_id = ? and bid = any (?) and state = 'intended' returning *)
                update posting set removed = a.settled, record_print = a.record_print, record_content = a.record_content
                from a where %s
                """.formatted(SAME_DOCUMENT))
                .params(Timestamp.from(now), company.value(), batch, bids.toArray(String[]::new))
                .update();
    }

    /// A document that was to be amended or removed stands as before.
    void refused(CompanyId company, long batch, Map<String, Outcome.Refused> refused, Instant now) {
        jdbc.sql("update posting set state = 'refused' where company_id = ? and batch_id = ? and bid = any (?)"
                        + " and state = 'intended'")
                .params(company.value(), batch, refused.keySet().toArray(String[]::new))
                .update();
        var rows = List.copyOf(refused.entrySet());
        jdbc.sql("""
                update act set state = 'refused', settled = ?, refusal = r.why from unnest(?, ?) as r (bid, why)
                where company_id = ? and batch_id = ? and act.bid = r.bid and state = 'intended'
                """)
                .params(
                        Timestamp.from(now),
                        Columns.of(rows, Map.Entry::getKey),
                        Columns.of(rows, row -> row.getValue().reason().what()),
                        company.value(),
                        batch)
                .update();
    }

    /// The documents follow a newer version of their records, in which nothing of theirs has changed. Of one that says
    /// nothing of the record, what they were made from stays known.
    void follow(CompanyId company, SourceKind kind, Map<UUID, Version> versions) {
        var rows = List.copyOf(versions.entrySet());
        jdbc.sql("""
                update posting set record_print = v.print,
                    record_content = coalesce(nullif(v.content, ''), posting.record_content)
                from unnest(?, ?, ?) as v (id, print, content)
                where company_id = ? and kind = ? and source_id = v.id::uuid and state = 'posted'
                    and deleted is null and removed is null
                """)
                .params(
                        Columns.of(rows, row -> row.getKey().toString()),
                        Columns.of(rows, row -> row.getValue().print()),
                        Columns.of(rows, row -> row.getValue().content()),
                        company.value(),
                        kind.name())
                .update();
    }

    void close(long batch, String state, Instant now) {
        jdbc.sql("update batch set state = ?, answered_at = ? where id = ?")
                .params(state, Timestamp.from(now), batch)
                .update();
    }

    /// Some of the batch is settled, so that it must never be sent again; the rest still waits.
    void settledInPart(long batch, Instant now) {
        jdbc.sql("update batch set answered_at = ? where id = ?")
                .params(Timestamp.from(now), batch)
                .update();
    }

    /// How the documents of the newest generation of each record stand. One index look-up for each, however large
    /// the table has become.
    Map<UUID, List<Position>> positions(CompanyId company, SourceKind kind, Collection<UUID> records) {
        var positions = new HashMap<UUID, List<Position>>();
        jdbc.sql("""
                        select p.*, exists (select from act a where a.company_id = p.company_id and a.kind = p.kind
                                and a.source_id = p.source_id and a.role = p.role and a.generation = p.generation and a.part = p.part
                                and a.state = 'intended') as doubtful
                        from unnest(?) as r (id)
                        cross join lateral (
                            select *, max(generation) over () as newest from posting
                            where company_id = ? and kind = ? and source_id = r.id::uuid and state <> 'refused') p
                        where p.generation = p.newest
                        order by p.source_id, p.part
                        """)
                .params(Columns.of(List.copyOf(records), UUID::toString), company.value(), kind.name())
                .query(row -> {
                    var position = position(company, row);
                    positions
                            .computeIfAbsent(position.key().source(), _ -> new ArrayList<>())
                            .add(position);
                });
        return positions;
    }

    private static Position position(CompanyId company, ResultSet row) throws SQLException {
        var key = key(company, row);
        var id = row.getString("document_id");
        if (row.getTimestamp("removed") != null || row.getTimestamp("deleted") != null) {
            return new Position.Gone(
                    key,
                    ref(row, id),
                    version(row),
                    row.getObject("day", LocalDate.class),
                    row.getTimestamp("deleted") == null);
        }
        return row.getString("state").equals("intended") || row.getBoolean("doubtful") || id == null
                ? new Position.InDoubt(key)
                : new Position.Live(
                        intent(company, row, Deed.CREATE, null),
                        ref(row, id),
                        row.getTimestamp("edited") != null,
                        Objects.requireNonNullElse(row.getString("stored_line_digest"), ""),
                        LineColumns.readIds(row.getString("stored_line_ids")));
    }

    private static DocumentRef ref(ResultSet row, @Nullable String id) throws SQLException {
        return new DocumentRef(
                DocumentType.valueOf(row.getString("document_type")),
                Objects.requireNonNullElse(id, ""),
                Objects.requireNonNullElse(row.getString("sync_token"), ""),
                row.getString("stored_number"));
    }

    private Map<String, Intent> intents(CompanyId company, long batch) {
        var intents = new HashMap<String, Intent>();
        jdbc.sql("select * from posting where company_id = ? and batch_id = ? and state = 'intended'")
                .params(company.value(), batch)
                .query(row -> {
                    intents.put(row.getString("bid"), intent(company, row, Deed.CREATE, null));
                });
        jdbc.sql("select * from act where company_id = ? and batch_id = ? and state = 'intended'")
                .params(company.value(), batch)
                .query(row -> {
                    var target = new DocumentRef(
                            DocumentType.valueOf(row.getString("document_type")),
                            row.getString("document_id"),
                            row.getString("sync_token"),
                            row.getString("document_number"));
                    intents.put(
                            row.getString("bid"), intent(company, row, Deed.valueOf(row.getString("deed")), target));
                });
        return intents;
    }

    private static Intent intent(CompanyId company, ResultSet row, Deed deed, @Nullable DocumentRef target)
            throws SQLException {
        var expected = expected(row);
        return new Intent(
                key(company, row),
                deed,
                target,
                origin(row, expected),
                DocumentType.valueOf(row.getString("document_type")),
                row.getString("store"),
                row.getObject("day", LocalDate.class),
                row.getString("number"),
                expected,
                ContentHash.parse(row.getString("content")),
                LineColumns.readSources(row.getString("line_sources")));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var tax = row.getBigDecimal("tax");
        var customer = row.getString("customer");
        return new Expected(
                Money.of(currency, row.getBigDecimal("gross")),
                tax == null ? null : Money.of(currency, tax),
                TaxColumn.read(row.getString("taxes"), currency),
                row.getString("tax_code"),
                customer == null ? null : new Ref(customer, row.getString("customer_name")),
                row.getObject("lines", Integer.class),
                NetColumn.read(row.getString("nets"), currency),
                LineColumns.readLinks(row.getString("links")),
                AppliedColumn.read(row.getString("applied"), currency));
    }

    /// What was intended before the shop's own figures were kept counts as what was wanted.
    private static Origin origin(ResultSet row, Expected expected) throws SQLException {
        var currency = expected.gross().getCurrencyUnit();
        var gross = row.getBigDecimal("source_gross");
        var tax = row.getBigDecimal("source_tax");
        return new Origin(
                row.getString("source"),
                version(row),
                row.getInt("documents"),
                gross == null ? expected.gross() : Money.of(currency, gross),
                tax == null
                        ? Objects.requireNonNullElse(expected.tax(), Money.zero(currency))
                        : Money.of(currency, tax));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                Objects.requireNonNullElse(row.getString("record_print"), ""),
                Objects.requireNonNullElse(row.getString("record_content"), ""));
    }

    private static PostingKey key(CompanyId company, ResultSet row) throws SQLException {
        return new PostingKey(
                company,
                SourceKind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("source_id")),
                Role.valueOf(row.getString("role")),
                row.getInt("generation"),
                row.getInt("part"));
    }

    private static String[] stored(
            List<Map.Entry<String, Outcome.Posted>> rows, Function<Stored, @Nullable String> value) {
        return Columns.of(rows, row -> value.apply(row.getValue().stored()));
    }

    private static @Nullable String idOf(@Nullable Ref ref) {
        return ref == null ? null : ref.id();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static String plain(Money money) {
        return money.getAmount().toPlainString();
    }

    private static @Nullable String difference(@Nullable Proof proof) {
        return proof instanceof Proof.Differs differs
                ? differs.reasons().stream().map(Reason::what).collect(Collectors.joining("; "))
                : null;
    }
}
