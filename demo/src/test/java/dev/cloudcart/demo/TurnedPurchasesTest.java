package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Purchase orders that take a turn after they were posted: another supplier, a line less, opened once more, a cost
/// that comes late; each as the owner of a shop does it, and what is owed to whom afterwards.
class TurnedPurchasesTest extends Buying {

    private static final String BETA = "5a11e500-0000-4000-8000-000000000002";
    private static final String OWN = """
            purchase-settings:
              sync-purchases: true
              additional-costs: own bill
              cost-vendors: [{cost: Freight, vendor: Fast Freight}]
            """;

    private Ordered ten() {
        return new Ordered("PO1", ordered).item("NUT", 10, "10.00", 20);
    }

    private void suppliers() throws Exception {
        sell(
                Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"),
                Ordered.supplier(BETA, "Beta", "United Kingdom", "GBP"));
    }

    /// Entered under the wrong supplier, which is noticed when the invoice comes.
    @Test
    void areOwedToTheSupplierThatTheyAreOfNow() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        assertThat(stand()).containsExactly("Acme PurchaseOrder PO1 120.00", "Acme Bill PO1-7 72.00");

        sell(ten().that("PARTIAL").from(BETA).came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(stand()).containsExactly("Beta PurchaseOrder PO1 120.00", "Beta Bill PO1-7 72.00");

        sell(ten().that("DELIVERED")
                .from(BETA)
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(stand())
                .containsExactly("Beta PurchaseOrder PO1 120.00", "Beta Bill PO1-7 72.00", "Beta Bill PO1-8 48.00");
        assertStand(
                "PO1 120.0 Closed of " + date(ordered) + ", 10 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 48.0 of " + date(second) + ": 4 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// What was held is tried again before purchase orders are read, and its order is still of the other one then.
    @Test
    void areLinkedThoughTheirBillWasHeldWhileTheSupplierWasSwitched() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        books.surprises(Bookkeeper.refused("Bill", "DocNumber", "PO1-7", 100, "620", "Not this."));
        sync(HELD);

        books.surprises();
        sell(ten().that("PARTIAL").from(BETA).came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(stand()).containsExactly("Beta PurchaseOrder PO1 120.00", "Beta Bill PO1-7 72.00");
        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// Likewise a line that was added meanwhile.
    @Test
    void areLinkedThoughTheirBillWasHeldWhileALineWasAdded() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        books.surprises(Bookkeeper.refused("Bill", "DocNumber", "PO1-7", 100, "620", "Not this."));
        sync(HELD);

        books.surprises();
        sell(ten().item("BOLT", 4, "2.50", 20)
                .that("PARTIAL")
                .came(7, first, 0, 6)
                .came(7, first, 1, 4)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT and 4 BOLT came",
                "PO1-7 84.0 of " + date(first) + ": 6 NUT of PO1, 4 BOLT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// Less came of what was billed to the wrong supplier.
    @Test
    void areCreditedByTheSupplierThatTheyAreOfNow() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        sell(ten().that("PARTIAL").came(7, first, 0, 5).line());
        sync(0);

        sell(ten().that("PARTIAL").from(BETA).came(7, first, 0, 5).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("0.00");
        assertThat(owed("Beta")).isEqualByComparingTo("60.00");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areOpenAgainWhereTheyWereClosedTooSoon() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("DELIVERED").came(7, first, 0, 6).line());
        sync(0);
        assertStand(
                "PO1 120.0 Closed of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");

        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");

        sell(ten().that("DELIVERED").came(7, first, 0, 6).came(8, second, 0, 4).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand(
                "PO1 120.0 Closed of " + date(ordered) + ", 10 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 48.0 of " + date(second) + ": 4 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// What will not come is taken off the order.
    @Test
    void loseALineOfWhichNothingCame() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// With the line went what is recorded of its delivery.
    @Test
    void areCreditedForALineThatIsTakenOffAfterItCame() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(nuts().that("PARTIAL").came(7, first, 0, 6).came(7, first, 1, 4).line());
        sync(0);
        assertThat(owed("Acme")).isEqualByComparingTo("84.00");

        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("72.00");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areNoBillsWhereNothingIsInADelivery() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 0).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("PO1 120.0 Open of " + date(ordered) + ", none came");

        sell(ten().that("DELIVERED")
                .came(7, first, 0, 0)
                .cost("Freight", "20.00", 20)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("PO1 120.0 Closed of " + date(ordered) + ", none came");
        assertCame(sync(0), 0, 0);
    }

    /// All of it, and then it came after all.
    @Test
    void areCreditedWholeWhereNothingCameAfterAll() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        sell(ten().that("PARTIAL").came(7, first, 0, 0).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("0.00");
        assertCame(sync(0), 0, 0);

        sell(ten().that("PARTIAL").came(7, first, 0, 7).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("84.00");
        assertCame(sync(0), 0, 0);
    }

    /// The carrier's invoice comes when all is there.
    @Test
    void bearACostThatIsEnteredAfterTheLastDelivery() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(all().line());
        sync(0);
        assertThat(owed("Acme")).isEqualByComparingTo("120.00");

        sell(all().cost("Freight", "20.01", 20).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("144.01");
        assertCame(sync(0), 0, 0);

        sell(all().cost("Freight", "10.00", 20).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("132.00");

        sell(all().line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("120.00");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void haveTheBillOfACostThatIsEnteredAfterTheLastDelivery() throws Exception {
        connect("uk", "{}", OWN);
        suppliers();
        sell(all().line());
        sync(0);

        sell(all().cost("Freight", "20.01", 20).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("120.00");
        assertThat(owed("Fast Freight")).isEqualByComparingTo("24.01");
        assertCame(sync(0), 0, 0);

        sell(all().line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Fast Freight")).isEqualByComparingTo("0.00");
        assertCame(sync(0), 0, 0);
    }

    private Ordered all() {
        return ten().that("DELIVERED").came(7, first, 0, 6).came(8, second, 0, 4);
    }

    /// Goods in euros, freight in dollars, books in pounds: 27.00 dollars are 20.00 pounds, and these 25.00 euros.
    @Test
    void bearCostsOfAThirdCurrency() throws Exception {
        connect("uk", "{}", ON + "\ntax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        creditors("EUR");
        suppliers();
        sell(euros().that("PARTIAL").came(7, first, 0, 3).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("37.50");

        sell(euros().that("DELIVERED")
                .came(7, first, 0, 3)
                .came(8, second, 0, 3)
                .came(9, second, 0, 4)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("125.00");
        assertThat(books.rows("Bill", "DocNumber = 'PO1-9'")
                        .getFirst()
                        .path("TotalAmt")
                        .decimalValue())
                .isEqualByComparingTo("50.00");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void haveBillsOfCostsInAThirdCurrency() throws Exception {
        connect("uk", "{}", OWN + "tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        creditors("EUR");
        creditors("USD");
        suppliers();
        sell(euros().that("PARTIAL").came(7, first, 0, 3).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("30.00");
        assertThat(owed("Fast Freight")).isEqualByComparingTo("27.00");
        assertThat(books.rows("Bill", "DocNumber = 'PO1-A1000'")
                        .getFirst()
                        .at("/CurrencyRef/value")
                        .asString())
                .isEqualTo("USD");
        assertCame(sync(0), 0, 0);
    }

    private Ordered euros() {
        return new Ordered("PO1", ordered)
                .in("EUR", "0.8")
                .item("NUT", 10, "10.00", 0)
                .cost("Freight", "27.00", 0, "USD", new BigDecimal("1.35"));
    }

    private void creditors(String currency) throws Exception {
        books.add("account", """
                {"Name":"Creditors %s","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"%s"}}""".formatted(currency, currency));
    }

    /// Nothing in Linnworks keeps two suppliers' orders from having one number.
    @Test
    void areTwoOfTwoSuppliersThoughTheyHaveOneNumber() throws Exception {
        connect(
                "uk",
                "{}",
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: Current account}]}");
        suppliers();
        var other = new Ordered("PO2", ordered)
                .from(BETA)
                .that("PARTIAL")
                .item("BOLT", 5, "2.00", 20)
                .came(8, first, 0, 2)
                .paid(12, "4.80", second);
        sell(ten().that("PARTIAL")
                .came(7, first, 0, 6)
                .paid(11, "72.00", second)
                .line());
        sell(other.line().replace("\"PO2\"", "\"PO1\""));
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("0.00");
        assertThat(owed("Beta")).isEqualByComparingTo("0.00");
        assertThat(books.rows("BillPayment", "TotalAmt > '0'").stream()
                        .map(payment -> payment.at("/VendorRef/name").asString() + " "
                                + payment.path("TotalAmt").decimalValue().setScale(2)))
                .containsExactlyInAnyOrder("Acme 72.00", "Beta 4.80");
        assertCame(sync(0), 0, 0);
    }

    /// As an order is that was entered by hand and gets the supplier's own number later.
    @Test
    void followTheNumberOfTheirOrder() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        sell(ten().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .line()
                .replace("\"PO1\"", "\"ACME-77\""));
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("120.00");
        assertThat(stand()).hasSize(3);
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areBilledLineByLineWhereOneProductIsOnTwo() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().item("NUT", 5, "9.00", 20)
                .that("DELIVERED")
                .came(7, first, 0, 10)
                .came(7, first, 1, 2)
                .came(8, second, 1, 3)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0+54.0 Closed of " + date(ordered) + ", 10 NUT and 5 NUT came",
                "PO1-7 141.6 of " + date(first) + ": 10 NUT of PO1, 2 NUT of PO1",
                "PO1-8 32.4 of " + date(second) + ": 3 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// Thirteen free with a gross.
    @Test
    void areBilledWithWhatIsFree() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().item("GIFT", 13, "0.00", 20)
                .that("DELIVERED")
                .came(7, first, 1, 13)
                .came(8, second, 0, 10)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("120.00");
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                        .getFirst()
                        .path("POStatus")
                        .asString())
                .isEqualTo("Closed");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areBilledToThePennyThoughAPieceCostsLessThanOne() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(new Ordered("PO1", ordered)
                .that("DELIVERED")
                .item("PIN", 1_000, "0.0013", 20)
                .came(7, first, 0, 333)
                .came(8, first, 0, 333)
                .came(9, second, 0, 334)
                .line());
        var report = sync(0);
        assertThat(report.path("holds")).isEmpty();
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        assertThat(owed("Acme")).isEqualByComparingTo("1.56");
    }

    /// Booked in on the wrong day, and put right.
    @Test
    void areOfTheDayOnWhichTheyCameIndeed() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        sell(ten().that("PARTIAL").came(7, second, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(second) + ": 6 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areBilledAtEachPriceOfOneDelivery() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("DELIVERED")
                .came(7, first, 0, 4, "9.50")
                .came(7, first, 0, 6, "10.25")
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owed("Acme")).isEqualByComparingTo("119.40");
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                        .getFirst()
                        .path("POStatus")
                        .asString())
                .isEqualTo("Closed");
        assertCame(sync(0), 0, 0);
    }

    /// A box turns up when all is done.
    @Test
    void areBilledForWhatComesAfterTheyWereClosed() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(ten().that("DELIVERED")
                .cost("Freight", "10.00", 20)
                .came(7, first, 0, 6)
                .line());
        sync(0);
        assertThat(owed("Acme")).isEqualByComparingTo("84.00");

        sell(ten().that("DELIVERED")
                .cost("Freight", "10.00", 20)
                .came(7, first, 0, 6)
                .came(8, second, 0, 2)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(owed("Acme")).isEqualByComparingTo("108.00");
        assertStand(
                "PO1 120.0 Closed of " + date(ordered) + ", 8 NUT came",
                "PO1-7 79.2 of " + date(first) + ": 6 NUT of PO1, 1 Purchase costs",
                "PO1-8 28.8 of " + date(second) + ": 2 NUT of PO1, 1 Purchase costs");
        assertCame(sync(0), 0, 0);
    }

    /// Two boxes of one delivery are booked in one after the other.
    @Test
    void areOnOneBillWhereADeliveryIsBookedInBoxByBox() throws Exception {
        connect("uk", "{}", ON);
        suppliers();
        sell(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        sell(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(7, first, 0, 4)
                .came(7, first, 1, 4)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1-7 132.0 of " + date(first) + ": 10 NUT of PO1, 4 BOLT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// What is paid to one is not owed to another.
    @Test
    @Mends("LINKED_IN_QUICKBOOKS")
    void areHeldWhereTheirSupplierIsSwitchedAfterTheyWerePaid() throws Exception {
        connect(
                "uk",
                "{}",
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: Current account}]}");
        suppliers();
        sell(ten().that("PARTIAL")
                .came(7, first, 0, 6)
                .paid(11, "72.00", second)
                .line());
        sync(0);

        sell(ten().that("PARTIAL")
                .from(BETA)
                .came(7, first, 0, 6)
                .paid(11, "72.00", second)
                .line());
        assertThat(sync(HELD)
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .contains("PO1-7 LINKED_IN_QUICKBOOKS");
        assertThat(owed("Acme")).isEqualByComparingTo("0.00");

        sell(ten().that("PARTIAL")
                .came(7, first, 0, 6)
                .paid(11, "72.00", second)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
    }

    /// Bills less credits, less what was paid.
    private BigDecimal owed(String vendor) throws Exception {
        var owed = BigDecimal.ZERO;
        for (var kind : List.of("Bill", "VendorCredit", "BillPayment")) {
            for (var document : books.rows(kind, "TotalAmt > '0'")) {
                if (document.at("/VendorRef/name").asString().equals(vendor)) {
                    var total = document.path("TotalAmt").decimalValue();
                    owed = kind.equals("Bill") ? owed.add(total) : owed.subtract(total);
                }
            }
        }
        return owed;
    }

    private List<String> stand() throws Exception {
        var orders = books.rows("PurchaseOrder", "TotalAmt > '0'").stream().map(one -> told("PurchaseOrder", one));
        var bills = books.rows("Bill", "TotalAmt > '0'").stream()
                .map(one -> told("Bill", one))
                .sorted();
        return Stream.concat(orders, bills).toList();
    }

    private static String told(String kind, JsonNode document) {
        return "%s %s %s %s"
                .formatted(
                        document.at("/VendorRef/name").asString(),
                        kind,
                        document.path("DocNumber").asString(),
                        document.path("TotalAmt").decimalValue().setScale(2));
    }
}
