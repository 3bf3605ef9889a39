package dev.cloudcart.demo;

import static dev.cloudcart.demo.Bookkeeper.refused;
import static dev.cloudcart.demo.Sold.reference;
import static dev.cloudcart.demo.Sold.unlikeLines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Mends what is held for what became of a document.
class DocumentMendsTest extends Mending {

    private static final String OURS = "CC-SALE-0badc0de-0000-4000-8000-000000000000-1";

    @Test
    @Mends("DELETED_IN_QUICKBOOKS")
    void documentsThatAreDeleted() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20));
        bystander();
        sync(0);
        books.delete(books.receipt("1"));
        books.delete(books.receipt("2"));
        holds(Map.of(1, "DELETED_IN_QUICKBOOKS", 2, "DELETED_IN_QUICKBOOKS"), "--numbers", "1,2,9001,9002");

        dismiss(2);
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");
        posts(1);
        assertThat(books.documents(2)).isEmpty();

        sync(0, "--numbers", "2");
        posts(1, 2);
    }

    @Test
    @Mends("PARTLY_DELETED_IN_QUICKBOOKS")
    void oneOfSeveralDocumentsOfAnOrderIsDeleted() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, unlikeLines(800)), sold.taxed(2, 20, unlikeLines(800)));
        sync(0);
        books.delete(books.receipt("1-1"));
        books.delete(books.receipt("2-2"));
        holds(Map.of(1, "PARTLY_DELETED_IN_QUICKBOOKS", 2, "PARTLY_DELETED_IN_QUICKBOOKS"), "--numbers", "1,2,9001");

        books.delete(books.receipt("1-2"));
        dismiss(2);
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1,2");
        posts();
        assertThat(books.rows("SalesReceipt", "DocNumber in ('1-1', '1-2', '2-1', '2-2')"))
                .hasSize(3);
    }

    /// The second part is refused, also when it is tried again, and then the order is another one.
    @Test
    @Mends({"CHANGED_WHILE_PARTLY_POSTED", "REFUSED"})
    void ordersThatChangeWhileAPartIsPosted() throws Exception {
        connect("uk", "{}", "");
        books.surprises(refused("SalesReceipt", "DocNumber", "1-2", 2, "6999", "Not today."));
        sell(sold.taxed(1, 20, unlikeLines(800)));
        holds(Map.of(1, "REFUSED"));
        assertThat(books.rows("SalesReceipt", "DocNumber in ('1-1', '1-2')")).hasSize(1);

        sell(sold.taxed(1, 20, unlikeLines(900)));
        holds(Map.of(1, "CHANGED_WHILE_PARTLY_POSTED"), "--numbers", "1,9002");

        books.delete(books.receipt("1-1"));
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");
        posts();
        assertThat(books.rows("SalesReceipt", "DocNumber in ('1-1', '1-2')"))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.path("TotalAmt").asInt()).isEqualTo(5400));
    }

    /// QuickBooks says that it knows the call, and has nothing of it.
    @Test
    @Mends("LOST_ANSWER")
    void callsWithoutAnAnswer() throws Exception {
        connect("uk", "{}", "");
        bystander();
        sync(0);
        books.surprises(refused(1, 1, "600"));
        sell(sold.taxed(1, 20));
        holdsBeside(9001, Map.of(1, "LOST_ANSWER"));

        posts(1);
    }

    /// Other installations of the program have posted under these numbers, also under that of an order.
    @Test
    @Mends("NUMBER_OF_ANOTHER_ORDER")
    void numbersOfOtherOrders() throws Exception {
        connect("uk", "{}", "order-export: {document-number: channel reference}");
        sell(sold.taxed(9001, 20, reference("9001")));
        sync(0);
        books.enter("R-1", OURS);
        books.enter("R-2", OURS);
        books.enter("2", OURS);
        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        assertHeld(sync(HELD), Map.of(2, "NUMBER_OF_ANOTHER_ORDER"));

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("SalesReceipt", "DocNumber in ('1', '2-0002', 'R-3', '9001')"))
                .hasSize(4);
    }
}
