package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;

/// Source records as they were read.
final class SourceStore {

    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order in which they are handed over: of a record the last one filed is the newest.
    void file(RunId run, List<Filing> filings, Instant now) {
        jdbc.sql("""
                        insert into source_record as known (company_id, kind, source_id, number, print, run_id, read_at, skipped,
                            happened_at, buyer_days, buyer_removed_at, buyer_country, buyer_region, buyer_whole, reference, raw)
                        select ?, f.kind, f.id::uuid, f.number, f.print, ?, ?, f.skipped, f.happened::timestamptz,
                            f.days::integer, f.removed::timestamptz, f.country, f.region, f.whole::boolean, nullif(f.reference, ''), f.raw
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as f (kind, id, number, print, skipped, happened, days, removed, country, region, whole, reference, raw)
                        on conflict (company_id, kind, source_id, print)
                        do update set skipped = excluded.skipped, read_at = excluded.read_at, filed = excluded.filed,
                            raw = case when known.buyer_removed_at is null or excluded.buyer_removed_at is not null
                                then excluded.raw else known.raw end,
                            happened_at = coalesce(excluded.happened_at, known.happened_at),
                            buyer_days = coalesce(excluded.buyer_days, known.buyer_days),
                            reference = coalesce(excluded.reference, known.reference),
                            buyer_country = case when excluded.buyer_region is null
                                then known.buyer_country else excluded.buyer_country end,
                            buyer_region = coalesce(excluded.buyer_region, known.buyer_region),
                            buyer_whole = case when excluded.buyer_region is null then known.buyer_whole
                                else excluded.buyer_whole or (known.buyer_whole is true
                                    and known.buyer_country is not distinct from excluded.buyer_country
                                    and known.buyer_region = excluded.buyer_region) end
                        where known.skipped is distinct from excluded.skipped or known.raw <> excluded.raw
                            or exists (select from source_record n where n.company_id = known.company_id
                                and n.kind = known.kind and n.source_id = known.source_id
                                and n.filed > known.filed)
                        """)
                .params(
                        run.company().value(),
                        run.value(),
                        Timestamp.from(now),
                        strings(filings, filing -> filing.source().kind().name()),
                        strings(filings, filing -> filing.source().id().toString()),
                        strings(filings, filing -> filing.source().number()),
                        strings(filings, Filing::print),
                        strings(filings, Filing::skipped),
                        strings(filings, filing -> text(filing.age().happenedAt())),
                        strings(filings, filing -> text(filing.age().buyerDays())),
                        strings(filings, filing -> filing.withoutBuyer() ? now.toString() : null),
                        strings(filings, filing -> country(filing.buyer())),
                        strings(
                                filings,
                                filing -> filing.buyer() == null
                                        ? null
                                        : filing.buyer().place().region()),
                        strings(
                                filings,
                                filing -> filing.buyer() == null
                                        ? null
                                        : text(filing.buyer().whole())),
                        strings(filings, filing -> filing.reference().toLowerCase(Locale.ROOT)),
                        filings.stream().map(filing -> Gzip.pack(filing.raw())).toArray(byte[][]::new))
                .update();
    }

    /// What the newest version of each is of. What cannot be read is of what it was of before.
    void fileSkus(CompanyId company, List<Filing> filings, Instant now) {
        var told = filings.stream().filter(filing -> !filing.skus().isEmpty()).toList();
        if (told.isEmpty()) {
            return;
        }
        var rows = told.stream()
                .flatMap(filing -> filing.skus().stream().map(sku -> new Sku(filing.source(), SearchStore.sku(sku))))
                .distinct()
                .toList();
        jdbc.sql("""
                with told as (select kind, id::uuid as id, sku, number from unnest(?, ?, ?, ?) as t (kind, id, sku, number)),
                    gone as (
                        delete from record_sku r using (select distinct kind, id from told) t
                        where r.company_id = ? and r.kind = t.kind and r.source_id = t.id and not exists (
                            select from told n where n.kind = r.kind and n.id = r.source_id and n.sku = r.sku))
                insert into record_sku (company_id, kind, source_id, sku, number, filed_at)
                select ?, kind, id, sku, number, ? from told
                on conflict do nothing
                """)
                .params(
                        strings(rows, row -> row.source().kind().name()),
                        strings(rows, row -> row.source().id().toString()),
                        strings(rows, Sku::sku),
                        strings(rows, row -> row.source().number()),
                        company.value(),
                        company.value(),
                        Timestamp.from(now))
                .update();
    }

    private record Sku(SourceRef source, String sku) {}

    /// The lateral join keeps to one index look-up for each print, however large the table has become.
    Map<UUID, Filed> filed(CompanyId company, SourceKind kind, Map<UUID, String> prints) {
        var entries = List.copyOf(prints.entrySet());
        var filed = new HashMap<UUID, Filed>();
        jdbc.sql("""
                select s.source_id, s.skipped, h.state, exists (
                    select from posting p where p.company_id = s.company_id and p.kind = s.kind
                    and p.source_id = s.source_id and p.state = 'posted' and p.deleted is null and p.removed is null
                    and p.edited is null and coalesce(nullif(p.record_print, ''), s.print) = s.print
                    group by p.role, p.generation having count(*) = max(p.documents)) as posted, exists (
                    select from posting p where p.company_id = s.company_id and p.kind = s.kind
                    and p.source_id = s.source_id and starts_with(p.record_print, '%s') and p.deleted is null
                    and p.removed is null) as changing, exists (
                    select from posting p where p.company_id = s.company_id and p.kind = s.kind
                    and p.source_id = s.source_id and p.state <> 'refused' and p.deleted is null
                    and p.removed is null) as stands
                from unnest(?, ?) as f (id, print)
                cross join lateral (
                    select * from source_record
                    where company_id = ? and kind = ? and source_id = f.id::uuid
                    order by filed desc limit 1) s
                left join hold h on h.company_id = s.company_id and h.kind = s.kind and h.source_id = s.source_id
                where s.print in (f.print, '%s' || f.print)
                """.formatted(Version.CHANGING.print(), Version.senseless("")))
                .params(
                        strings(entries, entry -> entry.getKey().toString()), strings(entries, Map.Entry::getValue),
                        company.value(), kind.name())
                .query(row -> {
                    var id = row.getObject("source_id", UUID.class);
                    became(row).ifPresent(became -> filed.put(id, became));
                });
        return filed;
    }

    private static Optional<Filed> became(ResultSet row) throws SQLException {
        if (row.getBoolean("posted")) {
            return Optional.of(new Filed.Posted());
        }
        boolean stands = row.getBoolean("stands");
        return switch (row.getString("state")) {
            case "open" -> Optional.of(new Filed.Held());
            case "dismissed" -> Optional.of(new Filed.Dismissed());
            case null, default ->
                row.getBoolean("changing")
                        ? Optional.empty()
                        : Optional.ofNullable(row.getString("skipped"))
                                .filter(reason -> !stands || !isOver(reason))
                                .map(Filed.Skipped::new);
        };
    }

    /// Nothing of an order that is over may stand.
    private static boolean isOver(String reason) {
        return Stream.of(Standing.values())
                .anyMatch(standing -> standing.isOver() && standing.reason().equals(reason));
    }

    Set<UUID> withoutBuyer(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return Set.copyOf(jdbc.sql("""
                select s.source_id from source_record s where s.company_id = ? and s.kind = ?
                    and s.source_id = any (?::uuid[]) and s.buyer_removed_at is not null
                union
                select r.source_id from forgotten_record r where r.company_id = ? and r.kind = ?
                    and r.source_id = any (?::uuid[])
                """)
                .params(
                        company.value(),
                        kind.name(),
                        strings(List.copyOf(records), UUID::toString),
                        company.value(),
                        kind.name(),
                        strings(List.copyOf(records), UUID::toString))
                .query(UUID.class)
                .list());
    }

    /// The versions with these very prints.
    List<RawSource> raw(CompanyId company, SourceKind kind, Map<UUID, String> prints) {
        var wanted = List.copyOf(prints.entrySet());
        return new ArrayList<>(jdbc.sql("""
                select distinct on (s.source_id) s.source_id, s.number, s.print, s.raw
                from unnest(?, ?) as f (id, print)
                join source_record s on s.company_id = ? and s.kind = ? and s.source_id = f.id::uuid and s.print = f.print
                order by s.source_id, s.filed desc
                """)
                .params(
                        strings(wanted, one -> one.getKey().toString()),
                        strings(wanted, Map.Entry::getValue),
                        company.value(),
                        kind.name())
                .query((row, _) -> new RawSource(
                        new SourceRef(kind, UUID.fromString(row.getString(1)), row.getString(2)),
                        row.getString(3),
                        Gzip.unpack(row.getBytes(4))))
                .list());
    }

    /// The newest version of each.
    List<RawSource> raw(CompanyId company, Collection<SourceRef> sources) {
        var wanted = List.copyOf(sources);
        return new ArrayList<>(jdbc.sql("""
                select distinct on (s.kind, s.source_id) s.kind, s.source_id, s.number, s.print, s.raw
                from unnest(?, ?) as f (kind, id)
                join source_record s on s.company_id = ? and s.kind = f.kind and s.source_id = f.id::uuid
                order by s.kind, s.source_id, s.filed desc
                """)
                .params(
                        strings(wanted, source -> source.kind().name()),
                        strings(wanted, source -> source.id().toString()),
                        company.value())
                .query((row, _) -> new RawSource(
                        new SourceRef(
                                SourceKind.valueOf(row.getString(1)),
                                UUID.fromString(row.getString(2)),
                                row.getString(3)),
                        row.getString(4),
                        Gzip.unpack(row.getBytes(5))))
                .list());
    }

    /// All versions of one record but the newest, the newest of them first.
    List<RawSource> before(CompanyId company, SourceRef source, int most) {
        return new ArrayList<>(jdbc.sql("""
                select s.number, s.print, s.raw from source_record s
                where s.company_id = ? and s.kind = ? and s.source_id = ? order by s.filed desc offset 1 limit ?
                """)
                .params(company.value(), source.kind().name(), source.id(), most)
                .query((row, _) -> new RawSource(
                        new SourceRef(source.kind(), source.id(), row.getString(1)),
                        row.getString(2),
                        Gzip.unpack(row.getBytes(3))))
                .list());
    }

    /// Oldest first.
    ///
    /// @param read what a record tells that was filed before it was kept beside it
    Map<UUID, List<Whereabouts>> buyers(
            CompanyId company,
            SourceKind kind,
            Collection<UUID> records,
            Function<byte[], Optional<Whereabouts>> read) {
        var buyers = new HashMap<UUID, List<Whereabouts>>();
        jdbc.sql("""
                select s.source_id, s.buyer_country, s.buyer_region, s.buyer_whole,
                    case when s.buyer_region is null or s.buyer_whole is null then s.raw end as raw
                from source_record s where s.company_id = ? and s.kind = ? and s.source_id = any (?::uuid[])
                order by s.filed
                """)
                .params(company.value(), kind.name(), strings(List.copyOf(records), UUID::toString))
                .query(row -> {
                    var id = row.getObject("source_id", UUID.class);
                    buyer(row, read)
                            .ifPresent(buyer -> buyers.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(buyer));
                });
        return buyers;
    }

    private static Optional<Whereabouts> buyer(ResultSet row, Function<byte[], Optional<Whereabouts>> read)
            throws SQLException {
        var country = row.getString("buyer_country");
        var region = row.getString("buyer_region");
        var raw = row.getBytes("raw");
        var told = raw == null ? Optional.<Whereabouts>empty() : read.apply(Gzip.unpack(raw));
        if (region == null) {
            return told;
        }
        var place = new Jurisdiction(country == null ? null : new Country(country), region);
        boolean isWhole = raw == null
                ? row.getBoolean("buyer_whole")
                : told.filter(one -> one.whole() && one.place().equals(place)).isPresent();
        return Optional.of(new Whereabouts(place, isWhole));
    }

    private static @Nullable String country(@Nullable Whereabouts buyer) {
        var country = buyer == null ? null : buyer.place().country();
        return country == null ? null : country.code();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> String[] strings(List<T> rows, Function<T, @Nullable String> column) {
        return Columns.of(rows, column);
    }
}
