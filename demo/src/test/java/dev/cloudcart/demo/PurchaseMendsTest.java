package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;

/// What holds purchase orders and deliveries, and what mends that.
class PurchaseMendsTest extends Mending {

    private static final String ON = "purchase-settings: {sync-purchases: true}";
    private static final String EUROS = """
            {"Name":"Creditors EUR","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable","CurrencyRef":{"value":"EUR"}}""";

    /// What somebody does about it.
    private interface Mend {
        void now() throws Exception;
    }

    private static Ordered nuts() {
        return nuts("PO1");
    }

    private static Ordered nuts(String number) {
        var ordered = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(20));
        return new Ordered(number, ordered).item("NUT", 10, "10.00", 20);
    }

    private static Ordered foreign() {
        var ordered = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(20));
        return new Ordered("PO1", ordered)
                .that("PARTIAL")
                .in("EUR", "0.8")
                .item("NUT", 10, "10.00", 0)
                .came(7, ordered.plus(Duration.ofDays(9)), 0, 6);
    }

    private void shop(String order) throws Exception {
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
        sell(order);
    }

    private void isHeldUntil(String cause, Mend mend) throws Exception {
        var report = sync(HELD, "--numbers", "PO1");
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .as("%s", report)
                .contains(cause);
        assertThat(books.rows("PurchaseOrder", "TotalAmt > '0'")).isEmpty();

        mend.now();

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }

    @Test
    @Mends({"NO_PAYABLE_ACCOUNT", "WAITS_FOR_PURCHASE_ORDER"})
    void areOwedOnAnAccountOfTheirCurrency() throws Exception {
        connect("uk", "{}", ON);
        shop(foreign().line());

        isHeldUntil("NO_PAYABLE_ACCOUNT", () -> {
            assertThat(said("holds", "--company", books.company())).contains("Held: 1 purchase order, 1 delivery");
            assertThat(sync(HELD).at("/holds/1/cause").asString()).isEqualTo("WAITS_FOR_PURCHASE_ORDER");
            books.add("account", EUROS);
        });
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("SUPPLIER_UNKNOWN")
    void haveAVendorThoughTheirSupplierWasDeleted() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().from("5a11e500-0000-4000-8000-000000000099").line());

        isHeldUntil("SUPPLIER_UNKNOWN", () -> set("purchase-settings: {unknown-supplier: Sundry suppliers}"));
    }

    @Test
    @Mends("NO_CODE_OF_PURCHASES_WITHOUT_TAX")
    void haveTheCodeThatTheSettingsName() throws Exception {
        connect("uk", "{}", ON);
        books.add("account", EUROS);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "", "EUR"));
        sell(foreign().line());

        isHeldUntil(
                "NO_CODE_OF_PURCHASES_WITHOUT_TAX",
                () -> set("tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}"));
    }

    @Test
    @Mends("NO_VENDOR")
    void haveAVendorOnceSomebodyCreatesIt() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, missing-vendor: hold}");
        shop(nuts().line());

        isHeldUntil("NO_VENDOR", () -> books.add("vendor", "{\"DisplayName\":\"Acme\"}"));
    }

    @Test
    @Mends("VENDOR_OF_NAMESAKE")
    void haveAVendorOfTheirOwnThoughSuppliersAreCalledAlike() throws Exception {
        connect("uk", "{}", ON);
        var other = "5a11e500-0000-4000-8000-000000000002";
        shop(nuts().line());
        sync(0);
        sell(Ordered.supplier(other, "Acme", "United Kingdom", "GBP"));
        sell(nuts("PO2").from(other).line());

        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("VENDOR_OF_NAMESAKE");

        sell(Ordered.supplier(other, "Acme of Leeds", "United Kingdom", "GBP"));
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO2'")
                        .getFirst()
                        .at("/VendorRef/name")
                        .asString())
                .isEqualTo("Acme of Leeds");
    }

    @Test
    @Mends({
        "PURCHASE_DOES_NOT_ADD_UP",
        "PURCHASE_TAX_DOES_NOT_ADD_UP",
        "PURCHASE_OF_UNKNOWN_STATUS",
        "PURCHASE_WITHOUT_CURRENCY"
    })
    void arePostedOnceTheyAreRight() throws Exception {
        connect("uk", "{}", ON);
        var right = nuts().line();
        var wrong = new String[][] {
            {"PURCHASE_DOES_NOT_ADD_UP", "\"TotalCost\":[0-9.]+", "\"TotalCost\":121.0"},
            {"PURCHASE_TAX_DOES_NOT_ADD_UP", "\"taxPaid\":[0-9.]+", "\"taxPaid\":19.0"},
            {"PURCHASE_OF_UNKNOWN_STATUS", "\"Status\":\"OPEN\"", "\"Status\":\"LOST\""},
            {"PURCHASE_WITHOUT_CURRENCY", "\"Currency\":\"GBP\"", "\"Currency\":\"XQX\""}
        };
        for (var one : wrong) {
            shop(right.replaceFirst(one[1], one[2]));
            assertThat(sync(HELD, "--numbers", "PO1").at("/holds/0/cause").asString())
                    .isEqualTo(one[0]);
        }

        shop(right);

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }
}
