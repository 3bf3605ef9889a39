package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Which documents are reconciled with the bank, asked of a simulated company.
class ReconciledTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private final OpenBooks open = books.open();
    private String bank = "";
    private String customer = "";
    private String item = "";

    @BeforeEach
    void look() {
        open.chart(new Needs(Set.of(), Set.of(), Set.of()), CREATE);
        bank = books.read("select * from Account where AccountType = 'Bank'")
                .path("Id")
                .asString();
        customer = books.byHand("customer", "{\"DisplayName\":\"Amazon GBP\"}")
                .path("Id")
                .asString();
        item = books.read("select * from Item").path("Id").asString();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void tellsThemWithOneReadForAMonth() {
        var first = receipt("2026-01-05");
        var second = receipt("2026-01-06");
        var third = receipt("2026-02-04");
        var later = receipt("2026-02-28");
        books.reconcile("SalesReceipt", second.id());
        books.reconcile("SalesReceipt", later.id());
        var days = new LinkedHashMap<DocumentRef, LocalDate>();
        days.put(later, LocalDate.parse("2026-02-28"));
        days.put(first, LocalDate.parse("2026-01-05"));
        days.put(third, LocalDate.parse("2026-02-04"));
        days.put(second, LocalDate.parse("2026-01-06"));
        long before = books.meter.calls().quickbooksReads();

        assertThat(open.reconciled(days)).containsExactlyInAnyOrder(second, later);
        assertThat(books.meter.calls().quickbooksReads() - before).isEqualTo(2);
        assertThat(open.remarks()).isEmpty();
    }

    @Test
    void tellsThatItIsNotTold() {
        var receipt = receipt("2026-01-05");
        books.reconcile("SalesReceipt", receipt.id());
        books.company("{\"missingFeatures\":[\"TransactionList\"]}");

        assertThat(open.reconciled(Map.of(receipt, LocalDate.parse("2026-01-05"))))
                .isEmpty();
        open.reconciled(Map.of(receipt, LocalDate.parse("2026-01-05")));

        assertThat(open.remarks())
                .containsExactly(
                        "QuickBooks does not tell the user who connected it which documents are reconciled with"
                                + " the bank: documents were changed without asking. Connect it as an administrator.");
    }

    private DocumentRef receipt(String day) {
        var stored = books.byHand("salesreceipt", """
                {"TxnDate":"%s","CustomerRef":{"value":"%s"},"DepositToAccountRef":{"value":"%s"},
                 "GlobalTaxCalculation":"NotApplicable","Line":[{"Amount":12.0,"DetailType":"SalesItemLineDetail",
                 "SalesItemLineDetail":{"ItemRef":{"value":"%s"}}}]}""".formatted(day, customer, bank, item));
        return new DocumentRef(
                DocumentType.SALES_RECEIPT,
                stored.path("Id").asString(),
                stored.path("SyncToken").asString(),
                null);
    }
}
