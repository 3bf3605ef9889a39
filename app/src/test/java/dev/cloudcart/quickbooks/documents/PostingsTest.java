package dev.cloudcart.quickbooks.documents;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.quickbooks.wire.Entity;

/// What QuickBooks says of documents of ours.
class PostingsTest {

    /// What is said of another document, or leaves an amount, is no word that it was done.
    @ParameterizedTest
    @CsvSource({
        "VOID, 263, 0, true",
        "VOID, 263, 18.90, false",
        "VOID, 264, 0, false",
        "DELETE, 263, 18.90, true",
        "DELETE, 264, 18.90, false"
    })
    void saysThatADocumentWasRemoved(Deed deed, String id, String total, boolean isRemoved) {
        var create =
                Intent.of(aSale().from(1001).line("Mug", 1, "10.00", "2.00").receipt());
        var live = new Position.Live(create, new DocumentRef(DocumentType.SALES_RECEIPT, "263", "0", "1001"));
        var remove = Intent.of(new Instruction.Remove(live, create.origin(), deed));
        var said = new Entity("SalesReceipt", Map.of("Id", id, "SyncToken", "1", "TotalAmt", total));

        assertThat(Postings.removed(said, remove))
                .isEqualTo(
                        isRemoved
                                ? Optional.of(new Outcome.Removed(
                                        new DocumentRef(DocumentType.SALES_RECEIPT, "263", "1", "1001")))
                                : Optional.empty());
    }
}
