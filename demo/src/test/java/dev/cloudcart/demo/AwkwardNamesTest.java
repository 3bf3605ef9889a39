package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Orders whose names and numbers are not what one would wish for, from the shop to the books.
class AwkwardNamesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMPANY = "Demo";

    private StandingProgram program;

    @BeforeEach
    void open() throws IOException {
        program = new StandingProgram();
    }

    @AfterEach
    void close() throws IOException {
        program.close();
    }

    /// One order split in two, and three that were merged of several: each finds a number of its own, and keeps it.
    @Test
    void ordersThatShareAReferenceAreAllPosted() throws Exception {
        sell(
                order(80, "12-34567-89012", "MUG", "Mug", 20),
                order(81, "12-34567-89012", "MUG", "Mug", 20),
                order(82, "MERGED", "MUG", "Mug", 20),
                order(83, "MERGED", "MUG", "Mug", 20));
        connect("order-export: {start-date: 2026-01-01, document-number: channel reference}");

        var report = sync(0);
        var again = sync(0);

        assertThat(report.at("/documents/posted").asInt()).isEqualTo(4);
        assertThat(again.at("/documents/posted").asInt()).isZero();
        assertThat(ledger().numbers())
                .hasSize(4)
                .contains("12-34567-89012", "82", "83")
                .containsAnyOf("80", "81");
    }

    /// Neither customer nor item is made for what cannot be posted.
    @Test
    void heldOrdersLeaveNoTraceInTheBooks() throws Exception {
        sell(order(90, "R-90", "ODD", "Mug at an odd rate", 17));
        connect("order-export: {start-date: 2026-01-01}");
        long items = count("Item");

        var report = sync(3);

        assertThat(report.path("holds")).hasSize(1);
        assertThat(count("Customer")).isZero();
        assertThat(count("Item")).isEqualTo(items);
    }

    @Test
    void linesWithoutASkuGoOnTheNamedItem() throws Exception {
        sell(order(140, "R-140", "", "Tom &amp; Jerry ".repeat(10), 20));
        connect("order-export: {start-date: 2026-01-01}");

        var held = sync(3);
        type(
                0,
                "settings",
                "import",
                "--company",
                COMPANY,
                file("products: {no-sku-item: Sundries}").toString());
        var posted = sync(0);

        assertThat(held.at("/holds/0/reason").asString()).startsWith("A line has no SKU: \"Tom & Jerry Tom & Jerry");
        assertThat(held.at("/holds/0/mend").asString()).contains("products: no-sku-item");
        assertThat(posted.at("/documents/posted").asInt()).isOne();
    }

    private void sell(String... orders) throws IOException {
        var lines = Stream.concat(Stream.of("""
                        {"kind":"location","value":{"StockLocationId":"00000000-0000-0000-0000-000000000000","StockLocationIntId":1,\
                        "LocationName":"Default","LocationTag":"","Country":"United Kingdom"}}
                        """, """
                        {"kind":"currencyRate","value":{"Currency":"GBP","ConversionRate":1.0}}
                        """), Stream.of(orders)).toList();
        program.linnworks.load(new ByteArrayInputStream(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    /// 10.00 and its tax, an hour ago.
    private String order(int number, String reference, String sku, String title, int rate) {
        var tax = "%d.%02d".formatted(rate / 10, rate % 10 * 10);
        var gross = "1%d.%02d".formatted(rate / 10, rate % 10 * 10);
        return """
                {"kind":"order","value":{"OrderId":"%1$s","NumOrderId":%2$d,"Processed":true,"ProcessedDateTime":"%3$s",\
                "FulfilmentLocationId":"00000000-0000-0000-0000-000000000000","GeneralInfo":{"Status":1,"Marker":0,\
                "IsParked":false,"HoldOrCancel":false,"ReferenceNum":"%4$s","SecondaryReference":"","ExternalReferenceNum":"",\
                "ReceivedDate":"%3$s","Source":"EBAY","SubSource":"EBAY0","Location":"00000000-0000-0000-0000-000000000000",\
                "NumItems":1},"ShippingInfo":{"PostageCost":0.0,"PostageCostExTax":0.0},"CustomerInfo":{"ChannelBuyerName":"",\
                "Address":{"Country":"United Kingdom"}},"TotalsInfo":{"Subtotal":10.0,"PostageCost":0.0,\
                "PostageCostExTax":0.0,"Tax":%7$s,"TotalCharge":%8$s,"PaymentMethod":"Card","TotalDiscount":0.0,\
                "Currency":"GBP","CountryTaxRate":20.0,"ConversionRate":1.0},"ExtendedProperties":[],"FolderName":[],\
                "Items":[{"RowId":"%1$s","SKU":"%5$s","ItemNumber":"%5$s","ChannelSKU":"%5$s","Title":"%6$s",\
                "ChannelTitle":"","Quantity":1,"PricePerUnit":10.0,"Cost":10.0,"Tax":%7$s,"CostIncTax":%8$s,"TaxRate":%9$d,\
                "Discount":0.0,"DiscountValue":0.0,"SalesTax":0.0,"TaxCostInclusive":false,"IsService":false,\
                "CompositeSubItems":[],"OrderId":"%1$s"}],"Notes":[],"PaidDateTime":"%3$s","TaxId":""}}
                """.formatted(
                        new UUID(7, number),
                        number,
                        program.now().minusSeconds(3_600),
                        reference,
                        sku,
                        title,
                        tax,
                        gross,
                        rate);
    }

    private void connect(String settings) throws IOException {
        type(0, "company", "add", COMPANY, "--currency", "GBP", "--time-zone", "Europe/London");
        type(
                0,
                "connect",
                "linnworks",
                "--company",
                COMPANY,
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString());
        type(
                0,
                "connect",
                "quickbooks",
                "--company",
                COMPANY,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN);
        type(0, "settings", "import", "--company", COMPANY, file(settings).toString());
    }

    private Path file(String settings) throws IOException {
        return program.settings(settings);
    }

    private JsonNode sync(int status) {
        return JSON.readTree(type(status, "sync", "--company", COMPANY, "--format", "json"));
    }

    private String type(int status, String... words) {
        var said = program.type(words);
        assertThat(said.status()).as(said.err() + said.out()).isEqualTo(status);
        return said.out();
    }

    private SimulatedLedger ledger() throws Exception {
        return program.ledger(COMPANY, QuickBooksSimulator.REALM);
    }

    private long count(String kind) throws Exception {
        return program.state(program.quickBooks.uri())
                .path("objects")
                .path(kind)
                .asLong(0);
    }
}
