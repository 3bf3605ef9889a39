package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;

class BuyerRecordsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicLong COMPANIES = new AtomicLong(7_000);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration USUAL = Duration.ofDays(90);

    private static final Removal REMOVAL = new Removal(2, BuyerRecordsTest::without);

    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private Instant now = NOW;
    private final Journal journal = new Journal(
            DATABASE.dataSource(),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
            () -> now);
    private final BuyerRecords records = new BuyerRecords(DATABASE.dataSource(), () -> NOW);
    private final RunId run = journal.start(company, Occasion.byHand(Purpose.SYNC), 1);

    @Test
    void takesBuyersOutWhenTheDaysOfTheSourceAreOver() {
        file(1, "a", daysAgo(30), 30);
        file(2, "a", daysAgo(29), 30);
        file(3, "a", daysAgo(90), null);
        file(4, "a", daysAgo(89), null);
        file(5, "a", null, 1);

        assertThat(remove(null)).isEqualTo(2);
        assertThat(raw(1, 2, 3, 4, 5)).containsExactly("1", "2 Jane", "3", "4 Jane", "5 Jane");
    }

    @Test
    void takesThemOutAfterTheDaysOfTheSettings() {
        file(1, "a", daysAgo(7), 30);
        file(2, "a", daysAgo(6), null);

        assertThat(remove(7)).isEqualTo(1);
        assertThat(remove(7)).isZero();
        assertThat(raw(1, 2)).containsExactly("1", "2 Jane");
    }

    /// What the source has taken out by the newest version does not come back from an older one.
    @Test
    void takesThemOutOfEveryOlderVersion() {
        file(1, "a", daysAgo(1), 30);
        file(1, "b", daysAgo(1), 30);

        assertThat(remove(null)).isEqualTo(1);
        assertThat(versions(1)).containsExactly("1", "1 Jane");
    }

    @Test
    void takesThemOutOfEveryOlderVersionThoughTheClockWasSetBack() {
        now = NOW.plus(Duration.ofDays(30));
        file(1, "a", daysAgo(1), 30);
        now = NOW;
        file(1, "b", daysAgo(1), 30);

        assertThat(remove(null)).isEqualTo(1);
        assertThat(raw(1)).containsExactly("1 Jane");
        assertThat(versions(1)).containsExactly("1", "1 Jane");
    }

    /// A program that can read it may come, and nothing but its number would be left for that one.
    @Test
    void keepsWhatCouldNotBeReadForItsDaysThoughANewerVersionCame() {
        file(1, "a", null, 30);
        file(1, "b", daysAgo(1), 60);

        assertThat(remove(null)).isZero();
        assertThat(removeAt(NOW.plus(Duration.ofDays(29)))).isZero();
        assertThat(versions(1)).containsExactly("1 Jane", "1 Jane");
        assertThat(removeAt(NOW.plus(Duration.ofDays(31)))).isEqualTo(1);
        assertThat(versions(1)).containsExactly("1", "1 Jane");
    }

    /// A run that read the record before the buyer was forgotten files it afterwards.
    @Test
    void staysWithoutTheBuyerThoughARunFilesItOnceMore() {
        file(1, "a", daysAgo(40), 30);
        remove(null);

        file(1, "a", daysAgo(40), 30);

        assertThat(raw(1)).containsExactly("1");
    }

    /// The version that tells of the buyer in other words goes too.
    @Test
    void forgetsABuyerInAllVersionsOfAnOrder() {
        file(1, "a", daysAgo(1), 30);
        file(1, "b", daysAgo(1), 30);

        records.forget(company, record -> record.print().equals("a"), REMOVAL);

        assertThat(versions(1)).containsExactly("1", "1");
    }

    @Test
    void knowsOfWhomItMustNotLearnAgain() {
        file(1, "a", daysAgo(40), 30);
        file(2, "a", daysAgo(4), 30);
        remove(null);

        assertThat(journal.withoutBuyer(
                        company,
                        SourceKind.SALE,
                        List.of(source(1).id(), source(2).id(), source(3).id())))
                .containsExactly(source(1).id());
    }

    @Test
    void takesOutAgainWhomARestoredBackupBringsBackHoweverYoung() {
        file(1, "a", daysAgo(1), 30);
        file(2, "a", daysAgo(1), 30);
        records.forget(company, record -> text(record).startsWith("1"), REMOVAL);
        DATABASE.jdbc()
                .sql("delete from source_record where company_id = ?")
                .param(company.value())
                .update();
        file(1, "a", daysAgo(1), 30);
        file(2, "a", daysAgo(1), 30);

        int removed = records.remove(company, null, USUAL, Instant.EPOCH, REMOVAL);

        assertThat(removed).isEqualTo(1);
        assertThat(raw(1, 2)).containsExactly("1", "2 Jane");
    }

    @Test
    void knowsOfWhomItMustNotLearnAgainThoughARestoredBackupLacksTheRecord() {
        file(1, "a", daysAgo(1), 30);
        records.forget(company, _ -> true, REMOVAL);
        DATABASE.jdbc()
                .sql("delete from source_record where company_id = ?")
                .param(company.value())
                .update();

        assertThat(journal.withoutBuyer(
                        company,
                        SourceKind.SALE,
                        List.of(source(1).id(), source(2).id())))
                .containsExactly(source(1).id());
    }

    /// As a program did that knew fewer of the fields that tell a buyer.
    @Test
    void takesOutWhatAnEarlierProgramLeftOfABuyer() {
        file(1, "a", daysAgo(40), 30);
        file(2, "a", daysAgo(29), 30);
        records.remove(company, null, USUAL, NOW, new Removal(1, BuyerRecordsTest::withoutLess));
        assertThat(raw(1, 2)).containsExactly("1 Ja", "2 Jane");

        assertThat(remove(null)).isZero();

        assertThat(raw(1, 2)).containsExactly("1", "2 Jane");
    }

    /// The column says nothing of records from before there was one.
    @Test
    void takesOutWhatWasLeftOfABuyerBeforeItWasKeptWhatTookItOut() {
        IntStream.range(0, 450).forEach(number -> file(number, "a", daysAgo(40), 30));
        DATABASE.jdbc()
                .sql("update source_record set buyer_removed_at = now() where company_id = ?")
                .param(company.value())
                .update();

        assertThat(remove(null)).isZero();

        assertThat(versions(0)).containsExactly("0");
        assertThat(versions(449)).containsExactly("449");
    }

    @Test
    void looksOnlyOnceThroughWhatItTookOut() {
        var looks = new AtomicLong();
        var removal = new Removal(2, record -> {
            looks.incrementAndGet();
            return without(record);
        });
        file(1, "a", daysAgo(40), 30);

        records.remove(company, null, USUAL, NOW, removal);
        records.remove(company, null, USUAL, NOW, removal);

        assertThat(looks).hasValue(1);
    }

    /// Time as the caller has it, or as the database has it, whichever is earlier.
    @Test
    void takesNobodyOutEarlyThoughAClockIsAhead() {
        file(1, "a", Instant.now().minus(Duration.ofDays(29)), 30);

        assertThat(records.remove(company, null, USUAL, Instant.now().plus(Duration.ofDays(30)), REMOVAL))
                .isZero();
        assertThat(raw(1)).containsExactly("1 Jane");
    }

    @Test
    void forgetsOneBuyerAtOnceAndNobodyElse() {
        file(1, "a", daysAgo(1), 30);
        file(1, "b", daysAgo(1), 30);
        file(2, "a", daysAgo(1), 30);
        var other = new CompanyId(COMPANIES.incrementAndGet());

        var forgotten = records.forget(company, record -> text(record).startsWith("1"), REMOVAL);

        assertThat(forgotten).containsExactly(source(1));
        assertThat(versions(1)).containsExactly("1", "1");
        assertThat(raw(2)).containsExactly("2 Jane");
        assertThat(records.forget(other, _ -> true, REMOVAL)).isEmpty();
    }

    @Test
    void goesThroughMoreThanAPage() {
        IntStream.range(0, 450).forEach(number -> file(number, "a", daysAgo(100), null));

        assertThat(remove(null)).isEqualTo(450);
    }

    private int remove(@Nullable Integer days) {
        return records.remove(company, days, USUAL, NOW, REMOVAL);
    }

    private int removeAt(Instant at) {
        return records.remove(company, null, USUAL, at, REMOVAL);
    }

    private static byte[] without(RawSource record) {
        return text(record).replaceAll(" Ja(ne)?", "").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withoutLess(RawSource record) {
        return text(record).replace("ne", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RawSource record) {
        return new String(record.raw(), StandardCharsets.UTF_8);
    }

    private void file(int number, String print, @Nullable Instant happened, @Nullable Integer days) {
        journal.file(
                run,
                List.of(new Filing(
                        source(number),
                        print,
                        (number + " Jane").getBytes(StandardCharsets.UTF_8),
                        null,
                        new Age(happened, days),
                        null)));
    }

    private List<String> raw(int... numbers) {
        return journal
                .raw(
                        company,
                        IntStream.of(numbers).mapToObj(BuyerRecordsTest::source).toList())
                .stream()
                .sorted((one, other) ->
                        one.source().number().compareTo(other.source().number()))
                .map(BuyerRecordsTest::text)
                .toList();
    }

    private List<String> versions(int number) {
        return DATABASE.jdbc()
                .sql("select raw from source_record where company_id = ? and number = ? order by id")
                .params(company.value(), String.valueOf(number))
                .query((row, _) -> new String(Gzip.unpack(row.getBytes(1)), StandardCharsets.UTF_8))
                .list();
    }

    private static SourceRef source(int number) {
        return new SourceRef(SourceKind.SALE, new UUID(3, number), String.valueOf(number));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
