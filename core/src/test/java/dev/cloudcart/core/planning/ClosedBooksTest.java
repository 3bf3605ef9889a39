package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.live;
import static dev.cloudcart.core.planning.PlannerTest.mug;
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

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.Cancelled;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.Edited;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

/// What becomes of orders whose books were closed after they were posted: what says the same stays, and
/// what does not is told as what it is. To enter it by hand on an open day would double it.
class ClosedBooksTest {

    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 4);
    private static final String HELD = "held: It has changed since it was posted as sales receipt 1001 of 2026-03-04,"
            + " and the books are closed until 2026-03-04";

    private final Sale posted = mug("10.00", "2.00");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMEND | " + HELD,
                "LEAVE | skipped: changed after it was posted, which is left as it is",
                "HOLD  | held: It has changed since it was posted: total GBP 12.00 → GBP 18.00; tax GBP 2.00 → GBP 3.00"
            })
    void followsAChangeAsTheRulesSay(Changed changed, String told) {
        assertThat(met(changed, Edited.HOLD, posted, mug("15.00", "3.00"), new Look.AsWeLeftIt("1", "")))
                .isEqualTo(told + "\n");
    }

    @Test
    void leavesWhatSaysTheSame() {
        assertThat(met(Changed.AMEND, Edited.HOLD, posted, posted, new Look.AsWeLeftIt("1", "")))
                .isEqualTo("unchanged\n");
    }

    /// As those of a purchase order that somebody sorted anew.
    @Test
    void leavesLinesThatOnlyMoved() {
        var before = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("CUP", 2, "10.00", "2.00", "20")
                .sale();
        var sorted = aSale().withLine("CUP", 2, "10.00", "2.00", "20")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var other = aSale().withLine("CUP", 1, "10.00", "2.00", "20")
                .withLine("MUG", 2, "10.00", "2.00", "20")
                .sale();
        var shown = new Look.AsWeLeftIt("1", "", shown(before));

        assertThat(met(Changed.AMEND, Edited.HOLD, before, sorted, shown)).isEqualTo("unchanged\n");
        assertThat(met(Changed.AMEND, Edited.HOLD, before, other, shown)).isEqualTo(HELD + "\n");
        assertThat(met(Changed.AMEND, Edited.HOLD, before, sorted, new Look.AsWeLeftIt("1", "")))
                .isEqualTo(HELD + "\n");
    }

    private static Shown shown(Sale sale) {
        var plan = plan(rules(), subject(sale, List.of()), null);
        return Shown.of(((Instruction.Create) plan.instructions().getFirst()).document(), "1001");
    }

    /// QuickBooks changes nothing there, a note no more than an amount.
    @Test
    void holdsAChangeOfTheNoteAlone() {
        var referredToOtherwise = aSale().referredToAs("another")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, posted, referredToOtherwise, new Look.AsWeLeftIt("1", "")))
                .isEqualTo(HELD + "\n");
    }

    /// Of an order that was posted while it was open. Whatever else has changed is told.
    @Test
    void doesNotTellThereWhenAnOrderWasProcessed() {
        var open = aSale().open("2026-03-04T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var processed = aSale().processed("2026-03-04T10:00:00Z", "2026-03-06T10:00:00Z");

        assertThat(met(
                        Changed.AMEND,
                        Edited.HOLD,
                        open,
                        processed.withLine("MUG", 1, "10.00", "2.00", "20").sale(),
                        new Look.AsWeLeftIt("1", "")))
                .isEqualTo("unchanged\n");
        assertThat(met(
                        Changed.AMEND,
                        Edited.HOLD,
                        open,
                        processed.withLine("CUP", 1, "10.00", "2.00", "20").sale(),
                        new Look.AsWeLeftIt("1", "")))
                .isEqualTo(HELD + "\n");
    }

    @Test
    void tellsOfDaysThatAreOpenWhenAnOrderWasProcessed() {
        var open = aSale().open("2026-03-05T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var processed = aSale().processed("2026-03-05T10:00:00Z", "2026-03-06T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, open, processed, new Look.AsWeLeftIt("1", "")))
                .startsWith("amend 1001");
    }

    @Test
    void removesNothing() {
        var cancelled = aSale().standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, posted, cancelled, new Look.AsWeLeftIt("1", "")))
                .isEqualTo(HELD + "\n");
    }

    @Test
    void movesNothingIntoThem() {
        var later = aSale().processedAt("2026-03-05T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, later, posted, new Look.AsWeLeftIt("1", "")))
                .isEqualTo("held: It has changed since it was posted as sales receipt 1001 of 2026-03-05,"
                        + " and the books are closed until 2026-03-04\n");
    }

    /// An invoice that is to become a receipt would be deleted first.
    @Test
    void replacesNothing() {
        var unpaid = aSale().unpaid().withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, unpaid, posted, new Look.AsWeLeftIt("1", "")))
                .isEqualTo("held: It has changed since it was posted as invoice 1001 of 2026-03-04,"
                        + " and the books are closed until 2026-03-04\n");
    }

    /// The other could not be entered there, and the first would be gone.
    @Test
    void replacesNothingByWhatWouldBeOfTheirDays() {
        var unpaid = aSale().unpaid()
                .processedAt("2026-03-05T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(met(Changed.AMEND, Edited.HOLD, unpaid, posted, new Look.AsWeLeftIt("1", "")))
                .isEqualTo("held: It has changed since it was posted as invoice 1001 of 2026-03-05,"
                        + " and the books are closed until 2026-03-04\n");
    }

    /// One document of a long order stands there, and another is missing.
    @Test
    void completesNothing() {
        var subject =
                subject(PlannerTest.longSale(), live(PlannerTest.longSale()).subList(0, 1));
        var plan = plan(rules(), subject);

        assertThat(plan.instructions()).hasSize(1);
        assertThat(told(new Encounters(Rules.Changes.USUAL, CLOSED).meet(plan, List.of(subject), Map.of())))
                .isEqualTo("held: It has changed since it was posted as sales receipt 1001-1 of 2026-03-04,"
                        + " and the books are closed until 2026-03-04\n");
    }

    @Test
    void takesNothingNew() {
        assertThat(told(plan(rules(), subject(posted, List.of()))))
                .isEqualTo("held: It belongs to 2026-03-04, and the books are closed until 2026-03-04\n");
    }

    private static Plan plan(Rules rules, Subject subject) {
        return plan(rules, subject, CLOSED);
    }

    private static Plan plan(Rules rules, Subject subject, @Nullable LocalDate closed) {
        var planner = new Planner(new CompanyId(1), rules);
        var subjects = List.of(subject);
        return planner.plan(subjects, chart(planner.needs(subjects)).closedUntil(closed));
    }

    private static String met(Changed changed, Edited edited, Sale before, Sale now, Look look) {
        var rules = rules(new Rules.Changes(changed, Cancelled.VOID, Rules.Deleted.HOLD, edited));
        List<? extends Position> stood = live(before);
        var subject = subject(now, stood);
        var plan = plan(rules, subject);
        return told(new Encounters(rules.changes(), CLOSED)
                .meet(plan, List.of(subject), Map.of(live(before).getFirst().key(), look)));
    }
}
