package dev.cloudcart.demo;

import static dev.cloudcart.demo.Bookkeeper.refused;
import static dev.cloudcart.demo.Bookkeeper.refusedChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What QuickBooks refuses in the middle of a batch of purchases: those beside it are posted, the hold tells which one
/// it is and how to mend it, and once that is done each stands there once, to the penny.
class RefusedPurchasesTest extends Buying {

    private static final int UNTIL_MENDED = 1000;
    private static final int ORDERS = 6;

    /// By code, what the second to the fifth of the orders meet; the first and the last meet nothing.
    private static final Map<String, String> CAUSES = new TreeMap<>(Map.of(
            "2500",
            "ENTRY_GONE",
            "6000",
            "RULE_OF_QUICKBOOKS",
            "6140",
            "PURCHASE_NUMBER_TAKEN",
            "6210",
            "CLOSED_MEANWHILE"));

    private static final List<String> CODES = List.copyOf(CAUSES.keySet());

    /// @param place counted from 0
    /// @param pieces that came, at 10.01, 10.02 and so on; none for 0
    private Ordered order(int place, int pieces) {
        var order = new Ordered("PO" + place, ordered)
                .that(pieces == 0 ? "OPEN" : "PARTIAL")
                .item("NUT", 10, "10.0" + place, 20);
        return pieces == 0 ? order : order.came(10 + place, first, 0, pieces);
    }

    private void sell(int pieces) throws Exception {
        var orders = new ArrayList<String>();
        for (int place = 0; place < ORDERS; place++) {
            orders.add(order(place, pieces).line());
        }
        shop(orders.toArray(String[]::new));
    }

    /// What each of the refused ones is called.
    private static Stream<String> eachRefused(String name) {
        return IntStream.rangeClosed(1, CODES.size()).mapToObj(place -> name.replace("#", String.valueOf(place)));
    }

    private void refuse(String entity, String field, String text) throws Exception {
        books.surprises(IntStream.range(0, CODES.size())
                .mapToObj(i -> refused(
                        entity,
                        field,
                        text.replace("#", String.valueOf(i + 1)),
                        UNTIL_MENDED,
                        CODES.get(i),
                        "It is not to be"))
                .toArray(String[]::new));
    }

    private void refuseChanges(String entity, String field, String text) throws Exception {
        books.surprises(IntStream.range(0, CODES.size())
                .mapToObj(i -> refusedChange(entity, field, text.replace("#", String.valueOf(i + 1)), CODES.get(i)))
                .toArray(String[]::new));
    }

    /// What is held is what QuickBooks refused, and what waits for it.
    ///
    /// @param waiting the sources of these, with their reason
    private JsonNode isHeld(String source, String... waiting) {
        var report = sync(HELD);
        var expected = new ArrayList<String>(List.of(waiting));
        for (int i = 0; i < CODES.size(); i++) {
            expected.add(source.replace("#", String.valueOf(i + 1)) + " " + CAUSES.get(CODES.get(i)));
        }
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrderElementsOf(expected);
        report.path("holds").forEach(hold -> {
            assertThat(hold.path("mend").asString()).isNotBlank().doesNotContain("order-export", "customers:");
            assertThat(CODES.stream()
                            .filter(code -> hold.path("reason").asString().contains("(" + code + ")")))
                    .as("%s", hold)
                    .hasSize(hold.path("cause").asString().startsWith("WAITS") ? 0 : 1);
        });
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        return report;
    }

    /// Does what the holds say. Then all stand once, and neither a second run nor a second preview changes that.
    private void goesOn(String entity, String... totals) throws Exception {
        books.surprises();
        later();
        var before = documents();
        var preview = previewed("mended");
        var report = sync(0);
        assertThat(report.path("holds")).isEmpty();
        assertForetold("mended", preview, report, before);
        assertTotals(entity, totals);
        assertNothingMore("mended");
    }

    private void assertTotals(String entity, String... totals) throws Exception {
        assertThat(books.rows(entity, "TotalAmt > '0'").stream()
                        .map(one -> new BigDecimal(one.path("TotalAmt").asString())
                                .setScale(2)
                                .toPlainString()))
                .containsExactlyInAnyOrder(totals);
    }

    @Test
    void ordersAreHeldWithTheirBills() throws Exception {
        connect("uk", "{}", ON);
        refuse("PurchaseOrder", "DocNumber", "PO#");
        sell(4);

        isHeld("PO#", eachRefused("PO#-1# WAITS_FOR_PURCHASE_ORDER").toArray(String[]::new));
        assertTotals("PurchaseOrder", "120.00", "120.60");
        assertTotals("Bill", "48.00", "48.24");

        goesOn("PurchaseOrder", "120.00", "120.12", "120.24", "120.36", "120.48", "120.60");
        assertTotals("Bill", "48.00", "48.05", "48.10", "48.14", "48.19", "48.24");
    }

    @Test
    void billsAreHeld() throws Exception {
        connect("uk", "{}", ON);
        refuse("Bill", "DocNumber", "PO#-1#");
        sell(4);

        isHeld("PO#-1#");
        assertTotals("Bill", "48.00", "48.24");

        goesOn("Bill", "48.00", "48.05", "48.10", "48.14", "48.19", "48.24");
        assertThat(books.rows("Bill", "TotalAmt > '0'"))
                .allMatch(bill ->
                        bill.at("/Line/0/LinkedTxn/0/TxnType").asString().equals("PurchaseOrder"));
    }

    @Test
    void creditsAreHeld() throws Exception {
        connect("uk", "{}", ON);
        sell(4);
        sync(0);
        refuse("VendorCredit", "DocNumber", "PO#-1#-C");
        sell(3);

        isHeld("PO#-1#-C");
        assertTotals("VendorCredit", "12.00", "12.06");

        goesOn("VendorCredit", "12.00", "12.01", "12.03", "12.03", "12.05", "12.06");
        assertTotals("Bill", "48.00", "48.05", "48.10", "48.14", "48.19", "48.24");
    }

    private void pay(String amount) throws Exception {
        var orders = new ArrayList<String>();
        for (int place = 0; place < ORDERS; place++) {
            orders.add(order(place, 4).paid(20 + place, amount + place, second).line());
        }
        shop(orders.toArray(String[]::new));
    }

    /// A payment has no number that could be taken.
    @Test
    void paymentsAreHeld() throws Exception {
        connectBuying("purchase orders with bills");
        books.surprises(IntStream.range(0, CODES.size())
                .filter(i -> !CODES.get(i).equals("6140"))
                .mapToObj(i ->
                        refused("BillPayment", "TotalAmt", "30.0" + (i + 1), UNTIL_MENDED, CODES.get(i), "It is not"))
                .toArray(String[]::new));
        pay("30.0");

        assertThat(sync(HELD)
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrder(
                        "PO1-P21 ENTRY_GONE", "PO2-P22 RULE_OF_QUICKBOOKS", "PO4-P24 CLOSED_MEANWHILE");
        assertTotals("BillPayment", "30.00", "30.03", "30.05");

        goesOn("BillPayment", "30.00", "30.01", "30.02", "30.03", "30.04", "30.05");
        assertThat(books.rows("Bill", "TotalAmt > '0'").stream()
                        .map(bill -> bill.path("Balance").decimalValue().setScale(2)))
                .extracting(BigDecimal::toPlainString)
                .containsExactlyInAnyOrder("18.00", "18.04", "18.08", "18.11", "18.15", "18.19");
    }

    /// Of what stands, each is refused what it was to become, and stays as it was.
    @Test
    void changesOfBillsAreHeld() throws Exception {
        connect("uk", "{}", ON);
        sell(4);
        sync(0);
        refuseChanges("Bill", "DocNumber", "PO#-1#");
        sell(6);

        isHeld("PO#-1#");
        assertTotals("Bill", "72.00", "48.05", "48.10", "48.14", "48.19", "72.36");

        goesOn("Bill", "72.00", "72.07", "72.14", "72.22", "72.29", "72.36");
    }

    @Test
    void billsThatAreTakenBackAreHeld() throws Exception {
        connect("uk", "{}", ON);
        sell(4);
        sync(0);
        refuseChanges("Bill", "DocNumber", "PO#-1#");
        sell(0);

        sync(HELD);
        assertTotals("Bill", "48.05", "48.10", "48.14", "48.19");

        goesOn("Bill");
        assertTotals("PurchaseOrder", "120.00", "120.12", "120.24", "120.36", "120.48", "120.60");
    }

    @Test
    void changesOfPaymentsAreHeld() throws Exception {
        connectBuying("purchase orders with bills");
        pay("30.0");
        sync(0);
        books.surprises(refusedChange("BillPayment", "TotalAmt", "30.02", "6210"));
        pay("20.0");

        var report = sync(HELD);
        assertThat(report.path("holds")).hasSize(1);
        assertThat(report.at("/holds/0/source").asString()).isEqualTo("PO2-P22");
        assertThat(report.at("/holds/0/cause").asString()).isEqualTo("CLOSED_MEANWHILE");
        assertTotals("BillPayment", "20.00", "20.01", "30.02", "20.03", "20.04", "20.05");

        goesOn("BillPayment", "20.00", "20.01", "20.02", "20.03", "20.04", "20.05");
    }

    /// What is to be done about an account of another currency is told of purchases, not of sales.
    @ParameterizedTest
    @CsvSource({"PurchaseOrder, DocNumber, PO2", "Bill, DocNumber, PO2-12", "BillPayment, TotalAmt, 30.02"})
    void accountsOfAnotherCurrencyAreTold(String entity, String field, String text) throws Exception {
        connectBuying("purchase orders with bills");
        books.surprises(refused(
                entity,
                field,
                text,
                UNTIL_MENDED,
                "6000",
                "You can only use one foreign currency per transaction: the currency is invalid"));
        pay("30.0");

        var hold = sync(HELD)
                .path("holds")
                .valueStream()
                .filter(one -> one.path("reason").asString().contains("(6000)"))
                .toList();
        assertThat(hold).hasSize(1);
        assertThat(hold.getFirst().path("cause").asString()).isEqualTo("VENDOR_KEPT_IN_OTHER_CURRENCY");
        assertThat(hold.getFirst().path("mend").asString()).contains("purchase-settings: pay-from");

        goesOn("BillPayment", "30.00", "30.01", "30.02", "30.03", "30.04", "30.05");
    }

    /// Somebody entered the second bill and the second credit by hand, under our numbers.
    @Test
    void numbersOfBillsAndCreditsThatAreTakenAreNamed() throws Exception {
        connect("uk", "{}", ON);
        sell(0);
        sync(0);
        enter("bill", "PO2-12");
        sell(4);
        var taken = sync(HELD).path("holds");
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).path("source").asString()).isEqualTo("PO2-12");
        assertThat(taken.get(0).path("cause").asString()).isEqualTo("PURCHASE_NUMBER_OF_ANOTHER");
        assertThat(taken.get(0).path("reason").asString()).contains("Number PO2-12 is taken by bill");
        assertTotals("Bill", "48.00", "48.05", "5.00", "48.14", "48.19", "48.24");

        books.change("Bill", books.id("Bill", "DocNumber = 'PO2-12'"), "\"DocNumber\":\"BY HAND\"");
        goesOn("Bill", "48.00", "48.05", "48.10", "48.14", "48.19", "48.24", "5.00");

        enter("vendorcredit", "PO2-12-C");
        sell(3);
        taken = sync(HELD).path("holds");
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).path("source").asString()).isEqualTo("PO2-12-C");
        assertThat(taken.get(0).path("reason").asString()).contains("Number PO2-12-C is taken by vendor credit");
        books.change("VendorCredit", books.id("VendorCredit", "DocNumber = 'PO2-12-C'"), "\"DocNumber\":\"BY HAND\"");
        goesOn("VendorCredit", "12.00", "12.01", "12.03", "12.03", "12.05", "12.06", "5.00");
    }

    private void enter(String path, String number) throws Exception {
        books.add(path, """
                {"DocNumber":"%s","VendorRef":{"value":"%s"},"GlobalTaxCalculation":"NotApplicable",\
                "Line":[{"Amount":5,"DetailType":"AccountBasedExpenseLineDetail",\
                "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(
                        number,
                        books.id("Vendor", "DisplayName = 'Acme'"),
                        books.id("Account", "AccountType = 'Cost of Goods Sold'")));
    }

    /// A vendor and a product are made inactive after what they are of was ordered.
    @Test
    void vendorsAndProductsThatAreGoneAreNamed() throws Exception {
        connect("uk", "{}", ON);
        var beta = Ordered.ACME.replace("001", "002");
        sell(Ordered.supplier(beta, "Beta", "United Kingdom", "GBP"));
        shop(twoSuppliers(beta, "OPEN", 0));
        sync(0);
        books.active("Vendor", "DisplayName", "Beta", false);
        books.active("Item", "Name", "NAIL", false);
        later();
        shop(twoSuppliers(beta, "DELIVERED", 3));

        var report = sync(HELD);
        assertThat(report.path("holds")
                        .valueStream()
                        .filter(hold -> hold.path("source").asString().contains("-"))
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString() + " "
                                + hold.path("reason").asString().replaceAll(".*\"(Beta|NAIL)\".*", "$1")))
                .containsExactlyInAnyOrder("PO1-11 VENDOR_GONE Beta", "PO2-12 ITEM_GONE NAIL");
        assertTotals("Bill", "36.00", "36.00");

        books.active("Vendor", "DisplayName", "Beta", true);
        books.active("Item", "Name", "NAIL", true);
        goesOn("Bill", "36.00", "36.00", "36.00", "36.00");
        assertThat(books.rows("PurchaseOrder", "TotalAmt > '0'"))
                .hasSize(4)
                .allMatch(order -> order.path("POStatus").asString().equals("Closed"));
    }

    private String[] twoSuppliers(String beta, String status, int pieces) {
        return IntStream.range(0, 4)
                .mapToObj(place -> {
                    var order = new Ordered("PO" + place, ordered)
                            .that(status)
                            .from(place == 1 ? beta : Ordered.ACME)
                            .item(place == 2 ? "NAIL" : "NUT", 3, "10.00", 20);
                    return (pieces == 0 ? order : order.came(10 + place, first, 0, pieces)).line();
                })
                .toArray(String[]::new);
    }

    /// Somebody else takes the name of the second of three vendors that are new.
    @Test
    void vendorsThatCannotBeCreatedAreNamed() throws Exception {
        connect("uk", "{}", ON);
        books.surprises(
                refused(
                        "Vendor",
                        "DisplayName",
                        "Supplier 1",
                        UNTIL_MENDED,
                        "6240",
                        "The name supplied already exists. : Another customer, vendor or employee is already using this name."));
        for (int place = 0; place < 3; place++) {
            var supplier = Ordered.ACME.replace("001", "01" + place);
            sell(Ordered.supplier(supplier, "Supplier " + place, "United Kingdom", "GBP"));
            sell(order(place, 4).from(supplier).line());
        }

        var report = sync(HELD);
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrder("PO1 VENDOR_NOT_CREATED", "PO1-11 WAITS_FOR_PURCHASE_ORDER");
        assertThat(report.at("/holds/0/reason").asString()).contains("Supplier 1");
        assertTotals("Bill", "48.00", "48.10");

        goesOn("Bill", "48.00", "48.05", "48.10");
        assertThat(books.rows("Vendor", "DisplayName like 'Supplier%'")).hasSize(3);
    }
}
