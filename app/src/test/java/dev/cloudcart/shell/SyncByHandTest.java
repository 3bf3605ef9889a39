package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.ShellFixture.Seen;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// What a person meets who syncs by hand, with the simulators of both services.
class SyncByHandTest {

    private static final String ORDER = """
            {"kind":"order","value":{"OrderId":"11bdc064-5551-54ea-8b99-07fdd50284eb","NumOrderId":70,"Processed":true,\
            "ProcessedDateTime":"2026-03-04T15:45:10.19Z","PaidDateTime":"2026-03-03T10:22:46Z","GeneralInfo":{"Status":1,\
            "ReferenceNum":"#1001","ReceivedDate":"2026-03-03T10:22:46Z","Source":"EBAY","SubSource":"EBAY0"},\
            "CustomerInfo":{"Address":{"Country":"United Kingdom"}},"TotalsInfo":{"Subtotal":23.325,"PostageCost":0.0,\
            "PostageCostExTax":0.0,"Tax":4.665,"TotalCharge":27.99,"TotalDiscount":0.0,"Currency":"GBP",\
            "CountryTaxRate":20.0},"Items":[{"SKU":"MUG","Title":"Mug","Quantity":2,"PricePerUnit":13.995,"TaxRate":20.0,\
            "Cost":23.325,"Tax":4.665,"CostIncTax":27.99,"TaxCostInclusive":true}]}}
            """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private final SimulatedServices services = new SimulatedServices(DATABASE, home);

    @BeforeEach
    void openTheShop() throws IOException {
        DATABASE.jdbc().sql("delete from connection").update();
        DATABASE.jdbc().sql("delete from posting").update();
        services.sells(new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void bringsOlderOrdersWhenTheStartDateIsMovedBackAndNoticesWhatIsDeleted() throws Exception {
        connect("Mugs");
        assertThat(sync("Mugs").out()).startsWith("Mugs: nothing new; the books are complete from ");
        imports("Mugs", "order-export: {start-date: 2026-01-01}");

        assertThat(sync("Mugs").out())
                .startsWith("Mugs: 1 document posted; the books are complete from 1 Jan 2026 up to ");

        services.deletes(
                "salesreceipt",
                DATABASE.jdbc()
                        .sql("select document_id from posting")
                        .query(String.class)
                        .single(),
                services.accessToken("Mugs"));
        var held = sync("Mugs", "--numbers", "70");
        assertThat(held.exitStatus()).isEqualTo(3);
        assertThat(held.out()).contains("The sales receipt 70 of order 70 was deleted in QuickBooks");

        imports("Mugs", "order-export: {deleted-in-quickbooks: post again}");
        assertThat(sync("Mugs", "--from", "2026-03-04", "--to", "2026-03-04").out())
                .startsWith("Mugs: 1 document posted\n");
        var again = sync("Mugs", "--numbers", "70");
        assertThat(again.exitStatus()).isZero();
        assertThat(again.out()).contains("Unchanged  1\n");
    }

    @Test
    void findsAnOrderByTheReferenceOfItsChannel() {
        connect("Cups");

        var found = sync("Cups", "--numbers", "#1001");
        var mistyped = sync("Cups", "--numbers", "70,11O");

        assertThat(found.exitStatus()).isZero();
        assertThat(found.out()).startsWith("Cups: 1 document posted\n");
        assertThat(mistyped.exitStatus()).isEqualTo(2);
        assertThat(mistyped.err())
                .contains("Linnworks has no order with the number or reference 11O: correct it and sync again.");
        assertThat(mistyped.out()).contains("Unchanged  1\n");
        assertThat(services.types("holds", "--company", "Cups").out()).startsWith("Nothing is held");
    }

    private void connect(String company) {
        done(services.types("company", "add", company, "--currency", "GBP", "--time-zone", "Europe/London"));
        done(services.types(
                "connect",
                "linnworks",
                "--company",
                company,
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString()));
        done(services.types(
                "connect",
                "quickbooks",
                "--company",
                company,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN));
    }

    private void imports(String company, String settings) {
        done(services.typesInto(settings, "settings", "import", "--company", company, "-"));
    }

    private Seen sync(String company, String... more) {
        var words = new String[3 + more.length];
        words[0] = "sync";
        words[1] = "--company";
        words[2] = company;
        System.arraycopy(more, 0, words, 3, more.length);
        return services.types(words);
    }

    private static void done(Seen seen) {
        assertThat(seen.exitStatus()).as(seen.err()).isZero();
    }
}
