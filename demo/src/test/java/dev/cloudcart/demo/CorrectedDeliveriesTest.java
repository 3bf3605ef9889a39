package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

/// Less came than was billed: whatever is done about it, bills less credits are what came.
class CorrectedDeliveriesTest extends Buying {

    private static final String AMEND =
            "purchase-settings: {sync-purchases: true, corrected-deliveries: amend the bill}";

    private Ordered ten() {
        return new Ordered("PO1", ordered).item("NUT", 10, "10.00", 20);
    }

    private Ordered came(int nuts) {
        return ten().that("PARTIAL").came(7, first, 0, nuts).cost("Freight", "20.00", 20);
    }

    private String order(String status, int came) {
        return "PO1 120.0 %s of %s, %d NUT came".formatted(status, date(ordered), came);
    }

    /// Today by the services, whose clocks no pause of the program moves.
    private static LocalDate found() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void assertOwed(String amount) throws Exception {
        var owed = BigDecimal.ZERO;
        for (var kind : List.of("Bill", "VendorCredit")) {
            for (var document : books.rows(kind, "TotalAmt > '0'")) {
                var total = document.path("TotalAmt").decimalValue();
                owed = kind.equals("Bill") ? owed.add(total) : owed.subtract(total);
            }
        }
        assertThat(owed).isEqualByComparingTo(amount);
    }

    @Test
    void isCreditedOnTheDayThatItIsFound() throws Exception {
        connect("uk", "{}", ON);
        shop(came(6).line());
        sync(0);
        var bill = "PO1-7 86.4 of " + date(first) + ": 6 NUT of PO1, 1 Purchase costs";
        assertStand(order("Open", 6), bill);

        shop(came(5).line());
        assertCame(sync(0), 1, 0);

        assertStand(order("Open", 6), bill, "credit PO1-7-C 14.4 of " + found() + ": 1 NUT, 1 Purchase costs");
        assertThat(books.rows("VendorCredit", "TotalAmt > '0'")
                        .getFirst()
                        .path("PrivateNote")
                        .asString())
                .startsWith("Off bill PO1-7: less came of Linnworks purchase order PO1 than was billed");
        assertOwed("72.00");
        assertCame(sync(0), 0, 0);
        assertCame(sync(0, "--numbers", "PO1"), 0, 0);
    }

    @Test
    void isAddedUpAndTakenBackWhenItIsCorrectedAgain() throws Exception {
        connect("uk", "{}", ON);
        shop(came(6).line());
        sync(0);
        var bill = "PO1-7 86.4 of " + date(first) + ": 6 NUT of PO1, 1 Purchase costs";

        shop(came(5).line());
        sync(0);
        shop(came(3).line());
        assertCame(sync(0), 0, 1);
        assertStand(order("Open", 6), bill, "credit PO1-7-C 43.2 of " + found() + ": 3 NUT, 1 Purchase costs");
        assertOwed("43.20");

        shop(came(5).line());
        assertCame(sync(0), 0, 1);
        assertOwed("72.00");

        shop(came(6).line());
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);
        assertStand(order("Open", 6), bill);
        assertCame(sync(0), 0, 0);

        shop(came(4).line());
        assertCame(sync(0), 1, 0);
        assertOwed("57.60");

        shop(came(8).line());
        var report = sync(0);
        assertThat(report.at("/documents/removed").asInt()).isEqualTo(1);
        assertCame(report, 0, 1);
        assertStand(order("Open", 8), "PO1-7 115.2 of " + date(first) + ": 8 NUT of PO1, 1 Purchase costs");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void isTakenOffItsBillWhereTheSettingsSaySo() throws Exception {
        connect("uk", "{}", AMEND);
        shop(came(6).line());
        sync(0);

        shop(came(5).line());
        assertCame(sync(0), 0, 1);

        assertStand(order("Open", 5), "PO1-7 72.0 of " + date(first) + ": 5 NUT of PO1, 1 Purchase costs");
        assertCame(sync(0), 0, 0);
    }

    /// What stands stays.
    @Test
    void isCreditedOnceWhateverTheSettingsBecome() throws Exception {
        connect("uk", "{}", ON);
        shop(came(6).line());
        sync(0);
        shop(came(5).line());
        sync(0);

        set(AMEND);
        assertCame(sync(0, "--numbers", "PO1"), 0, 0);
        shop(came(4).line());
        assertCame(sync(0), 0, 1);
        assertOwed("57.60");

        shop(came(6).line());
        sync(0);
        assertOwed("86.40");
        shop(ten().that("PARTIAL").came(7, first, 0, 6, "11.00").line());
        sync(0);
        assertOwed("79.20");
    }

    @Test
    void goesWithTheirOrder() throws Exception {
        connect("uk", "{}", ON);
        shop(came(6).line());
        sync(0);
        var order = came(5);
        shop(order.line());
        sync(0);

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(3);

        assertStand();
    }

    private static Ordered twice(int nuts, String unit) {
        return new Ordered("PO1", day(-20))
                .item("NUT", 10, "10.00", 20)
                .that("PARTIAL")
                .came(7, day(-9), 0, nuts, unit)
                .came(8, day(-2), 0, 1);
    }

    private String payWithTheCredit(String bill, String credit) throws Exception {
        return books.add("billpayment", """
                        {"VendorRef":{"value":"%s"},"PayType":"Check","TotalAmt":0,"CheckPayment":{"BankAccountRef":{"value":"%s"}},\
                        "Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Bill"}]},
                        {"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"VendorCredit"}]}]}""".formatted(
                                books.id("Vendor", "DisplayName = 'Acme'"),
                                books.id("Account", "AccountType = 'Bank'"),
                                books.id("Bill", "DocNumber = '%s'".formatted(bill)),
                                books.id("VendorCredit", "DocNumber = '%s'".formatted(credit))))
                .at("/BillPayment/Id")
                .asString();
    }

    private void takeOff(String payment) throws Exception {
        books.takesBack(payment);
        later();
    }

    private void isHeld(String... causes) throws Exception {
        assertThat(previewed("nothing is to be done").at("/preview/documents")).isEmpty();
        assertThat(sync(HELD)
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrder(causes);
        // by then both wait
        sync(HELD);
    }

    /// Somebody has paid another bill with it. Were the bill that it belongs to what came at another price, it would be
    /// taken off that once more.
    @Test
    @Mends("CREDIT_STANDS")
    void staysWithItsBillWhereItIsUsed() throws Exception {
        connect("uk", "{}", ON);
        agrees("came", twice(9, "10.00"));
        agrees("less came", twice(2, "10.00"));
        assertOwed("36.00");
        var payment = payWithTheCredit("PO1-8", "PO1-7-C");

        shop(twice(2, "12.00").line());
        isHeld("PO1-7 CREDIT_STANDS", "PO1-7-C LINKED_IN_QUICKBOOKS");
        assertOwed("36.00");
        does(
                "PurchaseOrder/Delete_PurchaseOrder",
                "{\"pkPurchaseId\":\"%s\"}".formatted(twice(2, "12.00").id()));
        sync(HELD);
        assertOwed("36.00");

        takeOff(payment);
        agrees("put right");
        assertStand();
    }

    /// All that is of an order is replaced when its currency changes, or nothing is.
    @Test
    void staysWithItsBillWhereItIsUsedWhateverTheCurrencyBecomes() throws Exception {
        connect("uk", "{}", ON);
        books.add("account", """
                {"Name":"Creditors EUR","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",
                "CurrencyRef":{"value":"EUR"}}""");
        sell(
                Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"),
                came(6).line(),
                another().line());
        sync(0);
        sell(came(5).line());
        sync(0);
        var payment = payWithTheCredit("PO2-9", "PO1-7-C");
        var before = documents();

        sell(came(5).in("EUR", "0.8").line());
        isHeld("PO1-7 CREDIT_STANDS");
        assertThat(documents()).isEqualTo(before);

        takeOff(payment);
        agrees("put right");
        assertThat(books.rows("VendorCredit", "TotalAmt > '0'")).isEmpty();
        var bill = books.rows("Bill", "DocNumber = 'PO1-7'").getFirst();
        assertThat(bill.at("/CurrencyRef/value").asString()).isEqualTo("EUR");
        // 5 of 10.00 with 20 % tax, and half of the freight of 24.00 pounds
        assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo("75.00");
    }

    private Ordered another() {
        return new Ordered("PO2", ordered)
                .item("NUT", 1, "10.00", 20)
                .that("DELIVERED")
                .came(9, first, 0, 1);
    }

    /// Without it more would be owed for that than ever came.
    @Test
    void staysWithItsBillWhereThatIsPaid() throws Exception {
        connect("uk", "{}", ON);
        agrees("came", twice(9, "10.00"));
        agrees("less came", twice(2, "10.00"));
        var payment = books.pays("PO1-7", "12");

        shop(twice(2, "12.00").line());
        isHeld("PO1-7 LINKED_IN_QUICKBOOKS");
        assertOwed("36.00");

        takeOff(payment);
        agrees("put right");
        assertOwed("40.80");
    }

    /// The credit of the first correction stands in a period that was closed since: nothing there changes in silence.
    @Test
    void isHeldWhereItIsCorrectedAgainAfterThePeriodWasClosed() throws Exception {
        connect("uk", "{}", ON);
        shop(came(6).line());
        sync(0);
        shop(came(5).line());
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(found()));

        shop(came(3).line());
        var report = sync(HELD, "--numbers", "PO1");
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .containsExactly("CLOSED_MEANWHILE");
        assertOwed("72.00");

        books.switches("{\"bookCloseDate\":null}");
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertOwed("43.20");
    }
}
