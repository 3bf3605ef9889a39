package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Purchases of companies in other countries: what their books write of tax, currency and letters.
class PurchasesAbroadTest extends Buying {

    private static final String BETA = Ordered.ACME.replace("001", "002");

    private static Ordered seven(Ordered order, int percent) {
        return order.item("NUT", 7, "9.99", percent);
    }

    private Ordered order(String number, String currency) {
        return new Ordered(number, ordered).in(currency, "1").that("PARTIAL");
    }

    /// Bills and credits as `PO1-7 36.56, tax 4.21: NUT 29.97 HST ON, Purchase costs 2.38 HST ON`.
    private void assertBilled(String... expected) throws Exception {
        var codes = new TreeMap<String, String>();
        books.rows("TaxCode", "Active = true")
                .forEach(code ->
                        codes.put(code.path("Id").asString(), code.path("Name").asString()));
        var billed = new ArrayList<String>();
        for (var kind : List.of("Bill", "VendorCredit")) {
            for (var one : books.rows(kind, "TotalAmt > '0'")) {
                billed.add("%s %s, tax %s: %s"
                        .formatted(
                                one.path("DocNumber").asString(),
                                BookReader.plain(one.path("TotalAmt")),
                                BookReader.plain(one.at("/TxnTaxDetail/TotalTax")),
                                one.path("Line")
                                        .valueStream()
                                        .filter(Buying::hasItem)
                                        .map(line -> underItsCode(line, codes))
                                        .collect(Collectors.joining(", "))));
            }
        }
        assertThat(billed).containsExactlyInAnyOrder(expected);
    }

    private static String underItsCode(JsonNode line, Map<String, String> codes) {
        var code = line.at("/ItemBasedExpenseLineDetail/TaxCodeRef/value").asString("");
        return item(line) + " " + BookReader.plain(line.path("Amount")) + " " + codes.getOrDefault(code, code);
    }

    /// Sales tax is a part of what goods cost, with that of their freight.
    @Test
    void bearTheirTaxInWhatTheyCostInTheUnitedStates() throws Exception {
        connect("us", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United States", "USD"));
        var bought = order("PO1", "USD").item("BOLT", 7, "3.33", 8).cost("Freight", "10.01", 8);
        sell(bought.that("DELIVERED")
                .came(9, first, 0, 3)
                .came(10, second, 0, 4)
                .line());
        agrees("came");
        assertBilled(
                "PO1-9 15.42, tax 0.00: BOLT 10.79 NON, Purchase costs 4.63 NON",
                "PO1-10 20.57, tax 0.00: BOLT 14.39 NON, Purchase costs 6.18 NON");

        sell(order("PO1", "USD")
                .item("BOLT", 7, "3.33", 8)
                .cost("Freight", "10.01", 8)
                .that("DELIVERED")
                .came(9, first, 0, 2)
                .came(10, second, 0, 4)
                .line());
        agrees("less came", "--numbers", "PO1");
        // 6 at 3.5964, and the freight of 10.81 once
        assertBilled(
                "PO1-9 15.42, tax 0.00: BOLT 10.79 NON, Purchase costs 4.63 NON",
                "PO1-9-C 5.14, tax 0.00: BOLT 3.60 NON, Purchase costs 1.54 NON",
                "PO1-10 22.11, tax 0.00: BOLT 14.39 NON, Purchase costs 7.72 NON");
    }

    /// Two orders whose numbers have no Western letter but their figures, of a supplier who has none at all.
    @Test
    void areWrittenInWesternLettersInTheUnitedStates() throws Exception {
        connect("us", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, "深圳市螺母有限公司", "China", "USD"));
        sell(
                seven(order("采购-1", "USD"), 0).came(7, first, 0, 3).line().replace("A NUT", "螺母 🔩 M8"),
                seven(order("订单-1", "USD"), 0).came(8, first, 0, 4).line());

        agrees("new");
        assertBilled("Cai Gou-1-7 29.97, tax 0.00: NUT 29.97 NON", "Ding Dan-1-8 39.96, tax 0.00: NUT 39.96 NON");
        assertThat(books.rows("Vendor", "Active = true"))
                .singleElement()
                .satisfies(vendor -> assertThat(vendor.path("DisplayName").asString())
                        .matches("Shen Zhen Shi Luo Mu You Xian Gong Si #[0-9a-z]+"));
        agrees("again", "--numbers", "采购-1");
    }

    @Test
    void bearGoodsAndServicesTaxOrTheHarmonizedOneInCanada() throws Exception {
        connect("ca", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "Canada", "CAD"), Ordered.supplier(BETA, "Beta", "China", "USD"));
        sell(
                seven(order("PO1", "CAD"), 13)
                        .came(7, first, 0, 3)
                        .cost("Freight", "5.55", 13)
                        .line(),
                seven(order("PO2", "CAD"), 5).came(8, first, 0, 3).line(),
                seven(new Ordered("PO3", ordered).in("USD", "1.3").from(BETA), 0)
                        .that("PARTIAL")
                        .came(9, first, 0, 3)
                        .line());

        assertThat(sync(HELD)
                        .path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .containsExactlyInAnyOrder("PO3 NO_PAYABLE_ACCOUNT", "PO3-9 WAITS_FOR_PURCHASE_ORDER");
        assertBilled(
                "PO1-7 36.56, tax 4.21: NUT 29.97 HST ON, Purchase costs 2.38 HST ON",
                "PO2-8 31.47, tax 1.50: NUT 29.97 GST");

        books.add("account", """
                {"Name":"Creditors in dollars","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"USD"}}""");
        later();
        agrees("an account in dollars is there");
        assertThat(books.rows("Bill", "DocNumber = 'PO3-9'")).singleElement().satisfies(bill -> {
            assertThat(bill.at("/CurrencyRef/value").asString()).isEqualTo("USD");
            assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo("29.97");
        });
    }

    @Test
    void bearTaxOrNoneLineByLineInAustralia() throws Exception {
        connect("au", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "Australia", "AUD"));
        sell(seven(order("PO1", "AUD"), 10)
                .item("MILK", 3, "1.11", 0)
                .came(7, first, 0, 3)
                .came(7, first, 1, 3)
                .cost("Freight", "5.55", 10)
                .line());

        agrees("new");
        assertBilled("PO1-7 39.08, tax 3.25: NUT 29.97 GST, MILK 3.33 GST free, Purchase costs 2.53 GST");
    }

    /// Goods from another member state have a code of their own, or wait until somebody says which.
    @Test
    void comeFromAtHomeOrFromAnotherMemberOfTheUnion() throws Exception {
        connect("eu", "{}", ON);
        sell(
                Ordered.supplier(Ordered.ACME, "Acme", "Ireland", "EUR"),
                Ordered.supplier(BETA, "Beta", "Germany", "EUR"));
        sell(
                seven(order("PO1", "EUR"), 23)
                        .item("BOOK", 3, "1.11", 0)
                        .came(7, first, 0, 3)
                        .came(7, first, 1, 3)
                        .line(),
                seven(order("PO2", "EUR").from(BETA), 0).came(8, first, 0, 3).line());

        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("NO_CODE_OF_PURCHASES_WITHOUT_TAX");
        assertBilled("PO1-7 40.19, tax 6.89: NUT 29.97 23.0% S, BOOK 3.33 0.0% Z");

        set("tax: {codes: [{rate: 0, kind: purchases, country: EU, code: No VAT}]}");
        agrees("a code is named");
        assertBilled(
                "PO1-7 40.19, tax 6.89: NUT 29.97 23.0% S, BOOK 3.33 0.0% Z",
                "PO2-8 29.97, tax 0.00: NUT 29.97 No VAT");
    }
}
