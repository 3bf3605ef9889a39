package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

/// What people do about holds on the pages.
class MendingOnPagesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static CompanyId mugs;
    private static String base;
    private static Tab operator;
    private static Tab viewer;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        mugs = trading.company("Mugs");
        base = "/companies/" + mugs.value();
        operator = trading.site.signedIn("anna@example.com", mugs, Role.OPERATOR);
        viewer = trading.site.signedIn("vera@example.com", mugs, Role.VIEWER);
        trading.sells(1001, 3);
        trading.sells(Trading.order(2001, "France", "5.5", "21.10"), Trading.order(2002, "France", "5.5", "10.55"));
        trading.sells(
                Trading.order(3001, "Portugal", "23.0", "24.60"), Trading.order(3002, "Germany", "19.0", "11.90"));
        trading.run(Trading.march(mugs));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void aHoldIsDismissedWithAWordWhyAndThatIsKept() {
        var page = hold(3001);
        operator.post(page, page + "/dismiss", Map.of("note", " "));
        assertThat(operator.get(page).body()).contains("Say in a few words why it is dismissed");

        operator.post(page, page + "/dismiss", Map.of("note", "entered by hand <b>"));
        operator.post(page, page + "/dismiss", Map.of("note", "entered by hand <b>"));

        assertThat(operator.get(page).body())
                .as("the button may have been pressed twice")
                .contains("Dismissed. It is not posted")
                .doesNotContain("not held any more")
                .contains("dismissed by anna@example.com")
                .contains(": entered by hand &lt;b&gt;")
                .doesNotContain("<b>");
        operator.post(page, page + "/dismiss", Map.of("note", "for another reason"));
        assertThat(operator.get(page).body()).contains("It is not held any more.");
        assertThat(viewer.get(base + "/holds/dismissed").body()).contains("entered by hand", ">3001</a>");
        assertThat(DATABASE.jdbc()
                        .sql("select subject from audit where act = 'DISMISS'")
                        .query(String.class)
                        .list())
                .containsExactly("order 3001: entered by hand <b>");
    }

    @Test
    void aMissingTaxCodeIsChosenInPlaceAndWhatWaitedForItIsPosted() {
        var page = hold(2001) + "/tax-code";
        assertThat(viewer.get(page).statusCode()).isEqualTo(403);
        var form = operator.get(page).body();
        assertThat(form).contains("name=\"rate\" value=\"5.5\"", "name=\"country\" value=\"FR\"", "(20 %)", "(5 %)");

        var wrong =
                operator.post(page, page, Map.of("rate", "5.5", "country", "FR", "region", "", "code", "No such code"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("QuickBooks has no tax code No such code for sales: choose one that it has");
        var nowhere = operator.post(
                page, page, Map.of("rate", "5.5", "country", "Atlantis", "region", "", "code", "20.0% S"));
        assertThat(nowhere.body()).contains("country: \"Atlantis\" is none");

        trading.hasTaxCode("French 5.5", "5.5");
        var saved =
                operator.post(page, page, Map.of("rate", "5.5", "country", "FR", "region", "", "code", "French 5.5"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        trading.settled(Tab.location(saved));

        assertThat(operator.get(page).statusCode()).isEqualTo(404);
        assertThat(operator.get(hold(2001)).body()).contains("mended");
        assertThat(operator.get(hold(2002)).body()).contains("mended");
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from posting where source in ('2001', '2002') and difference is null"
                                + " and state = 'posted'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(DATABASE.jdbc()
                        .sql("select subject from audit where act = 'SETTINGS' and actor = 'anna@example.com'")
                        .query(String.class)
                        .single())
                .endsWith("tax code French 5.5 for FR at 5.5 %");
    }

    private static String hold(int number) {
        return base + "/holds/order/" + Trading.id(number);
    }
}
