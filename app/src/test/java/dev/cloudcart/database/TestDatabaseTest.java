package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void givesEachClassItsOwnDatabaseFarFromUTC() {
        try (var one = TestDatabase.empty();
                var other = TestDatabase.migrated()) {

            var zones = one.jdbc().sql("SHOW TIME ZONE").query(String.class).single();
            one.jdbc().sql("CREATE TABLE mark (id int)").update();

            assertThat(zones).isEqualTo("Pacific/Auckland");
            assertThat(other.jdbc()
                            .sql("SELECT count(*) FROM pg_tables WHERE tablename = 'mark'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
