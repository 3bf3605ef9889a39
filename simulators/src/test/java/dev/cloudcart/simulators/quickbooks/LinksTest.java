package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Bills and the orders they bill, deposits and what they bring to the bank.
class LinksTest {

    private final Shop shop = new Shop();
    private final String vendor = shop.vendor("Mugs Ltd");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");

    @BeforeEach
    void open() {
        shop.post("purchaseorder", purchase().ref("APAccountRef", shop.account("Accounts Payable (A/P)")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void needsTheOrderAtTheTopOfTheBillTooUnlessToldOtherwise() {
        var lineOnly = purchase().linked("1", "1");
        lineOnly.node.remove("LinkedTxn");
        assertThat(shop.post("bill", lineOnly).body().at("/Bill/LinkedTxn").size())
                .isZero();

        shop.company("{\"topLinkNeeded\":false}");

        assertThat(shop.post("bill", lineOnly).text("/Bill/LinkedTxn/0/TxnId")).isEqualTo("1");
    }

    @Test
    void dropsALinkWithoutALineOrOnALineThatHasAnId() {
        var withoutLine = purchase().linked("1", "1");
        withoutLine.node.withObject("/Line/0/LinkedTxn/0").remove("TxnLineId");
        var withId = purchase().linked("1", "1");
        withId.node.withObject("/Line/0").put("Id", "1");

        assertThat(shop.post("bill", withoutLine).body().at("/Bill/LinkedTxn").size())
                .isZero();
        assertThat(shop.post("bill", withId).body().at("/Bill/LinkedTxn").size())
                .isZero();
    }

    @Test
    void linksOnlyANewLineWhenABillIsChanged() {
        shop.post("bill", purchase());
        var onOldLine = purchase().linked("1", "1").with("Id", "2").with("SyncToken", "0");
        onOldLine.node.withObject("/Line/0").put("Id", "1");
        var onNewLine = purchase().linked("1", "1").with("Id", "2").with("SyncToken", "1");

        assertThat(shop.post("bill", onOldLine).body().at("/Bill/LinkedTxn").size())
                .isZero();
        assertThat(shop.post("bill", onNewLine).body().at("/Bill/LinkedTxn").size())
                .isEqualTo(1);
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Closed");
    }

    @Test
    void keepsALinkThatWasThereWhenItsBillComesBack() {
        var bill = shop.post("bill", purchase().linked("1", "1"));

        var again = shop.post("bill", bill.entity().toString());

        assertThat(again.body().at("/Bill/LinkedTxn").size()).isEqualTo(1);
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/Line/0/Received"))
                .isEqualTo("10");
    }

    @Test
    void leavesAnOrderOpenWhenOrdersDoNotCloseByThemselves() {
        shop.company("{\"orderClosesWhenBilled\":false}");

        shop.post("bill", purchase().linked("1", "1"));

        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Open");
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/LinkedTxn/0/TxnType"))
                .isEqualTo("Bill");
    }

    @Test
    void readsTheLineOfALinkAsANumberWhenToldTo() {
        var order = (ObjectNode) shop.get("purchaseorder/1").entity().deepCopy();
        order.withObject("/Line/0").remove("Id");
        shop.post("purchaseorder", order.toString());
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/Line/0/Id")).isEqualTo("2");

        shop.company("{\"orderLineByNumber\":true}");

        assertThat(shop.post("bill", purchase().linked("1", "1"))
                        .body()
                        .at("/Bill/LinkedTxn")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void writesOverWhatIsReceivedAndLinkedOnAnOrder() {
        var order = purchase()
                .ref("APAccountRef", shop.account("Accounts Payable (A/P)"))
                .linked("9", "9");
        order.node.withObject("/Line/0").put("Received", 7).remove("LinkedTxn");

        var stored = shop.post("purchaseorder", order);

        assertThat(stored.entity().has("LinkedTxn")).isFalse();
        assertThat(stored.body().at("/PurchaseOrder/Line/0").has("Received")).isFalse();
    }

    /// On the screens an order can be added to an expense or a cheque (Intuit, "receive or pay part of a purchase
    /// order").
    @Test
    void linksAnExpenseUnderTheNameThatOrdersHaveForSuch() {
        expense();
        assertThat(shop.get("purchaseorder/1").entity().has("LinkedTxn")).isFalse();
        shop.company("{\"expenseOnOrder\":\"Check\"}");

        var expense = expense();

        assertThat(expense.text("/Purchase/Line/0/LinkedTxn/0/TxnLineId")).isEqualTo("1");
        var order = shop.get("purchaseorder/1");
        assertThat(order.text("/PurchaseOrder/LinkedTxn/0/TxnType")).isEqualTo("Check");
        assertThat(order.text("/PurchaseOrder/LinkedTxn/0/TxnId")).isEqualTo(expense.text("/Purchase/Id"));
        assertThat(order.text("/PurchaseOrder/POStatus")).isEqualTo("Closed");

        shop.post(
                "purchase?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(expense.text("/Purchase/Id")));
        assertThat(shop.get("purchaseorder/1")
                        .body()
                        .at("/PurchaseOrder/LinkedTxn")
                        .size())
                .isZero();
        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Open");
    }

    private Shop.Reply expense() {
        var expense = purchase()
                .linked("1", "1")
                .with("PaymentType", "Check")
                .ref("AccountRef", shop.account("Current account"))
                .ref("EntityRef", vendor);
        expense.node.remove("VendorRef");
        return shop.post("purchase", expense);
    }

    @Test
    void closesAnOrderByHandForGood() {
        var closed = shop.post(
                "purchaseorder", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"ManuallyClosed\":true}");
        assertThat(closed.text("/PurchaseOrder/POStatus")).isEqualTo("Closed");

        shop.post("bill", purchase().linked("1", "1"));
        shop.post("bill?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");

        assertThat(shop.get("purchaseorder/1").text("/PurchaseOrder/POStatus")).isEqualTo("Closed");
    }

    @Test
    void refusesToDeleteABilledOrder() {
        shop.post("bill", purchase().linked("1", "1"));

        assertThat(shop.post("purchaseorder?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"1\"}")
                        .code())
                .isEqualTo("800");
    }

    @Test
    void ordersOnlyWhatHasAnExpenseAccount() {
        shop.control("settings", "{\"realm\":\"77\",\"profile\":\"eu\"}");
        shop.token(shop.refresh(QuickBooksSimulator.refreshToken("77")).text("/access_token"));
        var base = "/v3/company/77/";
        var income = shop.get(base + "query?query=select%20*%20from%20Account%20where%20Name%20=%20'Sales'")
                .body()
                .findValuesAsString("Id")
                .getFirst();
        var soldOnly = shop.post(
                        base + "item",
                        "{\"Name\":\"Mug\",\"Type\":\"Service\",\"IncomeAccountRef\":{\"value\":\"%s\"}}"
                                .formatted(income))
                .text("/Item/Id");
        var seller = shop.post(base + "vendor", "{\"DisplayName\":\"Mugs\"}").text("/Vendor/Id");
        var order = Paper.purchase(seller).ref("APAccountRef", "7").purchaseLine(soldOnly, "1", "1.00", "1.00", "1");

        assertThat(shop.post(base + "purchaseorder", order).detail()).contains("expense account");
    }

    @Test
    void depositsEachTransactionOnceAndKnowsFiveKinds() {
        var sale = Paper.sale(shop.customer("x")).line(item, "1.00", standard);
        var receipt = shop.post("salesreceipt", sale).text("/SalesReceipt/Id");
        var invoice = shop.post("invoice", sale).text("/Invoice/Id");

        var first = shop.post("deposit", deposit(receipt, "SalesReceipt"));

        assertThat(first.text("/Deposit/Line/0/LinkedTxn/0/TxnLineId")).isEqualTo("0");
        assertThat(shop.post("deposit", deposit(receipt, "SalesReceipt")).code())
                .isEqualTo("620");
        assertThat(shop.post("deposit", deposit(invoice, "Invoice")).code()).isEqualTo("620");
        assertThat(shop.post("deposit", deposit("99", "Payment")).code()).isEqualTo("2500");
        assertThat(shop.post(
                                "deposit?operation=delete",
                                "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(first.text("/Deposit/Id")))
                        .status())
                .isEqualTo(200);
        assertThat(shop.post("deposit", deposit(receipt, "SalesReceipt")).status())
                .isEqualTo(200);
    }

    private String deposit(String id, String type) {
        return """
                {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":1.2,"LinkedTxn":[{"TxnId":"%s","TxnType":"%s"}]}]}""".formatted(shop.account("Current Account"), id, type);
    }

    private Paper purchase() {
        return Paper.purchase(vendor).purchaseLine(item, "10", "2.00", "20.00", standard);
    }
}
