package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.CallMeter.Calls;
import dev.cloudcart.sync.RunReport;
import dev.cloudcart.sync.RunReport.Documents;
import dev.cloudcart.sync.RunReport.HoldRow;
import dev.cloudcart.sync.RunReport.ProofRow;
import dev.cloudcart.sync.RunReport.Read;

class ReportTextTest {

    private static final Instant STARTED = Instant.parse("2026-06-01T13:05:00Z");

    @Test
    void showsARunWithHolds() {
        var report = report(Trigger.MANUAL, RunStatus.COMPLETE_WITH_HOLDS, new Documents(1234, 0, 0, 2, 3, 0, 0), List
                .of(row("Amazon", "GBP", 1230, "23387.70", "23387.70", "0.00", "3897.95", "3897.95"),
                        row("Shopify", "JPY", 4, "5400", "5399", "1", "491", "490")),
                List.of(new HoldRow("1001", "The tax rate of 17.5 % has no code in QuickBooks",
                        "Create a code with that rate, or name one on Configure"),
                        new HoldRow("1002",
                                "The tax rate of 17.5 % has no code in QuickBooks",
                                "Create a code with that rate, or name one on Configure"),
                        new HoldRow("1003",
                                "It makes no sense", "Mend it in Linnworks")));

        var text = new ReportText(report, ZoneId.of("Europe/London"), 60, true).text();

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
                Held       3
                Calls      15 to Linnworks; 42 writes and 1 read to QuickBooks
                Time       12.3 s

                Held: 3 orders
                  1001, 1002
                    The tax rate of 17.5 % has no code in QuickBooks
                    To mend: Create a code with that rate, or name one on
                             Configure
                  1003
                    It makes no sense
                    To mend: Mend it in Linnworks""");
    }

    @Test
    void marksTheTaxThatQuickBooksStoredOtherwise() {
        var report = report(Trigger.MANUAL, RunStatus.COMPLETE_WITH_HOLDS, new Documents(1234, 0, 0, 0, 0, 0, 0),
                List.of(row("Amazon", "GBP", 1230, "23387.70", "23387.70", "0.00", "3897.95", "3897.95"),
                        row("Shopify", "KWD", 4, "10.125", "10.130", "-0.005", "0.482", "0.480")),
                List.of());

        var text = new ReportText(report, ZoneId.of("Europe/London"), 80, true).text();

        assertThat(text).contains("""
                Store    Currency  Documents  Linnworks  QuickBooks  Difference       Tax
                Amazon   GBP           1,230  23,387.70   23,387.70        0.00  3,897.95
                Shopify  KWD               4     10.125      10.130      -0.005     0.482*
                * Tax of Shopify in KWD: 0.482 in Linnworks, 0.480 in QuickBooks

                """);
    }

    @Test
    void saysUpToWhenTheBooksAreComplete() {
        var report = report(Trigger.MANUAL, RunStatus.COMPLETE, new Documents(0, 0, 0, 5, 0, 0, 0), List.of(), List
                .of());

        var text = new ReportText(report, ZoneId.of("Europe/London"), 0, true).text();

        assertThat(text).startsWith("Acme: nothing new; the books are complete up to 14:05\n");
    }

    @Test
    void promisesNothingAboutNowAfterARunOverAStretch() {
        var report = report(Trigger.MANUAL, RunStatus.COMPLETE, new Documents(0, 0, 0, 5, 0, 0, 0), List.of(), List
                .of());

        var text = new ReportText(report, ZoneId.of("Europe/London"), 0, false).text();

        assertThat(text).startsWith("Acme: nothing new\n");
    }

    @Test
    void showsWhatAPreviewWouldPost() {
        var report = report(Trigger.PREVIEW, RunStatus.COMPLETE, new Documents(0, 0, 0, 0, 0, 0, 0), List.of(row("eBay",
                "EUR", 1, "9.50", "0.00", "9.50", "1.58", "0.00")), List.of());

        var text = new ReportText(report, ZoneId.of("Europe/London"), 0, true).text();

        assertThat(text).startsWith("""
                Acme: 1 document would be posted; nothing was written

                Store  Currency  Documents  Linnworks   Tax
                eBay   EUR               1       9.50  1.58
                """);
    }

    private static ProofRow row(String store, String currency, long documents, String source, String books,
            String difference, String tax, String taxBooks) {
        return new ProofRow(store, currency, documents, new BigDecimal(source), new BigDecimal(books),
                new BigDecimal(difference), new BigDecimal(tax), new BigDecimal(taxBooks));
    }

    private static RunReport report(Trigger trigger, RunStatus status, Documents documents, List<ProofRow> proof,
            List<HoldRow> holds) {
        RunReport.@Nullable Problem none = null;
        return new RunReport(7, "Acme", trigger, status, STARTED, STARTED.plusMillis(12_340), new Read(1242, 0, 0, 0, 3,
                0), documents, proof, new Calls(15, 42, 1), holds, Map.of("cancelled", 2L, "a resend", 1L), none);
    }
}
