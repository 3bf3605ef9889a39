package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What stands on the papers of suppliers and of those who carry for them: names, references, packs, prices of next to
/// nothing, and what they take back. What is said of it is done, once, and done again changes nothing.
class SuppliersPapersTest extends Buying {

    private static final String BETA = Ordered.ACME.replace("001", "002");

    private Ordered order(String number) {
        return new Ordered(number, ordered);
    }

    private static String beta(String name) {
        return Ordered.supplier(BETA, name, "United Kingdom", "GBP");
    }

    private void assertTotals(String kind, String... expected) throws Exception {
        assertThat(books.rows(kind, "TotalAmt > '0'").stream()
                        .map(one -> "%s %s %s"
                                .formatted(
                                        one.path("DocNumber").asString("-"),
                                        BookReader.plain(one.path("TotalAmt")),
                                        one.at("/VendorRef/name").asString())))
                .containsExactlyInAnyOrder(expected);
    }

    private JsonNode bill(String number) throws Exception {
        return books.rows("Bill", "DocNumber = '" + number + "'").getFirst();
    }

    /// As where goods of several orders are booked in together on the screen for stock that comes in.
    @Test
    void areOfSeveralOrdersInOneDelivery() throws Exception {
        connect("uk", "{}", ON);
        var other = order("PO2").that("DELIVERED").item("NUT", 5, "1.00", 20).came(7, first, 0, 5);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line(), other.line());
        agrees("together");
        assertTotals("Bill", "PO1-7 72.00 Acme", "PO2-7 6.00 Acme");

        agrees("one is corrected", nuts().that("PARTIAL").came(7, first, 0, 5));
        assertTotals("Bill", "PO1-7 72.00 Acme", "PO2-7 6.00 Acme");
        assertTotals("VendorCredit", "PO1-7-C 12.00 Acme");
    }

    /// Who bills the freight of one order sells the goods of another.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nameACarrierWhoIsASupplierToo(boolean carriesFirst) throws Exception {
        connect("uk", "{}", ON);
        set("purchase-settings: {additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: beta}]}");
        sell(beta("Beta"));
        var carried = nuts().that("PARTIAL").came(7, first, 0, 6).cost("FREIGHT", "5.00", 20);
        var sold = order("PO2")
                .from(BETA)
                .that("DELIVERED")
                .item("NUT", 5, "1.00", 20)
                .came(8, first, 0, 5);
        agrees("first", carriesFirst ? carried : sold);
        agrees("second", carriesFirst ? sold : carried);

        var vendor = books.rows("Vendor", "DisplayName = 'Beta'");
        assertThat(vendor).hasSize(1);
        assertThat(bill("PO1-A1000").at("/VendorRef/value"))
                .isEqualTo(bill("PO2-8").at("/VendorRef/value"))
                .isEqualTo(vendor.getFirst().path("Id"));
    }

    /// The number of his invoice is often there only after the goods were billed.
    @Test
    void haveAReferenceThatIsTypedInLater() throws Exception {
        connect("uk", "{}", ON);
        set("purchase-settings: {bill-number: supplier reference}");
        sell(beta("Beta"));
        shop(
                nuts().that("PARTIAL").came(7, first, 0, 6).line(),
                order("PO2")
                        .from(BETA)
                        .referringTo("INV 77")
                        .that("DELIVERED")
                        .item("NUT", 5, "1.00", 20)
                        .came(9, first, 0, 5)
                        .line());
        agrees("one has none");
        assertTotals("Bill", "PO1-7 72.00 Acme", "INV 77 6.00 Beta");

        agrees("typed in", nuts().referringTo("INV 77").that("PARTIAL").came(7, first, 0, 6));
        assertTotals("Bill", "PO1-7 72.00 Acme", "INV 77 6.00 Beta");
        assertThat(bill("PO1-7").path("PrivateNote").asString()).contains(", supplier's reference INV 77 [");

        agrees(
                "three invoices on one line",
                nuts().referringTo("INV 77, INV 78 and INV 79")
                        .that("DELIVERED")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4)
                        .came(8, second, 1, 4));
        assertTotals("Bill", "PO1-7 72.00 Acme", "PO1-8 60.00 Acme", "INV 77 6.00 Beta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "O'Brien's & Sons              | O'Brien's & Sons",
                "Nuts <Bolts> 100% #1          | Nuts <Bolts> 100% #1",
                "Café Müller, s.r.o. — Łódź    | Café Müller, s.r.o. — Łódź",
                "Back\\\\slash Ltd             | Back\\slash Ltd",
                "\\\"Quoted\\\" Goods          | \"Quoted\" Goods"
            })
    void haveNamesOfAllSorts(String written, String name) throws Exception {
        connect("uk", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, written, "United Kingdom", "GBP"));
        sell(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        agrees("new");
        later();
        sell(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 1).line());
        agrees("more came");

        assertTotals("Bill", "PO1-7 72.00 " + name, "PO1-8 12.00 " + name);
        assertThat(books.rows("Vendor", "Active = true")).hasSize(1);
    }

    /// What comes in packs is counted in pieces, and an order that another program has locked is one like any other.
    @Test
    void areOfPacksAndLocked() throws Exception {
        connect("uk", "{}", ON);
        shop(order("PO1")
                .that("PARTIAL")
                .item("NUT", 60, "0.12345", 20)
                .came(7, first, 0, 24)
                .line()
                .replace("\"PackQuantity\":1,\"PackSize\":1", "\"PackQuantity\":5,\"PackSize\":12")
                .replace("\"Locked\":false", "\"Locked\":true"));

        agrees("packs");
        assertTotals("PurchaseOrder", "PO1 8.89 Acme");
        assertTotals("Bill", "PO1-7 3.56 Acme");
        assertThat(quantity(bill("PO1-7").at("/Line/0"))).isEqualTo("24");
    }

    /// A million at 0.00012, and nearly as many at less than a thousandth of a penny.
    @Test
    void areOfPiecesThatCostNextToNothing() throws Exception {
        connect("uk", "{}", ON);
        agrees(
                "a million",
                order("PO1")
                        .that("DELIVERED")
                        .item("NUT", 1_000_000, "0.00012", 20)
                        .item("PIN", 999_983, "0.0000037", 20)
                        .came(7, first, 0, 333_333)
                        .came(7, first, 1, 1)
                        .came(8, second, 0, 666_667)
                        .came(8, second, 1, 999_982));
        assertTotals("Bill", "PO1-7 48.00 Acme", "PO1-8 100.44 Acme");
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                        .getFirst()
                        .path("POStatus")
                        .asString())
                .isEqualTo("Closed");
    }

    /// Twice as dear as it was ordered, so that a part comes to more than the whole order.
    @Test
    void comeDearerThanTheWholeOrder() throws Exception {
        connect("uk", "{}", ON);
        agrees("a part", nuts().that("PARTIAL").came(7, first, 0, 6, "25.00").came(7, first, 1, 3, "0.01"));
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                        .getFirst()
                        .path("POStatus")
                        .asString())
                .isEqualTo("Open");

        agrees(
                "the rest",
                nuts().that("DELIVERED")
                        .came(7, first, 0, 6, "25.00")
                        .came(7, first, 1, 3, "0.01")
                        .came(8, second, 0, 4, "5")
                        .came(8, second, 1, 1, "1.23456789"));
        assertTotals("Bill", "PO1-7 180.04 Acme", "PO1-8 25.48 Acme");
    }

    @Test
    void arePaidInThirds() throws Exception {
        connectBuying("purchase orders with bills");
        agrees(
                "thirds",
                nuts().that("PARTIAL")
                        .came(7, first, 0, 5)
                        .paid(4, "19.999999", second)
                        .paid(5, "19.999999", second)
                        .paid(6, "20.000002", second)
                        .paid(7, "0.004", second));
        assertTotals("BillPayment", "- 20.00 Acme", "- 20.00 Acme", "- 20.00 Acme");
        assertThat(bill("PO1-7").path("Balance").decimalValue()).isZero();
    }

    /// Yen have no smaller unit, and of dinars QuickBooks keeps two decimals of three.
    @ParameterizedTest
    @CsvSource({"JPY, 0, 228.00, 171.00", "KWD, 0.005, 228.00, 171.01"})
    void areInCurrenciesOfOtherDecimals(String currency, String tolerance, String first6, String rest)
            throws Exception {
        connectBuying("purchase orders with bills");
        books.add("account", """
                {"Name":"Creditors in %1$s","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"%1$s"}}""".formatted(currency));
        set("rounding: {tolerance: %s}".formatted(tolerance));
        var part = order("PO1")
                .in(currency, "0.8")
                .that("PARTIAL")
                .item("NUT", 10, "38", 0)
                .item("BOLT", 3, "6.335", 0)
                .came(7, first, 0, 6);
        agrees("part", part);
        agrees("all", part.that("DELIVERED").came(8, second, 0, 4).came(8, second, 1, 3));

        var totals = new BigDecimal(BookReader.plain(bill("PO1-7").path("TotalAmt")));
        assertThat(totals).isEqualByComparingTo(first6);
        assertThat(bill("PO1-8").path("TotalAmt").decimalValue()).isEqualByComparingTo(rest);
    }

    /// What goes back to the supplier as a delivery below zero is none; the others are billed.
    @Test
    void takeGoodsBackOnlyByLessThatCame() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        shop(
                nuts().that("PARTIAL")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, -2)
                        .line(),
                order("PO2")
                        .that("DELIVERED")
                        .item("NUT", 1, "1.00", 20)
                        .came(9, first, 0, 1)
                        .line());
        var held = sync(HELD).path("holds");
        assertThat(held).isNotEmpty();
        held.forEach(hold -> assertThat(hold.path("cause").asString()).isEqualTo("IMPOSSIBLE_QUANTITY"));
        assertTotals("Bill", "PO1-7 72.00 Acme", "PO2-9 1.20 Acme");
        assertThat(books.rows("VendorCredit", "TotalAmt > '0'")).isEmpty();

        agrees("less came", nuts().that("PARTIAL").came(7, first, 0, 4));
        assertTotals("Bill", "PO1-7 72.00 Acme", "PO2-9 1.20 Acme");
        assertTotals("VendorCredit", "PO1-7-C 24.00 Acme");
    }
    /// What makes no sense goes with its order.
    @Test
    void areHeldNoLongerOnceTheirOrderIsDeleted() throws Exception {
        connect("uk", "{}", ON);
        var order = nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, -2);
        shop(order.line());
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("IMPOSSIBLE_QUANTITY");

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(documents()).isEmpty();
    }
}
