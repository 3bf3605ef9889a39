package dev.cloudcart.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;

/// Records that their source may still change or drop without telling.
final class UnfinishedStore {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    UnfinishedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(CompanyId company, List<Filing> filings) {
        var unfinished = filings.stream()
                .filter(filing -> Boolean.TRUE.equals(filing.unfinished()))
                .toList();
        if (!unfinished.isEmpty()) {
            jdbc.sql("""
                    insert into unfinished_record (company_id, kind, source_id, happened_at)
                    select ?, f.kind, f.id::uuid, f.happened::timestamptz from unnest(?, ?, ?) as f (kind, id, happened)
                    on conflict (company_id, kind, source_id)
                    do update set happened_at = coalesce(excluded.happened_at, unfinished_record.happened_at)
                    """)
                    .params(
                            company.value(),
                            Columns.of(
                                    unfinished, filing -> filing.source().kind().name()),
                            Columns.of(
                                    unfinished, filing -> filing.source().id().toString()),
                            Columns.of(
                                    unfinished,
                                    filing -> filing.age().happenedAt() == null
                                            ? null
                                            : Objects.toString(filing.age().happenedAt())))
                    .update();
        }
        var finished = filings.stream()
                .filter(filing -> Boolean.FALSE.equals(filing.unfinished()))
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

    void forget(CompanyId company, SourceKind kind, Collection<UUID> records) {
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
