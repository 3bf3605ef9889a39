package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;

class LinksOfOlderVersionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void areOfTheSettingsWhereTheyNameTheItem() {
        migrate("33");
        DATABASE.jdbc().sql("""
                insert into company (name, currency, zone, added) values ('Mugs', 'GBP', 'Europe/London', now())
                """).update();
        DATABASE.jdbc()
                .sql("""
                insert into settings_version (company, version, who, at, yaml) values (1, 1, 'Jo', now(), ?)
                """)
                .param("products:\n  shipping-item: \"Carriage Paid\"\n  discount-item: \"Discount\"\n")
                .update();
        link("ITEM", "carriage paid");
        link("ITEM", "discount");
        link("ITEM", "mug");
        link("CUSTOMER", "discount");

        migrate("34");

        assertThat(DATABASE.jdbc()
                        .sql("select kind || ':' || source_key from quickbooks_link")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ITEM: carriage paid", "ITEM: discount", "ITEM:mug", "CUSTOMER:discount");
    }

    private static void link(String kind, String key) {
        DATABASE.jdbc()
                .sql("insert into quickbooks_link (company, kind, source_key, id, name) values (1, ?, ?, '7', 'Name')")
                .params(kind, key)
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
