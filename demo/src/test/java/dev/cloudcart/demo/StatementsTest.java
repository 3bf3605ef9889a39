package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What was paid to suppliers, as payments of the bills of their purchase orders; and what holds them, and mends that.
class StatementsTest extends Mending {

    private static final String ON =
            "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: %s}]}";
    private static final String BETA = "5a11e500-0000-4000-8000-000000000002";
    private final Instant ordered = day(-20);
    private final Instant first = day(-9);
    private final Instant second = day(-5);
    private final Instant paid = day(-2);

    private static Instant day(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(days))
                .plus(Duration.ofHours(10));
    }

    private static String date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /// Two deliveries: bills of 60.00 and 36.00.
    private Ordered nuts() {
        return new Ordered("PO1", ordered)
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(7, first, 0, 5)
                .came(8, second, 0, 3);
    }

    private void start(String settings) throws Exception {
        connect("uk", "{}", settings);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
    }

    private void start() throws Exception {
        start(ON.formatted("Current account"));
    }

    @Test
    void payTheBillsOldestFirst() throws Exception {
        start();
        sell(nuts().paid(12, "70.00", paid).paid(13, "26.00", paid).line());

        var report = sync(0);

        assertThat(report.at("/read/payments").asInt()).isEqualTo(2);
        assertThat(report.path("proof").toString()).contains("Acme, payments");
        assertStand(
                "70.00 of " + date(paid) + ": 60.00 of PO1-7, 10.00 of PO1-8",
                "26.00 of " + date(paid) + ": 26.00 of PO1-8");
        assertThat(books.rows("Bill", "TotalAmt > '0'"))
                .hasSize(2)
                .allMatch(bill -> bill.path("Balance").decimalValue().signum() == 0);
        assertThat(books.rows("BillPayment", "TotalAmt > '0'")
                        .getFirst()
                        .path("PrivateNote")
                        .asString())
                .contains("Linnworks payment statement PO1-P", "BACS 1", "[CC-BILL_PAYMENT-");
        assertNothingMore();
    }

    /// Its vendor stays, and what was paid goes to no other.
    @Test
    void goToTheVendorOfTheirBillsWhenTheSupplierIsRenamed() throws Exception {
        start();
        sell(nuts().line());
        sync(0);

        sell(
                Ordered.supplier(Ordered.ACME, "Acme Limited", "United Kingdom", "GBP"),
                nuts().paid(12, "70.00", paid).line());
        sync(0);

        assertStand("70.00 of " + date(paid) + ": 60.00 of PO1-7, 10.00 of PO1-8");
        assertThat(books.rows("Vendor", "Active = true")).hasSize(1);
        assertNothingMore();
    }

    @Test
    void payTheOneBillOfAnOrderThatIsBilledWhenAllHasCome() throws Exception {
        start(ON.formatted("Current account")
                .replace("{sync-purchases", "{bill: when fully delivered, sync-purchases"));
        sell(nuts().that("DELIVERED").paid(12, "70.00", paid).line());

        assertThat(sync(0).path("holds")).isEmpty();

        assertStand("70.00 of " + date(paid) + ": 70.00 of PO1");
        assertNothingMore();
    }

    @Test
    void areNoneWhereTheyAreOff() throws Exception {
        start("purchase-settings: {sync-purchases: true}");
        sell(nuts().paid(12, "70.00", paid).line());

        assertThat(sync(0).at("/read/payments").asInt()).isZero();
        assertStand();
    }

    @Test
    void followTheirAmountsAndGoWithThem() throws Exception {
        start();
        sell(nuts().paid(12, "70.00", paid).line());
        sync(0);

        sell(nuts().paid(12, "50.00", paid).line());
        assertThat(sync(0).at("/documents/amended").asInt()).isEqualTo(1);
        assertStand("50.00 of " + date(paid) + ": 50.00 of PO1-7");

        sell(nuts().line());
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);
        assertStand();
        assertNothingMore();
    }

    @Test
    void goWithTheirOrder() throws Exception {
        start();
        var order = nuts().paid(12, "70.00", paid);
        sell(order.line());
        sync(0);

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        var report = sync(0);

        assertThat(report.path("holds")).isEmpty();
        assertThat(report.at("/documents/removed").asInt()).isEqualTo(4);
        assertStand();
        assertNothingMore();
    }

    /// Most are paid when all has come, and no list tells it: those are read in turn.
    @Test
    void areFoundWhereTheOrderIsDone() throws Exception {
        start("purchase-settings: {sync-purchases: true}");
        sell(nuts().that("DELIVERED").line());
        sync(0);
        sell(nuts().that("DELIVERED").paid(12, "96.00", paid).line());
        sync(0);
        assertStand();

        set(ON.formatted("Current account"));
        sync(0);
        assertStand("96.00 of " + date(paid) + ": 60.00 of PO1-7, 36.00 of PO1-8");

        sell(nuts().that("DELIVERED").line());
        sync(0);
        assertStand();
        assertNothingMore();
    }

    @Test
    void areForetoldByAPreview() throws Exception {
        start();
        sell(nuts().paid(12, "70.00", paid).line());

        assertThat(sync(0, "--preview")
                        .at("/preview/documents")
                        .valueStream()
                        .map(one -> one.path("act").asString() + " "
                                + one.path("kind").asString() + " "
                                + one.path("total").asString()))
                .contains("create bill payment 70.00");
        assertStand();
    }

    /// Whoever carried the goods is paid by nobody who pays their supplier.
    @Test
    void payNoBillThatACostHasOfItsOwn() throws Exception {
        start(
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: Current account}], additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        sell(nuts().cost("Freight", "20.00", 20).paid(12, "96.00", paid).line());
        sync(0);
        assertStand("96.00 of " + date(paid) + ": 60.00 of PO1-7, 36.00 of PO1-8");

        sell(nuts().cost("Freight", "20.00", 20)
                .paid(12, "96.00", paid)
                .paid(13, "24.00", paid)
                .line());
        assertHeld(sync(HELD), "PAID_BEYOND_BILLS");

        assertStand("96.00 of " + date(paid) + ": 60.00 of PO1-7, 36.00 of PO1-8");
        var carried = books.rows("Bill", "DocNumber = 'PO1-A1000'").getFirst();
        assertThat(carried.at("/VendorRef/name").asString()).isEqualTo("Fast Freight");
        assertThat(carried.path("Balance").decimalValue()).isEqualByComparingTo("24.00");
    }

    /// Linnworks says which cost a statement is for.
    @Test
    void payTheBillOfTheCostThatTheyAreFor() throws Exception {
        start(
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: Current account}], additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        sell(nuts().cost("Freight", "20.00", 20)
                .paid(11, "24.00", first, 0)
                .paid(12, "96.00", paid)
                .line());

        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "24.00 of " + date(first) + ": 24.00 of PO1-A1000",
                "96.00 of " + date(paid) + ": 60.00 of PO1-7, 36.00 of PO1-8");
        assertThat(books.rows("BillPayment", "TotalAmt = '24'")
                        .getFirst()
                        .at("/VendorRef/name")
                        .asString())
                .isEqualTo("Fast Freight");
        assertNothingMore();
    }

    @Test
    void waitForTheBillOfTheCostThatTheyAreFor() throws Exception {
        start(
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, missing-vendor: hold, pay-from: [{currency: GBP, account: Current account}], additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        books.add("vendor", "{\"DisplayName\":\"Acme\",\"CurrencyRef\":{\"value\":\"GBP\"}}");
        sell(nuts().cost("Freight", "20.00", 20).paid(11, "24.00", first, 0).line());

        assertThat(sync(HELD)
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .containsExactlyInAnyOrder("NO_VENDOR", "PAID_BEYOND_BILLS");
        assertStand();

        books.add("vendor", "{\"DisplayName\":\"Fast Freight\",\"CurrencyRef\":{\"value\":\"GBP\"}}");
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("24.00 of " + date(first) + ": 24.00 of PO1-A1000");
    }

    /// Where it stands as a line there.
    @Test
    void payTheBillsOfTheGoodsForACostOnThem() throws Exception {
        start();
        sell(nuts().cost("Freight", "20.00", 20).paid(11, "24.00", paid, 0).line());

        assertThat(sync(0).path("holds")).isEmpty();

        assertStand("24.00 of " + date(paid) + ": 24.00 of PO1-7");
    }

    @Test
    @Mends({"PAID_BEYOND_BILLS", "NO_ACCOUNT_TO_PAY_FROM", "ACCOUNT_TO_PAY_FROM_MISSING"})
    void waitForBillsAndForTheAccountToPayFrom() throws Exception {
        start("purchase-settings: {sync-purchases: true, payment-statements: bill payments}");
        sell(nuts().paid(12, "100.00", paid).line());

        assertHeld(sync(HELD), "NO_ACCOUNT_TO_PAY_FROM; PAID_BEYOND_BILLS");
        set("purchase-settings: {pay-from: [{currency: GBP, account: Savings}]}");
        var missing = sync(HELD);
        assertHeld(missing, "ACCOUNT_TO_PAY_FROM_MISSING; PAID_BEYOND_BILLS");
        assertThat(missing.at("/holds/0/mend").asString()).contains("Add the account Savings in GBP in QuickBooks");
        books.add("account", """
                {"Name":"Savings","AccountType":"Bank","AccountSubType":"Checking"}""");
        later();
        assertHeld(sync(HELD), "PAID_BEYOND_BILLS");
        assertStand();

        sell(nuts().that("DELIVERED")
                .came(9, paid, 0, 2)
                .paid(12, "100.00", paid)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("100.00 of " + date(paid) + ": 60.00 of PO1-7, 36.00 of PO1-8, 4.00 of PO1-9");
    }

    /// What the settings say since is for what is billed from then on.
    @Test
    void areOnTheAccountThatTheirBillsAreOwedOn() throws Exception {
        start();
        books.add(
                "account",
                "{\"Name\":\"Trade creditors\",\"AccountType\":\"Accounts Payable\",\"AccountSubType\":\"AccountsPayable\"}");
        later();
        set("purchase-settings: {payable-accounts: [{currency: GBP, account: Trade creditors}]}");
        sell(new Ordered("PO2", day(-20))
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(17, day(-9), 0, 6)
                .line());
        sync(0);
        set("purchase-settings: {payable-accounts: []}");
        sell(new Ordered("PO2", day(-20))
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(17, day(-9), 0, 5)
                .paid(12, "60.00", paid)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        for (var kind : List.of("Bill", "VendorCredit", "BillPayment")) {
            assertThat(books.rows(kind, "TotalAmt > '0'").stream()
                            .filter(one -> !kind.equals("Bill")
                                    || one.path("DocNumber").asString().equals("PO2-17"))
                            .map(one -> one.at("/APAccountRef/name").asString()))
                    .as(kind)
                    .containsExactly("Trade creditors");
        }
    }

    /// A bill that becomes of more stays where it is owed, as what pays it does; one that is new is owed where the
    /// settings say by then, and each is paid on its own account.
    @Test
    void areOnTheAccountsOfTheirBillsWhereThoseAreOnTwo() throws Exception {
        start();
        books.add(
                "account",
                "{\"Name\":\"Trade creditors\",\"AccountType\":\"Accounts Payable\",\"AccountSubType\":\"AccountsPayable\"}");
        later();
        set("purchase-settings: {payable-accounts: [{currency: GBP, account: Trade creditors}]}");
        sell(new Ordered("PO2", day(-20))
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(17, first, 0, 5)
                .line());
        sync(0);
        set("purchase-settings: {payable-accounts: []}");
        sell(new Ordered("PO2", day(-20))
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(17, first, 0, 6)
                .came(18, second, 0, 2)
                .paid(12, "72.00", paid)
                .paid(13, "24.00", paid)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(owedOn("Bill", "DocNumber"))
                .containsExactlyInAnyOrder("PO2-17 72.00 Trade creditors", "PO2-18 24.00 Accounts Payable (A/P)");
        assertThat(owedOn("BillPayment", "TxnDate"))
                .containsExactlyInAnyOrder(
                        date(paid) + " 72.00 Trade creditors", date(paid) + " 24.00 Accounts Payable (A/P)");
        assertNothingMore();
    }

    private List<String> owedOn(String kind, String called) throws Exception {
        return books.rows(kind, "TotalAmt > '0'").stream()
                .map(one -> "%s %s %s"
                        .formatted(
                                one.path(called).asString(),
                                one.path("TotalAmt").decimalValue().setScale(2),
                                one.at("/APAccountRef/name").asString()))
                .toList();
    }

    /// Each of them is told as what is wrong with the statement; those beside it are posted.
    @Test
    @Mends({"STATEMENT_WITHOUT_DATE", "STATEMENT_WITHOUT_CURRENCY", "PAID_BELOW_ZERO"})
    void areHeldByThemselvesWhereTheyMakeNoSense() throws Exception {
        start();
        sell(nuts().paid(12, "40.00", paid)
                .paid(13, "10.00", paid)
                .paid(14, "-5.00", paid)
                .paid(15, "6.00", paid)
                .line()
                .replaceFirst("(\"LineCost\":40\\.?0*,.*?)\"GBP\"", "$1\"RMB\"")
                .replaceFirst(
                        "(\"LineCost\":10\\.?0*,.*?\"CreationDate\":)\"[^\"]*\",\"PaymentDate\":\"[^\"]*\"",
                        "$1\"0001-01-01T00:00:00Z\",\"PaymentDate\":null"));

        var report = sync(HELD);

        assertHeldTogether(
                report,
                "PO1-P12 STATEMENT_WITHOUT_CURRENCY",
                "PO1-P13 STATEMENT_WITHOUT_DATE",
                "PO1-P14 PAID_BELOW_ZERO");
        assertThat(report.path("holds").toString())
                .contains("Payment statement PO1-P12 has no known currency: RMB")
                .contains("Payment statement PO1-P13 has no known date")
                .contains("It pays less than nothing: GBP -5.00");
        assertStand("6.00 of " + date(paid) + ": 6.00 of PO1-7");

        sell(nuts().paid(12, "40.00", paid)
                .paid(13, "10.00", paid)
                .paid(14, "5.00", paid)
                .paid(15, "6.00", paid)
                .line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("BillPayment", "TotalAmt > '0'")).hasSize(4);
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")
                        .getFirst()
                        .path("Balance")
                        .decimalValue())
                .isZero();
        assertThat(books.rows("Bill", "DocNumber = 'PO1-8'")
                        .getFirst()
                        .path("Balance")
                        .decimalValue())
                .isEqualByComparingTo("35.00");
        assertNothingMore();
    }

    /// Whoever mends them takes them out.
    @Test
    void areHeldNoLongerOnceTheyAreGone() throws Exception {
        start();
        sell(nuts().paid(12, "40.00", paid)
                .paid(13, "6.00", paid)
                .line()
                .replaceFirst("(\"LineCost\":40\\.?0*,.*?)\"GBP\"", "$1\"RMB\""));
        assertHeld(sync(HELD), "STATEMENT_WITHOUT_CURRENCY");

        sell(nuts().paid(13, "6.00", paid).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("6.00 of " + date(paid) + ": 6.00 of PO1-7");
        assertNothingMore();

        sell(nuts().paid(13, "6.00", paid)
                .paid(14, "40.00", paid)
                .line()
                .replaceFirst("(\"LineCost\":40\\.?0*,.*?)\"GBP\"", "$1\"RMB\""));
        assertHeld(sync(HELD), "STATEMENT_WITHOUT_CURRENCY");
        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(nuts().id()));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand();
    }

    /// It is in the currency of its order.
    @Test
    void needNotSayTheirCurrency() throws Exception {
        start();
        sell(nuts().paid(12, "70.00", paid)
                .line()
                .replace("\"Currency\":\"GBP\",\"Reference\"", "\"Currency\":\" \",\"Reference\""));

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("70.00 of " + date(paid) + ": 60.00 of PO1-7, 10.00 of PO1-8");
    }

    @Test
    @Mends("PAID_IN_OTHER_CURRENCY")
    void areInTheCurrencyOfTheBills() throws Exception {
        start();
        books.add("account", """
                {"Name":"Euros","AccountType":"Bank","AccountSubType":"Checking","CurrencyRef":{"value":"EUR"}}""");
        books.add("account", """
                {"Name":"Creditors EUR","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable","CurrencyRef":{"value":"EUR"}}""");
        set(
                "purchase-settings: {pay-from: [{currency: GBP, account: Current account}, {currency: EUR, account: Euros}]}");
        sell(nuts().paid(12, "70.00", paid)
                .line()
                .replace("\"Currency\":\"GBP\",\"Reference\"", "\"Currency\":\"EUR\",\"Reference\""));

        assertHeld(sync(HELD), "PAID_IN_OTHER_CURRENCY");
        sell(nuts().paid(12, "70.00", paid).line());

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("70.00 of " + date(paid) + ": 60.00 of PO1-7, 10.00 of PO1-8");
    }

    /// The order goes to another supplier, and the bill that somebody has begun to pay cannot follow it.
    @Test
    @Mends("BILLS_OF_TWO_VENDORS")
    void payNoBillsOfTwoVendors() throws Exception {
        start();
        sell(Ordered.supplier(BETA, "Beta", "United Kingdom", "GBP"));
        sell(nuts().line());
        sync(0);
        var byHand = books.pays("PO1-7", "10");

        sell(nuts().from(BETA).paid(12, "70.00", paid).line());
        var report = sync(HELD);
        assertHeldTogether(report, "PO1-7 LINKED_IN_QUICKBOOKS", "PO1-P12 BILLS_OF_TWO_VENDORS");
        assertThat(report.path("holds").toString())
                .contains("of purchase order PO1 in QuickBooks are of Acme and of Beta");

        books.takesBack(byHand);
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("70.00 of " + date(paid) + ": 60.00 of PO1-7, 10.00 of PO1-8");
    }

    /// What somebody paid by hand may be what Linnworks says was paid, and ours would keep the bill as it is as well.
    @Test
    @Mends("BILL_IS_HELD")
    void payNoBillThatIsHeld() throws Exception {
        start();
        sell(nuts().line());
        sync(0);
        var byHand = books.pays("PO1-7", "10");
        var dearer = new Ordered("PO1", ordered)
                .that("PARTIAL")
                .item("NUT", 10, "10.00", 20)
                .came(7, first, 0, 5, "11.00")
                .came(8, second, 0, 3)
                .paid(12, "30.00", paid);

        sell(dearer.line());
        var report = sync(HELD);
        assertHeldTogether(report, "PO1-7 LINKED_IN_QUICKBOOKS", "PO1-P12 BILL_IS_HELD");
        assertThat(report.path("holds").toString())
                .contains(
                        "It pays bill PO1-7, which does not stand in QuickBooks as it is to be: PO1-7 is held itself");
        assertThat(books.rows("BillPayment", "TotalAmt > '0'")).as("by hand").hasSize(1);

        books.takesBack(byHand);
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("30.00 of " + date(paid) + ": 30.00 of PO1-7");
    }

    private static void assertHeldTogether(JsonNode report, String... held) {
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrder(held);
    }

    /// Somebody has written on the payment, so that it is kept when its statement is entered anew.
    @Test
    @Mends("PAID_BEFORE")
    void payNothingASecondTimeUnderAnotherNumber() throws Exception {
        start();
        sell(nuts().paid(12, "30.00", paid).line());
        sync(0);
        var id = books.rows("BillPayment", "TotalAmt > '0'")
                .getFirst()
                .path("Id")
                .asString();
        books.add(
                "billpayment",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"Asked the bank\"}".formatted(id));

        sell(nuts().paid(13, "30.00", paid).line());
        var report = sync(HELD);
        assertHeldTogether(report, "PO1-P12 EDITED_IN_QUICKBOOKS", "PO1-P13 PAID_BEFORE");
        assertStand("30.00 of " + date(paid) + ": 30.00 of PO1-7");

        books.add("billpayment?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"1\"}".formatted(id));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("30.00 of " + date(paid) + ": 30.00 of PO1-7");
        assertNothingMore();
    }

    private static void assertHeld(JsonNode report, String cause) {
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("kind").asString() + ": "
                                + hold.path("cause").asString()))
                .as("%s", report.path("holds"))
                .containsExactly("payment statement: " + cause);
    }

    private void assertNothingMore() throws Exception {
        var report = sync(0);
        assertThat(report.path("documents").toString()).matches(".*\"posted\":0,\"amended\":0,\"removed\":0,.*");
        assertThat(report.at("/calls/quickbooksWrites").asInt())
                .as("%s", report.path("calls"))
                .isZero();
    }

    /// As `70.00 of 2026-03-12: 60.00 of PO1-7, 10.00 of PO1-8`.
    private void assertStand(String... expected) throws Exception {
        var bills = new HashMap<String, String>();
        for (var bill : books.rows("Bill", "TotalAmt >= '0'")) {
            bills.put(bill.path("Id").asString(), bill.path("DocNumber").asString());
        }
        List<String> stand = books.rows("BillPayment", "TotalAmt > '0'").stream()
                .map(payment -> "%s of %s: %s"
                        .formatted(
                                plain(payment.path("TotalAmt")),
                                payment.path("TxnDate").asString(),
                                payment.path("Line")
                                        .valueStream()
                                        .map(line -> plain(line.path("Amount")) + " of "
                                                + bills.get(line.at("/LinkedTxn/0/TxnId")
                                                        .asString()))
                                        .collect(Collectors.joining(", "))))
                .toList();
        assertThat(stand).containsExactlyInAnyOrder(expected);
    }

    private static String plain(JsonNode amount) {
        return amount.decimalValue().setScale(2).toPlainString();
    }
}
