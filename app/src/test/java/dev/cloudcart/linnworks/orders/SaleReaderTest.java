package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Wait;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.reading.OrderCause;

class SaleReaderTest {

    private static final SourceRef REF = new SourceRef(SourceKind.SALE, UUID.fromString(OrderFixture.ID), "123");

    @Test
    void readsWhereWhenAndHowAnOrderCame() {
        var sale = sale(anOrder());

        assertThat(sale.ref()).isEqualTo(REF);
        assertThat(sale.channel()).isEqualTo(new Channel("EBAY", "EBAY0"));
        assertThat(sale.channelReference()).isEqualTo("11-02473");
        assertThat(sale.buyer().title()).isEqualTo("United Kingdom");
        assertThat(sale.receivedAt()).isEqualTo(Instant.parse("2026-03-03T10:22:46Z"));
        assertThat(sale.processedAt()).isEqualTo(Instant.parse("2026-03-04T15:45:10.190Z"));
        assertThat(sale.payment()).isEqualTo(new PaymentTaken(true, "PayPal"));
        assertThat(sale.standing()).isEqualTo(Standing.REVENUE);
        assertThat(sale.pricesIncludeTax()).isTrue();
    }

    /// What makes no sense counts as not said.
    @ParameterizedTest
    @CsvSource({"30,30", "1,1", "0,", "-1,", "30.5,", "2147483648,", "1e9,", "null,", "{},"})
    void tellsAfterHowManyDaysLinnworksTakesTheBuyerOut(String json, @Nullable Integer days) {
        var record =
                SaleReader.record(anOrder().general("PIIRedactionDays", json).raw(), "a");

        assertThat(record.age()).isEqualTo(new Age(Instant.parse("2026-03-04T15:45:10.190Z"), days));
    }

    /// Where regions have codes of their own they are read from it; elsewhere a postal code that is still there says
    /// that none was taken out.
    @ParameterizedTest
    @CsvSource({
        "Germany,78266,true",
        "Germany,00000,false",
        "Germany,,false",
        "United States,90210,false",
        "Mordor,123,false"
    })
    void tellsWhetherTheBuyersPlaceIsWhole(String country, @Nullable String postalCode, boolean whole) {
        var address = "{\"Address\":{\"Country\":\"%s\",\"PostCode\":\"%s\"}}"
                .formatted(country, Objects.requireNonNullElse(postalCode, ""));
        var raw = anOrder().customer(address).raw();

        assertThat(SaleReader.record(raw, "a").tellsPart()).isEqualTo(whole);
        assertThat(SaleReader.open(raw).tellsPart()).isEqualTo(whole);
        assertThat(SaleReader.tellsPartOfCountry(raw)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"0,false,REVENUE", "1,true,REVENUE", "2,true,RETURN", "3,false,REVENUE", "4,true,RESEND"})
    void followsTheStatus(String status, boolean paid, Standing standing) {
        var sale = sale(anOrder().general("Status", status));

        assertThat(sale.payment().paid()).isEqualTo(paid);
        assertThat(sale.standing()).isEqualTo(standing);
    }

    @Test
    void takesAProcessedOrderOnHoldForCancelled() {
        assertThat(sale(anOrder().general("HoldOrCancel", "true")).standing()).isEqualTo(Standing.CANCELLED);
    }

    @Test
    void countsAnOpenOrderOnHold() {
        var sale = sale(anOrder()
                .with("Processed", "false")
                .with("ProcessedDateTime", "null")
                .general("HoldOrCancel", "true"));

        assertThat(sale.standing()).isEqualTo(Standing.REVENUE);
        assertThat(sale.processedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Marker,7,PARKED", "IsParked,true,PARKED", "HoldOrCancel,true,LOCKED"})
    void parksAndLocksOpenOrdersOnly(String member, String json, Wait wait) {
        var open = anOrder()
                .with("Processed", "false")
                .with("ProcessedDateTime", "null")
                .general(member, json);

        assertThat(sale(open).waits()).containsExactly(wait);
        assertThat(sale(open).standing()).isEqualTo(Standing.REVENUE);
        assertThat(sale(anOrder().general(member, json)).waits()).isEmpty();
    }

    @Test
    void tellsAllThatAnOrderWaitsForInTheSameOrder() {
        var open = anOrder()
                .with("Processed", "false")
                .with("ProcessedDateTime", "null")
                .general("Status", "3")
                .general("HoldOrCancel", "true")
                .general("IsParked", "true");

        assertThat(sale(open).waits()).containsExactly(Wait.PARKED, Wait.LOCKED, Wait.PENDING);
        assertThat(sale(open).payment().paid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "IsResend,true,RESEND",
        "IsExchange,true,EXCHANGE",
        "dCancelledOn,\"2026-03-05T00:00:00Z\",CANCELLED",
        "dCancelledOn,\"0001-01-01T00:00:00Z\",REVENUE"
    })
    void heedsWhatOnlyTheRowSays(String member, String json, Standing standing) {
        assertThat(sale(anOrder().row(member, json)).standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"   \"", "\"0001-01-01T00:00:00Z\"", "\"soon\""})
    void takesTheProcessedDateWhereTheReceivedDateIsUnknown(String json) {
        var sale = sale(anOrder().general("ReceivedDate", json));

        assertThat(sale.receivedAt()).isEqualTo(sale.processedAt());
    }

    @Test
    void takesTheRowsProcessedDateWhereTheOrdersIsMissing() {
        var sale = sale(anOrder().with("ProcessedDateTime", "null").row("dProcessedOn", text("2026-03-05T00:00:00Z")));

        assertThat(sale.processedAt()).isEqualTo("2026-03-05T00:00:00Z");
    }

    @Test
    void doesNotReadAProcessedOrderWithoutADate() {
        assertThat(unreadable(anOrder().with("ProcessedDateTime", "null").raw()).reason())
                .isEqualTo(OrderCause.NO_PROCESSED_DATE.of("123"));
    }

    @ParameterizedTest
    @CsvSource({
        "Czech Republic, '', Czechia",
        "United States, texas, 'TX, United States'",
        "Canada, QUÉBEC, 'QC, Canada'",
        "Australia, NSW, 'NSW, Australia'",
        "Germany, Bayern, Germany",
        "Isle of Man, '', United Kingdom"
    })
    void readsWhereTheBuyerIs(String country, String region, String where) {
        var order =
                anOrder().customer("{\"Address\":{\"Country\":\"%s\",\"Region\":\"%s\"}}".formatted(country, region));

        assertThat(sale(order).buyer().title()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource({
        "United Kingdom, BT1 5GS, Northern Ireland",
        "Spain, 35001, Canary Islands",
        "Italy, 23041, 'Livigno, Italy'",
        "Germany, 10115, Germany",
        "United States, 90210, 'CA, United States'",
        "Canada, M5V 2T6, 'ON, Canada'",
        "United States, ZZ1 1ZZ, United States"
    })
    void readsByThePostalCodeWhichPartOfTheCountryTheBuyerIsIn(String country, String postalCode, String where) {
        var order = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\",\"PostCode\":\"%s\"}}".formatted(country, postalCode));

        assertThat(sale(order).buyer().title()).isEqualTo(where);
    }

    /// A region that can be read goes before the postal code.
    @ParameterizedTest
    @CsvSource({
        "United States, New York City, 10001, 'NY, United States'",
        "United States, Kaliforn, '', 'Kaliforn, United States'",
        "United States, Kaliforn, 09012, 'Kaliforn, United States'",
        "United States, Texas, 10001, 'TX, United States'",
        "Canada, Toronto, M5V 2T6, 'ON, Canada'",
        "Australia, Sydney, 2000, 'Sydney, Australia'",
        "C&ocirc;te d&#39;Ivoire, '', '', Côte d’Ivoire",
        "United States, Qu&eacute;bec, 75201, 'TX, United States'"
    })
    void readsByThePostalCodeWhatARegionDoesNotTell(String country, String region, String postalCode, String where) {
        var order = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\",\"Region\":\"%s\",\"PostCode\":\"%s\"}}"
                        .formatted(country, region, postalCode));

        assertThat(sale(order).buyer().title()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource({
        "MARKETPLACE_IOSS, IM4420001201, true",
        "Marketplace IOSS, im 276 000 0742, true",
        "MARKETPLACE_IOSS, '', false",
        "MARKETPLACE_IOSS, no, false",
        "GIFT_MESSAGE, IM4420001201, false"
    })
    void readsThatTheTaxIsDeclaredUnderAnImportScheme(String name, String value, boolean is) {
        var order = anOrder()
                .with("ExtendedProperties", "[null,{\"Name\":\"%s\",\"Value\":\"%s\"}]".formatted(name, value));

        assertThat(sale(order).importScheme()).isEqualTo(is);
    }

    /// Whatever its net is said to be.
    @Test
    void readsNoNetOfPostageThatCostsNothing() {
        var order = anOrder().totals("PostageCost", "0.0", "PostageCostExTax", "2.5");

        assertThat(sale(order).postage().isFree()).isTrue();
    }

    @Test
    void keepsACountryThatNobodyCanRead() {
        var order = anOrder().customer("{\"Address\":{\"Country\":\"Germny\"}}");

        assertThat(sale(order).buyer()).isEqualTo(Jurisdiction.unread("Germny"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"Address\":null}",
                "{\"Address\":{\"Country\":null,\"FullName\":\"REDACTED\"}}",
                "{\"Address\":{\"Country\":\"UNKNOWN\"}}",
                "{}"
            })
    void doesWithoutABuyer(String customer) {
        assertThat(sale(anOrder().customer(customer)).buyer()).isEqualTo(Jurisdiction.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[REDACTED]",
                "*** REDACTED ***",
                "PII removed",
                "Removed (GDPR)",
                "Data has been deleted",
                "Redacted by Linnworks",
                "Removed after 30 days",
                "Anonymous",
                "N/K",
                "NaN",
                "<anonymised>",
                "not available",
                "XXXXX",
                "***",
                "-",
                "--",
                "?",
                ".",
                "0",
                "none",
                "None",
                "n/a",
                "N/A",
                "NA",
                "N.A.",
                "N. A.",
                "Unknown (NA)",
                "unknown",
                "Unknown country",
                "Unknown region",
                "TBD",
                "tbc",
                "T.B.D.",
                "to be confirmed",
                "blank",
                "(empty)",
                "No country",
                "-- Please select --",
                "Select a country",
                "not yet known",
                "Unbekannt",
                "k.A.",
                "Inconnu"
            })
    void takesWhatWasTakenOutForNothing(String written) {
        var country = anOrder().customer("{\"Address\":{\"Country\":\"%s\"}}".formatted(written));
        var region = anOrder()
                .customer("{\"Address\":{\"Country\":\"United States\",\"Region\":\"%s\"}}".formatted(written));

        assertThat(sale(country).buyer()).isEqualTo(Jurisdiction.UNKNOWN);
        assertThat(sale(region).buyer().title()).isEqualTo("United States");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dataland", "Noneville", "Removedia", "Xxx land"})
    void readsWordsThatOnlyLookTakenOut(String written) {
        var order = anOrder().customer("{\"Address\":{\"Country\":\"%s\"}}".formatted(written));

        assertThat(sale(order).buyer()).isEqualTo(Jurisdiction.unread(written));
    }

    @Test
    void doesWithoutTextsThatDoNotMatter() {
        var sale = sale(anOrder()
                .general("SubSource", "null")
                .general("ReferenceNum", "null")
                .totals("PaymentMethod", "null"));

        assertThat(sale.channel()).isEqualTo(new Channel("EBAY", ""));
        assertThat(sale.channelReference()).isEmpty();
        assertThat(sale.payment().method()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '"UNK"', UNK
            '""', none
            '" "', none
            null, none
            '"XXX"', XXX
            '"£"', £
            """)
    void doesNotReadAnOrderInAnUnknownCurrency(String currency, String shown) {
        var unreadable = unreadable(anOrder().totals("Currency", currency).raw());

        assertThat(unreadable.ref()).isEqualTo(REF);
        assertThat(unreadable.reason().what()).isEqualTo("Order 123 has no known currency: " + shown);
        assertThat(unreadable.reason().mend()).contains("in Linnworks");
    }

    @Test
    void readsALine() {
        SaleLine line = sale(anOrder().item("Discount", "12.5", "IsService", "true"))
                .lines()
                .getFirst();

        assertThat(line.product().sku()).isEqualTo("MUG");
        assertThat(line.product().title()).isEqualTo("Blue mug");
        assertThat(line.product().service()).isTrue();
        assertThat(line.discountPercent()).isEqualByComparingTo(new BigDecimal("12.5"));
    }

    @Test
    void takesTheItemNumberOrTheChannelsSkuForAMissingOne() {
        assertThat(sku(anOrder().item("SKU", text(" "), "ItemNumber", text("I-1"))))
                .isEqualTo("I-1");
        assertThat(sku(anOrder().item("SKU", "null", "ChannelSKU", text("C-1"))))
                .isEqualTo("C-1");
    }

    @Test
    void saysThatAProductHasNoSku() {
        var product = product(anOrder().item("SKU", "null", "ItemNumber", text(" ")));

        assertThat(product.hasSku()).isFalse();
        assertThat(product.title()).isEqualTo("Blue mug");
        assertThat(product(anOrder().item("SKU", "null", "Title", "null")).hasSku())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom &amp; Jerry | Tom & Jerry",
                "Jane&#39;s &apos;mug&apos; | Jane's 'mug'",
                "Caf&eacute; &#x1F600; | Café 😀",
                "&amp;amp; | &amp;",
                "a & b; c | a & b; c",
                "&unknown; | &unknown;",
                "Bob&#146;s 5&#150;inch mug &#x80;5 | Bob’s 5–inch mug €5",
                "A&AMP;B &QUOT;X&QUOT; &REG; | A&B \"X\" ®",
                "Mug &lpar;blue&rpar;&comma; &num;1 &excl; | Mug (blue), #1 !",
                "It&#039;s &#129; | It's",
                "&amp;lpar; | &lpar;",
                "mug&#0; | mug"
            })
    void decodesTheHtmlOfTitlesOnce(String listed, String title) {
        assertThat(product(anOrder().item("Title", text(listed))).title()).isEqualTo(title);
        assertThat(sale(anOrder().general("Source", text(listed))).channel().source())
                .isEqualTo(title);
    }

    /// The shop knows the product by it.
    @Test
    void takesASkuToTheLetter() {
        assertThat(sku(anOrder().item("SKU", text("T&amp;J")))).isEqualTo("T&amp;J");
    }

    @Test
    void saysThatPricesAreWithoutTaxWhenOneIs() {
        var order = anOrder()
                .totals("TotalCharge", "55.98", "Subtotal", "46.65", "Tax", "9.33")
                .item()
                .item("TaxCostInclusive", "false");

        assertThat(sale(order).pricesIncludeTax()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"OrderId\":\"11bdc064-5551-54ea-8b99-07fdd50284eb\",\"NumOrderId\":123,\"Items\":7}",
                "{\"OrderId\":\"11bdc064-5551-54ea-8b99-07fdd50284eb\",\"NumOrderId\":123,\"TotalsInfo\":[\"a\"]}",
                "{\"OrderId\":\"11bdc064-5551-54ea-8b99-07fdd50284eb\",\"NumOrderId\":123,\"TotalsInfo\":{\"Tax\":\"much\"}}"
            })
    void namesAMisshapenOrder(String json) {
        var unreadable = unreadable(anOrder().raw(json));

        assertThat(unreadable.ref()).isEqualTo(REF);
        assertThat(unreadable.reason()).isEqualTo(OrderCause.MISSHAPEN.of("123"));
    }

    @Test
    void tellsTheTotalOfAnOrderThatMakesNoSenseOtherwise() {
        var misshapen = anOrder().raw("""
                {"OrderId":"11bdc064-5551-54ea-8b99-07fdd50284eb","NumOrderId":123,"Items":7,
                 "TotalsInfo":{"TotalCharge":27.985,"Currency":"gbp"}}""");
        var undated = anOrder().with("ProcessedDateTime", "null").raw();
        var unknownCurrency = anOrder().totals("Currency", text("UNK")).raw();

        assertThat(unreadable(misshapen).amount()).contains(Money.parse("GBP 27.99"));
        assertThat(unreadable(undated).amount()).contains(Money.parse("GBP 27.99"));
        assertThat(unreadable(undated).reason().cause()).isEqualTo("NO_PROCESSED_DATE");
        assertThat(unreadable(unknownCurrency).amount()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{\"OrderId\":7}", "{\"OrderId\":\"\\ud800\"", "x"})
    void neverThrowsWhateverTheRecordHolds(String json) {
        assertThat(SaleReader.read(anOrder().raw(json))).isInstanceOf(Unreadable.class);
    }

    @Test
    void readsAnOrderOfManyLines() {
        var order = anOrder().totals("TotalCharge", "1440.00", "Tax", "240.00");
        for (int line = 0; line < 1_200; line++) {
            order.item("Cost", "1.00", "Tax", "0.20");
        }

        assertThat(sale(order).lines()).hasSize(1_200);
    }

    private static String sku(OrderFixture order) {
        return product(order).sku();
    }

    private static Product product(OrderFixture order) {
        return sale(order).lines().getFirst().product();
    }

    private static Sale sale(OrderFixture order) {
        var reading = SaleReader.read(order.raw());
        assertThat(reading).isInstanceOf(Read.class);
        return (Sale) ((Read) reading).event();
    }

    private static Unreadable unreadable(byte[] raw) {
        return (Unreadable) SaleReader.read(raw);
    }
}
