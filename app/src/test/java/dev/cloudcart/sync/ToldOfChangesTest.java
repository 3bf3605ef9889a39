package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;

/// The books are asked before their day comes when they are said to have changed, and not too often.
class ToldOfChangesTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Duration REST = Duration.ofMinutes(30);

    ToldOfChangesTest() {
        super(DATABASE);
    }

    private RunReport scheduled() {
        return run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private void hasSold() {
        shop.sells(70, "10.00");
        scheduled();
    }

    @Test
    void asksTheBooksAsSoonAsTheyAreSaidToHaveChanged() {
        hasSold();
        books.delete("70");
        journal.toldOfChanges(company);

        after(REST.minusSeconds(1));
        assertThat(scheduled().holds()).isEmpty();
        after(Duration.ofSeconds(1));
        var report = scheduled();

        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("DELETED_IN_QUICKBOOKS");
        assertThat(books.asked).isEqualTo(1);
    }

    @Test
    void asksOnceHoweverOftenItIsTold() {
        hasSold();
        for (int i = 0; i < 1_000; i++) {
            journal.toldOfChanges(company);
        }

        after(REST);
        scheduled();
        after(Duration.ofHours(3));
        scheduled();

        assertThat(books.asked).isEqualTo(1);
        assertThat(journal.timesToldOfChanges(company)).isZero();
    }

    /// Each run's own documents come back as news, a moment after it.
    @Test
    void asksEveryHalfHourAtMostThoughEachRunTellsOfItsOwnDocuments() {
        hasSold();
        for (int quarter = 1; quarter <= 16; quarter++) {
            after(Duration.ofMinutes(15));
            shop.sells(100 + quarter, "10.00");
            assertThat(scheduled().documents().posted()).isEqualTo(1);
            journal.toldOfChanges(company);
        }
        assertThat(books.asked).isEqualTo(8);

        for (int quarter = 0; quarter < 16; quarter++) {
            after(Duration.ofMinutes(15));
            scheduled();
        }
        assertThat(books.asked).as("once more for the last news").isEqualTo(9);
        assertThat(books.looks).isZero();
    }

    @Test
    void keepsWhatIsToldWhileTheBooksAreAsked() {
        hasSold();
        journal.toldOfChanges(company);
        journal.toldOfChanges(company);

        journal.askedForChanges(company, 1);

        assertThat(journal.timesToldOfChanges(company)).isEqualTo(1);
    }

    /// Of what waited for an answer nobody could say how it was.
    @Test
    void asksSoonAgainWhereADocumentCouldNotBeLookedAt() {
        hasSold();
        shop.sells(70, "20.00");
        books.trouble = FakeBooks.Trouble.NEVER_GETS_IT;
        run(numbers("70"));
        books.delete("70");
        journal.toldOfChanges(company);
        after(REST);
        scheduled();
        books.trouble = FakeBooks.Trouble.NONE;

        after(REST);
        scheduled();
        assertThat(books.asked).isEqualTo(2);
        after(REST);
        scheduled();
        assertThat(books.asked).as("it was looked at by now").isEqualTo(2);
    }

    @Test
    void setsARunOffOnceWhenNothingMoreHasComeForAWhile() {
        journal.toldOfChanges(company);
        assertThat(due()).isFalse();

        earlier("told_at", "61 seconds");
        assertThat(due()).isTrue();
        assertThat(due()).isFalse();

        earlier("attended_at", "29 minutes");
        assertThat(due()).isFalse();
        earlier("attended_at", "2 minutes");
        assertThat(due()).isTrue();
        journal.askedForChanges(company, 1);
        earlier("attended_at", "1 day");
        assertThat(due()).isFalse();
    }

    private boolean due() {
        return journal.companiesToldOfChanges(Duration.ofMinutes(1), REST).contains(company);
    }

    private void earlier(String column, String time) {
        DATABASE.jdbc()
                .sql("update books_news set %s = %s - interval '%s' where company_id = ?"
                        .formatted(column, column, time))
                .param(company.value())
                .update();
    }
}
