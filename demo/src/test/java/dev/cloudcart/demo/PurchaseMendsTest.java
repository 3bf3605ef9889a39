package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    @Mends("PAYABLE_ACCOUNT_MISSING")
    void areOwedOnTheAccountThatTheSettingsName() throws Exception {
        connect("uk", "{}", ON);
        set("purchase-settings: {payable-accounts: [{currency: GBP, account: Trade creditors}]}");
        shop(nuts().line());

        isHeldUntil("PAYABLE_ACCOUNT_MISSING", () -> {
            books.add(
                    "account",
                    "{\"Name\":\"Trade creditors\",\"AccountType\":\"Accounts Payable\",\"AccountSubType\":\"AccountsPayable\"}");
            later();
        });
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")
                        .getFirst()
                        .at("/APAccountRef/name")
                        .asString())
                .isEqualTo("Trade creditors");
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

    private static Ordered came() {
        var ordered = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(20));
        return nuts().that("PARTIAL").came(7, ordered.plus(Duration.ofDays(9)), 0, 6);
    }

    /// @param wrong replaced in what is right
    private void isRefusedUntilItIsRight(String cause, String right, String wrong, String by) throws Exception {
        var broken = right.replaceFirst(wrong, by);
        assertThat(broken).isNotEqualTo(right);
        shop(broken);
        var report = sync(HELD, "--numbers", "PO1");
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .as("%s", report)
                .contains(cause);
        shop(right);
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }

    @Test
    @Mends("PURCHASE_MISSHAPEN")
    void areReadOnceTheyAreSavedAgain() throws Exception {
        connect("uk", "{}", ON);
        isRefusedUntilItIsRight(
                "PURCHASE_MISSHAPEN", nuts().line(), "\"pkPurchaseItemId\":\"[^\"]*\"", "\"pkPurchaseItemId\":\"nut\"");
    }

    @Test
    @Mends("DELIVERY_WITHOUT_DATE")
    void areBilledOnceTheDayIsKnown() throws Exception {
        connect("uk", "{}", ON);
        isRefusedUntilItIsRight(
                "DELIVERY_WITHOUT_DATE",
                came().line(),
                "\"CreatedDateTime\":\"[^\"]*\"",
                "\"CreatedDateTime\":\"some day\"");
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("DELIVERY_OF_NO_LINE")
    void areBilledOnceTheirLineIsThere() throws Exception {
        connect("uk", "{}", ON);
        isRefusedUntilItIsRight(
                "DELIVERY_OF_NO_LINE",
                came().line(),
                "\"fkPurchaseItemId\":\"[^\"]*\"",
                "\"fkPurchaseItemId\":\"5a11e500-0000-4000-8000-000000000077\"");
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("COST_WITHOUT_CURRENCY")
    void haveCostsOnceTheirCurrencyIsKnown() throws Exception {
        connect("uk", "{}", ON);
        isRefusedUntilItIsRight(
                "COST_WITHOUT_CURRENCY",
                came().cost("Freight", "20.00", 20).line(),
                "\"Currency\":\"GBP\",\"ConversionRate\"",
                "\"Currency\":\"XQX\",\"ConversionRate\"");
    }

    @Test
    @Mends("COST_WITHOUT_RATE")
    void haveCostsOnceTheirRateIsThere() throws Exception {
        connect("uk", "{}", ON);
        var right = came().cost("Freight", "20.00", 20).line();
        isRefusedUntilItIsRight(
                "COST_WITHOUT_RATE",
                right,
                "\"Currency\":\"GBP\",\"ConversionRate\":[0-9.]+",
                "\"Currency\":\"EUR\",\"ConversionRate\":0");
    }

    @Test
    @Mends("PURCHASE_RATE_FITS_NEITHER_WAY")
    void haveCostsOnceTheOrdersRateIsRight() throws Exception {
        connect("uk", "{}", ON + "\ntax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        books.add("account", EUROS);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "", "EUR"));
        var right = foreign()
                .cost("Freight", "20.00", 0)
                .line()
                .replaceFirst(
                        "\"Currency\":\"EUR\",\"ConversionRate\":[0-9.]+", "\"Currency\":\"GBP\",\"ConversionRate\":1");
        sell(right.replaceFirst("\"ConversionRate\":0.8", "\"ConversionRate\":0.5"));
        assertThat(sync(HELD, "--numbers", "PO1")
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .contains("PURCHASE_RATE_FITS_NEITHER_WAY");
        sell(right);
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("NAME_OF_NO_VENDOR")
    void haveAVendorOnceACustomerGivesWay() throws Exception {
        connect("uk", "{}", ON);
        books.add("customer", "{\"DisplayName\":\"Acme\"}");
        books.add("customer", "{\"DisplayName\":\"Acme (vendor)\"}");
        shop(nuts().line());
        isHeldUntil(
                "NAME_OF_NO_VENDOR",
                () -> books.change(
                        "Customer",
                        books.id("Customer", "DisplayName = 'Acme (vendor)'"),
                        "\"DisplayName\":\"Acme shop\""));
    }

    @Test
    @Mends("VENDOR_IN_OTHER_CURRENCY")
    void haveAVendorOnceThoseOfOtherCurrenciesGiveWay() throws Exception {
        connect("uk", "{}", ON);
        for (var name : new String[] {"Acme", "Acme GBP", "Acme (vendor)", "Acme (vendor) GBP"}) {
            books.add("vendor", "{\"DisplayName\":\"%s\",\"CurrencyRef\":{\"value\":\"EUR\"}}".formatted(name));
        }
        shop(nuts().line());
        isHeldUntil(
                "VENDOR_IN_OTHER_CURRENCY",
                () -> books.change(
                        "Vendor", books.id("Vendor", "DisplayName = 'Acme GBP'"), "\"DisplayName\":\"Acme abroad\""));
    }

    @Test
    @Mends("VENDOR_NOT_CREATED")
    void haveAVendorOnceItCanBeCreated() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());
        books.surprises(Bookkeeper.refused("Vendor", "DisplayName", "Acme", 100, "6000", "Not this."));
        isHeldUntil("VENDOR_NOT_CREATED", () -> books.surprises());
    }

    @Test
    @Mends({"VENDOR_GONE", "VENDOR_OF_ANOTHER"})
    void haveTheVendorThatTheyHadOrOneOfTheirOwn() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts("PO0").line());
        sync(0);
        books.active("Vendor", "DisplayName", "Acme", false);
        sell(nuts("PO2").line());
        later();
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("VENDOR_GONE");
        books.active("Vendor", "DisplayName", "Acme", true);
        assertThat(sync(0).path("holds")).isEmpty();

        var zenith = "5a11e500-0000-4000-8000-000000000003";
        books.change("Vendor", books.id("Vendor", "DisplayName = 'Acme'"), "\"DisplayName\":\"Zenith\"");
        sell(Ordered.supplier(zenith, "Zenith", "United Kingdom", "GBP"));
        sell(nuts("PO3").from(zenith).line());
        later();
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("VENDOR_OF_ANOTHER");
        books.change("Vendor", books.id("Vendor", "DisplayName = 'Zenith'"), "\"DisplayName\":\"Acme Holdings\"");
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO3'")
                        .getFirst()
                        .at("/VendorRef/name")
                        .asString())
                .isEqualTo("Zenith");
    }

    /// QuickBooks refuses the order until somebody has done what the hold says.
    @Test
    @Mends({
        "PURCHASE_NOT_IN_PLAN",
        "VENDOR_KEPT_IN_OTHER_CURRENCY",
        "ITEM_WITHOUT_EXPENSE_ACCOUNT",
        "PURCHASE_NUMBER_TAKEN"
    })
    void arePostedOnceQuickBooksTakesThem() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().line());
        var causes = new String[][] {
            {"5030", "PURCHASE_NOT_IN_PLAN", "Not this."},
            {"6000", "VENDOR_KEPT_IN_OTHER_CURRENCY", "The currency is another."},
            {"6000", "ITEM_WITHOUT_EXPENSE_ACCOUNT", "The item has no expense account."},
            {"6140", "PURCHASE_NUMBER_TAKEN", "Use another number."}
        };
        for (var one : causes) {
            books.surprises(Bookkeeper.refused("PurchaseOrder", "DocNumber", "PO1", 100, one[0], one[2]));
            assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo(one[1]);
        }
        books.surprises();
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }

    @Test
    @Mends("NO_SUCH_TERMS")
    void areDueByTheTermsThatTheSettingsName() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, payment-terms: Net 45}");
        shop(came().line());
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("NO_SUCH_TERMS");
        books.add("term", "{\"Name\":\"Net 45\",\"DueDays\":45}");
        assertThat(sync(0).path("holds")).isEmpty();
        var bill = books.rows("Bill", "DocNumber = 'PO1-7'").getFirst();
        assertThat(LocalDate.parse(bill.path("DueDate").asString()))
                .isEqualTo(LocalDate.parse(bill.path("TxnDate").asString()).plusDays(45));
    }

    @Test
    @Mends("BILL_CANNOT_BE_LINKED")
    void areBilledOnceTheOrderCanBe() throws Exception {
        connect("uk", "{}", ON);
        shop(came().line());
        books.surprises(Bookkeeper.refused("Bill", "DocNumber", "PO1-7", 100, "620", "Not this."));
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("BILL_CANNOT_BE_LINKED");
        books.surprises();
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }
}
