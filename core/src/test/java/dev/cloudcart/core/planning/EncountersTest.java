package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.live;
import static dev.cloudcart.core.planning.PlannerTest.mug;
import static dev.cloudcart.core.planning.PlannerTest.plan;
import static dev.cloudcart.core.planning.PlannerTest.subject;
import static dev.cloudcart.core.planning.PlannerTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.Cancelled;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.Edited;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

/// Whether what was planned for a document goes on, once it is known how the document looks in the books.
class EncountersTest {

    private static final Sale DEARER = mug("15.00", "3.00");
    private static final Sale RENAMED = aSale().referredToAs("206-12")
            .withLine("MUG", 1, "10.00", "2.00", "20")
            .sale();
    private static final Sale CANCELLED = aSale().standing(Standing.CANCELLED)
            .withLine("MUG", 1, "10.00", "2.00", "20")
            .sale();

    @Test
    void goesOnUnderTheVersionThatStandsThere() {
        var plan = met(DEARER, Edited.HOLD, new Look.AsWeLeftIt("3", ""), null);

        assertThat(plan.instructions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Instruction.Amend.class,
                        amend -> assertThat(amend.live().ref().syncToken()).isEqualTo("3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLD      | held: It has changed since it was posted as sales receipt 1001, and so has the document in QuickBooks: its day",
                "OVERWRITE | amend 1001: 18.00 for 18.00 with tax 3.00 (part 1 of 1)",
                "KEEP      | skipped: edited in QuickBooks, which is kept"
            })
    void doesWithEditsAsTheRulesSay(Edited edited, String told) {
        assertThat(told(met(DEARER, edited, new Look.Edited("3", "", "its day", ""), null)))
                .isEqualTo(told + "\n");
    }

    @Test
    void goesOnWhereTheDocumentIsWhatIsWantedAlready() {
        var wanted = ContentHash.of(((Instruction.Amend) met(DEARER, Edited.HOLD, new Look.AsWeLeftIt("3", ""), null)
                                .instructions()
                                .getFirst())
                        .document())
                .hex()
                .substring(0, 8);

        assertThat(told(met(DEARER, Edited.HOLD, new Look.Edited("3", "", "its total", wanted), null)))
                .startsWith("amend 1001");
    }

    /// Its mark is still that of the content which was posted: that is no reason to write it anew.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLD      | held: Somebody edited sales receipt 1001 in QuickBooks after it was posted: its day",
                "OVERWRITE | amend 1001: 12.00 for 12.00 with tax 2.00 (part 1 of 1)",
                "KEEP      | skipped: edited in QuickBooks, which is kept"
            })
    void doesWithEditsAloneAsTheRulesSay(Edited edited, String told) {
        var posted = live(mug("10.00", "2.00")).getFirst();
        var mark = posted.intent().content().hex().substring(0, 8);

        assertThat(told(metEdited(edited, new Look.Edited("3", "", "its day", mark), null)))
                .isEqualTo(told + "\n");
    }

    /// The payment is of what the document has become.
    @Test
    void overwritesNothingThatAPaymentDependsOn() {
        var look = new Look.Edited("3", "Payment 1024", "its total", "");

        assertThat(told(metEdited(Edited.OVERWRITE, look, null)))
                .isEqualTo("held: Somebody edited sales receipt 1001 in QuickBooks after it was posted: its total; and"
                        + " Payment 1024 depends on it\n");
        assertThat(told(met(RENAMED, Edited.OVERWRITE, look, null)))
                .startsWith("held: It has changed since it was posted as sales receipt 1001, on which Payment 1024");
    }

    @Test
    void writesNothingAnewThatWasPutRight() {
        var plan = metEdited(Edited.OVERWRITE, new Look.AsWeLeftIt("4", ""), null);

        assertThat(told(plan)).isEqualTo("unchanged\n");
    }

    @Test
    void putsNothingRightInClosedBooks() {
        assertThat(told(metEdited(Edited.OVERWRITE, new Look.Edited("3", "", "its day", ""), LocalDate.of(2026, 3, 4))))
                .contains("the books are closed until 2026-03-04");
    }

    private static Plan metEdited(Edited edited, Look look, @Nullable LocalDate closed) {
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, edited);
        var posted = live(mug("10.00", "2.00")).getFirst();
        var stood = List.of(new Position.Live(posted.intent(), posted.ref(), true));
        var subject = subject(mug("10.00", "2.00"), stood);
        var plan = plan(rules(changes), subject);
        assertThat(Encounters.touched(plan)).isEqualTo(stood);
        return new Encounters(changes, closed).meet(plan, List.of(subject), Map.of(posted.key(), look));
    }

    @Test
    void holdsWhatAPaymentDependsOn() {
        var paid = new Look.AsWeLeftIt("3", "Payment 1024");

        assertThat(told(met(DEARER, Edited.HOLD, paid, null)))
                .isEqualTo("held: It has changed since it was posted as"
                        + " sales receipt 1001, on which Payment 1024 depends in QuickBooks\n");
        assertThat(told(met(CANCELLED, Edited.HOLD, paid, null)))
                .startsWith("held: ")
                .contains("Payment 1024");
        assertThat(told(met(RENAMED, Edited.HOLD, paid, null))).startsWith("amend 1001: 12.00");
    }

    @Test
    void holdsWhatSomebodyDeletedMeanwhile() {
        assertThat(told(met(DEARER, Edited.OVERWRITE, new Look.Missing(), null)))
                .isEqualTo("held: The sales receipt 1001 of order 1001 was deleted in QuickBooks\n");
    }

    @Test
    void hasNothingToRemoveWhereSomebodyDid() {
        assertThat(told(met(CANCELLED, Edited.HOLD, new Look.Missing(), null))).isEqualTo("skipped: cancelled\n");
    }

    @Test
    void touchesNothingInClosedBooks() {
        var look = new Look.AsWeLeftIt("0", "");

        assertThat(told(met(CANCELLED, Edited.HOLD, look, LocalDate.of(2026, 3, 4))))
                .isEqualTo(
                        "held: It has changed"
                                + " since it was posted as sales receipt 1001 of 2026-03-04, and the books are closed until 2026-03-04\n");
        assertThat(told(met(CANCELLED, Edited.HOLD, look, LocalDate.of(2026, 3, 3))))
                .isEqualTo("remove void\n");
    }

    private static Plan met(Sale now, Edited edited, Look look, @Nullable LocalDate closed) {
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, edited);
        var stood = live(mug("10.00", "2.00"));
        var subject = subject(now, stood);
        var plan = plan(rules(changes), subject);
        assertThat(Encounters.touched(plan)).isEqualTo(stood);
        return new Encounters(changes, closed)
                .meet(plan, List.of(subject), Map.of(stood.getFirst().key(), look));
    }
}
