package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

/// The settings that mend a hold stand on its page as fields, and what was held is tried again under them.
@TestMethodOrder(OrderAnnotation.class)
class MendedBySettingsTest {

    private static final Pattern GROUP = Pattern.compile("href=\"([^\"]*/holds/because/[^\"]*)\"");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static CompanyId mugs;
    private static String base;
    private static Tab operator;
    private static Tab accountant;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        mugs = trading.company("Mugs");
        base = "/companies/" + mugs.value();
        operator = trading.site.signedIn("anna@example.com", mugs, Role.OPERATOR);
        accountant = trading.site.signedIn("carl@example.com", mugs, Role.ACCOUNTANT);
        trading.set(mugs, "customers: {missing: hold}");
        trading.sells(
                Trading.order(1001, "United Kingdom", "20.0", "12.00"),
                Trading.order(1002, "United Kingdom", "20.0", "6.00"),
                // Isle of Nowhere is no country, so it wants one that the store says
                Trading.order(1003, "Isle of Nowhere", "20.0", "24.00"));
        trading.run(Trading.march(mugs));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void theFieldStandsOnThePageOfTheHoldAndOfItsGroup() {
        var page = operator.get(hold(1001)).body();

        assertThat(page)
                .contains("Mend it here", "<select class=\"form-select\" id=\"customers.missing\"", "Save and retry")
                .contains("/settings\" autocomplete=\"off\"");
        assertThat(accountant.get(hold(1001)).body()).doesNotContain("Mend it here");
        assertThat(operator.get(hold(1003)).body())
                .as("the store is known already, its country is to be written")
                .contains(
                        "name=\"order-export.stores.0.source\" value=\"EBAY\"",
                        "name=\"order-export.stores.0.sub-source\" value=\"EBAY0\"")
                .contains("name=\"order-export.stores.0.country\" value=\"\"");
        var group = GROUP.matcher(operator.get(hold(1001)).body());
        assertThat(group.find()).isTrue();
        assertThat(operator.get(group.group(1)).body()).contains("Mend it here", "id=\"customers.missing\"");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatIsSavedMendsItAndWhatOthersSavedMeanwhileIsNotLost() {
        var created = Fields.of(operator.get(hold(1001)).body(), "mending");
        created.put("customers.missing", "create");
        settle(operator.post(hold(1001), hold(1001) + "/settings", created));
        assertThat(operator.get(hold(1002)).body())
                .as("what is held is tried again")
                .contains("mended");

        var page = operator.get(hold(1003)).body();
        var sent = Fields.of(page, "mending");
        trading.set(mugs, "order-export: {stores: [{source: EBAY, sub-source: EBAY1, country: FR}]}");
        sent.put("order-export.stores.0.country", "GB");

        var overtaken = operator.post(hold(1003), hold(1003) + "/settings", sent);

        assertThat(overtaken.statusCode()).isEqualTo(422);
        assertThat(overtaken.body()).contains("Somebody else changed these settings meanwhile", "value=\"GB\"");
        var again = Fields.of(operator.get(hold(1003)).body(), "mending");
        assertThat(again).containsEntry("order-export.stores.1.sub-source", "EBAY0");
        again.put("order-export.stores.1.country", "GB");
        trading.set(mugs, "rounding: {tolerance: 0.01}");
        var saved = operator.post(hold(1003), hold(1003) + "/settings", again);
        var pressedTwice = operator.post(hold(1001), hold(1003) + "/settings", again);
        assertThat(pressedTwice.statusCode()).as("gone, or on its way").isIn(303, 404);
        assertThat(pressedTwice.body()).doesNotContain("Somebody else changed");
        settle(saved);

        assertThat(operator.get(hold(1003)).body()).contains("mended").doesNotContain("Mend it here");
        assertThat(operator.get("/companies/%d/configure".formatted(mugs.value()))
                        .body())
                .contains("value=\"EBAY1\"", "value=\"EBAY0\"", "value=\"0.01\"");
        assertThat(DATABASE.jdbc()
                        .sql("select subject from audit where act = 'SETTINGS' and company = ? order by id")
                        .param(mugs.value())
                        .query(String.class)
                        .list())
                .last()
                .asString()
                .endsWith(", to mend order 1003");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndNothingIsSaved() {
        var version = version();

        var wrong = operator.post(
                hold(1003),
                hold(1003) + "/settings",
                Map.of(
                        "version",
                        version,
                        "order-export.stores",
                        "",
                        "order-export.stores.0.source",
                        "EBAY",
                        "order-export.stores.0.country",
                        "Atlantis"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Nothing was saved.", "\"Atlantis\" is none; give a code or name such as DE")
                .contains("value=\"Atlantis\"");
        assertThat(version()).isEqualTo(version);
        var same = operator.post(
                hold(1001), hold(1001) + "/settings", Map.of("version", version, "customers.missing", "hold"));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("Nothing is different: change what mends it first.");
        var others = operator.post(
                hold(1001),
                hold(1001) + "/settings",
                Map.of("version", version, "customers.missing", "hold", "tax.mode", "none"));
        assertThat(others.body()).as("only what mends it is taken").contains("Nothing is different");
    }

    @Test
    void whoMayNotChangeSettingsDoesNotMendByThem() {
        assertThat(accountant
                        .post(hold(1001), hold(1001) + "/settings", Map.of("customers.missing", "create"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static void settle(HttpResponse<String> saved) {
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        trading.settled(Tab.location(saved));
    }

    private static String version() {
        return Long.toString(DATABASE.jdbc()
                .sql("select max(version) from settings_version where company = ?")
                .param(mugs.value())
                .query(Long.class)
                .single());
    }

    private static String hold(int number) {
        return base + "/holds/order/" + Trading.id(number);
    }
}
