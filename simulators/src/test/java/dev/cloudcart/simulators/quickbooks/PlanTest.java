package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a company can do depends on what it has subscribed to.
class PlanTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "simple-start, bill, 5030",
        "simple-start, class, 5030",
        "simple-start, billpayment, 5030",
        "essentials, bill, 2020",
        "essentials, purchaseorder, 5030",
        "essentials, department, 5030",
        "plus, purchaseorder, 2020",
        "advanced, class, 2020"
    })
    void refusesWhatIsNotInIt(String plan, String entity, String code) {
        plan(plan);

        assertThat(shop.post(entity, "{}").code()).isEqualTo(code);
    }

    @Test
    void refusesItemsOnABillAndStockBelowPlus() {
        var vendor = shop.vendor("Mugs Ltd");
        plan("essentials");
        var items = Paper.purchase(vendor).purchaseLine(shop.item(), "1", "1.00", "1.00", shop.code("20.0% S"));
        var accounts = Paper.purchase(vendor);
        var line = accounts.node
                .withArray("Line")
                .addObject()
                .put("Amount", 1)
                .put("DetailType", "AccountBasedExpenseLineDetail");
        line.putObject("AccountBasedExpenseLineDetail").putObject("AccountRef").put("value", shop.account("Purchases"));
        line.withObject("/AccountBasedExpenseLineDetail")
                .putObject("TaxCodeRef")
                .put("value", shop.code("20.0% S"));

        assertThat(shop.post("bill", items).code()).isEqualTo("5030");
        assertThat(shop.post("bill", accounts).text("/Bill/TotalAmt")).isEqualTo("1.20");
    }

    @Test
    void hasNoSecondCurrencyInSimpleStart() {
        var refused = shop.control("settings", "{\"company\":{\"plan\":\"simple-start\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("multicurrency");
    }

    @Test
    void refusesAClassOutsideThePlanOrIgnoresIt() {
        var sale = Paper.sale(shop.customer("x"))
                .line(shop.item(), "1.00", shop.code("20.0% S"))
                .ref("ClassRef", shop.post("class", "{\"Name\":\"Online\"}").text("/Class/Id"));
        plan("essentials");
        assertThat(shop.post("invoice", sale).code()).isEqualTo("5030");

        shop.company("{\"classIgnoredOutsidePlan\":true}");

        var stored = shop.post("invoice", sale);
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.entity().has("ClassRef")).isFalse();
    }

    @Test
    void namesItself() {
        plan("essentials");

        assertThat(shop.get("companyinfo/1").body().at("/CompanyInfo/NameValue").toString())
                .contains("Essentials");
    }

    private void plan(String plan) {
        shop.company("{\"multicurrency\":false,\"plan\":\"%s\"}".formatted(plan));
    }
}
