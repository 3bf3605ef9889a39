package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;

/// Whose turn it is to be asked for again, where an earlier version went by a clock.
class AskedOfOlderVersionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final List<UUID> ORDERS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    @Test
    void letsOneThatWasAskedByAClockThatWasAheadHaveItsTurn() {
        migrate("42");
        hold(ORDERS.get(0), "2031-01-01T00:00:00Z");
        hold(ORDERS.get(1), "2026-01-01T00:00:00Z");
        hold(ORDERS.get(2), "");
        migrate("latest");

        assertThat(turns(6))
                .containsExactly(
                        ORDERS.get(2), ORDERS.get(1), ORDERS.get(0), ORDERS.get(2), ORDERS.get(1), ORDERS.get(0));
    }

    private static List<UUID> turns(int number) {
        var journal = new Journal(
                DATABASE.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
                Instant::now);
        var turns = new ArrayList<UUID>();
        for (int turn = 0; turn < number; turn++) {
            turns.addAll(journal.inTurn(new CompanyId(1), SourceKind.SALE, ORDERS, 1));
        }
        return turns;
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .target(version)
                .load()
                .migrate();
    }

    private static void hold(UUID id, String asked) {
        DATABASE.jdbc().sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, since, run_id, asked_at)
                values (1, 'SALE', ?, '1', 'open', '{OTHER}', '{Refused}', '{Mend}', now(), 1, nullif(?, '')::timestamptz)
                """).params(id, asked).update();
    }
}
