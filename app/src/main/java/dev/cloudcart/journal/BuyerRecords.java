package dev.cloudcart.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;

/// The filed records that still say who the buyer was, and taking that out of them for good, in every version. Safe
/// beside running syncs and other nodes: a record is only ever replaced by itself without the buyer. Who was taken
/// out stays out when the source hands the order out again.
public final class BuyerRecords {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    /// One version of a record.
    private record Version(long id, RawSource source) {}

    public BuyerRecords(DataSource database, InstantSource clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /// Takes the buyer out of all that are old enough, of those of which a newer version is filed, and of those
    /// that were to be forgotten, wherever they came back from. What could not be read says no day, and would lose
    /// more than its buyer: it is kept for as many days from when it was filed.
    ///
    /// @param days after how many; null for as many as the source says, and where it does not, the usual ones
    /// @param now never later than it is; the database's clock has a say too
    /// @return of how many that still told of their buyer
    public int remove(CompanyId company, @Nullable Integer days, Duration usual, Instant now, Removal removal) {
        int removed = 0;
        for (var page = due(company, days, usual, now); !page.isEmpty(); page = due(company, days, usual, now)) {
            page.forEach(version -> replace(version, removal));
            removed += page.size();
        }
        removeAgain(company, removal);
        return removed;
    }

    /// What an earlier program took out may have left something that tells the buyer.
    private void removeAgain(CompanyId company, Removal removal) {
        for (var page = takenOutBefore(company, removal); !page.isEmpty(); page = takenOutBefore(company, removal)) {
            page.forEach(version -> replace(version, removal));
        }
    }

    private List<Version> takenOutBefore(CompanyId company, Removal removal) {
        return jdbc.sql("""
                select id, kind, source_id, number, print, raw from source_record
                where company_id = ? and buyer_removed_at is not null and buyer_removed_by < ? limit ?
                """)
                .params(company.value(), removal.edition(), PAGE)
                .query(VERSION)
                .list();
    }

    /// Every version of a record that is about one and still says so, in the order in which they were filed.
    public List<RawSource> find(CompanyId company, Predicate<RawSource> isAbout) {
        var found = new ArrayList<RawSource>();
        long last = 0;
        for (var page = after(company, last); !page.isEmpty(); page = after(company, last)) {
            page.stream().map(Version::source).filter(isAbout).forEach(found::add);
            last = page.getLast().id();
        }
        return found;
    }

    /// Takes the buyer out of every record that is about one, however young, and for good: that it was to be is
    /// written down first.
    ///
    /// @return whose records they were, each once
    public List<SourceRef> forget(CompanyId company, Predicate<RawSource> isAbout, Removal removal) {
        var found = find(company, isAbout).stream()
                .map(RawSource::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        remember(company, found);
        found.forEach(source -> versions(company, source).forEach(version -> replace(version, removal)));
        return List.copyOf(found);
    }

    private void remember(CompanyId company, Collection<SourceRef> forgotten) {
        var rows = List.copyOf(forgotten);
        jdbc.sql("""
                insert into forgotten_record (company_id, kind, source_id)
                select ?, f.kind, f.id::uuid from unnest(?, ?) as f (kind, id) on conflict do nothing
                """)
                .params(
                        company.value(),
                        Columns.of(rows, source -> source.kind().name()),
                        Columns.of(rows, source -> source.id().toString()))
                .update();
    }

    private List<Version> due(CompanyId company, @Nullable Integer days, Duration usual, Instant now) {
        return jdbc.sql("""
                select s.id, s.kind, s.source_id, s.number, s.print, s.raw from source_record s
                where s.company_id = ? and s.buyer_removed_at is null and (
                    coalesce(s.happened_at, s.read_at)
                        + make_interval(days => coalesce(?::integer, s.buyer_days, ?)) <= least(?, clock_timestamp())
                    or s.happened_at is not null and exists (select from source_record n where n.company_id = s.company_id and n.kind = s.kind
                        and n.source_id = s.source_id and n.filed > s.filed)
                    or exists (select from forgotten_record f where f.company_id = s.company_id and f.kind = s.kind
                        and f.source_id = s.source_id))
                order by s.id limit ?
                """)
                .param(company.value())
                .param(days)
                .param((int) usual.toDays())
                .param(Timestamp.from(now))
                .param(PAGE)
                .query(VERSION)
                .list();
    }

    /// Other versions of a record may tell of the buyer in other words.
    private List<Version> versions(CompanyId company, SourceRef source) {
        return jdbc.sql("""
                select id, kind, source_id, number, print, raw from source_record
                where company_id = ? and kind = ? and source_id = ? and buyer_removed_at is null
                """)
                .params(company.value(), source.kind().name(), source.id())
                .query(VERSION)
                .list();
    }

    private List<Version> after(CompanyId company, long last) {
        return jdbc.sql("""
                select id, kind, source_id, number, print, raw from source_record
                where company_id = ? and buyer_removed_at is null and id > ? order by id limit ?
                """).params(company.value(), last, PAGE).query(VERSION).list();
    }

    /// Each for itself, so that nobody who files records waits for two of them, and without waiting for the disk: what
    /// a crash takes back is found again.
    private void replace(Version version, Removal removal) {
        jdbc.sql("""
                update source_record set raw = ?, buyer_removed_by = ?, buyer_removed_at = coalesce(buyer_removed_at, ?)
                where id = ? and set_config('synchronous_commit', 'off', true) = 'off'
                """)
                .params(
                        Gzip.pack(removal.of(version.source())),
                        removal.edition(),
                        Timestamp.from(clock.instant()),
                        version.id())
                .update();
    }

    private static final RowMapper<Version> VERSION = (row, _) -> new Version(
            row.getLong("id"),
            new RawSource(
                    new SourceRef(
                            SourceKind.valueOf(row.getString("kind")),
                            row.getObject("source_id", UUID.class),
                            row.getString("number")),
                    row.getString("print"),
                    Gzip.unpack(row.getBytes("raw"))));
}
