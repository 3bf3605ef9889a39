package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.access.Role;
import dev.cloudcart.database.TestDatabase;

/// An owner finds what is kept of a buyer, hands it out, and takes it out.
class BuyersPageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static Tab owner;
    private static Tab operator;
    private static String page;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        var mugs = trading.company("Mugs");
        owner = trading.site.signedIn(trading.site.owner("olga@example.com"));
        operator = trading.site.signedIn("otto@example.com", mugs, Role.OPERATOR);
        page = "/companies/" + mugs + "/buyers";
        trading.sells(1001, 2);
        trading.sells(Trading.order(1003, "GB", "20.0", "12.00").replace("Jane Doe", "John Roe"));
        trading.run(Trading.march(mugs));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void isForOwnersAlone() {
        assertThat(owner.get(page).statusCode()).isEqualTo(200);
        assertThat(operator.get(page).statusCode()).isEqualTo(403);
        assertThat(operator.post("/sign-in", page + "/export", Map.of("buyer", "John Roe"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void findsABuyerByTheWholeNameAndHandsOutWhatIsKept() {
        var found = owner.post(page, page + "/find", Map.of("buyer", " jane doe "));
        assertThat(found.body())
                .contains("Stands in 2 records", "order 1001", "order 1002")
                .doesNotContain("order 1003");

        var file = owner.post(page, page + "/export", Map.of("buyer", "Jane Doe"));
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"buyer.json\"");
        var records = JsonMapper.shared().readTree(file.body());
        assertThat(records.valueStream().map(one -> one.path("number").asString()))
                .containsExactlyInAnyOrder("1001", "1002");
        assertThat(records.get(0).toString()).contains("1 High Street").doesNotContain("John Roe");
        assertThat(audited())
                .contains("RECORD: looked for a buyer: 2 records", "EXPORT: a buyer: 2 records")
                .doesNotContainIgnoringCase("jane");
    }

    @Test
    void saysSoWhereNobodyIsFoundOrAsked() {
        assertThat(owner.post(page, page + "/find", Map.of("buyer", "Jane")).body())
                .contains("No record says that.");
        assertThat(owner.post(page, page + "/find", Map.of("buyer", " ")).body())
                .contains("Say whom:");
        assertThat(owner.post(page, page + "/export", Map.of("buyer", "")).body())
                .contains("Say whom:");
    }

    @Test
    void takesABuyerOutForWhoeverProvesWhoTheyAre() {
        var wrong = owner.post(page, page + "/forget", Map.of("buyer", "John Roe", "password", "guess"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Stands in one record", "order 1003");

        var done = owner.post(page, page + "/forget", Map.of("buyer", "John Roe", "password", Site.PASSWORD));

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(owner.get(page).body()).contains("Taken out of one record: 1003.");
        assertThat(owner.post(page, page + "/find", Map.of("buyer", "John Roe")).body())
                .contains("No record says that.");
        assertThat(audited()).contains("FORGET: a buyer, in one record").doesNotContain("Roe");
    }

    private static String audited() {
        return String.join(
                "\n",
                trading.jdbc()
                        .sql("select act || ': ' || subject from audit order by id")
                        .query(String.class)
                        .list());
    }
}
