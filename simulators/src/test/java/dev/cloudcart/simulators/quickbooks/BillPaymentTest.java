package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillPaymentTest {

    private final Shop shop = new Shop();
    private final String vendor = shop.vendor("Mugs Ltd");
    private final String bank = shop.account("Current Account");

    @BeforeEach
    void open() {
        shop.post("bill", purchase());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void lowersTheBalanceOfTheBillAndLinksBothSides() {
        var paid = shop.post("billpayment", payment("5.00"));

        var bill = shop.get("bill/1");
        assertThat(paid.text("/BillPayment/APAccountRef/name")).isEqualTo("Accounts Payable (A/P)");
        assertThat(paid.text("/BillPayment/CheckPayment/BankAccountRef/name")).isEqualTo("Current Account");
        assertThat(bill.text("/Bill/Balance")).isEqualTo("7.00");
        assertThat(bill.text("/Bill/SyncToken")).isEqualTo("1");
        assertThat(bill.text("/Bill/LinkedTxn/0/TxnId")).isEqualTo("2");
        assertThat(bill.text("/Bill/LinkedTxn/0/TxnType")).isEqualTo("BillPaymentCheck");
    }

    @Test
    void opensTheBillAgainWhenItIsDeletedOrVoided() {
        shop.post("billpayment", payment("12.00"));
        shop.post("billpayment?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");
        assertThat(shop.get("bill/1").text("/Bill/Balance")).isEqualTo("12.00");

        shop.post("billpayment", payment("12.00"));
        var voided = shop.post(
                "billpayment?operation=update&include=void", "{\"Id\":\"3\",\"SyncToken\":\"0\",\"sparse\":true}");

        assertThat(voided.text("/BillPayment/TotalAmt")).isEqualTo("0");
        assertThat(voided.text("/BillPayment/PrivateNote")).isEqualTo("Voided");
        assertThat(shop.get("bill/1").text("/Bill/Balance")).isEqualTo("12.00");
        assertThat(shop.get("bill/1").body().at("/Bill/LinkedTxn").size()).isZero();
    }

    @Test
    void keepsWhatWasPaidWhenTheBillIsChanged() {
        shop.post("billpayment", payment("5.00"));
        var more = Paper.purchase(vendor).purchaseLine(shop.item(), "2", "10.00", "20.00", shop.code("20.0% S"));

        var changed = shop.post("bill", more.with("Id", "1").with("SyncToken", "1"));

        assertThat(changed.text("/Bill/Balance")).isEqualTo("19.00");
        assertThat(changed.body().at("/Bill/LinkedTxn").size()).isEqualTo(1);
    }

    @Test
    void usesAVendorCredit() {
        shop.post("vendorcredit", purchase());
        var sent = """
                {"VendorRef":{"value":"%s"},"TotalAmt":0,"PayType":"Check","CheckPayment":{"BankAccountRef":{"value":"%s"}},"Line":[
                {"Amount":12,"LinkedTxn":[{"TxnId":"1","TxnType":"Bill"}]},
                {"Amount":12,"LinkedTxn":[{"TxnId":"2","TxnType":"VendorCredit"}]}]}""".formatted(vendor, bank);

        var paid = shop.post("billpayment", sent);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(shop.get("bill/1").text("/Bill/Balance")).isEqualTo("0.00");
        assertThat(shop.get("vendorcredit/2").text("/VendorCredit/Balance")).isEqualTo("0.00");
    }

    @Test
    void paysByCreditCardFromACardAccountOnly() {
        var sent = payment("12.00")
                .replace("\"Check\"", "\"CreditCard\"")
                .replace("CheckPayment", "CreditCardPayment")
                .replace("BankAccountRef", "CCAccountRef");
        var fromCard = sent.replace(
                "\"CCAccountRef\":{\"value\":\"" + bank,
                "\"CCAccountRef\":{\"value\":\"" + shop.account("Credit Card"));

        assertThat(shop.post("billpayment", sent).code()).isEqualTo("6000");
        assertThat(shop.post("billpayment", fromCard).status()).isEqualTo(200);
        assertThat(shop.get("bill/1").text("/Bill/LinkedTxn/0/TxnType")).isEqualTo("BillPaymentCreditCard");
    }

    @Test
    void refusesToPayMoreThanIsOpenOrTheBillOfAnother() {
        var other = shop.vendor("Plates Ltd");

        assertThat(shop.post("billpayment", payment("12.01")).code()).isEqualTo("6000");
        assertThat(shop.post(
                                "billpayment",
                                payment("1.00").replaceFirst("\"value\":\"" + vendor, "\"value\":\"" + other))
                        .code())
                .isEqualTo("6000");
        assertThat(shop.post("billpayment", payment("1.00").replace("\"Check\"", "\"Gold\""))
                        .code())
                .isEqualTo("2170");
    }

    @Test
    void deletesAPaidBillOnlyWhenToldTo() {
        shop.post("billpayment", payment("12.00"));
        assertThat(shop.post("bill?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"1\"}")
                        .code())
                .isEqualTo("800");

        shop.company("{\"linkedDeleteRefused\":false}");

        assertThat(shop.post("bill?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"1\"}")
                        .text("/Bill/status"))
                .isEqualTo("Deleted");
        assertThat(shop.get("billpayment/2").body().at("/BillPayment/Line").size())
                .isZero();
    }

    private Paper purchase() {
        return Paper.purchase(vendor).purchaseLine(shop.item(), "1", "10.00", "10.00", shop.code("20.0% S"));
    }

    private String payment(String amount) {
        return """
                {"VendorRef":{"value":"%s"},"TotalAmt":%s,"PayType":"Check","CheckPayment":{"BankAccountRef":{"value":"%s"}},
                "Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"1","TxnType":"Bill"}]}]}""".formatted(vendor, amount, bank, amount);
    }
}
