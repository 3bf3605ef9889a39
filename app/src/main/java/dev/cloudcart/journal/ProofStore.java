package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Insight.Line;
import dev.cloudcart.journal.Insight.OfDay;

/// What stands in the books beside what the shop says, added up and one by one.
final class ProofStore {

    static final String STANDS = "state = 'posted' and removed is null and deleted is null";

    static final String COLUMNS = """
            kind, source_id, role, generation, part, source, document_type, store, day, number, stored_number,
            customer_name, currency, coalesce(source_gross, gross) as source_gross,
            coalesce(stored_gross, gross) as stored_gross, coalesce(source_tax, tax, 0) as source_tax,
            coalesce(stored_tax, tax, 0) as stored_tax, difference""";

    private static final String SUMS = """
            count(*) as documents, sum(coalesce(source_gross, gross)) as source, sum(coalesce(stored_gross, gross)) as books,
            sum(coalesce(source_tax, tax, 0)) as tax, sum(coalesce(stored_tax, tax, 0)) as tax_books""";

    private final JdbcClient jdbc;

    ProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Turnover> turnover(CompanyId company, LocalDate from, LocalDate to) {
        var rows = jdbc.sql("""
                select document_type in ('SALES_RECEIPT', 'INVOICE') as sold, min(document_type) as document_type, store, currency, %s
                from posting where company_id = ? and day between ? and ? and %s
                group by document_type in ('SALES_RECEIPT', 'INVOICE'),
                    case when document_type in ('SALES_RECEIPT', 'INVOICE') then '' else document_type end, store, currency
                order by store, currency
                """.formatted(SUMS, STANDS))
                .params(company.value(), from, to)
                .query((row, _) -> turnover(Section.of(DocumentType.valueOf(row.getString("document_type"))), row))
                .list();
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Turnover::section));
        return sorted;
    }

    private static Turnover turnover(Section section, ResultSet row) throws SQLException {
        return new Turnover(
                section,
                row.getString("store"),
                row.getString("currency"),
                row.getLong("documents"),
                row.getBigDecimal("source"),
                row.getBigDecimal("books"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("tax_books"));
    }

    List<OfDay> days(CompanyId company, Line line, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select day, store, currency, %s
                from posting where company_id = ? and day between ? and ? and store = ? and %s
                    and currency = ? and document_type = any (?)
                group by day, store, currency order by day
                """.formatted(SUMS, STANDS))
                .params(
                        company.value(),
                        from,
                        to,
                        line.store(),
                        line.currency(),
                        line.section().types())
                .query((row, _) -> new OfDay(row.getObject("day", LocalDate.class), turnover(line.section(), row)))
                .list();
    }

    List<Proven> documents(
            CompanyId company, Optional<Line> line, LocalDate from, LocalDate to, Optional<Proven> after, int most) {
        return jdbc.sql("""
                select %s
                from posting
                where company_id = :company and day between :from and :to and %s
                    and (:store::text is null or store = :store)
                    and (:currency::text is null or currency = :currency)
                    and (:types::text[] is null or document_type = any (:types::text[]))
                    and (day, source, source_id, role, generation, part)
                        > (:day::date, :source::text, :id::uuid, :role::text, :generation::int, :part::int)
                order by day, source, source_id, role, generation, part limit :most
                """.formatted(COLUMNS, STANDS))
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .param("store", line.map(Line::store).orElse(null))
                .param("currency", line.map(Line::currency).orElse(null))
                .param("types", line.map(one -> one.section().types()).orElse(null))
                .param("day", after.map(Proven::day).orElse(from.minusDays(1)))
                .param("source", after.map(Proven::source).orElse(""))
                .param("id", after.map(one -> one.key().source()).orElse(new UUID(0, 0)))
                .param("role", after.map(one -> one.key().role().name()).orElse(""))
                .param("generation", after.map(one -> one.key().generation()).orElse(0))
                .param("part", after.map(one -> one.key().part()).orElse(0))
                .param("most", most)
                .query((row, _) -> proven(company, row))
                .list();
    }

    Optional<Proven> document(PostingKey key) {
        return jdbc.sql("""
                select %s from posting
                where company_id = ? and kind = ? and source_id = ? and role = ? and generation = ? and part = ?
                """.formatted(COLUMNS))
                .params(
                        key.company().value(),
                        key.kind().name(),
                        key.source(),
                        key.role().name(),
                        key.generation(),
                        key.part())
                .query((row, _) -> proven(key.company(), row))
                .optional();
    }

    static Proven proven(CompanyId company, ResultSet row) throws SQLException {
        var number = row.getString("stored_number");
        var wanted = row.getString("number");
        var customer = row.getString("customer_name");
        return new Proven(
                new PostingKey(
                        company,
                        SourceKind.valueOf(row.getString("kind")),
                        row.getObject("source_id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getInt("generation"),
                        row.getInt("part")),
                row.getString("source"),
                DocumentType.valueOf(row.getString("document_type")),
                number != null ? number : wanted == null ? "" : wanted,
                row.getString("store"),
                customer == null ? "" : customer,
                row.getObject("day", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("source_gross"),
                row.getBigDecimal("stored_gross"),
                row.getBigDecimal("source_tax"),
                row.getBigDecimal("stored_tax"),
                Optional.ofNullable(row.getString("difference")));
    }
}
