package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// One run from top to bottom, between a shop and books in memory.
class SyncTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    SyncTest() {
        super(DATABASE);
    }

    @Test
    void postsEveryOrderOnceAndProvesIt() {
        IntStream.range(0, 130).forEach(i -> shop.sells(1000 + i, "17.99"));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(130);
        assertThat(report.proof())
                .containsExactly(new RunReport.ProofRow(
                        "Amazon",
                        "GBP",
                        130,
                        new BigDecimal("2338.70"),
                        new BigDecimal("2338.70"),
                        new BigDecimal("0.00"),
                        new BigDecimal("390.00"),
                        new BigDecimal("390.00")));
        assertThat(books.sent).isEqualTo(5);
    }

    @Test
    void postsNothingTheSecondTime() {
        shop.sells(1, "10.00");
        run();

        var again = run();

        assertThat(again.documents().posted()).isZero();
        assertThat(again.documents().unchanged()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void previewsWithoutWritingAnything() {
        shop.sells(1, "10.00");

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(preview.proof()).extracting(RunReport.ProofRow::source).containsExactly(new BigDecimal("10.00"));
        assertThat(books.ledger).isEmpty();
        assertThat(run().documents().posted()).isEqualTo(1);
    }

    @Test
    void createsNothingInAPreview() {
        books.knowsNothing = true;
        shop.sells(1, "10.00");

        run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(books.created).isEmpty();
    }

    @Test
    void letsOneRunAtATimeWorkForACompany() {
        var lock = journal.lock(company, Duration.ZERO, () -> {});

        var scheduled = sync.run(
                new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()), Progress.SILENT);

        assertThat(lock).isPresent();
        assertThat(scheduled).isEmpty();
        lock.orElseThrow().close();
    }

    @Test
    void tellsWhichNumbersAreNoOrdersAndSyncsTheOthers() {
        shop.sells(1, "10.00");

        var report = run(numbers("1", "2"));

        assertThat(report.notFound()).containsExactly("2");
        assertThat(report.whatWasNotFound())
                .contains(
                        "Linnworks has no order with the number or reference 2: correct it and sync again. The others were synced.");
        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.holds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void countsEachOrderOnceWhateverHappens(Trouble trouble) {
        IntStream.range(0, 40).forEach(i -> shop.sells(1000 + i, "10.00"));
        IntStream.range(0, 3).forEach(i -> shop.sellsAtRate(2000 + i, "10.00", "5"));
        shop.hasNonsense(3000);
        shop.sellsNothing(4000);
        books.trouble = trouble;
        if (trouble == Trouble.CRASHES_AFTER_COMMIT || trouble == Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES) {
            assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
            books.trouble = Trouble.NONE;
        } else {
            assertThatItAddsUp(run());
        }
        journal.dismiss(company, Optional.of(SourceKind.SALE), "2000");

        assertThatItAddsUp(run());
        books.trouble = Trouble.NONE;
        books.taxRates.add("5");
        now = now.plus(Duration.ofDays(2));
        assertThatItAddsUp(run());
        var last = run();

        assertThatItAddsUp(last);
        assertThat(last.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 42, 1, 0, 0, 0));
        assertThat(last.skippedBecause())
                .isEqualTo(Map.of("dismissed", 1L, "of nothing: it has neither lines nor an amount", 1L));
    }

    @Test
    void showsInTheEndWhatTheReportSays() {
        IntStream.range(0, 65).forEach(i -> shop.sells(1000 + i, "10.00"));
        shop.hasNonsense(3000);
        books.trouble = Trouble.REFUSES_AS_STALE_ONCE;
        var progress = new Counting();

        var report = sync.run(
                        new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()),
                        progress)
                .orElseThrow();

        assertThat(progress.read)
                .isEqualTo(66)
                .isEqualTo(report.read().sales() + report.read().unreadable());
        assertThat(progress.posted).isEqualTo(65).isEqualTo(report.documents().posted());
        assertThat(progress.toPost).isEqualTo(65);
    }
}
