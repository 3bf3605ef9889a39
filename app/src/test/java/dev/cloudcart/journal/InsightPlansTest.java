package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;

/// The questions of the pages find their rows by indexes, in a journal of 200 companies with 100,000 documents.
class InsightPlansTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final CompanyId COMPANY = new CompanyId(7);
    private static final LocalDate FROM = LocalDate.of(2025, 4, 1);
    private static final LocalDate TO = LocalDate.of(2025, 4, 30);
    private static final Pattern READ_WHOLE =
            Pattern.compile("Seq Scan on (posting|hold|run|source_record|record_sku|act|batch)\\b");

    private static final UUID SOURCE = UUID.fromString("00000000-0000-0000-0000-000000000007");

    @BeforeAll
    static void fill() {
        DATABASE.jdbc().sql("""
                insert into posting (company_id, kind, source_id, role, generation, part, source, document_type, store, day, number,
                    currency, gross, tax, content, settings_version, state, batch_id, bid, document_id, stored_number, stored_currency,
                    stored_gross, stored_tax, customer_name, record_print)
                select 1 + n % 200, 'SALE', lpad(to_hex(n), 32, '0')::uuid, 'SALE', 1, 1, (100000 + n)::text, 'SALES_RECEIPT',
                    case n % 3 when 0 then 'Amazon' when 1 then 'eBay' else 'Shopify' end, date '2025-04-01' + n % 365,
                    (100000 + n)::text, 'GBP', 10 + n % 977, 2, '1:' || repeat('0', 64), 1, 'posted', n / 30, 'b0', n::text,
                    (100000 + n)::text, 'GBP', 10 + n % 977, 2, 'Amazon GBP', ''
                from generate_series(1, 100000) n
                """).update();
        DATABASE.jdbc().sql("""
                insert into source_record (company_id, kind, source_id, number, reference, print, run_id, read_at, raw)
                select company_id, kind, source_id, source, 'ref-' || source, 'print', 1 + batch_id % 20000, now(), '\\x00'
                from posting
                """).update();
        DATABASE.jdbc().sql("""
                insert into record_sku (company_id, kind, source_id, sku, number, filed_at)
                select company_id, kind, source_id, 'mug-' || n, source, now() - batch_id * interval '1 minute'
                from posting, generate_series(1, 3) n
                """).update();
        DATABASE.jdbc().sql("""
                insert into act (company_id, kind, source_id, role, generation, part, deed, state, batch_id, bid, record_print,
                    record_content, documents, source, source_gross, source_tax, document_type, store, day, currency, gross, content,
                    settings_version)
                select company_id, kind, source_id, role, generation, part, 'CREATE', 'done', batch_id, bid, '', '', 1, source, gross,
                    tax, document_type, store, day, currency, gross, content, 1 from posting
                """).update();
        DATABASE.jdbc().sql("""
                insert into run (company_id, purpose, trigger, who, scope, status, settings_version, started, finished, report)
                select 1 + n % 200, 'sync', 'scheduled', 'schedule', '', 'complete', 1, now() - n * interval '1 minute', now(),
                    '{"calls": {"linnworks": 3}}' from generate_series(1, 20000) n
                """).update();
        DATABASE.jdbc().sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, body)
                select n, 1 + n % 200, 1 + n, 'r' || n, 'answered', now(), '\\x00' from generate_series(0, 3334) n
                """).update();
        DATABASE.jdbc().sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, currency, amount, since, run_id)
                select 1 + n % 200, 'SALE', lpad(to_hex(900000 + n), 32, '0')::uuid, (900000 + n)::text, 'open',
                    array['NO_TAX_CODE'], array['QuickBooks has no code for place ' || n % 5], array['Add it'], 'GBP', n % 90, now(), 1
                from generate_series(1, 5000) n
                """).update();
        DATABASE.jdbc().sql("vacuum analyze").update();
    }

    @Test
    void noQuestionReadsATableWhole() {
        var plans = new Plans(DATABASE.dataSource());
        var insight = new Insight(JdbcClient.create(plans));
        var key = new PostingKey(COMPANY, SourceKind.SALE, SOURCE, Role.SALE, 1, 1);
        var line = new Insight.Line(Section.SALES, "Amazon", "GBP");
        var group = insight.held(COMPANY).getFirst();
        var hold = insight.held(COMPANY, group.kind(), group.because(), Optional.empty(), 50)
                .getFirst();

        insight.standing(COMPANY);
        insight.companiesWithHolds();
        insight.overviews();
        insight.runs(COMPANY, Insight.WhichRuns.ALL, Long.MAX_VALUE, 50);
        insight.runs(COMPANY, new Insight.WhichRuns("manual", "failed"), Long.MAX_VALUE, 50);
        insight.run(COMPANY, 1);
        insight.deeds(COMPANY, 1, 100);
        insight.reads(LocalDate.of(2026, 3, 1));
        insight.calls(COMPANY, Instant.parse("2026-03-01T00:00:00Z"));
        insight.turnover(COMPANY, FROM, TO);
        insight.days(COMPANY, FROM, TO, ZoneOffset.UTC);
        insight.days(COMPANY, line, FROM, TO);
        var documents = insight.documents(COMPANY, Optional.of(line), FROM, TO, Optional.empty(), 100);
        insight.documents(COMPANY, Optional.empty(), FROM, TO, Optional.of(documents.getFirst()), 100);
        insight.proven(key);
        insight.document(key);
        insight.documents(COMPANY, SourceKind.SALE, SOURCE);
        insight.history(key);
        insight.versions(COMPANY, SourceKind.SALE, SOURCE);
        insight.raw(COMPANY, SourceKind.SALE, SOURCE, 1);
        insight.held(COMPANY, group.kind(), group.because(), Optional.of(hold.hold()), 50);
        insight.held(COMPANY, SourceKind.SALE, hold.hold().source().id());
        insight.dismissed(COMPANY, 50);
        assertThat(insight.find(COMPANY, "Mug-2", Optional.empty(), 20).skus()).hasSize(20);
        insight.find(COMPANY, "1000", Optional.of(new BigDecimal("12.00")), 20);

        assertThat(documents).isNotEmpty();
        assertThat(plans.told)
                .hasSizeGreaterThan(25)
                .allSatisfy(plan -> assertThat(plan).doesNotContainPattern(READ_WHOLE));
    }

    /// However many there are.
    @Test
    void theLastThatWerePostedAreFoundByTheirDays() {
        var plans = new Plans(DATABASE.dataSource());
        var large = new CompanyId(9_999);
        DATABASE.jdbc().sql("""
                insert into posting (company_id, kind, source_id, role, generation, part, source, document_type, store, day, number,
                    currency, gross, tax, content, settings_version, state, batch_id, bid, document_id, stored_number, record_print,
                    removed)
                select 9999, case n % 2 when 0 then 'SALE' else 'PAYMENT' end, lpad(to_hex(n), 32, '0')::uuid,
                    case n % 2 when 0 then 'SALE' else 'PAYMENT' end, 1, 1 + n / 20000, n::text, 'SALES_RECEIPT', 'Amazon',
                    date '2025-04-01' + n / 100, n::text, 'GBP', 10, 2, '1:', 1,
                    case n when 19998 then 'refused' else 'posted' end, n, 'b0', n::text, n::text, '',
                    case n when 19996 then now() end
                from generate_series(1, 20001) n
                """).update();
        DATABASE.jdbc().sql("analyze posting").update();

        var last = new PostingStore(JdbcClient.create(plans)).last(large, SourceKind.SALE, 200);

        assertThat(last)
                .hasSize(200)
                .startsWith(new UUID(0, 19_994), new UUID(0, 19_992), new UUID(0, 19_990))
                .endsWith(new UUID(0, 19_596));
        assertThat(plans.told).singleElement().asString().contains("using posting_by_day");
    }

    /// Asks of every question how the database would answer it, before it is asked.
    private static final class Plans extends DelegatingDataSource {

        final List<String> told = new ArrayList<>();

        Plans(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Plans.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        var result = method.invoke(connection, arguments);
                        return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                                ? watched(statement, connection.prepareStatement("explain " + sql), sql)
                                : result;
                    });
        }

        /// What is set on the one is set on the other.
        private PreparedStatement watched(PreparedStatement statement, PreparedStatement explaining, String sql) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    Plans.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                        if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                            method.invoke(explaining, arguments);
                        }
                        if (method.getName().equals("executeQuery")) {
                            explain(explaining, sql);
                        }
                        return method.invoke(statement, arguments);
                    });
        }

        private void explain(PreparedStatement explaining, String sql) throws SQLException {
            var plan = new StringBuilder(sql);
            try (explaining;
                    var rows = explaining.executeQuery()) {
                while (rows.next()) {
                    plan.append('\n').append(rows.getString(1));
                }
            }
            told.add(plan.toString());
        }
    }
}
