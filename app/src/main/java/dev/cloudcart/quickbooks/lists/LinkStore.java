package dev.cloudcart.quickbooks.lists;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// The rows of one company's links.
public final class LinkStore {

    private final JdbcClient jdbc;
    private final long company;

    public LinkStore(JdbcClient jdbc, CompanyId company) {
        this.jdbc = jdbc;
        this.company = company.value();
    }

    /// By source key.
    public Map<String, Link> find(ListKind kind, Collection<String> keys) {
        var links = new HashMap<String, Link>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                    select source_key, id, name, gone, called from quickbooks_link
                    where company = :company and kind = :kind and source_key = any(:keys)
                    """)
                    .param("company", company)
                    .param("kind", kind.name())
                    .param("keys", keys.toArray(String[]::new))
                    .query(row -> {
                        var key = row.getString("source_key");
                        links.put(
                                key,
                                new Link(
                                        kind,
                                        key,
                                        row.getString("id"),
                                        row.getString("name"),
                                        row.getBoolean("gone"),
                                        row.getString("called")));
                    });
        }
        return links;
    }

    /// The keys that go to each of these ids.
    Map<String, Set<String>> keys(ListKind kind, Collection<String> ids) {
        var keys = new HashMap<String, Set<String>>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    select id, source_key from quickbooks_link
                    where company = :company and kind = :kind and id = any(:ids)
                    """)
                    .param("company", company)
                    .param("kind", kind.name())
                    .param("ids", ids.toArray(String[]::new))
                    .query(row -> {
                        keys.computeIfAbsent(row.getString("id"), _ -> new HashSet<>())
                                .add(row.getString("source_key"));
                    });
        }
        return keys;
    }

    /// In the order of their keys, so that two who write the same ones never wait for each other.
    ///
    /// @param links at most one for each kind and key
    public void put(Collection<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        var rows = links.stream()
                .sorted(Comparator.comparing(Link::kind).thenComparing(Link::key))
                .toList();
        jdbc.sql("""
                insert into quickbooks_link (company, kind, source_key, id, name, gone, called)
                select :company, row.* from unnest(:kinds, :keys, :ids, :names, :gone, :called) row
                on conflict (company, kind, source_key) do update
                set id = excluded.id, name = excluded.name, gone = excluded.gone, called = excluded.called
                """)
                .param("company", company)
                .param("kinds", texts(rows, link -> link.kind().name()))
                .param("keys", texts(rows, Link::key))
                .param("ids", texts(rows, Link::id))
                .param("names", texts(rows, Link::name))
                .param("called", texts(rows, Link::called))
                .param("gone", rows.stream().map(Link::gone).toArray(Boolean[]::new))
                .update();
    }

    private static String[] texts(List<Link> rows, Function<Link, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
