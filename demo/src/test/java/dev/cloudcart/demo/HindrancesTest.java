package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What stands in the way of a change in QuickBooks is named, and the next run does the change when it is gone.
class HindrancesTest extends Buying {

    @Test
    void keepWhatIsPaidOfAPurchaseOrderThatIsDeleted() throws Exception {
        connect("uk", "{}", ON);
        var order = nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 2);
        shop(order.line());
        sync(0);
        var payment = books.pays("PO1-7", "10");

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        assertThat(causes(sync(HELD))).containsExactly("PO1 LINKED_IN_QUICKBOOKS", "PO1-7 LINKED_IN_QUICKBOOKS");
        assertThat(numbers("Bill", "PurchaseOrder")).containsExactly("PO1-7", "PO1");

        books.takesBack(payment);
        later();
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(2);
        assertStand();
    }

    @Test
    void keepABillThatIsPaidAndItsOrderIsClosedAgainOnceThatGoes() throws Exception {
        connect("uk", "{}", ON);
        var bought = nuts().that("DELIVERED").came(7, first, 0, 6).line();
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).came(8, second, 0, 2).line());
        sync(0);
        var payment = books.pays("PO1-8", "10");
        shop(bought);
        assertThat(causes(sync(HELD))).containsExactly("PO1-8 LINKED_IN_QUICKBOOKS");

        books.takesBack(payment);
        later();
        agrees("put right");
        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    @Test
    void keepWhatIsInClosedBooksOfAPurchaseOrderThatIsDeleted() throws Exception {
        connect("uk", "{}", ON);
        var order = nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 2);
        shop(order.line());
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(date(first)));

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        sync(HELD);
        assertThat(causes(sync(HELD))).containsExactly("PO1 LINKED_IN_QUICKBOOKS", "PO1-7 IN_CLOSED_BOOKS");
        assertThat(numbers("Bill", "PurchaseOrder")).containsExactly("PO1-7", "PO1");

        books.switches("{\"bookCloseDate\":null}");
        later();
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(2);
        assertStand();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "delete", "hold"})
    void keepWhatIsDepositedAsItIs(String how) throws Exception {
        connect(
                "uk",
                "{}",
                "order-export: {order-status: \"processed, open\", cancelled-after-posting: %s}".formatted(how));
        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20, open()), sold.taxed(3, 20));
        sync(0);
        var deposits = new ArrayList<JsonNode>();
        for (var receipt : List.of("1", "2", "3")) {
            deposits.add(books.deposit(books.receipt(receipt)));
        }

        does("Orders/CancelOrder", "{\"orderId\":\"%s\"}".formatted(new UUID(9, 1)));
        sell(sold.taxed(2, 20, open(), lines(2)), sold.taxed(3, 20, lines(3)));
        assertThat(causes(sync(HELD)))
                .containsExactly(
                        how.equals("hold") ? "1 CANCELLED_AFTER_POSTING" : "1 DEPOSITED_IN_QUICKBOOKS",
                        "2 DEPOSITED_IN_QUICKBOOKS",
                        "3 DEPOSITED_IN_QUICKBOOKS");
        assertThat(totals()).containsExactly("1 12.0", "2 12.0", "3 12.0");

        for (var deposit : deposits) {
            books.add(
                    "deposit?operation=delete",
                    "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                            .formatted(
                                    deposit.path("Id").asString(),
                                    deposit.path("SyncToken").asString()));
        }
        later();
        sync(how.equals("hold") ? HELD : 0);
        assertThat(totals())
                .containsExactlyElementsOf(
                        how.equals("hold") ? List.of("1 12.0", "2 24.0", "3 36.0") : List.of("2 24.0", "3 36.0"));
    }

    private List<String> totals() throws Exception {
        return books.rows("SalesReceipt", "TotalAmt > '0'").stream()
                .map(one -> one.path("DocNumber").asString() + " "
                        + one.path("TotalAmt").asString())
                .sorted()
                .toList();
    }

    private List<String> numbers(String... kinds) throws Exception {
        var numbers = new ArrayList<String>();
        for (var kind : kinds) {
            books.rows(kind, "TotalAmt > '0'")
                    .forEach(one -> numbers.add(one.path("DocNumber").asString()));
        }
        return numbers;
    }

    private static List<String> causes(JsonNode report) {
        return report.path("holds")
                .valueStream()
                .map(hold -> "%s %s"
                        .formatted(
                                hold.path("source").asString(),
                                hold.path("cause").asString()))
                .sorted()
                .toList();
    }
}
