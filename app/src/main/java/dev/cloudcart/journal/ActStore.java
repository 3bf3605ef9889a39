package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;

/// What was meant to be done to documents, and what came of it. Acts are only ever added to and settled; a document
/// becomes what the last of its acts that was done made of it.
final class ActStore {

    private static final String SAME_DOCUMENT = """
            posting.company_id = a.company_id and posting.kind = a.kind and posting.source_id = a.source_id
            and posting.role = a.role and posting.generation = a.generation and posting.part = a.part""";

    private final JdbcClient jdbc;

    ActStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes the intents that nobody else has written; what was refused before may be meant anew.
    ///
    /// @return the short ids of those that are ours now
    Set<String> intend(CompanyId company, long batch, long settingsVersion, Map<String, Intent> intents) {
        var creations = rows(intents, intent -> intent.deed() == Deed.CREATE);
        var ours = rows(intents, intent -> intent.deed() != Deed.CREATE);
        if (!creations.isEmpty()) {
            begin(company, batch, settingsVersion, creations).forEach(bid -> ours.add(entry(intents, bid)));
        }
        return ours.isEmpty() ? Set.of() : act(company, batch, settingsVersion, ours);
    }

    private static List<Map.Entry<String, Intent>> rows(Map<String, Intent> intents, Predicate<Intent> wanted) {
        return intents.entrySet().stream()
                .filter(row -> wanted.test(row.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map.Entry<String, Intent> entry(Map<String, Intent> intents, String bid) {
        return Map.entry(bid, Objects.requireNonNull(intents.get(bid)));
    }

    /// The documents that are to come to be.
    private List<String> begin(
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

    /// One at a time for each document, and of one that is there already only while it stands.
    private Set<String> act(CompanyId company, long batch, long settingsVersion, List<Map.Entry<String, Intent>> rows) {
        var targets = Stream.of(
                Columns.of(rows, row -> row.getValue().deed().name()),
                target(rows, DocumentRef::id),
                target(rows, DocumentRef::syncToken),
                target(rows, DocumentRef::number));
        return jdbc.sql("""
                        insert into act (company_id, settings_version, state, batch_id, bid, kind, source_id, role, generation, part, %1$s,
                            deed, document_id, sync_token, document_number)
                        select ?, ?, 'intended', ?, i.bid, i.kind, i.source_id::uuid, i.role, i.generation::int, i.part::int, %2$s,
                            i.deed, i.document_id, i.sync_token, i.document_number
                        from unnest(%3$s) as i (bid, kind, source_id, role, generation, part, %1$s, deed, document_id, sync_token,
                            document_number)
                        where i.deed = 'CREATE' or exists (select from posting p where p.company_id = ? and p.kind = i.kind
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
                .set();
    }

    private static String[] target(
            List<Map.Entry<String, Intent>> rows, Function<DocumentRef, @Nullable String> value) {
        return Columns.of(rows, row -> {
            var target = row.getValue().target();
            return target == null ? null : value.apply(target);
        });
    }

    /// What the first document of each of these records was made from.
    Map<UUID, FirstMade> first(CompanyId company, SourceKind kind, Collection<UUID> records) {
        var first = new HashMap<UUID, FirstMade>();
        jdbc.sql("""
                select distinct on (source_id) source_id, record_print, day from act
                where company_id = ? and kind = ? and source_id = any (?::uuid[]) and deed = 'CREATE'
                    and state <> 'refused'
                order by source_id, id
                """)
                .params(company.value(), kind.name(), Columns.of(List.copyOf(records), UUID::toString))
                .query(row -> {
                    first.put(
                            row.getObject("source_id", UUID.class),
                            new FirstMade(row.getString("record_print"), row.getObject("day", LocalDate.class)));
                });
        return first;
    }

    /// Of acts that wait for their answer, by short id.
    Map<String, Intent> open(CompanyId company, long batch) {
        var intents = new HashMap<String, Intent>();
        jdbc.sql("select * from act where company_id = ? and batch_id = ? and state = 'intended'")
                .params(company.value(), batch)
                .query(row -> {
                    intents.put(
                            row.getString("bid"),
                            IntentReader.intent(company, row, Deed.valueOf(row.getString("deed")), target(row)));
                });
        return intents;
    }

    private static @Nullable DocumentRef target(ResultSet row) throws SQLException {
        var id = row.getString("document_id");
        return id == null
                ? null
                : new DocumentRef(
                        DocumentType.valueOf(row.getString("document_type")),
                        id,
                        row.getString("sync_token"),
                        row.getString("document_number"));
    }

    /// What was meant is now what the document is, with what the books stored. One that stood there unknown may be of
    /// another type than was meant, and of another day.
    void posted(
            CompanyId company, long batch, Map<String, Outcome.Posted> posted, Map<String, Proof> proofs, Instant now) {
        var rows = List.copyOf(posted.entrySet());
        var meant = IntentColumns.NAMES.stream()
                .map(name -> name + " = " + stands(name))
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                        with a as (update act set state = 'done', settled = ?
                            where company_id = ? and batch_id = ? and bid = any (?) and state = 'intended' returning *)
                        update posting set %s, settings_version = a.settings_version, edited = null, state = 'posted',
                            amended = a.deed = 'AMEND', document_id = o.id, sync_token = o.token, stored_number = o.number,
                            stored_currency = o.currency, stored_gross = o.gross::numeric, stored_tax = o.tax::numeric,
                            stored_taxes = o.taxes::jsonb, stored_tax_code = o.tax_code, stored_customer = o.customer,
                            stored_lines = o.lines::int, stored_nets = o.nets::jsonb, stored_line_digest = o.line_digest,
                            stored_line_ids = o.line_ids::jsonb, difference = o.difference
                        from a join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as o (bid, type, id, token, number, day, currency,
                            gross, tax, taxes, tax_code, customer, lines, nets, line_digest, line_ids, difference)
                            on o.bid = a.bid
                        where %s
                        """.formatted(meant, SAME_DOCUMENT))
                .params(
                        Timestamp.from(now),
                        company.value(),
                        batch,
                        Columns.of(rows, Map.Entry::getKey),
                        Columns.of(rows, Map.Entry::getKey),
                        Columns.of(rows, row -> row.getValue().ref().type().name()),
                        Columns.of(rows, row -> row.getValue().ref().id()),
                        Columns.of(rows, row -> row.getValue().ref().syncToken()),
                        Columns.of(rows, row -> row.getValue().ref().number()),
                        Columns.of(rows, row -> text(row.getValue().day())),
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
                        Columns.of(rows, row -> difference(proofs.get(row.getKey()))))
                .update();
    }

    private static String stands(String column) {
        return switch (column) {
            case "document_type" -> "o.type";
            case "day" -> "coalesce(o.day::date, a.day)";
            default -> "a." + column;
        };
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
        var rows = List.copyOf(refused.entrySet());
        jdbc.sql("""
                with a as (update act set state = 'refused', settled = ?, refusal = r.why from unnest(?, ?) as r (bid, why)
                    where company_id = ? and batch_id = ? and act.bid = r.bid and state = 'intended' returning act.*)
                update posting set state = 'refused' from a where a.deed = 'CREATE' and %s
                """.formatted(SAME_DOCUMENT))
                .params(
                        Timestamp.from(now),
                        Columns.of(rows, Map.Entry::getKey),
                        Columns.of(rows, row -> row.getValue().reason().what()),
                        company.value(),
                        batch)
                .update();
    }

    private static String[] stored(
            List<Map.Entry<String, Outcome.Posted>> rows, Function<Stored, @Nullable String> value) {
        return Columns.of(rows, row -> value.apply(row.getValue().stored()));
    }

    private static @Nullable String idOf(@Nullable Ref<?> ref) {
        return ref == null ? null : ref.id();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
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
