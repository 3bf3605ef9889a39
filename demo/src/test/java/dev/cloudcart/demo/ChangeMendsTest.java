package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.unlikeLines;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Mends what is held because an order changed after it was posted.
class ChangeMendsTest extends Mending {

    private static final Consumer<ObjectNode> CANCELLED = at("/GeneralInfo", "HoldOrCancel", "true");
    private static final Consumer<ObjectNode> RESENT = at("/GeneralInfo", "Status", "4");

    @Test
    @Mends({"CHANGED_AFTER_POSTING", "CANCELLED_AFTER_POSTING", "NO_SALE_ANY_MORE"})
    void ordersThatChangeAfterTheyWerePosted() throws Exception {
        connect("uk", "{}", "order-export: {changed-after-posting: hold, cancelled-after-posting: hold}");
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        sync(0);
        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20, CANCELLED), sold.taxed(3, 20, RESENT));
        holds(
                Map.of(1, "CHANGED_AFTER_POSTING", 2, "CANCELLED_AFTER_POSTING", 3, "NO_SALE_ANY_MORE"),
                "--numbers",
                "1,2,3,9001");

        set("order-export: {changed-after-posting: amend, cancelled-after-posting: void}");
        sell(sold.taxed(3, 20));
        var report = sync(0, "--numbers", "1,2,3");

        assertThat(report.path("documents").path("amended").asInt()).isEqualTo(1);
        assertThat(report.path("documents").path("removed").asInt()).isEqualTo(1);
        assertThat(books.receipt("1").path("TotalAmt").asInt()).isEqualTo(24);
        assertThat(books.receipt("2").path("TotalAmt").asInt()).isZero();
        posts(1, 3);
    }

    /// Both ways that its sentence names, and the third: to leave it.
    @Test
    @Mends("EDITED_AFTER_POSTING")
    void documentsThatSomebodyEditedWithoutReason() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        sync(0);
        var first = books.receipt("1").path("Id").asString();
        var day = books.receipt("1").path("TxnDate").asString();
        books.change("SalesReceipt", first, "\"TxnDate\":\"2026-05-05\"");
        books.change("SalesReceipt", books.receipt("2").path("Id").asString(), "\"TxnDate\":\"2026-05-05\"");
        holds(Map.of(1, "EDITED_AFTER_POSTING", 2, "EDITED_AFTER_POSTING"), "--numbers", "1,2,3,9001");

        books.change("SalesReceipt", first, "\"TxnDate\":\"" + day + "\"");
        set("order-export: {edited-in-quickbooks: overwrite}");
        var report = sync(0, "--numbers", "1,2,3");

        assertThat(report.path("documents").path("amended").asInt()).isEqualTo(1);
        assertThat(report.path("documents").path("unchanged").asInt()).isEqualTo(2);
        assertThat(books.receipt("2").path("TxnDate").asString()).isEqualTo(day);
        posts(1, 2, 3);
    }

    @Test
    @Mends({"EDITED_IN_QUICKBOOKS", "LINKED_IN_QUICKBOOKS"})
    void documentsThatSomebodyEditedOrPaid() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20, unpaid()));
        sync(0);
        books.change("SalesReceipt", books.receipt("1").path("Id").asString(), "\"TxnDate\":\"2026-05-05\"");
        var invoice = books.rows("Invoice", "DocNumber = '2'").getFirst();
        var payment = books.add("payment", """
                {"CustomerRef":{"value":"%s"},"CurrencyRef":{"value":"GBP"},"TotalAmt":12,
                 "Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}
                """.formatted(
                                invoice.at("/CustomerRef/value").asString(),
                                invoice.path("Id").asString()))
                .path("Payment");
        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20, unpaid().andThen(lines(2))));
        holds(Map.of(1, "EDITED_IN_QUICKBOOKS", 2, "LINKED_IN_QUICKBOOKS"), "--numbers", "1,2,9001");

        set("order-export: {edited-in-quickbooks: overwrite}");
        books.add(
                "payment?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                payment.path("Id").asString(),
                                payment.path("SyncToken").asString()));
        sync(0, "--numbers", "1,2");
        posts(1, 2);
        assertThat(books.documents(1).getFirst().path("TotalAmt").asInt()).isEqualTo(24);
        assertThat(books.documents(2).getFirst().path("TotalAmt").asInt()).isEqualTo(24);
    }

    /// Somebody put the money of two receipts into the bank, which has sent its statement.
    @Test
    @Mends("RECONCILED_IN_QUICKBOOKS")
    void ordersWhoseMoneyIsReconciledWithTheBank() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        sync(0);
        var bank = books.id("Account", "AccountType = 'Bank'");
        for (var number : List.of("1", "2", "3")) {
            books.change(
                    "SalesReceipt",
                    books.receipt(number).path("Id").asString(),
                    "\"DepositToAccountRef\":{\"value\":\"%s\"}".formatted(bank));
        }
        books.reconcile(books.receipt("1"), true);
        books.reconcile(books.receipt("2"), true);
        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20, CANCELLED), sold.taxed(3, 20, lines(2)));
        holds(Map.of(1, "RECONCILED_IN_QUICKBOOKS", 2, "RECONCILED_IN_QUICKBOOKS"), "--numbers", "1,2,3,9001");
        assertThat(books.receipt("1").path("TotalAmt").asInt()).isEqualTo(12);
        assertThat(books.receipt("2").path("TotalAmt").asInt()).isEqualTo(12);
        assertThat(books.receipt("3").path("TotalAmt").asInt()).isEqualTo(24);

        books.reconcile(books.receipt("1"), false);
        books.reconcile(books.receipt("2"), false);
        sync(0, "--numbers", "1,2");

        assertThat(books.receipt("1").path("TotalAmt").asInt()).isEqualTo(24);
        assertThat(books.receipt("2").path("TotalAmt").asInt()).isZero();
        posts(1, 3);
    }

    /// Somebody took the money of two receipts to the bank.
    @Test
    @Mends("DEPOSITED_IN_QUICKBOOKS")
    void ordersWhoseMoneyIsDeposited() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20));
        sync(0);
        var deposits = List.of(books.deposit(books.receipt("1")), books.deposit(books.receipt("2")));
        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20, CANCELLED));
        holds(Map.of(1, "DEPOSITED_IN_QUICKBOOKS", 2, "DEPOSITED_IN_QUICKBOOKS"), "--numbers", "1,2,9001");

        for (var deposit : deposits) {
            books.add(
                    "deposit?operation=delete",
                    "{\"Id\":\"%s\",\"SyncToken\":\"0\"}"
                            .formatted(deposit.path("Id").asString()));
        }
        sync(0, "--numbers", "1,2");

        assertThat(books.receipt("1").path("TotalAmt").asInt()).isEqualTo(24);
        assertThat(books.receipt("2").path("TotalAmt").asInt()).isZero();
        posts(1);
    }

    @Test
    @Mends("PARTS_HAVE_CHANGED")
    void aLongOrderThatBecomesShort() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, unlikeLines(800)));
        sync(0);
        sell(sold.taxed(1, 20, unlikeLines(700)));
        holds(Map.of(1, "PARTS_HAVE_CHANGED"), "--numbers", "1,9001");

        books.delete(books.receipt("1-1"));
        books.delete(books.receipt("1-2"));
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");
        posts(1);
        assertThat(books.receipt("1").path("TotalAmt").asInt()).isEqualTo(8400);
    }

    @Test
    @Mends("IN_CLOSED_BOOKS")
    void ordersOfClosedBooks() throws Exception {
        connect("uk", "{}", "");
        var old = sold.before(Duration.ofDays(20));
        sell(old.taxed(1, 20));
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(tenDaysAgo()));
        sell(old.taxed(1, 20, CANCELLED));
        assertHeld(sync(HELD, "--numbers", "1"), Map.of(1, "CLOSED_MEANWHILE"));
        holds(Map.of(1, "IN_CLOSED_BOOKS"), "--numbers", "1,9001");

        books.switches("{\"bookCloseDate\":null}");
        sync(0, "--numbers", "1");
        posts();
        assertThat(books.receipt("1").path("TotalAmt").asInt()).isZero();
    }
}
