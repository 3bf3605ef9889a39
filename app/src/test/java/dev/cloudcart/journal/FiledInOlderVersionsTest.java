package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;

class FiledInOlderVersionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final SourceRef ORDER =
            new SourceRef(SourceKind.SALE, UUID.fromString("0000000a-0000-0000-0000-000000000001"), "7");

    @Test
    void countsAsTheyWereReadAndWhatIsFiledNextIsNewer() {
        migrate("32");
        filed("second", "2026-03-02T00:00:00Z");
        filed("first", "2026-03-01T00:00:00Z");

        migrate("latest");

        assertThat(newest()).isEqualTo("second");
        journal()
                .file(
                        new RunId(new CompanyId(1), 1),
                        List.of(new Filing(ORDER, "third", new byte[] {1}, null, Age.UNKNOWN)));
        assertThat(newest()).isEqualTo("third");
    }

    private static String newest() {
        return journal().raw(new CompanyId(1), List.of(ORDER)).getFirst().print();
    }

    private static Journal journal() {
        return new Journal(
                DATABASE.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
                () -> Instant.EPOCH);
    }

    private static void filed(String print, String readAt) {
        DATABASE.jdbc()
                .sql("""
                insert into source_record (company_id, kind, source_id, number, print, run_id, read_at, raw)
                values (1, 'SALE', ?, '7', ?, 1, ?::timestamptz, ?)
                """)
                .params(ORDER.id(), print, readAt, Gzip.pack(new byte[] {1}))
                .update();
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .target(version)
                .load()
                .migrate();
    }
}
