package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What was deleted in QuickBooks.
class DeletedDocumentsTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    DeletedDocumentsTest() {
        super(DATABASE);
    }

    @Test
    void holdsAnOrderWhoseDocumentWasDeletedWhenAPersonSyncsItAgain() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");

        var scheduled = run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
        var again = run(numbers("70"));
        var days = run(days());

        assertThat(scheduled.documents().unchanged()).isEqualTo(1);
        assertThat(books.looks).isEqualTo(1);
        assertThat(again.holds())
                .singleElement()
                .isEqualTo(new RunReport.HoldRow(
                        "order",
                        "70",
                        "DELETED_IN_QUICKBOOKS",
                        "The sales receipt 70 of order 70 was deleted in QuickBooks",
                        "Set order-export: deleted-in-quickbooks: post again, and sync order 70 again; or dismiss it"));
        assertThat(again.documents().held()).isEqualTo(1);
        assertThat(days.documents().held()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
        assertThatItAddsUp(again);
        assertThatItAddsUp(days);
    }

    @Test
    void postsADeletedDocumentAgainOnceWhenTheSettingSaysSo() {
        shop.sells(70, "10.00");
        shop.sells(71, "10.00");
        run();
        books.delete("70");
        deletedInBooks = Rules.Deleted.POST_AGAIN;

        var days = run(days());
        var again = run(days());

        assertThat(days.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 1, 0, 0, 0, 2));
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 2, 0, 0, 0, 2));
        assertThat(books.ledger)
                .extracting(intent -> intent.source() + " " + intent.key().generation())
                .containsExactlyInAnyOrder("70 1", "71 1", "70 2");
    }

    @Test
    void postsAHeldDeletionAgainOnceTheSettingIsChanged() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        run(numbers("70"));
        deletedInBooks = Rules.Deleted.POST_AGAIN;

        var report = run(numbers("70"));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 0, 0, 0, 0, 1));
        assertThat(books.ledger).hasSize(2);
    }

    @Test
    void postsADeletedDocumentAgainOnceThoughTheProgramDies() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        deletedInBooks = Rules.Deleted.POST_AGAIN;
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(() -> run(numbers("70"))).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;

        var report = run(numbers("70"));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(intent -> intent.key().generation()).containsExactly(1, 2);
        assertThatItAddsUp(report);
    }

    @Test
    void leavesADismissedDeletionAlone() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        run(numbers("70"));
        journal.dismiss(company, Optional.of(SourceKind.SALE), "70");

        var report = run(numbers("70"));

        assertThat(report.holds()).isEmpty();
        assertThat(report.skippedBecause()).isEqualTo(Map.of("dismissed", 1L));
        shop.asked.clear();
        run();
        assertThat(shop.asked).as("nothing is to be done any more").noneMatch(SalesQuery.Again.class::isInstance);
    }
}
