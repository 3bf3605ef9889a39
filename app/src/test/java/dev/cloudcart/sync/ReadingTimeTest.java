package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.intake.Cursor;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Company;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// From when to when orders are read, whatever the clock of the computer says.
class ReadingTimeTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    ReadingTimeTest() {
        super(DATABASE);
    }

    @Test
    void readsTheDaysThatAStartDateMovedBackAddsAndNeverAgain() {
        IntStream.range(1, 4).forEach(i -> shop.sells(i, "10.00", Instant.parse("2026-01-0" + i + "T10:00:00Z")));
        startDate = LocalDate.of(2026, 3, 10);
        var first = run();
        startDate = LocalDate.of(2026, 1, 1);
        now = now.plus(Duration.ofHours(12));

        var second = run();
        shop.asked.clear();
        var third = run();

        assertThat(first.documents().posted()).isZero();
        assertThat(first.complete())
                .isEqualTo(new RunReport.Complete(
                        Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T12:00:00Z")));
        assertThat(second.documents().posted()).isEqualTo(3);
        assertThat(second.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), now));
        assertThat(third.read().sales()).isZero();
        assertThat(shop.asked)
                .containsExactly(new SalesQuery.Processed(new SyncWindow(now.minus(Duration.ofHours(2)), now)));
    }

    @Test
    void countsNothingAsReadThatLinnworksCountsAndDoesNotList() {
        shop.sells(1, "10.00", Instant.parse("2026-03-10T11:00:00Z"));
        run();
        var read = now;
        now = now.plus(Duration.ofDays(1));
        shop.gap = new Gap(new SyncWindow(read.plus(Duration.ofHours(5)), now), 3);
        shop.sells(2, "20.00", now.minusSeconds(60));

        var missing = run();
        shop.gap = null;
        shop.asked.clear();
        var whole = run();

        assertThat(missing.documents().posted()).isEqualTo(1);
        assertThat(missing.complete()).isNull();
        assertThat(missing.remarks())
                .containsExactly("Linnworks counts 3 more orders processed between 10 Mar 2026 17:00 "
                        + "and 11 Mar 2026 12:00 than it lists, though it was asked three times: they are looked for again by every "
                        + "sync until it does, and what came after is posted meanwhile.");
        assertThat(shop.asked)
                .containsExactly(new SalesQuery.Processed(new SyncWindow(read.plus(Duration.ofHours(3)), now)));
        assertThat(whole.complete()).isNotNull();
        assertThat(whole.remarks()).isEmpty();
    }

    /// What was read before that stays read, and nothing after it is.
    @Test
    void leavesTheCursorWhereItWasWhereTheGapIsBeforeIt() {
        run();
        var read = now;
        now = now.plus(Duration.ofDays(1));
        shop.gap = new Gap(new SyncWindow(read.minus(Duration.ofHours(1)), now), 1);

        run();

        assertThat(journal.coverage(company, "processed orders").orElseThrow().upTo())
                .isEqualTo(read);
    }

    @Test
    void readsFromAStartDateMovedOnAndFillsTheGapWhenItIsMovedBack() {
        shop.sells(1, "10.00", Instant.parse("2026-03-12T10:00:00Z"));
        run();
        startDate = LocalDate.of(2026, 3, 15);
        now = Instant.parse("2026-03-16T12:00:00Z");
        var moved = run();
        startDate = LocalDate.of(2026, 1, 1);

        var back = run();

        assertThat(moved.documents().posted()).isZero();
        assertThat(moved.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-03-15T00:00:00Z"), now));
        assertThat(back.documents().posted()).isEqualTo(1);
    }

    @Test
    void readsEverythingOnceWhereAnOlderVersionDidNotKeepFromWhenItRead() {
        shop.sells(1, "10.00", Instant.parse("2026-01-02T10:00:00Z"));
        DATABASE.jdbc()
                .sql("insert into cursor_position (company_id, stream, position) values (?, 'processed orders', ?)")
                .params(company.value(), Timestamp.from(now))
                .update();

        assertThat(run().documents().posted()).isEqualTo(1);
    }

    @Test
    void asksForNoDaysToComeWhereARunByHandGoesByAClockThatIsThirtyDaysAhead() {
        shop.time = now;
        var ahead = now.plus(Duration.ofDays(30));
        var from = Instant.parse("2026-03-01T00:00:00Z");
        var come = new SyncWindow(from, now.plusSeconds(1));
        now = ahead;

        run(within(from, ahead));
        var asked = List.copyOf(shop.asked);
        shop.asked.clear();
        run(within(Instant.parse("2026-03-20T00:00:00Z"), ahead));

        assertThat(asked).containsExactly(new SalesQuery.Processed(come), new SalesQuery.Cancelled(come));
        assertThat(shop.asked).isEmpty();
        assertThat(journal.coverage(company, "processed orders")).isEmpty();
    }

    private SyncRequest within(Instant from, Instant to) {
        return new SyncRequest(
                company, Occasion.byHand(Purpose.SYNC), new SyncRequest.Within(new SyncWindow(from, to)));
    }

    @Test
    void neverReadsPastTheTimeThatLinnworksTellsThoughTheOwnClockIsThirtyDaysAhead() {
        shop.time = now;
        now = now.plus(Duration.ofDays(30));
        var ahead = run();
        shop.sells(1, "10.00", Instant.parse("2026-03-15T10:00:00Z"));
        shop.time = Instant.parse("2026-03-15T12:00:00Z");

        var later = run();

        assertThat(ahead.complete())
                .isEqualTo(new RunReport.Complete(
                        Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-03-10T12:00:00Z")));
        assertThat(ahead.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(ahead.remarks())
                .containsExactly("The clock of this computer is 30 days ahead of the time that "
                        + "Linnworks and QuickBooks tell: set it right, best by letting the computer set it from the internet. "
                        + "Orders are read by their time meanwhile, so none is missed.");
        assertThat(later.documents().posted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void believesNoTimeThatNothingElseSays(String told) {
        run();
        shop.time = Instant.parse(told);
        now = now.plus(Duration.ofDays(1));
        shop.sells(1, "10.00", now.minusSeconds(60));

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.remarks())
                .containsExactly("Linnworks or QuickBooks told the time as " + told
                        + ", more than a year from what else is known of it: that was left out of account. Nothing has to be "
                        + "done unless it comes again; then see whether the clock of this computer is right.");
        assertThat(journal.coverage(company, "processed orders").orElseThrow())
                .isEqualTo(new Coverage(Optional.of(Instant.parse("2026-01-01T00:00:00Z")), now));
    }

    @Test
    void believesBothServicesThoughTheOwnClockBeganAnew() {
        shop.time = now;
        books.time = now.plusSeconds(30);
        now = Instant.parse("2001-01-01T00:00:00Z");

        assertThat(run().complete())
                .extracting(RunReport.Complete::upTo)
                .isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
    }

    @Test
    void believesOneServiceThatSaysAboutWhatWasReadUpToThoughTheOwnClockBeganAnew() {
        run();
        shop.time = now.plus(Duration.ofDays(3));
        now = Instant.parse("2001-01-01T00:00:00Z");

        assertThat(run().complete())
                .extracting(RunReport.Complete::upTo)
                .isEqualTo(Instant.parse("2026-03-13T12:00:00Z"));
    }

    @Test
    void readsUpToTheTimeThatLinnworksTellsThoughTheOwnClockIsTwoHoursBehind() {
        shop.sells(1, "10.00", now.minus(Duration.ofMinutes(1)));
        shop.time = now;
        now = now.minus(Duration.ofHours(2));

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.complete()).extracting(RunReport.Complete::upTo).isEqualTo(shop.time);
        assertThat(report.remarks())
                .singleElement()
                .asString()
                .startsWith("The clock of this computer is 2 hours behind the time that Linnworks and QuickBooks tell");
    }

    /// Its end is the time that the services tell.
    @Test
    void readsTheNewestOrdersOfARunByHandWithoutALastDayThoughTheOwnClockIsTwoHoursBehind() {
        shop.sells(1, "10.00", now.minus(Duration.ofMinutes(1)));
        shop.time = now;
        now = now.minus(Duration.ofHours(2));

        var report = run(byHand("2026-03-01", null));

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(shop.asked)
                .first()
                .isEqualTo(new SalesQuery.Processed(
                        new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), shop.time.plusSeconds(1))));
    }

    @Test
    void saysWhatTheOwnClockHasWhereARunByHandNamesADayToCome() {
        assertThat(((ManualRun.Reading.Refused) asked("2026-03-12", null)).sentence())
                .isEqualTo(
                        "The first day, 2026-03-12, is still to come by the clock of this computer, which has 2026-03-10;"
                                + " give one up to today.");
    }

    @Test
    void tellsTheAuditWhichDaysARunByHandIsOf() {
        assertThat(byHand("2026-03-01", null).words()).isEqualTo("manual, from 2026-03-01T00:00:00Z on");
        assertThat(byHand("2026-03-01", "2026-03-02").words())
                .isEqualTo("manual, from 2026-03-01T00:00:00Z to 2026-03-03T00:00:00Z");
    }

    private SyncRequest byHand(String from, @Nullable String to) {
        return ((ManualRun.Reading.Understood) asked(from, to)).request();
    }

    private ManualRun.Reading asked(String from, @Nullable String to) {
        var shopCompany = new Company(company, "Mug Shop", CurrencyUnit.GBP, ZoneOffset.UTC, now);
        return new ManualRun(List.of(), from, to, List.of(), List.of(), false)
                .read(shopCompany, LocalDate.of(2026, 1, 1), now);
    }

    @Test
    void goesByTheEarlierOfTheTimesThatTheServicesTell() {
        shop.time = now;
        books.time = now.minusSeconds(7);

        assertThat(run().complete()).extracting(RunReport.Complete::upTo).isEqualTo(books.time);
    }

    @Test
    void saysNothingOfAClockThatIsFiveMinutesOff() {
        shop.time = now.minus(Duration.ofMinutes(5));

        assertThat(run().remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"301, ahead of", "-301, behind"})
    void saysThatAClockIsMoreThanFiveMinutesOff(int secondsAhead, String words) {
        shop.time = now.minusSeconds(secondsAhead);

        assertThat(run().remarks())
                .singleElement()
                .asString()
                .startsWith("The clock of this computer is 5 minutes " + words + " the time that Linnworks");
    }

    @Test
    void mendsACursorInTheFutureByLookingThroughEverythingOnceMore() {
        shop.sells(1, "10.00", Instant.parse("2026-03-09T10:00:00Z"));
        now = now.plus(Duration.ofDays(30));
        run();
        now = now.minus(Duration.ofDays(30));
        shop.sells(2, "10.00", Instant.parse("2026-03-10T11:00:00Z"));

        var mended = run();
        shop.asked.clear();
        var next = run();

        assertThat(mended.documents().posted()).isEqualTo(1);
        assertThat(mended.documents().unchanged()).isEqualTo(1);
        assertThat(mended.remarks())
                .containsExactly("Orders counted as read up to 9 Apr 2026 13:00, which is still to "
                        + "come, for the clock of this computer was ahead then. All from 1 Jan 2026 on are looked through once "
                        + "more and what is missing is posted: nothing has to be done.");
        assertThat(mended.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), now));
        assertThat(next.remarks()).isEmpty();
        assertThat(shop.asked)
                .containsExactly(new SalesQuery.Processed(new SyncWindow(now.minus(Duration.ofHours(2)), now)));
    }

    @Test
    void looksThroughEverythingInAPreviewToWhereACursorLiesInTheFuture() {
        now = now.plus(Duration.ofDays(30));
        run();
        now = now.minus(Duration.ofDays(30));
        shop.sells(1, "10.00", Instant.parse("2026-03-09T10:00:00Z"));
        shop.asked.clear();

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(preview.read().sales()).isEqualTo(1);
        assertThat(shop.asked)
                .containsExactly(new SalesQuery.Processed(new SyncWindow(Instant.parse("2026-01-01T00:00:00Z"), now)));
    }

    @Test
    void leavesACursorInTheFutureAsItIsInAPreview() {
        shop.time = now.plus(Duration.ofDays(1));
        run();
        shop.time = now;

        run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(journal.coverage(company, Cursor.PROCESSED_ORDERS)
                        .orElseThrow()
                        .upTo())
                .isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void callsTheBooksCompleteOnlyWhenNothingIsHeldUnansweredOrChosenByHand() {
        shop.sells(1, "10.00");
        var chosen = run(numbers("1"));
        shop.hasNonsense(2);
        var held = run();
        books.trouble = Trouble.NEVER_GETS_IT;
        shop.sells(3, "10.00");
        var unanswered = run();

        assertThat(chosen.complete()).isNull();
        assertThat(held.complete()).isNull();
        assertThat(unanswered.complete()).isNull();
    }

    @Test
    void saysWhereTheFirstRunStartsAndThatItIsASetting() {
        var notes = new ArrayList<String>();
        var listener = new Counting() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        sync.run(new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()), listener);
        sync.run(new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()), listener);

        assertThat(notes).singleElement().asString().contains("1 Jan 2026").contains("order-export: start-date");
    }
}
