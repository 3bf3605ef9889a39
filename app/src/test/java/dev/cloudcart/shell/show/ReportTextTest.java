package dev.cloudcart.shell.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.HeldSentence;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CallMeter.Calls;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.report.Preview;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.report.RunReport.Documents;
import dev.cloudcart.report.RunReport.HoldRow;
import dev.cloudcart.report.RunReport.ProofRow;
import dev.cloudcart.report.RunReport.Read;

class ReportTextTest {

    private static final Instant STARTED = Instant.parse("2026-06-01T13:05:00Z");

    @Test
    void showsARunWithHolds() {
        var report = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE_WITH_HOLDS,
                new Documents(1234, 0, 0, 2, 3, 1, 0, 0),
                List.of(
                        row("Amazon", "GBP", 1230, "23387.70", "23387.70", "0.00", "3897.95", "3897.95"),
                        row("Shopify", "JPY", 4, "5400", "5399", "1", "491", "490")),
                List.of(
                        new HeldBecause(
                                SourceKind.SALE,
                                "NO_TAX_CODE",
                                List.of(new HeldSentence(
                                        "The tax rate of 17.5 % has no code in QuickBooks",
                                        "Create a code with that rate, or name one on Configure", 2)),
                                2,
                                sums("GBP 1250.00", "EUR 9.50"),
                                0,
                                List.of("1001", "1002")),
                        new HeldBecause(
                                SourceKind.SALE,
                                "MISSHAPEN",
                                List.of(new HeldSentence("It makes no sense", "Mend it in Linnworks", 1)),
                                1,
                                sums(),
                                1,
                                List.of("1003"))),
                null);

        var text = new ReportText(report, ZoneId.of("Europe/London"), 60, false, false).text();

        assertThat(text).isEqualTo("""
                Acme: 1,234 documents posted

                Store    Currency  Documents  Linnworks  QuickBooks  Difference
                Amazon   GBP           1,230  23,387.70   23,387.70        0.00
                Shopify  JPY               4      5,400       5,399           1
                * Tax of Shopify in JPY: 491 in Linnworks, 490 in QuickBooks

                Read       1,242 orders
                Skipped    3 (1 × a resend, 2 × cancelled)
                Posted     1,234
                Unchanged  2
                Held       3, 1 of them refused by QuickBooks
                Calls      15 to Linnworks; 42 writes and 1 read to
                           QuickBooks
                Time       12.3 s

                Held: 3 orders
                  2 orders, EUR 9.50, GBP 1,250.00: 1001, 1002
                    The tax rate of 17.5 % has no code in QuickBooks
                    To mend: Create a code with that rate, or name one on
                             Configure
                  1 order: 1003
                    It makes no sense
                    To mend: Mend it in Linnworks""");
    }

    @Test
    void listsWhatWasLookedAtBesideWhatWasPosted() {
        var proven = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE,
                new Documents(4, 0, 0, 1230, 0, 0, 0, 1230),
                List.of(row("Amazon", "GBP", 4, "48.00", "48.00", "0.00", "8.00", "8.00")),
                List.of(row("Amazon", "GBP", 1230, "23387.70", "23375.70", "12.00", "3897.95", "3895.95")),
                List.of(),
                null);

        assertThat(new ReportText(proven, ZoneId.of("Europe/London"), 60, false, false).text())
                .contains("""
                Store   Currency  Documents  Linnworks  QuickBooks  Difference
                Amazon  GBP               4      48.00       48.00        0.00

                Looked at in QuickBooks, as it stood there:
                Store   Currency  Documents  Linnworks  QuickBooks  Difference
                Amazon  GBP           1,230  23,387.70   23,375.70       12.00
                * Tax of Amazon in GBP: 3,897.95 in Linnworks, 3,895.95 in QuickBooks
                """);
    }

    @Test
    void marksTheTaxThatQuickBooksStoredOtherwise() {
        var report = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE_WITH_HOLDS,
                new Documents(1234, 0, 0, 0, 0, 0, 0, 0),
                List.of(
                        row("Amazon", "GBP", 1230, "23387.70", "23387.70", "0.00", "3897.95", "3897.95"),
                        row("Shopify", "KWD", 4, "10.125", "10.130", "-0.005", "0.482", "0.480")),
                List.of(),
                null);

        var text = new ReportText(report, ZoneId.of("Europe/London"), 80, false, false).text();

        assertThat(text).contains("""
                Store    Currency  Documents  Linnworks  QuickBooks  Difference       Tax
                Amazon   GBP           1,230  23,387.70   23,387.70        0.00  3,897.95
                Shopify  KWD               4     10.125      10.130      -0.005     0.482*
                * Tax of Shopify in KWD: 0.482 in Linnworks, 0.480 in QuickBooks

                """);
    }

    @Test
    void saysOfWhichTimeTheBooksAreComplete() {
        var today = new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), STARTED);
        var yesterday = new RunReport.Complete(today.from(), Instant.parse("2026-05-31T22:50:00Z"));

        assertThat(unchanged(today))
                .startsWith("Acme: nothing new; the books are complete from 1 Jan 2026 up to 14:05\n");
        assertThat(unchanged(yesterday))
                .startsWith("Acme: nothing new; the books are complete from 1 Jan 2026 up to 31 May 2026 23:50\n");
    }

    @Test
    void promisesNothingAboutWhatWasNotRead() {
        assertThat(unchanged(null)).startsWith("Acme: nothing new\n");
    }

    private static String unchanged(RunReport.@Nullable Complete complete) {
        var report = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE,
                new Documents(0, 0, 0, 5, 0, 0, 0, 0),
                List.of(),
                List.of(),
                complete);
        return new ReportText(report, ZoneId.of("Europe/London"), 0, false, false).text();
    }

    @Test
    void showsTwentyTwoHoldsWithSentencesOfTheirOwnOnOneScreen() {
        var journal = new ArrayList<Hold>();
        for (int order = 100_035; order < 100_057; order++) {
            journal.add(new Hold(
                    new SourceRef(SourceKind.SALE, new UUID(1, order), Integer.toString(order)),
                    List.of(Reason.other(
                            "The lines and postage of order %d add up to 12.00 GBP, but its total is 13.%02d GBP"
                                    .formatted(order, order % 100),
                            "Correct the order in Linnworks, then sync it again")),
                    Optional.of(Money.parse("GBP 13.00")),
                    false,
                    STARTED));
        }
        var report = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE_WITH_HOLDS,
                new Documents(1234, 0, 0, 2, 22, 0, 0, 0),
                List.of(
                        row("Amazon", "GBP", 1230, "23387.70", "23387.70", "0.00", "3897.95", "3897.95"),
                        row("Shopify", "JPY", 4, "5400", "5399", "1", "491", "491")),
                HeldGroups.of(journal),
                null);

        var text = new ReportText(report, ZoneId.of("Europe/London"), 80, false, false).text();

        assertThat(text).endsWith("""
                Held: 22 orders
                  22 orders, GBP 286.00: 100035, 100036, 100037, 100038, 100039 and 17 more
                    For example: The lines and postage of order 100035 add up to 12.00 GBP, but
                    its total is 13.35 GBP
                    To mend: Correct the order in Linnworks, then sync it again""");
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
    }

    /// Each of one reason of its own, or two of each of eleven, or all of four.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 11, 12, 22})
    void fitsTwentyTwoHoldsOfHoweverManyReasonsOnAScreen(int reasons) {
        var journal =
                IntStream.range(0, 22).mapToObj(at -> held(at, at % reasons)).toList();

        for (int columns : List.of(0, 60, 80, 132)) {
            var text = holdsOf(HeldGroups.of(journal), columns);

            assertThat(text.lines()).as(text).hasSizeLessThanOrEqualTo(24);
            for (int reason = 0; reason < Math.min(reasons, 11); reason++) {
                assertThat(text).contains(": " + (100_035 + reason)).contains("No. " + reason + " ");
            }
            assertThat(text.contains("how to mend them: cloudcart holds --company \"Acme\""))
                    .isEqualTo(text.split("To mend:").length <= reasons);
        }
        assertThat(holdsOf(HeldGroups.of(journal), 80))
                .startsWith("Held: 22 orders\n")
                .endsWith(
                        reasons == 22
                                ? "  And 11 more reasons, and how to mend them: cloudcart holds --company \"Acme\""
                                : "");
    }

    @Test
    void shortensWhatIsRareWhereNotAllReasonsFit() {
        var journal = IntStream.range(0, 22)
                .mapToObj(at -> held(at, Math.max(0, at - 16)))
                .toList();

        assertThat(holdsOf(HeldGroups.of(journal), 60)).isEqualTo("""
                Held: 22 orders
                  17 orders, GBP 221.00: 100035, 100036, 100037, 100038,
                  100039 and 12 more
                    No. 0 is what QuickBooks says of this order, and it says
                    it in more words than fit on one line
                    To mend: Mend 0 in QuickBooks, where it was refused,
                             then sync the order again by its number
                  1 order, GBP 13.00: 100052
                    No. 1 is what QuickBooks says of this order, and it says
                    it in more words than fit on one line
                    To mend: Mend 1 in QuickBooks, where it was refused,
                             then sync the order again by its number
                  1 order, GBP 13.00: 100053
                    No. 2 is what QuickBooks says of this order, and it says
                    it in more words than fit on one line
                    To mend: Mend 2 in QuickBooks, where it was refused,
                             then sync the order again by its number
                  1 order, GBP 13.00: 100054
                    No. 3 is what QuickBooks says of this order, and it s...
                  1 order, GBP 13.00: 100055
                    No. 4 is what QuickBooks says of this order, and it s...
                  1 order, GBP 13.00: 100056
                    No. 5 is what QuickBooks says of this order, and it s...
                  All of them, and how to mend them: cloudcart holds --company "Acme\"""");
    }

    private static Hold held(int at, int reason) {
        return new Hold(
                new SourceRef(SourceKind.SALE, new UUID(1, at), Integer.toString(100_035 + at)),
                List.of(new Reason(
                        "CAUSE_" + reason,
                        "No. %d is what QuickBooks says of this order, and it says it in more words than fit on one line"
                                .formatted(reason),
                        "Mend %d in QuickBooks, where it was refused, then sync the order again by its number"
                                .formatted(reason))),
                Optional.of(Money.parse("GBP 13.00")),
                false,
                STARTED);
    }

    private static String holdsOf(List<HeldBecause> held, int columns) {
        var report = report(
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE_WITH_HOLDS,
                new Documents(0, 0, 0, 0, 22, 0, 0, 0),
                List.of(),
                held,
                null);
        var text = new ReportText(report, ZoneId.of("Europe/London"), columns, false, false).text();
        return text.substring(text.indexOf("Held: "));
    }

    @Test
    void showsWhatAPreviewWouldPost() {
        var report = report(
                Occasion.byHand(Purpose.PREVIEW),
                RunStatus.COMPLETE,
                new Documents(0, 0, 0, 0, 0, 0, 0, 0),
                List.of(row("eBay", "EUR", 1, "9.50", "0.00", "9.50", "1.58", "0.00")),
                List.of(),
                null);

        var text = new ReportText(report, ZoneId.of("Europe/London"), 0, false, false).text();

        assertThat(text).startsWith("""
                Acme: 1 document would be posted; nothing was written

                Store  Currency  Documents  Linnworks   Tax
                eBay   EUR               1       9.50  1.58
                """);
    }

    private static ProofRow row(
            String store,
            String currency,
            long documents,
            String source,
            String books,
            String difference,
            String tax,
            String taxBooks) {
        return new ProofRow(
                store,
                currency,
                documents,
                new BigDecimal(source),
                new BigDecimal(books),
                new BigDecimal(difference),
                new BigDecimal(tax),
                new BigDecimal(taxBooks));
    }

    private static SortedMap<String, Money> sums(String... amounts) {
        var sums = new TreeMap<String, Money>();
        Stream.of(amounts)
                .map(Money::parse)
                .forEach(money -> sums.put(money.getCurrencyUnit().getCode(), money));
        return sums;
    }

    private static RunReport report(
            Occasion occasion,
            RunStatus status,
            Documents documents,
            List<ProofRow> proof,
            List<HeldBecause> held,
            RunReport.@Nullable Complete complete) {
        return report(occasion, status, documents, proof, List.of(), held, complete);
    }

    private static RunReport report(
            Occasion occasion,
            RunStatus status,
            Documents documents,
            List<ProofRow> proof,
            List<ProofRow> looked,
            List<HeldBecause> held,
            RunReport.@Nullable Complete complete) {
        RunReport.@Nullable Problem none = null;
        return new RunReport(
                7,
                "Acme",
                occasion,
                status,
                STARTED,
                STARTED.plusMillis(12_340),
                new Read(1242, 0, 0, 0, 3, 0),
                documents,
                proof,
                looked,
                new Calls(15, 42, 1),
                rows(held),
                held,
                Map.of("cancelled", 2L, "a resend", 1L),
                List.of(),
                List.of(),
                complete,
                none,
                occasion.isPreview() ? new Preview(1, 0, 0, List.of()) : null);
    }

    private static List<HoldRow> rows(List<HeldBecause> held) {
        return held.stream()
                .flatMap(group -> group.numbers().stream()
                        .map(number -> new HoldRow("order", number, group.cause(), group.reason(), group.mend())))
                .toList();
    }
}
