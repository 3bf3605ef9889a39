package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;

class NotHandedOutOfOlderVersionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void areFiledUnderAPrintThatNoHeaderHasSoThatTheyAreAskedForAgain() {
        migrate("10");
        held("0000000a-0000-0000-0000-000000000001", "7", "Linnworks does not hand out order 7: An internal error");
        held("0000000a-0000-0000-0000-000000000002", "8", "Its total is negative");

        migrate("11");

        assertThat(DATABASE.jdbc()
                        .sql("select number || ' ' || print from source_record order by number")
                        .query(String.class)
                        .list())
                .containsExactly("7 not handed out print-7", "8 print-8");
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .target(version)
                .load()
                .migrate();
    }

    private static void held(String id, String number, String reason) {
        DATABASE.jdbc().sql("""
                insert into source_record (company_id, kind, source_id, number, print, run_id, read_at, raw)
                values (1, 'SALE', ?::uuid, ?, ?, 1, now(), '')
                """).params(id, number, "print-" + number).update();
        DATABASE.jdbc().sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, since, run_id)
                values (1, 'SALE', ?::uuid, ?, 'open', '{OTHER}', array[?], '{Mend}', now(), 1)
                """).params(id, number, reason).update();
    }
}
