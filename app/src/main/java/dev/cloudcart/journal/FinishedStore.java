package dev.cloudcart.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Standing;

/// Records of which nothing is to come any more, and which of them was looked at last.
final class FinishedStore {

    private static final UUID FIRST = new UUID(0, 0);
    private static final List<Standing> OVER =
            Stream.of(Standing.values()).filter(Standing::isOver).toList();

    private final JdbcClient jdbc;

    FinishedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> page(CompanyId company, SourceKind kind, Instant from, Instant to, Optional<UUID> after, int most) {
        return List.copyOf(jdbc.sql("""
                select s.source_id from (
                    select distinct on (source_id) source_id, skipped, happened_at from source_record
                    where company_id = ? and kind = ? and source_id > ?
                    order by source_id, filed desc) s
                where s.happened_at >= ? and s.happened_at < ? and coalesce(s.skipped, '') <> all (?)
                    and not exists (select from unfinished_record u
                        where u.company_id = ? and u.kind = ? and u.source_id = s.source_id)
                order by s.source_id limit ?
                """)
                .params(
                        company.value(),
                        kind.name(),
                        after.orElse(FIRST),
                        Timestamp.from(from),
                        Timestamp.from(to),
                        Columns.of(OVER, Standing::reason),
                        company.value(),
                        kind.name(),
                        most)
                .query((row, _) -> UUID.fromString(row.getString(1)))
                .list());
    }

    Optional<UUID> lookedAt(CompanyId company, SourceKind kind) {
        return jdbc.sql("select source_id from look_in_turn where company_id = ? and kind = ?")
                .params(company.value(), kind.name())
                .query(UUID.class)
                .optional();
    }

    void looked(CompanyId company, SourceKind kind, UUID last) {
        jdbc.sql("""
                insert into look_in_turn (company_id, kind, source_id) values (?, ?, ?)
                on conflict (company_id, kind) do update set source_id = excluded.source_id
                """).params(company.value(), kind.name(), last).update();
    }
}
