package dev.cloudcart.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;

/// Which record has which document number. A number that was once given to a record stays its own.
final class NumberStore {

    private final JdbcClient jdbc;

    NumberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param claim whether what is given is written down
    Map<PostingKey, String> give(CompanyId company, Map<PostingKey, List<String>> wanted, boolean claim) {
        var given = new HashMap<PostingKey, String>();
        var left = new LinkedHashMap<>(wanted);
        left.values().removeIf(List::isEmpty);
        for (int choice = 0; !left.isEmpty(); choice++) {
            var round = choice(left, choice);
            given.putAll(claim ? claimed(company, round) : free(company, round, given));
            left.keySet().removeAll(given.keySet());
            int next = choice + 1;
            left.values().removeIf(numbers -> numbers.size() <= next);
        }
        wanted.forEach((key, numbers) -> {
            if (!numbers.isEmpty()) {
                given.putIfAbsent(key, numbers.getLast());
            }
        });
        return given;
    }

    private static Map<PostingKey, String> choice(Map<PostingKey, List<String>> wanted, int choice) {
        var round = new LinkedHashMap<PostingKey, String>();
        wanted.forEach((key, numbers) -> {
            if (numbers.size() > choice) {
                round.put(key, numbers.get(choice));
            }
        });
        return round;
    }

    /// In the order of the numbers, so that two who claim the same ones never wait for each other.
    private Map<PostingKey, String> claimed(CompanyId company, Map<PostingKey, String> round) {
        var rows = List.copyOf(round.entrySet());
        jdbc.sql("""
                insert into document_number (company_id, number, kind, source_id, role)
                select ?, n.number, n.kind, n.id::uuid, n.role
                from unnest(?, ?, ?, ?) with ordinality as n (number, kind, id, role, place)
                order by n.number, n.place
                on conflict (company_id, number) do nothing
                """)
                .params(
                        company.value(),
                        Columns.of(rows, row -> space(row.getKey(), row.getValue())),
                        Columns.of(rows, row -> row.getKey().kind().name()),
                        Columns.of(rows, row -> row.getKey().source().toString()),
                        Columns.of(rows, row -> row.getKey().role().name()))
                .update();
        return owned(round, owners(company, round));
    }

    private Map<PostingKey, String> free(
            CompanyId company, Map<PostingKey, String> round, Map<PostingKey, String> given) {
        var owners = owners(company, round);
        given.forEach((key, number) -> owners.putIfAbsent(space(key, number), ""));
        round.forEach((key, number) -> owners.putIfAbsent(space(key, number), owner(key)));
        return owned(round, owners);
    }

    private static Map<PostingKey, String> owned(Map<PostingKey, String> round, Map<String, String> owners) {
        var owned = new LinkedHashMap<>(round);
        owned.entrySet().removeIf(row -> !owner(row.getKey()).equals(owners.get(space(row.getKey(), row.getValue()))));
        return owned;
    }

    private Map<String, String> owners(CompanyId company, Map<PostingKey, String> round) {
        var owners = new HashMap<String, String>();
        jdbc.sql("""
                select number, kind || ' ' || source_id || ' ' || role as owner from document_number
                where company_id = ? and number = any (?)
                """)
                .params(
                        company.value(),
                        round.entrySet().stream()
                                .map(row -> space(row.getKey(), row.getValue()))
                                .toArray(String[]::new))
                .query(row -> {
                    var owner = row.getString("owner");
                    owners.put(row.getString("number"), owner == null ? "" : owner);
                });
        return owners;
    }

    private static String owner(PostingKey key) {
        return key.kind() + " " + key.source() + " " + key.role();
    }

    /// Nobody's from now on.
    void spend(CompanyId company, String number, PostingKey key) {
        jdbc.sql("""
                insert into document_number (company_id, number) values (?, ?)
                on conflict (company_id, number) do update set kind = null, source_id = null, role = null
                where document_number.source_id = ?::uuid
                """)
                .params(company.value(), space(key, number), key.source().toString())
                .update();
    }

    /// QuickBooks compares without regard to case (Intuit, Query operations and syntax). Sales, purchase orders and
    /// bills are numbered apart from each other.
    private static String space(PostingKey key, String number) {
        var small = number.toLowerCase(Locale.ROOT);
        return key.role() == Role.SALE ? small : key.role() + " " + small;
    }
}
