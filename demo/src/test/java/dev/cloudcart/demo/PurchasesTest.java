package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A merchant's purchase orders from the day they are sent to the day they are closed, and what stands in the books at
/// each step.
class PurchasesTest extends Buying {

    @Test
    void areBilledAsTheyComeAndClosedInTheEnd() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());

        assertCame(sync(0), 1, 0);
        assertStand("PO1 120.0+12.0 Open of " + date(ordered) + ", none came");
        assertCame(sync(0), 0, 0);

        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertCame(sync(0), 1, 0);
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
        assertCame(sync(0), 0, 0);

        shop(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .came(8, second, 1, 4)
                .line());
        assertCame(sync(0), 1, 1);
        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 60.0 of " + date(second) + ": 4 NUT of PO1, 4 BOLT of PO1");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areBilledWholeWhereTheyWereOrderedAndCameBetweenTwoRuns() throws Exception {
        connect("uk", "{}", ON);
        shop();
        assertCame(sync(0), 0, 0);

        shop(nuts().that("DELIVERED").came(7, first, 0, 10).came(7, first, 1, 4).line());
        var report = sync(0);

        assertCame(report, 2, 0);
        assertThat(report.at("/read/purchaseOrders").asInt()).isEqualTo(1);
        assertThat(report.at("/read/deliveries").asInt()).isEqualTo(1);
        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1-7 132.0 of " + date(first) + ": 10 NUT of PO1, 4 BOLT of PO1");
    }

    /// Nothing of what came changes with it; but the last bill bears the rest of the freight, and QuickBooks opens an
    /// order whose bill is amended.
    @Test
    void areClosedWhereSomebodyClosesThemAfterAllThatCameIsBilled() throws Exception {
        connect("uk", "{}", ON);
        var order = nuts().cost("Freight", "20.00", 20);
        shop(order.that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        assertThat(statusOfOrder()).isEqualTo("Open");

        shop(order.that("DELIVERED").line());
        sync(0);
        assertThat(statusOfOrder()).isEqualTo("Closed");
        assertCame(sync(0), 0, 0);

        shop(order.cost("Pallets", "5.00", 20).line());
        sync(0, "--numbers", "PO1");
        assertThat(statusOfOrder()).as("after one more cost").isEqualTo("Closed");
        assertCame(sync(0, "--numbers", "PO1"), 0, 0);
    }

    private String statusOfOrder() throws Exception {
        return books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                .getFirst()
                .path("POStatus")
                .asString();
    }

    @Test
    void billOnlyWhatCameWhereTheyWereClosedByHand() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());
        sync(0);

        shop(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .cost("Freight", "20.00", 20)
                .line());
        sync(0);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 6 NUT came",
                "PO1-7 96.0 of " + date(first) + ": 6 NUT of PO1, 1 Purchase costs");
    }

    @Test
    void spreadWhatTheyCostBesideOverTheirDeliveriesToThePenny() throws Exception {
        connect("uk", "{}", ON);
        shop(new Ordered("PO1", ordered)
                .that("DELIVERED")
                .item("NUT", 3, "10.00", 20)
                .came(7, day(-9), 0, 1)
                .came(8, day(-8), 0, 1)
                .came(9, day(-7), 0, 1)
                .cost("Freight", "10.00", 20)
                .line());

        sync(0);

        var costs = books.rows("Bill", "TotalAmt > '0'").stream()
                .flatMap(bill -> bill.path("Line").valueStream())
                .filter(line -> line.at("/ItemBasedExpenseLineDetail/ItemRef/name")
                        .asString()
                        .equals("Purchase costs"))
                .map(line -> line.path("Amount").decimalValue().toPlainString())
                .sorted()
                .toList();
        assertThat(costs).containsExactly("3.33", "3.33", "3.33");
        var total = books.rows("Bill", "TotalAmt > '0'").stream()
                .map(bill -> bill.path("TotalAmt").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isEqualByComparingTo("48.00");
    }

    @Test
    void areAmendedWithTheirBillsWhenTheyAreCorrected() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        shop(nuts().item("RING", 1, "1.00", 20)
                .that("PARTIAL")
                .came(7, first, 0, 5, "11.00")
                .line());
        assertCame(sync(0), 0, 2);

        assertStand(
                "PO1 120.0+12.0+1.2 Open of " + date(ordered) + ", 5 NUT came",
                "PO1-7 66.0 of " + date(first) + ": 5 NUT of PO1");
    }

    @Test
    void tellWhereMoreCameThanWasOrdered() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 6).line());
        sync(0);

        assertThat(books.rows("Bill", "TotalAmt > '0'").stream()
                        .map(bill -> bill.path("DocNumber").asString() + " "
                                + bill.path("PrivateNote").asString().replaceFirst(" \\[.*", "")))
                .containsExactlyInAnyOrder(
                        "PO1-7 Linnworks delivery PO1-7", "PO1-8 Linnworks delivery PO1-8; NUT: ordered 10, came 12");
    }

    @Test
    void loseTheBillOfADeliveryThatIsTakenBack() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 4).line());
        sync(0);

        shop(nuts().that("PARTIAL").came(8, second, 0, 4).line());
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);

        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 4 NUT came",
                "PO1-8 48.0 of " + date(second) + ": 4 NUT of PO1");
        assertCame(sync(0), 0, 0);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 4).line());
        assertCame(sync(0), 1, 0);
    }

    @Test
    void areHeldWhereADeliveryIsTakenBackAndNothingIsToBeRemoved() throws Exception {
        connect("uk", "{}", ON + "\norder-export: {cancelled-after-posting: hold}");
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        shop(nuts().line());

        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("CANCELLED_AFTER_POSTING");
    }

    /// What somebody closed in QuickBooks stays closed, and nobody expects what nobody promises.
    @Test
    void stayClosedAndAreExpectedNoMore() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());
        sync(0);
        var order = books.rows("PurchaseOrder", "DocNumber = 'PO1'").getFirst();
        assertThat(order.path("DueDate").asString()).isEqualTo(date(ordered));
        books.change("PurchaseOrder", order.path("Id").asString(), "\"POStatus\":\"Closed\"");

        shop(nuts().item("RING", 1, "1.00", 20).expectedNoMore().line());
        assertCame(sync(0), 0, 1);

        assertStand("PO1 120.0+12.0+1.2 Closed of " + date(ordered) + ", none came");
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'").getFirst().has("DueDate"))
                .isFalse();
    }

    @Test
    void goWithTheirBillsWhenTheyAreDeleted() throws Exception {
        connect("uk", "{}", ON);
        var order = nuts().that("PARTIAL").came(7, first, 0, 6);
        shop(order.line());
        sync(0);

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        var report = sync(0);

        assertThat(report.at("/documents/removed").asInt()).isEqualTo(2);
        assertStand();
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areNotPostedUnlessTheyAreWanted() throws Exception {
        connect("uk", "{}", "");
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());

        assertCame(sync(0), 0, 0);
        assertStand();

        assertCame(sync(0, "--purchases", "--from", date(ordered), "--to", date(ordered)), 2, 0);
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    @Test
    void areFoundByTheDaysOnWhichTheyCame() throws Exception {
        connect("uk", "{}", "");
        shop(
                nuts().that("PARTIAL").came(7, first, 0, 6).line(),
                new Ordered("PO2", day(-200))
                        .that("DELIVERED")
                        .item("NUT", 1, "10.00", 20)
                        .came(9, second, 0, 1)
                        .line());

        sync(0, "--status", "delivered", "--from", date(second), "--to", date(second));

        assertStand(
                "PO2 12.0 Closed of " + date(day(-200)) + ", 1 NUT came",
                "PO2-9 12.0 of " + date(second) + ": 1 NUT of PO2");
    }

    @Test
    void areFoundByTheirNumbersBesideOrders() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line(), sold.taxed(1, 20));

        assertCame(sync(0, "--numbers", "PO1,1"), 2, 0);
        assertThat(sync(2, "--numbers", "PO1,PO9").at("/notFound/numbers").toString())
                .isEqualTo("[\"PO9\"]");
    }

    @Test
    void areThoseOfTheNumbersThatAreOfTheDays() throws Exception {
        connect("uk", "{}", ON);
        shop(
                nuts().line(),
                new Ordered("PO2", day(-3)).item("NUT", 1, "10.00", 20).line());

        assertCame(sync(0, "--purchases", "--numbers", "PO1,PO2", "--from", date(day(-5))), 1, 0);

        assertStand("PO2 12.0 Open of " + date(day(-3)) + ", none came");
    }

    /// PO2 was purchased on that day, and nothing of it came.
    @Test
    void areThoseOfTheNumbersOfWhichGoodsCameInTheDays() throws Exception {
        connect("uk", "{}", ON);
        shop(
                nuts().that("PARTIAL")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4)
                        .line(),
                new Ordered("PO2", second).item("NUT", 1, "10.00", 20).line());

        sync(
                0,
                "--purchases",
                "--numbers",
                "PO1,PO2",
                "--status",
                "delivered",
                "--from",
                date(second),
                "--to",
                date(second));

        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 4 NUT came",
                "PO1-8 48.0 of " + date(second) + ": 4 NUT of PO1");
    }

    /// Whenever it was paid.
    @Test
    void arePaidWhereTheyAreFoundByTheDaysOnWhichTheyCame() throws Exception {
        connect("uk", "{}", """
                purchase-settings:
                  sync-purchases: true
                  payment-statements: bill payments
                  pay-from: [{currency: GBP, account: Current account}]
                """);
        shop(nuts().that("PARTIAL")
                .came(7, second, 0, 6)
                .paid(11, "72.00", first)
                .line());

        sync(0, "--purchases", "--status", "delivered", "--from", date(second), "--to", date(second));

        assertThat(books.rows("BillPayment", "TotalAmt > '0'").stream()
                        .map(payment -> payment.path("TotalAmt").decimalValue()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("72"));
    }

    @Test
    void areToldInTheWordsOfTheTrade() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());

        assertThat(syncText("--purchases"))
                .containsPattern("Read +1 purchase order, 1 delivery\\n")
                .contains("Acme           GBP               1      72.00       72.00        0.00")
                .contains("Acme, ordered  GBP               1     132.00      132.00        0.00");
    }

    @Test
    void areForetoldByAPreview() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());

        var report = sync(0, "--preview");

        assertThat(report.at("/preview/documents")
                        .valueStream()
                        .map(one -> "%s %s %s %s"
                                .formatted(
                                        one.path("act").asString(),
                                        one.path("kind").asString(),
                                        one.path("number").asString(),
                                        one.path("vendor").asString())))
                .containsExactlyInAnyOrder("create purchase order PO1 Acme", "create bill PO1-7 Acme");
        assertStand();
    }

    /// The supplier's id decides; what its vendor is called is the bookkeeper's to decide.
    @Test
    void keepTheirVendorWhenTheirSupplierIsRenamed() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        sell(
                Ordered.supplier(Ordered.ACME, "Acme Limited", "United Kingdom", "GBP"),
                nuts().that("PARTIAL")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4)
                        .line());
        var report = sync(0);

        assertCame(report, 1, 0);
        assertThat(remarks(report))
                .contains(
                        "Linnworks calls the supplier \"Acme Limited\" now, until now \"Acme\". Its vendor in QuickBooks stays \"Acme\": rename it there if you like.");
        assertThat(books.rows("Vendor", "Active = true")).hasSize(1);
        assertThat(remarks(sync(0))).noneMatch(remark -> remark.contains("Acme"));
    }

    private static List<String> remarks(JsonNode report) {
        return report.path("remarks").valueStream().map(JsonNode::asString).toList();
    }

    /// Each currency has a vendor and an account of its own; the customer Acme is nobody to buy from.
    @Test
    void haveAVendorForEachCurrency() throws Exception {
        connect("uk", "{}", ON + "\ntax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        books.add("account", """
                {"Name":"Creditors in euros","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"EUR"}}""");
        shop(
                nuts().line(),
                new Ordered("PO2", ordered)
                        .that("DELIVERED")
                        .in("EUR", "0.8")
                        .item("NUT", 1, "10.00", 0)
                        .came(9, second, 0, 1)
                        .line());

        var report = sync(0);

        assertThat(report.path("proof")
                        .valueStream()
                        .map(row -> "%s %s %s"
                                .formatted(
                                        row.path("store").asString(),
                                        row.path("currency").asString(),
                                        row.path("books").asString())))
                .containsExactly("Acme EUR 10.00", "Acme, ordered EUR 10.00", "Acme, ordered GBP 132.00");
        assertThat(books.rows("Vendor", "Active = true").stream()
                        .map(vendor -> vendor.path("DisplayName").asString()))
                .containsExactlyInAnyOrder("Acme", "Acme EUR");
    }

    /// A list of what came on certain days says nothing of what did not.
    @Test
    void keepTheBillsOfCostsWhoseDayWasNotAskedFor() throws Exception {
        connect(
                "uk",
                "{}",
                "purchase-settings: {sync-purchases: true, additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        shop(nuts().that("PARTIAL")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .cost("Freight", "20.00", 20)
                .line());
        sync(0);
        assertThat(books.rows("Bill", "DocNumber = 'PO1-A1000'")).hasSize(1);

        var report = sync(0, "--status", "delivered", "--from", date(second), "--to", date(second));

        assertThat(report.at("/documents/removed").asInt()).isZero();
        assertThat(books.rows("Bill", "DocNumber = 'PO1-A1000'")).hasSize(1);
    }

    /// A code of a reverse charge has the rate, too, but the supplier charged the tax. Its second rate, of
    /// less 20 %, is none that a bill of ours could state, so that it is used by nobody, not even by
    /// whoever names it.
    @Test
    void areUnderNoReverseCharge() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        assertThat(codes("PO1-7")).containsExactly("20.0% S");

        set("tax: {codes: [{rate: 0, kind: purchases, code: 20.0% RC SG}]}");
        shop(new Ordered("PO2", ordered)
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 0)
                .came(9, first, 0, 6)
                .line());
        var report = sync(HELD);

        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .containsExactly("NAMED_CODE_MISSING", "WAITS_FOR_PURCHASE_ORDER");
        assertThat(books.rows("Bill", "DocNumber = 'PO2-9'")).isEmpty();
    }

    private List<String> codes(String bill) throws Exception {
        var names = new TreeMap<String, String>();
        books.rows("TaxCode", "Active = true")
                .forEach(code ->
                        names.put(code.path("Id").asString(), code.path("Name").asString()));
        return books.rows("Bill", "DocNumber = '" + bill + "'")
                .getFirst()
                .path("Line")
                .valueStream()
                .filter(Buying::hasItem)
                .map(line -> names.get(
                        line.at("/ItemBasedExpenseLineDetail/TaxCodeRef/value").asString()))
                .toList();
    }
}
