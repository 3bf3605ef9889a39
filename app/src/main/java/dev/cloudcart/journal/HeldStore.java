package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;

/// What is held, as people look at it.
final class HeldStore {

    private static final int SENTENCES = 3;
    private static final String OPEN = "state in ('open', 'posted but differs')";

    private static final String COLUMNS = """
            kind, source_id, source, state, causes || coalesce(differs_causes, '{}') as causes,
            reasons || coalesce(differs_reasons, '{}') as reasons, mends || coalesce(differs_mends, '{}') as mends,
            currency, amount, since, because, run_id, dismissed_by, dismissed_at, note""";

    private final JdbcClient jdbc;

    HeldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Group(SourceKind kind, String because) {}

    /// Most first. What was mended while this was asked is left out.
    List<HeldGroup> groups(CompanyId company) {
        var sums = sums(company);
        var sentences = sentences(company);
        return jdbc
                .sql("""
                select kind, because, min(causes[1]) as cause, count(*) as count, min(since) as oldest
                from hold where company_id = ? and %s group by kind, because order by count(*) desc, min(since)
                """.formatted(OPEN))
                .param(company.value())
                .query((row, _) -> {
                    var group = new Group(SourceKind.valueOf(row.getString("kind")), row.getString("because"));
                    return new HeldGroup(
                            group.kind(),
                            group.because(),
                            row.getString("cause"),
                            row.getLong("count"),
                            sums.getOrDefault(group, new TreeMap<>()),
                            row.getTimestamp("oldest").toInstant(),
                            sentences.getOrDefault(group, List.of()));
                })
                .list()
                .stream()
                .filter(group -> !group.sentences().isEmpty())
                .toList();
    }

    private Map<Group, SortedMap<String, BigDecimal>> sums(CompanyId company) {
        var sums = new HashMap<Group, SortedMap<String, BigDecimal>>();
        jdbc.sql("""
                select kind, because, currency, sum(amount) as sum from hold
                where company_id = ? and %s and currency is not null group by kind, because, currency
                """.formatted(OPEN)).param(company.value()).query(row -> {
            sums.computeIfAbsent(
                            new Group(SourceKind.valueOf(row.getString("kind")), row.getString("because")),
                            _ -> new TreeMap<>())
                    .put(row.getString("currency"), row.getBigDecimal("sum"));
        });
        return sums;
    }

    private Map<Group, List<HeldSentence>> sentences(CompanyId company) {
        var sentences = new HashMap<Group, List<HeldSentence>>();
        jdbc.sql("""
                select kind, because, what, mend, count from (
                    select kind, because, told as what, min(mended_by) as mend, count(*) as count,
                        row_number() over (partition by kind, because order by count(*) desc, told) as place
                    from hold where company_id = ? and %s
                    group by kind, because, told) s
                where place <= ?
                """.formatted(OPEN)).params(company.value(), SENTENCES).query(row -> {
            sentences
                    .computeIfAbsent(
                            new Group(SourceKind.valueOf(row.getString("kind")), row.getString("because")),
                            _ -> new ArrayList<>())
                    .add(new HeldSentence(row.getString("what"), row.getString("mend"), row.getLong("count")));
        });
        sentences
                .values()
                .forEach(some ->
                        some.sort(Comparator.comparingLong(HeldSentence::count).reversed()));
        return sentences;
    }

    /// In the order of their numbers.
    ///
    /// @param after the last of the page before
    List<KeptHold> ofGroup(CompanyId company, SourceKind kind, String because, Optional<Hold> after, int most) {
        return jdbc.sql("""
                select %s from hold
                where company_id = ? and kind = ? and because = ? and %s and (source, source_id) > (?, ?)
                order by source, source_id limit ?
                """.formatted(COLUMNS, OPEN))
                .params(
                        company.value(),
                        kind.name(),
                        because,
                        after.map(hold -> hold.source().number()).orElse(""),
                        after.map(hold -> hold.source().id()).orElse(new UUID(0, 0)),
                        most)
                .query((row, _) -> kept(row))
                .list();
    }

    List<KeptHold> dismissed(CompanyId company, int most) {
        return jdbc.sql("""
                select %s from hold where company_id = ? and state = 'dismissed'
                order by dismissed_at desc limit ?
                """.formatted(COLUMNS))
                .params(company.value(), most)
                .query((row, _) -> kept(row))
                .list();
    }

    Optional<KeptHold> hold(CompanyId company, SourceKind kind, UUID source) {
        return jdbc.sql("select %s from hold where company_id = ? and kind = ? and source_id = ?".formatted(COLUMNS))
                .params(company.value(), kind.name(), source)
                .query((row, _) -> kept(row))
                .optional();
    }

    static KeptHold kept(ResultSet row) throws SQLException {
        Timestamp dismissed = row.getTimestamp("dismissed_at");
        return new KeptHold(
                HoldStore.hold(row),
                row.getString("because"),
                row.getString("state"),
                row.getLong("run_id"),
                row.getString("dismissed_by"),
                dismissed == null ? null : dismissed.toInstant(),
                row.getString("note"));
    }

    /// @param like the beginning of a number, with its wild card
    List<KeptHold> numbered(CompanyId company, String like, int most) {
        return jdbc.sql(
                        "select %s from hold where company_id = ? and source like ? and state <> 'mended' order by source limit ?"
                                .formatted(COLUMNS))
                .params(company.value(), like, most)
                .query((row, _) -> kept(row))
                .list();
    }

    List<KeptHold> ofAmount(CompanyId company, BigDecimal amount, int most) {
        return jdbc.sql(
                        "select %s from hold where company_id = ? and amount = ? and state <> 'mended' order by source limit ?"
                                .formatted(COLUMNS))
                .params(company.value(), amount, most)
                .query((row, _) -> kept(row))
                .list();
    }
}
