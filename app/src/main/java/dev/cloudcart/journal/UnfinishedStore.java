package dev.cloudcart.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.journal.Filing.Followed;

/// Records that their source may still change or drop without telling, and those that something is still to be done
/// for.
final class UnfinishedStore {

    private static final UUID FIRST = new UUID(0, 0);
    private static final List<Standing> OVER =
            Stream.of(Standing.values()).filter(Standing::isOver).toList();

    private final JdbcClient jdbc;

    UnfinishedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(CompanyId company, List<Filing> filings) {
        var unfinished = filings.stream()
                .filter(filing -> filing.followed() == Followed.WHILE_OPEN || filing.followed() == Followed.UNTIL_DONE)
                .toList();
        if (!unfinished.isEmpty()) {
            jdbc.sql("""
                    insert into unfinished_record (company_id, kind, source_id, until_done, happened_at)
                    select ?, f.kind, f.id::uuid, f.until::boolean, f.happened::timestamptz
                    from unnest(?, ?, ?, ?) as f (kind, id, until, happened)
                    on conflict (company_id, kind, source_id)
                    do update set until_done = excluded.until_done,
                        happened_at = coalesce(excluded.happened_at, unfinished_record.happened_at)
                    """)
                    .params(
                            company.value(),
                            Columns.of(
                                    unfinished, filing -> filing.source().kind().name()),
                            Columns.of(
                                    unfinished, filing -> filing.source().id().toString()),
                            Columns.of(
                                    unfinished, filing -> Boolean.toString(filing.followed() == Followed.UNTIL_DONE)),
                            Columns.of(
                                    unfinished,
                                    filing -> filing.age().happenedAt() == null
                                            ? null
                                            : Objects.toString(filing.age().happenedAt())))
                    .update();
        }
        followUntilDone(
                company,
                filings.stream()
                        .filter(filing -> filing.followed() == Followed.IN_DOUBT)
                        .map(Filing::source)
                        .toList());
        followUntilPosted(
                company,
                filings.stream()
                        .filter(filing -> filing.followed() == Followed.UNTIL_POSTED)
                        .map(Filing::source)
                        .toList());
        var finished = filings.stream()
                .filter(filing -> filing.followed() == Followed.NO_MORE)
                .toList();
        if (!finished.isEmpty()) {
            jdbc.sql("""
                    delete from unfinished_record u using unnest(?, ?) as f (kind, id)
                    where u.company_id = ? and u.kind = f.kind and u.source_id = f.id::uuid
                    """)
                    .params(
                            Columns.of(
                                    finished, filing -> filing.source().kind().name()),
                            Columns.of(finished, filing -> filing.source().id().toString()),
                            company.value())
                    .update();
        }
    }

    /// Those that are followed already; what was listed is listed again.
    private void followUntilPosted(CompanyId company, List<SourceRef> sources) {
        if (sources.isEmpty()) {
            return;
        }
        jdbc.sql("""
                    update unfinished_record u set until_done = true from unnest(?, ?) as f (kind, id)
                    where u.company_id = ? and u.kind = f.kind and u.source_id = f.id::uuid
                    """)
                .params(
                        Columns.of(sources, source -> source.kind().name()),
                        Columns.of(sources, source -> source.id().toString()),
                        company.value())
                .update();
    }

    /// Forgets those of which nothing is to be done any more: what is held is followed by its hold. Otherwise nothing
    /// of a record that is over may stand, and of any other all as its newest version says, if anything ever
    /// stood.
    void forgetWhatIsDone(CompanyId company, SourceKind kind) {
        jdbc.sql("""
                delete from unfinished_record u where u.company_id = ? and u.kind = ? and u.until_done and (
                    exists (select from hold h where h.company_id = u.company_id and h.kind = u.kind
                        and h.source_id = u.source_id and h.state in ('open', 'dismissed'))
                    or (exists (select from posting o where o.company_id = u.company_id and o.kind = u.kind
                            and o.source_id = u.source_id)
                        or (select s.skipped is not null from source_record s
                            where s.company_id = u.company_id and s.kind = u.kind and s.source_id = u.source_id
                            order by s.filed desc limit 1))
                    and not exists (
                        select from posting p cross join lateral (
                            select s.print, s.skipped, s.skipped = any (?) as over from source_record s
                            where s.company_id = u.company_id and s.kind = u.kind and s.source_id = u.source_id
                            order by s.filed desc limit 1) s
                        where p.company_id = u.company_id and p.kind = u.kind and p.source_id = u.source_id
                            and p.state <> 'refused' and p.generation = (select max(n.generation) from posting n
                                where n.company_id = u.company_id and n.kind = u.kind and n.source_id = u.source_id
                                and n.state <> 'refused')
                            and (p.state = 'intended'
                                or exists (select from act a where a.company_id = p.company_id and a.kind = p.kind
                                    and a.source_id = p.source_id and a.state = 'intended')
                                or case when coalesce(p.deleted, p.removed) is not null then s.skipped is null
                                    else s.over or (s.skipped is null and (p.edited is not null
                                        or coalesce(nullif(p.record_print, ''), s.print) <> s.print)) end)))
                """)
                .params(company.value(), kind.name(), Columns.of(OVER, Standing::reason))
                .update();
    }

    /// Forgets the payments that stand as their newest version says.
    void forgetThePosted(CompanyId company, Collection<UUID> payments) {
        if (payments.isEmpty()) {
            return;
        }
        jdbc.sql("""
                delete from unfinished_record u
                where u.company_id = ? and u.kind = 'PAYMENT' and u.source_id = any (?::uuid[]) and exists (
                    select from posting p
                    where p.company_id = u.company_id and p.kind = u.kind and p.source_id = u.source_id
                        and p.state = 'posted' and p.removed is null and p.deleted is null and p.record_print = (
                            select s.print from source_record s
                            where s.company_id = u.company_id and s.kind = u.kind and s.source_id = u.source_id
                            order by s.filed desc limit 1))
                """)
                .params(company.value(), Columns.of(List.copyOf(payments), UUID::toString))
                .update();
    }

    /// As far as they are not followed already.
    void followUntilDone(CompanyId company, Collection<PostingKey> documents) {
        followUntilDone(
                company,
                documents.stream()
                        .map(key -> new SourceRef(key.kind(), key.source(), ""))
                        .toList());
    }

    void followUntilDone(CompanyId company, List<SourceRef> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into unfinished_record (company_id, kind, source_id, until_done)
                select distinct ?, f.kind, f.id::uuid, true from unnest(?, ?) as f (kind, id)
                on conflict (company_id, kind, source_id) do nothing
                """)
                .params(
                        company.value(),
                        Columns.of(rows, row -> row.kind().name()),
                        Columns.of(rows, row -> row.id().toString()))
                .update();
    }

    void forget(CompanyId company, SourceKind kind, Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        jdbc.sql("delete from unfinished_record where company_id = ? and kind = ? and source_id = any (?::uuid[])")
                .params(company.value(), kind.name(), Columns.of(List.copyOf(records), UUID::toString))
                .update();
    }

    List<UUID> page(
            CompanyId company,
            SourceKind kind,
            Instant from,
            Instant to,
            boolean onlyPosted,
            Optional<UUID> after,
            int most) {
        return List.copyOf(jdbc.sql("""
                select source_id from unfinished_record u
                where company_id = ? and kind = ? and source_id > ?
                    and coalesce(happened_at >= ? and happened_at < ?, true)
                    and (not ? or exists (select from posting p where p.company_id = u.company_id and p.kind = u.kind
                        and p.source_id = u.source_id))
                order by source_id limit ?
                """)
                .params(
                        company.value(),
                        kind.name(),
                        after.orElse(FIRST),
                        Timestamp.from(from),
                        Timestamp.from(to),
                        onlyPosted,
                        most)
                .query((row, _) -> UUID.fromString(row.getString(1)))
                .list());
    }
}
