package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurchaseTest {

    private final Shop shop = new Shop();
    private final String vendor = shop.vendor("Mugs Ltd");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");
    private final String payable = shop.account("Accounts Payable (A/P)");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void storesAnOpenOrderWithTax() {
        var order = order();

        assertThat(order.text("/PurchaseOrder/TotalAmt")).isEqualTo("24.00");
        assertThat(order.text("/PurchaseOrder/POStatus")).isEqualTo("Open");
        assertThat(order.text("/PurchaseOrder/VendorRef/name")).isEqualTo("Mugs Ltd");
        assertThat(order.body().at("/PurchaseOrder/Line").size()).isEqualTo(1);
    }

    @Test
    void wantsThePayablesAccountOfAnOrder() {
        assertThat(shop.post("purchaseorder", purchase("10")).detail()).contains("APAccountRef");
    }

    @Test
    void billsAnOrderInPartsAndClosesItWithTheLast() {
        order();

        var first = shop.post("bill", purchase("4").linked("1", "1"));
        assertThat(first.text("/Bill/LinkedTxn/0/TxnId")).isEqualTo("1");
        assertThat(first.text("/Bill/Balance")).isEqualTo("9.60");
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Open");
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/Line/0/Received"))
                .isEqualTo("4");

        shop.post("bill", purchase("6").linked("1", "1"));
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Closed");
        assertThat(shop.get("purchaseorder/1")
                        .body()
                        .at("/PurchaseOrder/LinkedTxn")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void opensTheOrderAgainWhenItsBillIsDeleted() {
        order();
        shop.post("bill", purchase("10").linked("1", "1"));

        shop.post("bill?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");

        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Open");
        assertThat(shop.get("purchaseorder/1")
                        .body()
                        .at("/PurchaseOrder/LinkedTxn")
                        .size())
                .isZero();
    }

    @Test
    void dropsABadLinkWithoutAWord() {
        order();

        var bill = shop.post("bill", purchase("4").linked("1", "99"));

        assertThat(bill.status()).isEqualTo(200);
        assertThat(bill.body().at("/Bill/Line/0").has("LinkedTxn")).isFalse();
        assertThat(bill.body().at("/Bill/LinkedTxn").size()).isZero();
    }

    @Test
    void refusesABillOfADayBeforeItsOrder() {
        var order = purchase("10").ref("APAccountRef", payable).with("TxnDate", "2026-03-02");
        shop.post("purchaseorder", order);

        var early = shop.post("bill", purchase("4").linked("1", "1").with("TxnDate", "2026-03-01"));

        assertThat(early.code()).isEqualTo("6000");
        assertThat(early.detail()).contains("Add a purchase order that was created before this transaction");
        assertThat(shop.post("bill", purchase("4").linked("1", "1").with("TxnDate", "2026-03-02"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wantsAPayablesAccountInTheCurrencyOfTheVendor() {
        var foreign = shop.post("vendor", "{\"DisplayName\":\"Becher GmbH\",\"CurrencyRef\":{\"value\":\"EUR\"}}")
                .text("/Vendor/Id");
        var order =
                Paper.purchase(foreign).ref("APAccountRef", payable).purchaseLine(item, "1", "2.00", "2.00", standard);
        var bill = Paper.purchase(foreign).purchaseLine(item, "1", "2.00", "2.00", standard);

        assertThat(shop.post("purchaseorder", order).code()).isEqualTo("6000");
        assertThat(shop.post("bill", bill).text("/Bill/APAccountRef/name")).isEqualTo("Accounts Payable (A/P) - EUR");
    }

    @Test
    void refusesWhatIsNotInTheSubscription() {
        shop.company("{\"missingFeatures\":[\"PurchaseOrder\"]}");

        assertThat(order().code()).isEqualTo("5030");
    }

    @Test
    void takesReverseChargeAsNothingToPay() {
        var sent = Paper.purchase(vendor).purchaseLine(item, "1", "100.00", "100.00", shop.code("20.0% RC SG"));

        var bill = shop.post("bill", sent);

        assertThat(bill.text("/Bill/TotalAmt")).isEqualTo("100.00");
        assertThat(bill.body().at("/Bill/TxnTaxDetail/TaxLine").size()).isEqualTo(2);
    }

    @Test
    void refusesASalesLineOnABill() {
        var sent = Paper.purchase(vendor).line(item, "1.00", standard);

        assertThat(shop.post("bill", sent).code()).isEqualTo("6000");
    }

    @Test
    void paysAnExpenseFromABankAccount() {
        var sent =
                Paper.purchase(vendor).with("PaymentType", "Cash").purchaseLine(item, "1", "10.00", "10.00", standard);
        sent.node.remove("VendorRef");
        sent.node.putObject("EntityRef").put("value", vendor).put("type", "Vendor");

        var fromBank = shop.post("purchase", sent.ref("AccountRef", shop.account("Current Account")));
        var fromSales = shop.post("purchase", sent.ref("AccountRef", shop.account("Sales")));

        assertThat(fromBank.text("/Purchase/TotalAmt")).isEqualTo("12.00");
        assertThat(fromBank.text("/Purchase/EntityRef/name")).isEqualTo("Mugs Ltd");
        assertThat(fromSales.code()).isEqualTo("6000");
    }

    @Test
    void takesItsOwnAnswersBackAsUpdates() {
        var order = order().entity();
        var bill = shop.post("bill", purchase("4")).entity();

        assertThat(shop.post("purchaseorder", order.toString()).text("/PurchaseOrder/SyncToken"))
                .isEqualTo("1");
        assertThat(shop.post("bill", bill.toString()).text("/Bill/SyncToken")).isEqualTo("1");
    }

    @Test
    void voidsNoBill() {
        shop.post("bill", purchase("4"));

        assertThat(shop.post("bill?operation=void", "{\"Id\":\"1\",\"SyncToken\":\"0\"}")
                        .code())
                .isEqualTo("500");
    }

    private Shop.Reply order() {
        return shop.post("purchaseorder", purchase("10").ref("APAccountRef", payable));
    }

    private Paper purchase(String quantity) {
        return Paper.purchase(vendor)
                .purchaseLine(
                        item,
                        quantity,
                        "2.00",
                        quantity.equals("10") ? "20.00" : quantity.equals("4") ? "8.00" : "12.00",
                        standard);
    }
}
