package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// Orders that become several documents.
class LongOrdersTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    LongOrdersTest() {
        super(DATABASE);
    }

    @Test
    void postsALongOrderInPartsOnce() {
        shop.sells(169, "10.00");
        shop.sellsLines(170, "960.00", 800);

        var report = run();
        var again = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(3);
        assertThat(books.ledger).extracting(Intent::number).containsExactlyInAnyOrder("169", "170-1", "170-2");
        assertThat(report.proof())
                .extracting(RunReport.ProofRow::source, RunReport.ProofRow::books)
                .containsExactly(tuple(new BigDecimal("970.00"), new BigDecimal("970.00")));
        assertThat(again.documents().unchanged()).isEqualTo(2);
        assertThat(again.documents().posted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "STOPS_HALFWAY",
                "CRASHES_AFTER_COMMIT",
                "NEVER_GETS_IT",
                "COMMITS_AND_LOSES_THE_ANSWER",
                "REFUSES_SECOND_PARTS"
            })
    void postsTheMissingPartOfALongOrder(Trouble trouble) {
        shop.sellsLines(170, "960.00", 800);
        books.trouble = trouble;
        books.replaysKept = false;
        try {
            run();
        } catch (IllegalStateException _) {
            // the crash
        }
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofDays(2));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.holds()).isEmpty();
        assertThat(books.ledger).extracting(Intent::number).containsExactlyInAnyOrder("170-1", "170-2");
        assertThat(books.ledger.stream().map(Intent::gross).reduce(Money::plus)).contains(Money.parse("GBP 960.00"));
        assertThat(run().documents().unchanged()).isEqualTo(1);
    }

    /// One of its documents stands as it should, and the other is refused each time.
    @Test
    void neverCallsUnchangedWhatStandsInPart() {
        shop.sellsLines(170, "960.00", 800);
        books.trouble = Trouble.REFUSES_SECOND_PARTS;
        run();

        var again = run();

        assertThat(again.documents().unchanged()).isZero();
        assertThat(again.documents().held()).isEqualTo(1);
        assertThatItAddsUp(again);
    }

    /// The first part is written anew; what QuickBooks stored otherwise of the second stands as it did.
    @Test
    void tellsTheDifferenceOfOnePartWhenAnotherIsAmended() {
        edited = Rules.Edited.OVERWRITE;
        shop.sellsLines(170, "960.00", 800);
        books.trouble = Trouble.STORES_A_PENNY_LESS;
        run();
        books.trouble = Trouble.NONE;
        books.editPart("170", 1);

        var report = run(numbers("170"));

        assertThat(report.documents().amended()).isEqualTo(1);
        assertThat(journal.holds(company, Optional.empty(), 10)).hasSize(1);
    }

    /// Of the two removals one is refused.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnRemovingWhatIsHalfRemoved(boolean isCancelled) {
        statuses = Set.of(OrderStatus.OPEN, OrderStatus.PROCESSED);
        shop.hasOpenLines(170, "960.00", 800, "unpaid");
        run();
        if (isCancelled) {
            shop.cancels(170, "960.00");
        } else {
            shop.hasOpenLines(170, "960.00", 800);
        }
        books.trouble = Trouble.REFUSES_SECOND_PARTS;
        var half = run();
        books.trouble = Trouble.NONE;

        var report = run();

        assertThat(half.holds()).extracting(RunReport.HoldRow::reason).containsExactly("The item is amiss");
        assertThat(report.holds()).isEmpty();
        assertThat(books.removed).hasSize(2);
        assertThat(books.ledger).hasSize(isCancelled ? 2 : 4);
        assertThatItAddsUp(report);
    }

    @Test
    void completesALongOrderAsItWasBeforeItsChangeIsRead() {
        shop.sellsLines(170, "960.00", 800);
        books.trouble = Trouble.REFUSES_SECOND_PARTS;
        var half = run();
        books.trouble = Trouble.NONE;
        shop.sellsLines(170, "900.00", 740);

        var report = run();

        assertThat(half.holds()).extracting(RunReport.HoldRow::reason).containsExactly("The item is amiss");
        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("PARTS_HAVE_CHANGED");
        assertThat(books.ledger).extracting(Intent::number).containsExactly("170-1", "170-2");
        assertThat(books.ledger.stream().map(Intent::gross).reduce(Money::plus)).contains(Money.parse("GBP 960.00"));
    }
}
