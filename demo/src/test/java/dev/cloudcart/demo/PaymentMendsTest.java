package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What holds payments of orders, and what mends that.
class PaymentMendsTest extends Mending {

    private void connect(String more) throws Exception {
        connect(
                "uk",
                "{}",
                "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"%s}"
                        .formatted(more));
    }

    private static void assertPaymentHeld(JsonNode report, String cause) {
        var held = new TreeSet<String>();
        report.path("holds")
                .valueStream()
                .filter(hold -> hold.path("kind").asString().equals("payment"))
                .forEach(hold -> held.add(hold.path("cause").asString()));
        assertThat(held).as("%s", report.path("holds")).containsExactly(cause);
    }

    private void assertPaid() throws Exception {
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Payment", "TotalAmt > '0'"))
                .hasSize(1)
                .allMatch(payment -> payment.path("UnappliedAmt").asInt() == 0);
        assertThat(books.rows("Invoice", "TotalAmt > '0'"))
                .hasSize(1)
                .allMatch(invoice -> invoice.path("Balance").decimalValue().signum() == 0);
    }

    @Test
    @Mends("PAYMENT_TAKEN_BACK")
    void takenBackGoOnceTheSettingsSaySo() throws Exception {
        connect(", cancelled-after-posting: hold");
        sell(sold.taxed(1, 20, open()));
        sync(0);
        sell(sold.taxed(1, 20, open(), unpaid()));

        assertPaymentHeld(sync(HELD), "PAYMENT_TAKEN_BACK");
        set("order-export: {cancelled-after-posting: void}");
        sync(0, "--numbers", "1");

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Payment", "TotalAmt > '0'")).isEmpty();
        assertThat(books.rows("Invoice", "TotalAmt > '0'")).hasSize(1);
    }

    @Test
    @Mends("WAITS_FOR_INVOICE")
    void payTheInvoiceThatIsPostedAgain() throws Exception {
        connect(", edited-in-quickbooks: overwrite");
        sell(sold.taxed(1, 20));
        sync(0);
        var invoice = books.rows("Invoice", "TotalAmt > '0'").getFirst();
        books.add(
                "invoice?operation=void",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                invoice.path("Id").asString(),
                                invoice.path("SyncToken").asString()));

        assertPaymentHeld(sync(HELD, "--numbers", "1"), "WAITS_FOR_INVOICE");
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");

        assertPaid();
    }

    @Test
    @Mends("INVOICE_IN_OTHER_CURRENCY")
    void followTheOrderOnceItsCurrencyIsRightAgain() throws Exception {
        connect(", changed-after-posting: hold");
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(sold.taxed(1, 20, open()));
        sync(0);
        sell(sold.taxed(1, 20, open(), at("/TotalsInfo", "Currency", "\"EUR\"")));

        assertPaymentHeld(sync(HELD), "INVOICE_IN_OTHER_CURRENCY");
        sell(sold.taxed(1, 20, open()));
        sync(0, "--numbers", "1");

        assertPaid();
    }

    @Test
    @Mends("APPLIED_OTHERWISE")
    void areMadeAnewWhereQuickBooksAppliedThemToNothing() throws Exception {
        connect("");
        sell(sold.taxed(1, 20));
        books.surprises("{\"entity\":\"Payment\",\"storeOtherwise\":\"unapplied\"}");

        assertPaymentHeld(sync(HELD), "APPLIED_OTHERWISE");
        books.surprises();
        var payment = books.rows("Payment", "TotalAmt > '0'").getFirst();
        books.add(
                "payment?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                payment.path("Id").asString(),
                                payment.path("SyncToken").asString()));
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");

        assertPaid();
    }
}
