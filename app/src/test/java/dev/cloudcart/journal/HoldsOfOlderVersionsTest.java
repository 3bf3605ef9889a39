package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;

class HoldsOfOlderVersionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void closesThoseOfNumbersThatWereNone() {
        migrate("06");
        hold("0000000a-0000-0000-0000-000000000001", "11O", "Linnworks has no order 11O");
        hold("0000000a-0000-0000-0000-000000000002", "12", "Its total is negative");

        migrate("08");

        assertThat(DATABASE.jdbc()
                        .sql("select source from hold where state = 'open'")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("12"));
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .target(version)
                .load()
                .migrate();
    }

    private static void hold(String id, String number, String reason) {
        DATABASE.jdbc().sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, since, run_id)
                values (1, 'SALE', ?::uuid, ?, 'open', '{OTHER}', array[?], '{Mend}', now(), 1)
                """).params(id, number, reason).update();
    }
}
