package dev.cloudcart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CallMeter;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void showsWhatTheShopSaysAndNotWhatWasPlanned() {
        tally.outcome(intent("KWD 10.125", "KWD 0.482", "KWD 10.13", "KWD 0.48"), stored("KWD 10.13", "KWD 0.48"));

        assertThat(tally.proof())
                .containsExactly(new RunReport.ProofRow(
                        "Amazon",
                        "KWD",
                        1,
                        new BigDecimal("10.125"),
                        new BigDecimal("10.130"),
                        new BigDecimal("-0.005"),
                        new BigDecimal("0.482"),
                        new BigDecimal("0.480")));
    }

    @Test
    void countsWhatIsStoredInAnotherCurrencyAsNothing() {
        tally.outcome(intent("EUR 12.00", "EUR 2.00", "EUR 12.00", "EUR 2.00"), stored("GBP 12.00", "GBP 2.00"));

        assertThat(tally.proof())
                .containsExactly(new RunReport.ProofRow(
                        "Amazon",
                        "EUR",
                        1,
                        new BigDecimal("12.00"),
                        new BigDecimal("0.00"),
                        new BigDecimal("12.00"),
                        new BigDecimal("2.00"),
                        new BigDecimal("0.00")));
    }

    @Test
    void writesTaxOnBothSidesIntoTheReport() {
        tally.outcome(intent("GBP 12.00", "GBP 2.00", "GBP 12.00", "GBP 2.00"), stored("GBP 12.00", "GBP 1.99"));

        assertThat(ReportJson.write(report(tally.read(), List.of()))).contains("""
                "proof":[{"store":"Amazon","currency":"GBP","documents":1,"source":"12.00","books":"12.00",\
                "difference":"0.00","tax":"2.00","taxBooks":"1.99"}]""");
    }

    /// As we left it, dearer than we left it, and gone.
    @Test
    void listsWhatItLookedAtAsItStoodThere() {
        var live = new Position.Live(
                intent("GBP 12.00", "GBP 2.00", "GBP 12.00", "GBP 2.00"),
                new DocumentRef(DocumentType.SALES_RECEIPT, "1", "0", "1001"));
        var dearer = new Shown(
                LocalDate.of(2026, 3, 4), "1001", null, null, Money.parse("GBP 18.00"), Money.parse("GBP 3.00"), null);

        tally.looked(List.of(live), Map.of(live.key(), new Look.AsWeLeftIt("0", "")));
        tally.looked(List.of(live), Map.of(live.key(), new Look.Edited("1", "", "its total", "", dearer, false)));
        tally.looked(List.of(live), Map.of(live.key(), new Look.Missing()));

        var report = report(tally.read(), List.of());
        assertThat(report.documents().looked()).isEqualTo(3);
        assertThat(report.proof()).isEmpty();
        assertThat(ReportJson.write(report)).contains("""
                "proof":[],"looked":[{"store":"Amazon","currency":"GBP","documents":3,"source":"36.00","books":"30.00",\
                "difference":"6.00","tax":"6.00","taxBooks":"5.00"}]""");
    }

    @Test
    void saysThatTheOthersWereSyncedWhateverTheyAre() {
        var nothing = new RunReport.Read(0, 0, 0, 0, 0, 0);
        var order = new RunReport.Read(1, 0, 0, 0, 0, 0);
        var purchaseOrder = new RunReport.Read(0, 0, 1, 0, 0, 0);

        assertThat(report(nothing, List.of("PO9")).whatWasNotFound().orElseThrow())
                .endsWith("correct it and sync again.");
        assertThat(report(order, List.of("PO9")).whatWasNotFound().orElseThrow())
                .endsWith("correct it and sync again. The others were synced.");
        assertThat(report(purchaseOrder, List.of("PO9")).whatWasNotFound().orElseThrow())
                .endsWith("correct it and sync again. The others were synced.");
    }

    private RunReport report(RunReport.Read read, List<String> notFound) {
        return new RunReport(
                1,
                "Acme",
                Occasion.byHand(Purpose.SYNC),
                RunStatus.COMPLETE,
                Instant.EPOCH,
                Instant.EPOCH,
                read,
                tally.documents(),
                tally.proof(),
                tally.seen(),
                new CallMeter().calls(),
                List.of(),
                List.of(),
                Map.of(),
                notFound,
                List.of(),
                null,
                null,
                null);
    }

    private static Intent intent(String said, String taxSaid, String wanted, String taxWanted) {
        var expected = new Expected(Money.parse(wanted), Money.parse(taxWanted), List.of(), null, null, null);
        return new Intent(
                new PostingKey(new CompanyId(1), SourceKind.SALE, new UUID(0, 1), Role.SALE, 1),
                Deed.CREATE,
                null,
                new Origin("1001", Version.UNKNOWN, 1, Money.parse(said), Money.parse(taxSaid)),
                DocumentType.SALES_RECEIPT,
                "Amazon",
                LocalDate.of(2026, 3, 4),
                "1001",
                expected,
                new ContentHash(1, "00"),
                List.of());
    }

    private static Outcome stored(String gross, String tax) {
        return new Outcome.Posted(
                new DocumentRef(DocumentType.SALES_RECEIPT, "1", "0", "1001"),
                new Stored(Money.parse(gross), Money.parse(tax)));
    }
}
