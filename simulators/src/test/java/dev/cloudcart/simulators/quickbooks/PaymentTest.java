package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @BeforeEach
    void open() {
        shop.post("invoice", sale().ref("SalesTermRef", shop.id("select * from Term where Name = 'Net 30'")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void setsTheDueDateFromTheTerms() {
        assertThat(shop.get("invoice/1").text("/Invoice/DueDate")).isEqualTo("2026-04-03");
        assertThat(shop.get("invoice/1").text("/Invoice/Balance")).isEqualTo("12.00");
    }

    @Test
    void lowersTheBalanceOfTheInvoiceAndLinksBothSides() {
        var payment = shop.post("payment", payment("20.00", "12.00"));

        var invoice = shop.get("invoice/1");
        assertThat(payment.text("/Payment/UnappliedAmt")).isEqualTo("8.00");
        assertThat(invoice.text("/Invoice/Balance")).isEqualTo("0.00");
        assertThat(invoice.text("/Invoice/LinkedTxn/0/TxnId")).isEqualTo(payment.text("/Payment/Id"));
        assertThat(invoice.text("/Invoice/LinkedTxn/0/TxnType")).isEqualTo("Payment");
        assertThat(invoice.text("/Invoice/SyncToken")).isEqualTo("1");
    }

    @Test
    void takesItsOwnAnswerBackAsAnUpdate() {
        var stored = shop.post("payment", payment("12.00", "12.00")).entity();

        assertThat(shop.post("payment", stored.toString()).text("/Payment/SyncToken"))
                .isEqualTo("1");
    }

    @Test
    void refusesToPayMoreThanIsOpenOrThanThereIs() {
        assertThat(shop.post("payment", payment("20.00", "12.01")).code()).isEqualTo("6000");
        assertThat(shop.post("payment", payment("5.00", "6.00")).code()).isEqualTo("6000");
    }

    @Test
    void refusesToPayTheInvoiceOfAnother() {
        var other = shop.customer("eBay GBP");

        assertThat(shop.post(
                                "payment",
                                payment("12.00", "12.00").replace("\"value\":\"" + customer, "\"value\":\"" + other))
                        .code())
                .isEqualTo("6000");
    }

    @Test
    void opensTheInvoiceAgainWhenThePaymentIsDeletedOrVoided() {
        shop.post("payment", payment("12.00", "12.00"));
        shop.post("payment?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");
        assertThat(shop.get("invoice/1").text("/Invoice/Balance")).isEqualTo("12.00");

        shop.post("payment", payment("12.00", "12.00"));
        var voided = shop.post("payment?operation=void", "{\"Id\":\"3\",\"SyncToken\":\"0\",\"sparse\":true}");

        assertThat(voided.text("/Payment/TotalAmt")).isEqualTo("0");
        assertThat(shop.get("invoice/1").text("/Invoice/Balance")).isEqualTo("12.00");
    }

    @Test
    void changesWhatAPaymentPays() {
        shop.post("payment", payment("12.00", "12.00"));

        var changed = shop.post(
                "payment", payment("12.00", "5.00").replaceFirst("\\{", "{\"Id\":\"2\",\"SyncToken\":\"0\","));

        assertThat(changed.text("/Payment/UnappliedAmt")).isEqualTo("7.00");
        assertThat(shop.get("invoice/1").text("/Invoice/Balance")).isEqualTo("7.00");
        assertThat(shop.get("invoice/1").body().at("/Invoice/LinkedTxn").size()).isEqualTo(1);
    }

    @Test
    void leavesThePaymentUnappliedWhenTheInvoiceIsVoided() {
        shop.post("payment", payment("12.00", "12.00"));

        var voided = shop.post("invoice?operation=void", "{\"Id\":\"1\",\"SyncToken\":\"1\",\"sparse\":true}");

        assertThat(voided.text("/Invoice/Balance")).isEqualTo("0");
        assertThat(shop.get("payment/2").text("/Payment/UnappliedAmt")).isEqualTo("12.00");
    }

    @Test
    void paysAnInvoiceWithACreditMemo() {
        shop.post("creditmemo", sale());
        assertThat(shop.get("creditmemo/2").text("/CreditMemo/RemainingCredit")).isEqualTo("12.00");

        var payment = shop.post("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":0,"Line":[{"Amount":12.00,"LinkedTxn":[{"TxnId":"1","TxnType":"Invoice"}]},
                        {"Amount":12.00,"LinkedTxn":[{"TxnId":"2","TxnType":"CreditMemo"}]}]}""".formatted(customer));

        assertThat(payment.text("/Payment/UnappliedAmt")).isEqualTo("0.00");
        assertThat(shop.get("creditmemo/2").text("/CreditMemo/RemainingCredit")).isEqualTo("0.00");
        assertThat(shop.get("invoice/1").text("/Invoice/Balance")).isEqualTo("0.00");
    }

    @Test
    void keepsWhatWasPaidWhenTheInvoiceIsAmended() {
        shop.post("payment", payment("5.00", "5.00"));

        var amended = shop.post(
                "invoice",
                sale().line(shop.item(), "5.00", shop.code("20.0% S"))
                        .with("Id", "1")
                        .with("SyncToken", "1"));

        assertThat(amended.text("/Invoice/TotalAmt")).isEqualTo("18.00");
        assertThat(amended.text("/Invoice/Balance")).isEqualTo("13.00");
    }

    @Test
    void wantsAnAccountToRefundFrom() {
        assertThat(shop.post("refundreceipt", sale()).detail()).contains("DepositToAccountRef");

        var stored = shop.post("refundreceipt", sale().ref("DepositToAccountRef", shop.account("Current Account")));

        assertThat(stored.text("/RefundReceipt/TotalAmt")).isEqualTo("12.00");
    }

    @Test
    void keepsWhatIsInADepositFromChanging() {
        shop.post("payment", payment("12.00", "12.00"));
        var bank = shop.account("Current Account");
        var deposit = shop.post("deposit", """
                        {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":12.00,"LinkedTxn":[{"TxnId":"2","TxnType":"Payment",
                        "TxnLineId":"0"}]}]}""".formatted(bank));

        assertThat(deposit.text("/Deposit/TotalAmt")).isEqualTo("12.00");
        var id = deposit.text("/Deposit/Id");
        var deposited = shop.get("payment/2");
        assertThat(deposited.text("/Payment/LinkedTxn/0/TxnType")).isEqualTo("Deposit");
        assertThat(deposited.text("/Payment/LinkedTxn/0/TxnId")).isEqualTo(id);
        var token = deposited.text("/Payment/SyncToken");
        assertThat(shop.post("payment", """
                        {"Id":"2","SyncToken":"%s","sparse":true,"PrivateNote":"a word"}""".formatted(token)).code()).isEqualTo("6540");
        assertThat(shop.post("payment?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"%s\"}".formatted(token))
                        .code())
                .isEqualTo("6540");

        shop.post("deposit?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(id));
        var free = shop.get("payment/2");
        assertThat(free.body().at("/Payment/LinkedTxn/0").isMissingNode()).isTrue();
        assertThat(shop.post(
                                "payment?operation=delete",
                                "{\"Id\":\"2\",\"SyncToken\":\"%s\"}".formatted(free.text("/Payment/SyncToken")))
                        .text("/Payment/status"))
                .isEqualTo("Deleted");
    }

    @Test
    void wantsAJournalEntryInBalance() {
        var body = """
                {"Line":[{"Amount":%s,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit",
                "AccountRef":{"value":"1"}}},{"Amount":5.00,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":
                {"PostingType":"Credit","AccountRef":{"value":"%s"}}}]}""";

        assertThat(shop.post("journalentry", body.formatted("5.00", "2")).text("/JournalEntry/TotalAmt"))
                .isEqualTo("5.00");
        assertThat(shop.post("journalentry", body.formatted("6.00", "2")).code())
                .isEqualTo("2300");
        assertThat(shop.post("journalentry", body.formatted("5.00", "3")).code())
                .isEqualTo("6000");
    }

    private Paper sale() {
        return Paper.sale(customer).line(shop.item(), "10.00", shop.code("20.0% S"));
    }

    private String payment(String total, String applied) {
        return """
                {"CustomerRef":{"value":"%s"},"TotalAmt":%s,"Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"1","TxnType":"Invoice"}]}]}""".formatted(customer, total, applied);
    }
}
