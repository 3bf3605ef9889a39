package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleTest {

    private final Shop shop = new Shop();
    private final String standard = shop.code("20.0% S");

    @BeforeEach
    void open() {
        var part = """
                {"Name":"%s","Type":"NonInventory","UnitPrice":%s,"SalesTaxCodeRef":{"value":"%s"},
                "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""";
        var sales = shop.account("Sales");
        var purchases = shop.account("Purchases");
        var mug = shop.post("item", part.formatted("Mug", "4.50", standard, sales, purchases))
                .text("/Item/Id");
        var plate = shop.post("item", part.formatted("Plate", "3.00", standard, sales, purchases))
                .text("/Item/Id");
        shop.control("load", """
                        {"kind":"item","value":{"Name":"Breakfast","Type":"Group","ItemGroupDetail":{"ItemGroupLine":[{"ItemRef":{"value":"%s"},"Qty":2},{"ItemRef":{"value":"%s"},"Qty":1}]}}}""".formatted(mug, plate));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void expandsIntoItsPartsWhoseAmountsCount() {
        var sold = shop.post("invoice", sale(bundle(), ""));

        var inside = "/Invoice/Line/0/GroupLineDetail/Line/";
        assertThat(sold.text("/Invoice/Line/0/Amount")).isEqualTo("0");
        assertThat(sold.text("/Invoice/Line/0/GroupLineDetail/GroupItemRef/name"))
                .isEqualTo("Breakfast");
        assertThat(sold.text(inside + "0/SalesItemLineDetail/Qty")).isEqualTo("6");
        assertThat(sold.text(inside + "0/Amount")).isEqualTo("27.00");
        assertThat(sold.text(inside + "1/SalesItemLineDetail/ItemRef/name")).isEqualTo("Plate");
        assertThat(sold.text(inside + "1/LineNum")).isEqualTo("3");
        assertThat(sold.text("/Invoice/Line/1/Amount")).isEqualTo("36.00");
        assertThat(sold.text("/Invoice/TotalAmt")).isEqualTo("43.20");
    }

    @Test
    void booksTheIncomeOfItsParts() {
        shop.post("invoice", sale(bundle(), ""));

        var page = shop.send(HttpRequest.newBuilder(
                        shop.simulator.uri().resolve("/companies/" + QuickBooksSimulator.REALM + "/trial-balance")))
                .html();

        assertThat(page)
                .contains(">Sales</th>", ">36.00</td>")
                .doesNotContain("Unexplained difference", "Uncategorised Income");
    }

    @Test
    void takesThePartsThatAreSent() {
        var part = """
                ,"Line":[{"Amount":5.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"},"TaxCodeRef":{"value":"%s"}}}]""".formatted(shop.item(), standard);

        var sold = shop.post("invoice", sale(bundle(), part));

        assertThat(sold.text("/Invoice/TotalAmt")).isEqualTo("6.00");
    }

    @Test
    void cannotBeMadeOrChangedThroughTheApi() {
        assertThat(shop.post("item", "{\"Name\":\"x\",\"Type\":\"Group\"}").code())
                .isEqualTo("6000");
        assertThat(shop.post(
                                "item",
                                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Description\":\"x\"}"
                                        .formatted(bundle()))
                        .code())
                .isEqualTo("6000");
    }

    @Test
    void isNoOrdinaryItemAndNoOrdinaryItemIsABundle() {
        var asItem = Paper.sale(shop.customer("x")).line(bundle(), "1.00", standard);

        assertThat(shop.post("invoice", asItem).code()).isEqualTo("6000");
        assertThat(shop.post("invoice", sale(shop.item(), "")).code()).isEqualTo("6000");
    }

    private String bundle() {
        return shop.id("select * from Item where Name = 'Breakfast'");
    }

    private String sale(String bundle, String lines) {
        return """
                {"CustomerRef":{"value":"%s"},"GlobalTaxCalculation":"TaxExcluded","Line":[{"DetailType":"GroupLineDetail",
                "GroupLineDetail":{"GroupItemRef":{"value":"%s"},"Quantity":3%s}}]}""".formatted(shop.customer("Customer of " + bundle + lines.length()), bundle, lines);
    }
}
