package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// What people ask of the memory: answers only, for one company each. Thread-safe.
public final class Insight {

    private final JdbcClient jdbc;

    Insight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Standing standing(CompanyId company) {
        return jdbc.sql("""
                select (select min(position) from cursor_position where company_id = :company and stream = :stream) as complete,
                    (select count(*) from hold where company_id = :company
                        and state in ('open', 'posted but differs')) as holds,
                    (select min(since) from hold where company_id = :company
                        and state in ('open', 'posted but differs')) as oldest,
                    (select max(id) from run where company_id = :company and status = 'running') as running
                """)
                .param("company", company.value())
                .param("stream", PROCESSED)
                .query((row, _) -> new Standing(
                        instant(row, "complete"),
                        row.getLong("holds"),
                        instant(row, "oldest"),
                        Optional.ofNullable(row.getObject("running", Long.class))))
                .single();
    }

    /// Newest first.
    ///
    /// @param before only older ones; [Long#MAX_VALUE] for all
    public List<RunRow> runs(CompanyId company, long before, int most) {
        return jdbc.sql("""
                select * from run where company_id = ? and id < ? order by id desc limit ?
                """)
                .params(company.value(), before, most)
                .query(RunStore::row)
                .list();
    }

    /// Empty also where it is another company's.
    public Optional<RunRow> run(CompanyId company, long id) {
        return jdbc.sql("select * from run where id = ? and company_id = ?")
                .params(id, company.value())
                .query(RunStore::row)
                .optional();
    }

    /// What stands in the books, by store and currency.
    ///
    /// @param from the day of the first document
    /// @param to the day of the last, included
    public List<Turnover> turnover(CompanyId company, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select store, currency, count(*) as documents,
                    sum(coalesce(source_gross, gross)) as source, sum(coalesce(stored_gross, gross)) as books,
                    sum(coalesce(source_tax, tax, 0)) as tax, sum(coalesce(stored_tax, tax, 0)) as tax_books
                from posting
                where company_id = ? and day between ? and ? and state = 'posted' and removed is null and deleted is null
                group by store, currency order by store, currency
                """)
                .params(company.value(), from, to)
                .query((row, _) -> new Turnover(
                        row.getString("store"),
                        row.getString("currency"),
                        row.getLong("documents"),
                        row.getBigDecimal("source"),
                        row.getBigDecimal("books"),
                        row.getBigDecimal("tax"),
                        row.getBigDecimal("tax_books")))
                .list();
    }

    /// Each day from one to the other, both included, in the company's zone.
    public List<DayOfWork> days(CompanyId company, LocalDate from, LocalDate to, ZoneId zone) {
        return jdbc.sql("""
                select d.day::date as day, coalesce(p.posted, 0) as posted, coalesce(h.held, 0) as held
                from generate_series(:from::date, :to::date, interval '1 day') as d (day)
                left join (
                    select day, count(*) as posted from posting
                    where company_id = :company and day between :from and :to and state = 'posted'
                        and removed is null and deleted is null
                    group by day) p on p.day = d.day::date
                left join (
                    select (since at time zone :zone)::date as day, count(*) as held from hold
                    where company_id = :company and state in ('open', 'posted but differs')
                    group by 1) h on h.day = d.day::date
                order by d.day
                """)
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .param("zone", zone.getId())
                .query((row, _) -> new DayOfWork(
                        row.getObject("day", LocalDate.class), row.getLong("posted"), row.getLong("held")))
                .list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /// The stream of processed orders; see the cursor that moves it.
    private static final String PROCESSED = "processed orders";
}
