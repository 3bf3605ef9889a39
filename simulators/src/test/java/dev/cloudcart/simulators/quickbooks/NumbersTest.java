package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void refusesANumberThatAnotherSalesFormHasAndNamesIt() {
        shop.post("invoice", sale("1001"));

        var refused = shop.post("salesreceipt", sale("1001"));

        assertThat(refused.code()).isEqualTo("6140");
        assertThat(refused.detail()).endsWith("DocNumber=1001 is assigned to TxnType=Invoice with TxnId=1");
    }

    @Test
    void letsADuplicateThroughWhenAskedOrWhenTheCompanyDoesNotMind() {
        shop.post("invoice", sale("1001"));
        var asked = shop.post("invoice?include=allowduplicatedocnum", sale("1001"));
        shop.company("{\"duplicateNumberWarning\":false}");
        var careless = shop.post("invoice", sale("1001"));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(careless.status()).isEqualTo(200);
    }

    @Test
    void freesTheNumberOfADeletedDocument() {
        shop.post("invoice", sale("1001"));
        shop.post("invoice?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");

        assertThat(shop.post("invoice", sale("1001")).status()).isEqualTo(200);
    }

    @Test
    void leavesANumberOutWhenNoneIsGiven() {
        var stored = shop.post("salesreceipt", Paper.sale(customer).line(shop.item(), "1.00", shop.code("0.0% Z")));

        assertThat(stored.entity().has("DocNumber")).isFalse();
    }

    @Test
    void countsByItselfWithoutCustomNumbers() {
        shop.company("{\"customNumbers\":false}");

        var first = shop.post("salesreceipt", sale("X-1"));
        var second = shop.post("invoice", sale("X-1"));

        assertThat(first.text("/SalesReceipt/DocNumber")).isEqualTo("1001");
        assertThat(second.text("/Invoice/DocNumber")).isEqualTo("1002");
    }

    @Test
    void countsPurchaseOrdersWhereTheyHaveNoNumbersOfTheirOwn() {
        var vendor = shop.vendor("One");
        shop.company("{\"ordersNumbered\":true}");

        var order = shop.post("purchaseorder", order(vendor));
        var sale = shop.post("invoice", sale("X-1"));

        assertThat(order.text("/PurchaseOrder/DocNumber")).isEqualTo("1001");
        assertThat(sale.text("/Invoice/DocNumber")).isEqualTo("X-1");
    }

    @Test
    void countsOnRequest() {
        assertThat(shop.post("invoice", sale("AUTO_GENERATE")).text("/Invoice/DocNumber"))
                .isEqualTo("1001");
    }

    @Test
    void keepsBillsOfTwoVendorsWithTheSameNumber() {
        var one = shop.vendor("One");
        var other = shop.vendor("Other");

        assertThat(shop.post("bill", bill(one)).status()).isEqualTo(200);
        assertThat(shop.post("bill", bill(other)).status()).isEqualTo(200);
        assertThat(shop.post("bill", bill(one)).code()).isEqualTo("6140");
    }

    private Paper sale(String number) {
        return Paper.sale(customer).with("DocNumber", number).line(shop.item(), "1.00", shop.code("0.0% Z"));
    }

    private Paper order(String vendor) {
        return bill(vendor).ref("APAccountRef", shop.account("Accounts Payable (A/P)"));
    }

    private Paper bill(String vendor) {
        return Paper.purchase(vendor)
                .with("DocNumber", "F-1")
                .purchaseLine(shop.item(), "1", "1.00", "1.00", shop.code("0.0% Z"));
    }
}
