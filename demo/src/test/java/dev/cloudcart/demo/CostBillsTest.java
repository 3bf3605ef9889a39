package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a purchase order cost beside its goods, billed by whoever carried it.
class CostBillsTest extends Buying {

    private static final String OWN = """
            purchase-settings:
              sync-purchases: true
              additional-costs: own bill
              cost-vendors: [{cost: Freight, vendor: Fast Freight}]
            """;

    private static final String ON_LINES = "purchase-settings: {additional-costs: lines}";

    @Test
    void haveABillOfTheirOwnOnceTheFirstGoodsHaveCome() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(nuts(), "20.00").line());
        assertCame(sync(0), 1, 0);

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00").line());
        assertCame(sync(0), 2, 0);
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-A1000 24.0 of " + date(first) + ": 1 Purchase costs");
        var bill = books.rows("Bill", "DocNumber = 'PO1-A1000'").getFirst();
        assertThat(bill.at("/VendorRef/name").asString()).isEqualTo("Fast Freight");
        assertThat(bill.path("PrivateNote").asString())
                .startsWith("Freight of Linnworks purchase order PO1, for NUT 90.91%, BOLT 9.09%");

        shop(freight(
                        nuts().that("DELIVERED")
                                .came(7, first, 0, 6)
                                .came(8, second, 0, 4)
                                .came(8, second, 1, 4),
                        "20.00")
                .line());
        assertCame(sync(0), 1, 1);
        assertThat(bills()).containsExactly("Acme 60.0", "Acme 72.0", "Fast Freight 24.0");
        assertCame(sync(0), 0, 0);
    }

    /// What others bill stays on the lines, and what comes later is billed once.
    @Test
    void areBilledOnceWhereTheyAreEnteredAfterTheFirstGoodsCame() throws Exception {
        connect("uk", "{}", OWN);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        var late = freight(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 4), "20.00")
                .cost("Pallets", "11.00", 20);
        shop(late.line());
        sync(0);

        assertThat(bills()).containsExactly("Acme 52.8", "Acme 79.2", "Fast Freight 24.0");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areInTheirOwnCurrency() throws Exception {
        connect("uk", "{}", OWN + "tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        books.add("account", """
                {"Name":"Creditors in euros","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"EUR"}}""");
        shop(nuts().that("PARTIAL")
                .came(7, first, 0, 6)
                .cost("Freight", "30.00", 0, "EUR", new BigDecimal("1.25"))
                .line());

        var report = sync(0);

        assertThat(report.path("proof")
                        .valueStream()
                        .map(row -> "%s %s %s"
                                .formatted(
                                        row.path("store").asString(),
                                        row.path("currency").asString(),
                                        row.path("books").asString())))
                .containsExactly("Acme GBP 72.00", "Acme, ordered GBP 132.00", "Fast Freight EUR 30.00");
    }

    /// Linnworks' specification says of the total of a cost, and of no other of its figures, that it is in the currency
    /// of the account.
    @ParameterizedTest
    @CsvSource({"lines, Acme 100.8", "own bill, Acme 72.0; Fast Freight 36.0"})
    void areThoughTheirTotalIsToldInPounds(String as, String expected) throws Exception {
        connect("uk", "{}", OWN);
        set("purchase-settings: {additional-costs: %s}".formatted(as));
        books.add("account", """
                {"Name":"Creditors in euros","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"EUR"}}""");
        var told = nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .cost("Freight", "30.00", 20, "EUR", new BigDecimal("1.25"))
                .line();
        var inPounds = told.replaceFirst("\"TotalLineCost\":36[.0]*", "\"TotalLineCost\":28.8");
        assertThat(inPounds).isNotEqualTo(told);
        shop(inPounds);

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(String.join("; ", bills())).isEqualTo(expected);
    }

    /// Asked for is what came on a day on which the cost is not billed.
    @Test
    void areOnNoBillOfGoodsInAnotherCurrencyEither() throws Exception {
        connect("uk", "{}", OWN + "tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        books.add("account", """
                {"Name":"Creditors in euros","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"EUR"}}""");
        shop(nuts().that("PARTIAL")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .cost("Freight", "30.00", 0, "EUR", new BigDecimal("1.25"))
                .line());

        sync(0, "--status", "delivered", "--from", date(second), "--to", date(second));
        assertThat(bills()).containsExactly("Acme 48.0");
        sync(0);
        assertThat(bills()).containsExactly("Acme 48.0", "Acme 72.0", "Fast Freight 30.0");
    }

    @Test
    void followTheirAmountAndGoWithIt() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00").line());
        sync(0);

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "25.00").line());
        assertCame(sync(0), 0, 1);
        assertThat(bills()).containsExactly("Acme 72.0", "Fast Freight 30.0");

        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);
        assertThat(bills()).containsExactly("Acme 72.0");

        var order = freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00");
        shop(order.line());
        sync(0);
        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(3);
        assertStand();
    }

    /// A cost goes on as it began, so that it is never on two bills and never on none.
    @Test
    void goOnAsTheyBeganWhenTheSettingChanges() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00").line());
        sync(0);
        set(ON_LINES);
        shop(
                freight(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 4), "20.00")
                        .line(),
                freight(other().came(17, first, 0, 5), "20.00").line());
        sync(0);
        assertThat(bills()).containsExactly("Acme 48.0", "Acme 72.0", "Acme 72.0", "Fast Freight 24.0");

        set("purchase-settings: {additional-costs: own bill}");
        shop(freight(other().came(17, first, 0, 5).came(18, second, 0, 5), "20.00")
                .line());
        sync(0);
        assertThat(bills()).containsExactly("Acme 48.0", "Acme 72.0", "Acme 72.0", "Acme 72.0", "Fast Freight 24.0");
        assertCame(sync(0), 0, 0);
    }

    /// What did not come takes nothing off the carrier's bill.
    @Test
    void stayWholeWhenLessCameThanWasBilled() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00").line());
        sync(0);

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 5), "20.00").line());
        sync(0);

        assertThat(bills()).containsExactly("Acme 72.0", "Acme credit 12.0", "Fast Freight 24.0");
        assertCame(sync(0), 0, 0);
    }

    @Test
    @Mends("COST_WITHOUT_VENDOR")
    void areHeldUntilTheirVendorIsNamedAgain() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00").line());
        sync(0);
        set("purchase-settings: {cost-vendors: []}");
        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "25.00").line());
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("COST_WITHOUT_VENDOR");

        set("purchase-settings: {cost-vendors: [{vendor: Fast Freight}]}");
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(bills()).containsExactly("Acme 72.0", "Fast Freight 30.0");
    }

    /// A carrier's rebate takes nothing off what the supplier of the goods is owed.
    @Test
    void areCreditsOfTheirVendorWhereTheyAreLessThanNothing() throws Exception {
        connect("uk", "{}", OWN);
        shop(freight(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "20.00"), "-6.25")
                .line());
        assertCame(sync(0), 4, 0);

        assertThat(bills()).containsExactly("Acme 72.0", "Fast Freight 24.0", "Fast Freight credit 7.5");
        var credit = books.rows("VendorCredit", "DocNumber = 'PO1-A1001'").getFirst();
        assertThat(credit.path("TxnDate").asString()).isEqualTo(date(first));
        assertThat(credit.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(credit.path("PrivateNote").asString()).startsWith("Freight of Linnworks purchase order PO1");

        shop(freight(
                        freight(
                                nuts().that("DELIVERED")
                                        .came(7, first, 0, 6)
                                        .came(8, second, 0, 4)
                                        .came(8, second, 1, 4),
                                "20.00"),
                        "-7.50")
                .line());
        assertCame(sync(0), 1, 2);
        assertThat(bills()).containsExactly("Acme 60.0", "Acme 72.0", "Fast Freight 24.0", "Fast Freight credit 9.0");
        assertCame(sync(0), 0, 0);
    }

    /// One takes the place of the other.
    @Test
    void areBillsOrCreditsAsTheirAmountsSay() throws Exception {
        connect("uk", "{}", OWN);
        var came = nuts().that("PARTIAL").came(7, first, 0, 6);
        shop(freight(came, "20.00").line());
        sync(0);

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "-6.25").line());
        sync(0);
        assertThat(bills()).containsExactly("Acme 72.0", "Fast Freight credit 7.5");
        assertCame(sync(0), 0, 0);

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "5.00").line());
        sync(0);
        assertThat(bills()).containsExactly("Acme 72.0", "Fast Freight 6.0");

        shop(freight(nuts().that("PARTIAL").came(7, first, 0, 6), "-5.00").line());
        sync(0);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        assertThat(bills()).containsExactly("Acme 72.0");
        assertCame(sync(0), 0, 0);
    }

    private static Ordered freight(Ordered order, String net) {
        return order.cost("Freight", net, 20);
    }

    private Ordered other() {
        return new Ordered("PO2", ordered).that("PARTIAL").item("NUT", 10, "10.00", 20);
    }

    private List<String> bills() throws Exception {
        var bills = books.rows("Bill", "TotalAmt > '0'").stream().map(bill -> told("", bill));
        var credits = books.rows("VendorCredit", "TotalAmt > '0'").stream().map(credit -> told("credit ", credit));
        return Stream.concat(bills, credits).sorted().toList();
    }

    private static String told(String kind, JsonNode document) {
        return "%s %s%s"
                .formatted(
                        document.at("/VendorRef/name").asString(),
                        kind,
                        document.path("TotalAmt").decimalValue().setScale(1).toPlainString());
    }
}
