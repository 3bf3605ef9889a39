package dev.cloudcart.journal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// That the books are said to have changed. Its times are the database's.
final class NewsStore {

    private final JdbcClient jdbc;

    NewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void told(CompanyId company) {
        jdbc.sql("""
                insert into books_news as known (company_id, told, told_at) values (?, 1, clock_timestamp())
                on conflict (company_id) do update set
                    told = known.told + 1, told_at = coalesce(known.told_at, excluded.told_at)
                """).param(company.value()).update();
    }

    long count(CompanyId company) {
        return jdbc.sql("select told from books_news where company_id = ?")
                .param(company.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// @param heeded how much of it is over; what came later stays
    void attended(CompanyId company, long heeded) {
        jdbc.sql("""
                insert into books_news as known (company_id, told, attended_at) values (?, 0, clock_timestamp())
                on conflict (company_id) do update set
                    told = greatest(known.told - ?, 0), attended_at = excluded.attended_at,
                    told_at = case when known.told > ? then excluded.attended_at end
                """).params(company.value(), heeded, heeded).update();
    }

    /// Those for which it is time; they rest then. What lies ahead was written while a clock was wrong.
    Set<CompanyId> dueOnce(Duration gathering, Duration rest) {
        return new HashSet<>(jdbc.sql("""
                update books_news set attended_at = clock_timestamp()
                where told > 0
                    and not (told_at between clock_timestamp() - make_interval(secs => ?) and clock_timestamp())
                    and (attended_at is null
                        or not (attended_at between clock_timestamp() - make_interval(secs => ?) and clock_timestamp()))
                returning company_id
                """)
                .params(gathering.toSeconds(), rest.toSeconds())
                .query((row, _) -> new CompanyId(row.getLong(1)))
                .list());
    }
}
