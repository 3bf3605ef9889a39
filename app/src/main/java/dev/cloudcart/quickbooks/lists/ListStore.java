package dev.cloudcart.quickbooks.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// The rows of one company's lists: customers, vendors, employees, items, accounts.
public final class ListStore {

    private final JdbcClient jdbc;
    private final long company;

    public ListStore(JdbcClient jdbc, CompanyId company) {
        this.jdbc = jdbc;
        this.company = company.value();
    }

    /// How far a list is known.
    ///
    /// @param changedSince by QuickBooks' clock
    /// @param lookedAt by our clock
    public record Look(Instant changedSince, Instant lookedAt) {}

    /// Without those that were never filled.
    public Map<ListKind, Look> looks() {
        return jdbc
                .sql("select kind, changed_since, looked_at from quickbooks_list where company = :company")
                .param("company", company)
                .query((row, _) -> Map.entry(
                        ListKind.valueOf(row.getString("kind")),
                        new Look(
                                instant(row.getObject("changed_since", OffsetDateTime.class)),
                                instant(row.getObject("looked_at", OffsetDateTime.class)))))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, () -> new EnumMap<>(ListKind.class)));
    }

    public void looked(ListKind kind, Look look) {
        jdbc.sql("""
                insert into quickbooks_list (company, kind, changed_since, looked_at)
                values (:company, :kind, :since, :at)
                on conflict (company, kind) do update
                set changed_since = excluded.changed_since, looked_at = excluded.looked_at
                """)
                .param("company", company)
                .param("kind", kind.name())
                .param("since", time(look.changedSince))
                .param("at", time(look.lookedAt))
                .update();
    }

    /// @param seenAt no older than the start of the filling they belong to
    public void put(Collection<Listed> entries, Instant seenAt) {
        if (entries.isEmpty()) {
            return;
        }
        var once = new LinkedHashMap<String, Listed>();
        entries.forEach(entry -> once.put(entry.kind() + "/" + entry.id(), entry));
        var rows = List.copyOf(once.values());
        jdbc.sql("""
                insert into quickbooks_listed (company, kind, id, sync_token, name, name_key, full_name, sku, sku_key,
                    currency, type, subtype, seen_at)
                select :company, row.*, :seenAt
                from unnest(:kinds, :ids, :tokens, :names, :nameKeys, :fullNames, :skus, :skuKeys, :currencies, :types,
                    :subtypes) row
                on conflict (company, kind, id) do update
                set sync_token = excluded.sync_token, name = excluded.name, name_key = excluded.name_key,
                    full_name = excluded.full_name, sku = excluded.sku, sku_key = excluded.sku_key,
                    currency = excluded.currency, type = excluded.type, subtype = excluded.subtype,
                    seen_at = excluded.seen_at
                """)
                .param("company", company)
                .param("seenAt", time(seenAt))
                .param("kinds", texts(rows, row -> row.kind().name()))
                .param("ids", texts(rows, Listed::id))
                .param("tokens", texts(rows, Listed::syncToken))
                .param("names", texts(rows, Listed::name))
                .param("nameKeys", texts(rows, Listed::nameKey))
                .param("fullNames", texts(rows, Listed::fullName))
                .param("skus", texts(rows, Listed::sku))
                .param("skuKeys", texts(rows, Listed::skuKey))
                .param("currencies", texts(rows, Listed::currency))
                .param("types", texts(rows, Listed::type))
                .param("subtypes", texts(rows, Listed::subtype))
                .update();
    }

    public void remove(ListKind kind, Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from quickbooks_listed where company = :company and kind = :kind and id = any(:ids)")
                    .param("company", company)
                    .param("kind", kind.name())
                    .param("ids", ids.toArray(String[]::new))
                    .update();
        }
    }

    /// Takes out what a filling did not meet.
    void removeUnseen(ListKind kind, Instant since) {
        jdbc.sql("delete from quickbooks_listed where company = :company and kind = :kind and seen_at < :since")
                .param("company", company)
                .param("kind", kind.name())
                .param("since", time(since))
                .update();
    }

    void forgetLooks() {
        jdbc.sql("delete from quickbooks_list where company = :company")
                .param("company", company)
                .update();
    }

    public List<Listed> withIds(ListKind kind, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : select("kind = any(:kinds) and id = any(:keys)", List.of(kind), ids);
    }

    /// @param keys see [Names]
    public List<Listed> named(Collection<ListKind> kinds, Collection<String> keys) {
        return keys.isEmpty() ? List.of() : select("kind = any(:kinds) and name_key = any(:keys)", kinds, keys);
    }

    /// Items.
    ///
    /// @param keys see [Names]
    List<Listed> withSku(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : select("kind = any(:kinds) and sku_key <> '' and sku_key = any(:keys)", List.of(ListKind.ITEM), keys);
    }

    /// Accounts of some types; a chart of accounts has at most a few hundred.
    public List<Listed> accounts(Collection<String> types) {
        return select("kind = any(:kinds) and type = any(:keys)", List.of(ListKind.ACCOUNT), types);
    }

    /// In alphabetical order.
    ///
    /// @param types of accounts; empty for all
    /// @param part what the name has in it, whatever the case of letters
    public List<Listed> search(ListKind kind, List<String> types, String part, int most) {
        return jdbc.sql("""
                select kind, id, sync_token, name, full_name, sku, currency, type, subtype
                from quickbooks_listed
                where company = :company and kind = :kind and (cardinality(:types) = 0 or type = any(:types))
                    and strpos(lower(full_name), lower(:part)) > 0
                order by name_key, id limit :most""")
                .param("company", company)
                .param("kind", kind.name())
                .param("types", types.toArray(String[]::new))
                .param("part", part)
                .param("most", most)
                .query((row, _) -> listed(row))
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                ListKind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("sync_token"),
                row.getString("name"),
                row.getString("full_name"),
                row.getString("sku"),
                row.getString("currency"),
                row.getString("type"),
                row.getString("subtype"));
    }

    private List<Listed> select(String condition, Collection<ListKind> kinds, Collection<String> keys) {
        return jdbc.sql("""
                select kind, id, sync_token, name, full_name, sku, currency, type, subtype
                from quickbooks_listed where company = :company and\s""" + condition)
                .param("company", company)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .query((row, _) -> listed(row))
                .list();
    }

    private static String[] texts(List<Listed> rows, Function<Listed, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
