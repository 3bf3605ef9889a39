package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What bookkeepers do in QuickBooks with documents of ours, and what happens to the orders after that.
class BookkeepersDeskTest extends Desks {

    private static final String BOTH = "order-export: {order-status: \"processed, open\"}";
    private static final String WITH_PAYMENTS =
            "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"}";
    private static final Consumer<ObjectNode> CANCELLED = at("/GeneralInfo", "HoldOrCancel", "true");

    /// QuickBooks applies credits to new invoices by itself where the company says so (Synder help, Automatically
    /// apply credits): nothing is open when the order is paid.
    @Test
    void aCreditThatAppliesItselfKeepsThePaymentAway() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        var applied = applyACredit(invoice("1"));
        assertStand("Invoice 1 12.0 open 0.0");

        sell(sold.taxed(1, 20, open()));
        var report = sync(HELD);
        assertThat(causes(report)).hasSize(1).allMatch(cause -> cause.startsWith("payment 1 "));
        assertThat(text(report.at("/holds/0"), "mend")).isNotBlank();
        assertStand("Invoice 1 12.0 open 0.0");

        delete("Payment", applied);
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    private JsonNode applyACredit(JsonNode invoice) throws Exception {
        var customer = invoice.at("/CustomerRef/value").asString();
        var credit = books.add("creditmemo", """
                        {"CustomerRef":{"value":"%s"},"GlobalTaxCalculation":"NotApplicable","Line":[{"Amount":12.0,\
                        "DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"}}}]}""".formatted(customer, books.id("Item", "Active = true")))
                .at("/CreditMemo/Id")
                .asString();
        return books.add("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":0,"Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]},\
                        {"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"CreditMemo"}]}]}""".formatted(customer, text(invoice, "Id"), credit))
                .path("Payment");
    }

    /// The bank told of the money before Linnworks did, and she has matched it.
    @Test
    void anInvoiceThatTheBankFeedHasPaidIsNotPaidTwice() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        pay(invoice("1"), "12");

        sell(sold.taxed(1, 20, open()));
        assertThat(causes(sync(HELD))).hasSize(1).allMatch(cause -> cause.startsWith("payment 1 "));
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        dismiss(1);

        assertNothingMore(0);
        does("Orders/ProcessOrder", named(1));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// A part of it came by the bank, and she takes that back when Linnworks says that all was paid.
    @Test
    void anInvoiceThatIsPaidInPartWaitsForHer() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        var hers = pay(invoice("1"), "5");

        sell(sold.taxed(1, 20, open()));
        assertThat(causes(sync(HELD))).hasSize(1).allMatch(cause -> cause.startsWith("payment 1 "));
        assertStand("Invoice 1 12.0 open 7.0", "Payment 5.0 unapplied 0.0");
        delete("Payment", hers);

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// An invoice that she has matched stays one; told once, she dismisses it.
    @Test
    void anInvoiceThatTheBankFeedHasPaidStaysOneWhereThePaymentDecides() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        pay(invoice("1"), "12");

        sell(sold.taxed(1, 20, open()));
        assertThat(causes(sync(HELD))).containsExactly("order 1 LINKED_IN_QUICKBOOKS");
        dismiss(1);
        assertNothingMore(0);

        does("Orders/ProcessOrder", named(1));
        assertThat(causes(sync(0))).isEmpty();
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// She deletes our payment and keeps the one of the bank.
    @Test
    void aPaymentThatWasReplacedByTheBanksStaysAwayWhereSheSaysSo() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        delete("Payment", payment());
        pay(invoice("1"), "12");

        assertThat(causes(sync(HELD, "--numbers", "1"))).containsExactly("payment 1 DELETED_IN_QUICKBOOKS");
        set("order-export: {deleted-in-quickbooks: keep}");
        assertThat(sync(0, "--numbers", "1").path("holds")).isEmpty();

        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// What she took to the bank is not changed any more (PayMaker help, Deposited transaction cannot be changed), and
    /// no invoice becomes less than what is paid of it.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDepositedPaymentHoldsAnInvoiceThatWouldBecomeLess(int lines) throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open(), lines(2)));
        sync(0);
        var deposit = toTheBank(payment(), "24");

        sell(sold.taxed(1, 20, open(), lines(lines)));
        var preview = sync(0, "--preview");
        assertThat(preview.at("/preview/amended").asInt()).isEqualTo(lines == 1 ? 0 : 1);
        assertThat(preview.at("/documents/held").asInt()).isEqualTo(lines == 1 ? 2 : 1);
        var report = sync(HELD);
        assertThat(report.path("holds").toString()).contains("Deposit " + text(deposit, "Id"));
        assertThat(causes(report)).contains("payment 1 DEPOSITED_IN_QUICKBOOKS");
        assertStand(lines == 1 ? "Invoice 1 24.0 open 0.0" : "Invoice 1 36.0 open 12.0", "Payment 24.0 unapplied 0.0");
        assertNothingMore(HELD);

        delete("Deposit", deposit);
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        var total = lines * 12 + ".0";
        assertStand("Invoice 1 %s open 0.0".formatted(total), "Payment %s unapplied 0.0".formatted(total));
        assertNothingMore(0);
    }

    /// Its order is cancelled, and the money is at the bank.
    @Test
    void aDepositedPaymentHoldsTheInvoiceOfACancelledOrder() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        var deposit = toTheBank(payment(), "12");

        does("Orders/CancelOrder", named(1));
        var preview = sync(0, "--preview");
        assertThat(preview.at("/preview/removed").asInt()).isZero();
        assertThat(preview.at("/documents/held").asInt()).isEqualTo(2);
        assertThat(preview.at("/preview/held").valueStream())
                .extracting(group -> text(group, "kind") + " " + text(group, "cause"))
                .containsExactlyInAnyOrder("order LINKED_IN_QUICKBOOKS", "payment DEPOSITED_IN_QUICKBOOKS");
        assertThat(causes(sync(HELD)))
                .containsExactly("order 1 LINKED_IN_QUICKBOOKS", "payment 1 DEPOSITED_IN_QUICKBOOKS");
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");

        delete("Deposit", deposit);
        later();
        assertThat(sync(HELD, "--preview").at("/preview/removed").asInt()).isEqualTo(2);
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand();
        assertNothingMore(0);
    }

    private JsonNode toTheBank(JsonNode payment, String amount) throws Exception {
        return books.add("deposit", """
                        {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s",\
                        "TxnType":"Payment","TxnLineId":"0"}]}]}""".formatted(
                                books.id("Account", "AccountType = 'Bank'"), amount, text(payment, "Id")))
                .path("Deposit");
    }

    /// The merged customer is inactive, and its documents are the other one's (Intuit help, Merge duplicate
    /// customers). She gives that one the name, as the hold says.
    @Test
    void documentsOfMergedCustomersStayWithTheOneThatIsLeft() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20), sold.taxed(2, 20, open()));
        sync(0);
        var merged = books.receipt("1").at("/CustomerRef/value").asString();
        var name = text(books.rows("Customer", "Id = '" + merged + "'").getFirst(), "DisplayName");
        var left = books.add("customer", "{\"DisplayName\":\"All of eBay\"}")
                .at("/Customer/Id")
                .asString();
        for (var number : new String[] {"1", "2"}) {
            books.change(
                    "SalesReceipt",
                    text(books.receipt(number), "Id"),
                    "\"CustomerRef\":{\"value\":\"%s\"}".formatted(left));
        }
        books.change("Customer", merged, "\"Active\":false");
        later();
        sync(HELD, "--numbers", "1,2");
        sell(sold.taxed(3, 20));
        assertThat(causes(sync(HELD)))
                .containsExactly("order 1 CUSTOMER_GONE", "order 2 CUSTOMER_GONE", "order 3 CUSTOMER_GONE");
        books.change("Customer", left, "\"DisplayName\":\"%s\"".formatted(name));
        later();

        assertThat(causes(sync(0))).isEmpty();
        sell(sold.taxed(2, 20, open(), lines(2)));
        assertThat(causes(sync(0))).isEmpty();

        assertStand("SalesReceipt 1 12.0", "SalesReceipt 2 24.0", "SalesReceipt 3 12.0");
        assertThat(books.documents())
                .extracting(document -> document.at("/CustomerRef/value").asString())
                .containsOnly(left);
        assertNothingMore(0);
        assertThat(sync(0, "--numbers", "1,2,3").at("/documents/unchanged").asInt())
                .isEqualTo(3);
    }

    /// What was paid under the merged customer is the other one's as well.
    @Test
    void invoicesAndPaymentsOfMergedCustomersStayTogether() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20), sold.taxed(2, 20, open()));
        sync(0);
        var merged = invoice("1").at("/CustomerRef/value").asString();
        var name = text(books.rows("Customer", "Id = '" + merged + "'").getFirst(), "DisplayName");
        var left = books.add("customer", "{\"DisplayName\":\"All of eBay\"}")
                .at("/Customer/Id")
                .asString();
        for (var entity : new String[] {"Invoice", "Payment"}) {
            for (var one : books.rows(entity, "TotalAmt > '0'")) {
                books.change(entity, text(one, "Id"), "\"CustomerRef\":{\"value\":\"%s\"}".formatted(left));
            }
        }
        books.change("Customer", merged, "\"Active\":false");
        books.change("Customer", left, "\"DisplayName\":\"%s\"".formatted(name));
        later();

        sell(sold.taxed(3, 20));
        sync(0);
        sell(sold.taxed(2, 20, open(), lines(2)));
        sync(0);
        assertThat(causes(sync(0, "--numbers", "1,2,3"))).isEmpty();

        assertStand(
                "Invoice 1 12.0 open 0.0",
                "Payment 12.0 unapplied 0.0",
                "Invoice 2 24.0 open 0.0",
                "Payment 24.0 unapplied 0.0",
                "Invoice 3 12.0 open 0.0",
                "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// Nobody needs to say who has the orders of the merged customer now.
    @ParameterizedTest
    @ValueSource(strings = {BOTH, WITH_PAYMENTS})
    void documentsOfMergedCustomersGoWithTheirOrders(String settings) throws Exception {
        connect("uk", "{}", settings);
        sell(sold.taxed(1, 20), sold.taxed(2, 20, open()));
        sync(0);
        var stood = books.documents();
        var merged = stood.getFirst().at("/CustomerRef/value").asString();
        var left = books.add("customer", "{\"DisplayName\":\"All of eBay\"}")
                .at("/Customer/Id")
                .asString();
        for (var entity : new String[] {"SalesReceipt", "Invoice", "Payment"}) {
            for (var one : books.rows(entity, "TotalAmt > '0'")) {
                books.change(entity, text(one, "Id"), "\"CustomerRef\":{\"value\":\"%s\"}".formatted(left));
            }
        }
        books.change("Customer", merged, "\"Active\":false");
        later();

        sell(sold.taxed(1, 20, CANCELLED));
        does("Orders/CancelOrder", named(2));
        assertThat(causes(sync(0, "--numbers", "1"))).isEmpty();
        assertThat(causes(sync(0))).isEmpty();

        assertStand();
        assertNothingMore(0);
    }

    /// The other takes its place with the customer that is left.
    @Test
    void anInvoiceOfAMergedCustomerBecomesAReceiptWhenItIsPaid() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        var merged = invoice("1").at("/CustomerRef/value").asString();
        var name = text(books.rows("Customer", "Id = '" + merged + "'").getFirst(), "DisplayName");
        var left = books.add("customer", "{\"DisplayName\":\"All of eBay\"}")
                .at("/Customer/Id")
                .asString();
        books.change("Invoice", text(invoice("1"), "Id"), "\"CustomerRef\":{\"value\":\"%s\"}".formatted(left));
        books.change("Customer", merged, "\"Active\":false");
        books.change("Customer", left, "\"DisplayName\":\"%s\"".formatted(name));
        later();

        sell(sold.taxed(1, 20, open()));
        assertThat(causes(sync(0))).isEmpty();

        assertStand("SalesReceipt 1 12.0");
        assertThat(books.receipt("1").at("/CustomerRef/value").asString()).isEqualTo(left);
        assertNothingMore(0);
    }

    /// She moved it herself, to one of several customers that are all there.
    @Test
    void aDocumentThatSheMovedIsNotRemovedUnasked() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20));
        sync(0);
        var other = books.add("customer", "{\"DisplayName\":\"Another\"}")
                .at("/Customer/Id")
                .asString();
        books.change(
                "SalesReceipt", text(books.receipt("1"), "Id"), "\"CustomerRef\":{\"value\":\"%s\"}".formatted(other));
        later();

        sell(sold.taxed(1, 20, CANCELLED));
        assertThat(causes(sync(HELD, "--numbers", "1"))).containsExactly("order 1 EDITED_IN_QUICKBOOKS");

        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(HELD);
    }

    /// A sync of others erased what its users had added to invoices (zao-woocommerce-quickbooks-online-integration,
    /// issue 17).
    @Test
    void whatSheAddsToADocumentStaysWhenItsOrderChanges() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open(), unpaid()), sold.taxed(2, 20, open()));
        sync(0);
        var bank = books.id("Account", "AccountType = 'Bank'");
        books.change(
                "Invoice",
                text(invoice("1"), "Id"),
                "\"DueDate\":\"2027-01-31\",\"CustomerMemo\":{\"value\":\"By transfer, please\"},\"TrackingNum\":\"AB 1\"");
        books.change(
                "SalesReceipt",
                text(books.receipt("2"), "Id"),
                "\"DepositToAccountRef\":{\"value\":\"%s\"},\"CustomerMemo\":{\"value\":\"Thanks\"}".formatted(bank));

        sell(sold.taxed(1, 20, open(), unpaid(), lines(2)), sold.taxed(2, 20, open(), lines(2)));
        assertThat(causes(sync(0))).isEmpty();

        assertStand("Invoice 1 24.0 open 24.0", "SalesReceipt 2 24.0");
        assertThat(text(invoice("1"), "DueDate")).isEqualTo("2027-01-31");
        assertThat(text(invoice("1"), "TrackingNum")).isEqualTo("AB 1");
        assertThat(invoice("1").at("/CustomerMemo/value").asString()).isEqualTo("By transfer, please");
        assertThat(books.receipt("2").at("/DepositToAccountRef/value").asString())
                .isEqualTo(bank);
        assertThat(books.receipt("2").at("/CustomerMemo/value").asString()).isEqualTo("Thanks");
        assertNothingMore(0);
    }

    /// Last month is closed, and the buyer pays in this one.
    @Test
    void anInvoiceOfAClosedMonthIsPaidInTheNextOne() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        var old = sold.before(Duration.ofDays(20));
        sell(old.taxed(1, 20, unpaid()));
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(tenDaysAgo()));
        later();

        sell(old.taxed(1, 20, at("", "PaidDateTime", "\"" + Instant.now().minus(Duration.ofHours(1)) + "\"")));
        assertThat(causes(sync(0, "--numbers", "1"))).isEmpty();

        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// What is of a closed month is not made another document; she enters the payment and dismisses the hold.
    @Test
    void anInvoiceOfAClosedMonthStaysOneWhereThePaymentDecides() throws Exception {
        connect("uk", "{}", BOTH);
        var old = sold.before(Duration.ofDays(20));
        sell(old.taxed(1, 20, unpaid()));
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(tenDaysAgo()));
        later();

        sell(old.taxed(1, 20));
        sync(HELD, "--numbers", "1"); // learns of the closing date
        assertThat(causes(sync(HELD, "--numbers", "1"))).containsExactly("order 1 IN_CLOSED_BOOKS");
        assertStand("Invoice 1 12.0 open 12.0");
        pay(invoice("1"), "12");
        dismiss(1);
        later();

        assertNothingMore(0);
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
    }

    /// She voided it when the buyer wrote to her, and customer service cancels the order a day later.
    @Test
    void whatSheVoidedBeforeItWasCancelledIsDone() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20), sold.taxed(2, 20, open()));
        sync(0);
        for (var number : new String[] {"1", "2"}) {
            var receipt = books.receipt(number);
            books.add(
                    "salesreceipt?operation=update&include=void",
                    "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true}"
                            .formatted(text(receipt, "Id"), text(receipt, "SyncToken")));
        }

        sell(sold.taxed(1, 20, CANCELLED));
        does("Orders/CancelOrder", named(2));
        assertThat(causes(sync(0, "--numbers", "1"))).isEmpty();
        assertThat(causes(sync(0))).isEmpty();

        assertStand();
        assertNothingMore(0);
    }

    /// She deleted it and entered it by hand, in her own way, under the same number.
    @Test
    void whatSheEnteredByHandInsteadIsNotPostedBeside() throws Exception {
        connect("uk", "{\"duplicateNumberWarning\":true}", BOTH);
        sell(sold.taxed(1, 20));
        sync(0);
        books.delete(books.receipt("1"));
        books.enter("1", "by hand");

        sell(sold.taxed(1, 20, lines(2)));
        assertThat(causes(sync(HELD, "--numbers", "1"))).containsExactly("order 1 DELETED_IN_QUICKBOOKS");
        set("order-export: {deleted-in-quickbooks: post again}");
        assertThat(causes(sync(HELD, "--numbers", "1"))).containsExactly("order 1 NUMBER_OF_ANOTHER");
        assertStand("SalesReceipt 1 12.0");
        dismiss(1);

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(0);
    }

    /// A product that is sold out for good is made inactive (PayMaker help, Product/Service has been deleted).
    @Test
    void aProductThatIsInactiveHoldsWhatWouldBeWrittenAndNothingElse() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        sync(0);
        books.active("Item", "Name", "PLAIN", false);
        later();

        sell(sold.taxed(1, 20, CANCELLED), sold.taxed(2, 20, lines(2)));
        assertThat(causes(sync(HELD, "--numbers", "1,2,3"))).containsExactly("order 2 ITEM_GONE");
        assertStand("SalesReceipt 2 12.0", "SalesReceipt 3 12.0");
        assertNothingMore(HELD);

        books.active("Item", "Name", "PLAIN", true);
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("SalesReceipt 2 24.0", "SalesReceipt 3 12.0");
        assertNothingMore(0);
    }

    @Test
    void whatSheRenamesIsFollowedByItsId() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        var customer = invoice("1").at("/CustomerRef/value").asString();
        books.change("Customer", customer, "\"DisplayName\":\"Our eBay\"");
        books.change("Item", books.id("Item", "Name = 'PLAIN'"), "\"Name\":\"White mug\",\"Sku\":\"W-1\"");
        books.change("Invoice", text(invoice("1"), "Id"), "\"CustomerMemo\":{\"value\":\"Thanks\"}");
        later();

        assertThat(sync(0, "--numbers", "1").at("/documents/unchanged").asInt()).isEqualTo(2);
        sell(sold.taxed(1, 20, open(), lines(2)));
        assertThat(causes(sync(0))).isEmpty();

        assertStand("Invoice 1 24.0 open 0.0", "Payment 24.0 unapplied 0.0");
        assertThat(invoice("1").at("/CustomerRef/value").asString()).isEqualTo(customer);
        assertThat(books.rows("Customer", "Active = true")).hasSize(1);
        assertThat(books.rows("Item", "Name like '%PLAIN%' and Active in (true, false)"))
                .isEmpty();
        assertNothingMore(0);
    }
}
