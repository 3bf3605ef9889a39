package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// The documents that there are, as they were meant and stored last.
final class PostingStore {

    private final JdbcClient jdbc;

    PostingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /// The deliveries and costs whose bills stand and are about any of these lines of purchase orders, or these orders.
    Set<UUID> billing(CompanyId company, Collection<UUID> lines) {
        return Set.copyOf(jdbc.sql("""
                        select distinct source_id from posting
                        where company_id = ? and kind = 'DELIVERY' and role in ('BILL', 'COST_BILL') and line_sources ??| ?
                            and state = 'posted' and removed is null and deleted is null
                        """)
                .params(company.value(), Columns.of(List.copyOf(lines), UUID::toString))
                .query(UUID.class)
                .list());
    }

    Map<UUID, Integer> billsRemoved(CompanyId company, Map<UUID, UUID> lines) {
        var some = List.copyOf(lines.entrySet());
        var removed = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select o.id, count(distinct (p.source_id, p.generation, p.part)) as bills
                        from unnest(?, ?) as o (line, id)
                        join posting p on p.line_sources ?? o.line
                        where p.company_id = ? and p.kind = 'DELIVERY' and p.role = 'BILL' and p.removed is not null
                        group by o.id
                        """)
                .params(
                        Columns.of(some, line -> line.getKey().toString()),
                        Columns.of(some, line -> line.getValue().toString()),
                        company.value())
                .query(row -> {
                    removed.put(UUID.fromString(row.getString("id")), row.getInt("bills"));
                });
        return removed;
    }

    /// The payment statements whose payments stand and are of any of these bills.
    Set<UUID> paying(CompanyId company, Collection<String> bills) {
        return Set.copyOf(jdbc.sql("""
                        select distinct p.source_id from unnest(?) as b (document)
                        join posting p on p.applied @> jsonb_build_array(jsonb_build_object('document', b.document))
                        where p.company_id = ? and p.kind = 'PAYMENT_STATEMENT'
                            and p.state = 'posted' and p.removed is null and p.deleted is null
                        """)
                .params(Columns.of(List.copyOf(bills), bill -> bill), company.value())
                .query(UUID.class)
                .list());
    }

    /// The records whose documents stand: the newest days first, of a day those that were sent last.
    List<UUID> last(CompanyId company, SourceKind kind, int most) {
        return List.copyOf(jdbc.sql("""
                        select source_id from posting
                        where company_id = ? and kind = ? and part = 1 and state = 'posted' and removed is null
                            and deleted is null
                        order by day desc, batch_id desc, source_id limit ?
                        """)
                .params(company.value(), kind.name(), most)
                .query(UUID.class)
                .list());
    }

    private static Position position(CompanyId company, ResultSet row) throws SQLException {
        var key = IntentReader.key(company, row);
        var id = row.getString("document_id");
        if (row.getTimestamp("removed") != null || row.getTimestamp("deleted") != null) {
            return new Position.Gone(
                    key,
                    ref(row, id),
                    IntentReader.version(row),
                    row.getObject("day", LocalDate.class),
                    row.getTimestamp("deleted") == null);
        }
        return row.getString("state").equals("intended") || row.getBoolean("doubtful") || id == null
                ? new Position.InDoubt(key)
                : new Position.Live(
                        IntentReader.intent(company, row, row.getBoolean("amended") ? Deed.AMEND : Deed.CREATE, null),
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

    /// The documents follow a newer version of their records, in which nothing of theirs has changed. Of one that says
    /// nothing of the record, as while they are to become others, what they were made from stays known.
    void follow(CompanyId company, SourceKind kind, Map<UUID, Version> versions) {
        var rows = List.copyOf(versions.entrySet());
        jdbc.sql("""
                update posting set record_print = case when v.print <> ? then v.print
                        when starts_with(posting.record_print, ?) then posting.record_print
                        else ? || ' ' || posting.record_print end,
                    record_content = coalesce(nullif(v.content, ''), posting.record_content)
                from unnest(?, ?, ?) as v (id, print, content)
                where company_id = ? and kind = ? and source_id = v.id::uuid and state = 'posted'
                    and deleted is null and removed is null
                """)
                .params(
                        Version.CHANGING.print(),
                        Version.CHANGING.print(),
                        Version.CHANGING.print(),
                        Columns.of(rows, row -> row.getKey().toString()),
                        Columns.of(rows, row -> row.getValue().print()),
                        Columns.of(rows, row -> row.getValue().content()),
                        company.value(),
                        kind.name())
                .update();
    }
}
