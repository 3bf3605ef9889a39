package dev.cloudcart.shell.show;

import static dev.cloudcart.sync.Foresights.amended;
import static dev.cloudcart.sync.Foresights.foreseen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.HeldSentence;
import dev.cloudcart.report.Effect;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.LastOrders;
import dev.cloudcart.report.Preview;

class PreviewTextTest {

    @Test
    void showsWhatWouldBeDoneToEachDocument() {
        var preview = new Preview(
                1,
                1,
                2,
                List.of(
                        amended(),
                        foreseen(Deed.VOID, 1002, "GBP 12.00"),
                        foreseen(Deed.DELETE, 1003, "GBP 12.00"),
                        foreseen(Deed.CREATE, 1004, "GBP 12.00")));

        assertThat(new PreviewText(preview, 60, false).text()).isEqualTo("""
                Would be amended: 1 document
                  Sales receipt 1001, 2026-03-05, Amazon GBP, GBP 1,250.00
                    total GBP 18.90 → GBP 1250.00
                    day 2026-03-04 → 2026-03-05
                    MUG: quantity 2 → 3, net 12.42 → 18.63
                    added: CUP, 1 × 10.00, net 10.00
                    taken out: Shipping, 1 × 3.33, net 3.33, 20.0% S

                Would be removed: 2 documents
                  Sales receipt 1002, 2026-03-05, Amazon GBP, GBP 12.00:
                  voided
                  Sales receipt 1003, 2026-03-05, Amazon GBP, GBP 12.00:
                  deleted

                Would be posted: 1 document
                  Sales receipt 1004, 2026-03-05, Amazon GBP, GBP 12.00""");
    }

    @Test
    void addsUpWhatWouldChange() {
        var preview = new Preview(
                0,
                1,
                0,
                List.of(),
                List.of(),
                List.of(
                        new Effect("net under 20.0% S", false, Money.parse("GBP 1250.00"), Money.parse("GBP 1245.00")),
                        new Effect("bills", true, Money.parse("EUR 0.00"), Money.parse("EUR 99.50"))));

        assertThat(new PreviewText(preview, 80, false).text()).contains("""
                What that adds up to:
                                                      Now      Then  Change
                  Sales, net under 20.0% S  GBP  1,250.00  1,245.00   -5.00
                  Purchases, bills          EUR      0.00     99.50   99.50""");
    }

    @Test
    void tellsWhatTheLastOrdersWouldBe() {
        var last = new LastOrders(
                187,
                3,
                List.of(
                        foreseen(Deed.AMEND, 1001, "GBP 12.00", new Change.Word("kind", "sales receipt", "invoice")),
                        foreseen(Deed.CREATE, 1002, "GBP 12.00"),
                        foreseen(Deed.DELETE, 1003, "GBP 12.00")),
                2,
                List.of(held()),
                new TreeMap<>(Map.of("cancelled", 1L)));

        assertThat(new PreviewText(new Preview(0, 0, 0, List.of(), List.of(), List.of(), last), 80, false).text())
                .isEqualTo("""
                The last orders, if they were posted under these settings:
                  Of the last 193 orders that stand in the books 187 would be the same; 3 would
                  be different; 2 would be held; 1 would not be posted. Saving these settings
                  does not change them: settings apply to what is posted from then on.
                  Sales receipt 1001, 2026-03-05, Amazon GBP, GBP 12.00
                    kind sales receipt → invoice
                  Sales receipt 1002, 2026-03-05, Amazon GBP, GBP 12.00: would be one more
                  Sales receipt 1003, 2026-03-05, Amazon GBP, GBP 12.00: would not be there
                  and 2 more
                  Would be held: 2 orders
                  2 orders, GBP 24.00: 1001, 1002
                    No tax code of 5.5 %
                    To mend: Choose one
                  Would not be posted, because cancelled: 1""");
    }

    private static HeldBecause held() {
        return new HeldBecause(
                SourceKind.SALE,
                "NO_TAX_CODE",
                List.of(new HeldSentence("No tax code of 5.5 %", "Choose one", 2)),
                2,
                new TreeMap<>(Map.of("GBP", Money.parse("GBP 24.00"))),
                0,
                List.of("1001", "1002"));
    }

    @Test
    void saysWhyWhatWouldBeHeld() {
        var held = held();

        var one = new PreviewText(
                new Preview(1, 0, 0, List.of(foreseen(Deed.CREATE, 1004, "GBP 12.00")), List.of(held), List.of()),
                80,
                false);
        assertThat(one.headline()).isEqualTo("1 document would be posted; 2 orders held; nothing was written");
        assertThat(one.text()).endsWith("""

                Would be held: 2 orders
                  2 orders, GBP 24.00: 1001, 1002
                    No tax code of 5.5 %
                    To mend: Choose one""");
        assertThat(new PreviewText(new Preview(0, 0, 0, List.of(), List.of(held), List.of()), 80, false).headline())
                .isEqualTo("nothing would be posted; 2 orders held");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | nothing would be posted",
                "1 | 0 | 0 | 1 document would be posted; nothing was written",
                "2000 | 1 | 1 | 2,000 documents would be posted, 1 amended, 1 removed; nothing was written",
                "0 | 2 | 1 | 2 documents would be amended, 1 removed; nothing was written",
                "0 | 0 | 3 | 3 documents would be removed; nothing was written"
            })
    void saysInOneSentenceWhatWouldBeDone(long created, long amended, long removed, String said) {
        assertThat(new PreviewText(new Preview(created, amended, removed, List.of()), 80, false).headline())
                .isEqualTo(said);
    }

    @Test
    void showsTwentyDocumentsAndHowManyMoreThereAre() {
        var documents = new ArrayList<Foreseen>();
        for (int order = 1; order <= 2_000; order++) {
            documents.add(foreseen(Deed.CREATE, order, "GBP 12.00"));
        }
        var preview = new Preview(2_345, 0, 0, documents);

        assertThat(new PreviewText(preview, 80, false).text())
                .startsWith("Would be posted: 2,345 documents\n")
                .endsWith("\n  Sales receipt 20, 2026-03-05, Amazon GBP, GBP 12.00\n"
                        + "  and 2,325 more, 1,980 of which --each-document shows")
                .hasLineCount(22);
        assertThat(new PreviewText(preview, 80, true).text())
                .endsWith("\n  Sales receipt 2000, 2026-03-05, Amazon GBP, GBP 12.00\n  and 345 more")
                .hasLineCount(2_002);
    }

    @Test
    void showsTwentyChangesOfADocument() {
        var changes = Collections.nCopies(23, new Change.Word("day", "2026-03-04", "2026-03-05"))
                .toArray(Change[]::new);
        var preview = new Preview(0, 1, 0, List.of(foreseen(Deed.AMEND, 1, "GBP 12.00", changes)));

        assertThat(new PreviewText(preview, 80, false).text())
                .endsWith("\n    day 2026-03-04 → 2026-03-05\n    and 3 more, which --each-document shows")
                .hasLineCount(23);
        assertThat(new PreviewText(preview, 80, true).text()).hasLineCount(25);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        var known = foreseen(Deed.AMEND, 1001, "GBP 12.00");
        var unknown = new Foreseen(
                known.key(),
                Deed.AMEND,
                DocumentType.INVOICE,
                "",
                "1001",
                "Amazon",
                "",
                LocalDate.of(2026, 3, 5),
                Money.parse("GBP 12.00"),
                List.of(new Change.Word("customer", "", "Amazon GBP")),
                false);

        assertThat(new PreviewText(new Preview(0, 2, 0, List.of(known, unknown)), 80, false).text())
                .isEqualTo("""
                        Would be amended: 2 documents
                          Sales receipt 1001, 2026-03-05, Amazon GBP, GBP 12.00
                            only what is not shown here, such as the order of its lines
                          Invoice of order 1001, 2026-03-05, Amazon, GBP 12.00
                            customer none → Amazon GBP
                            its lines cannot be compared one by one""");
    }
}
