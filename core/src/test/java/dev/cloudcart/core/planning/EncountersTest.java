package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.beads;
import static dev.cloudcart.core.planning.PlannerTest.live;
import static dev.cloudcart.core.planning.PlannerTest.longSale;
import static dev.cloudcart.core.planning.PlannerTest.mug;
import static dev.cloudcart.core.planning.PlannerTest.plan;
import static dev.cloudcart.core.planning.PlannerTest.subject;
import static dev.cloudcart.core.planning.PlannerTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
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
    private static final Sale ON_ANOTHER_DAY = aSale().processedAt("2026-03-05T12:00:00Z")
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

    /// Intuit, error 6540: not even a word changes of what is in a deposit.
    @Test
    void changesNothingOfWhatIsDeposited() {
        var posted = plan(
                rules(new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, Edited.HOLD)),
                subject(mug("10.00", "2.00"), List.of()));
        var stands = Shown.of(((Instruction.Create) posted.instructions().getFirst()).document(), "1001");

        assertThat(told(met(RENAMED, Edited.HOLD, deposited(stands), null)))
                .isEqualTo("skipped: part of Deposit 7, and only its private note would say more\n");
        assertThat(told(met(DEARER, Edited.HOLD, deposited(stands), null)))
                .isEqualTo(
                        "held: It has changed since it was posted as sales receipt 1001, which is part of Deposit 7 in QuickBooks\n");
        assertThat(told(met(CANCELLED, Edited.HOLD, deposited(stands), null))).startsWith("held: ");
        assertThat(told(met(RENAMED, Edited.HOLD, deposited(null), null)))
                .as("whether its lines are the same is not known")
                .startsWith("held: ");
    }

    private static Look deposited(@Nullable Shown shown) {
        return new Look.AsWeLeftIt("3", "Deposit 7", shown, false, true);
    }

    @Test
    void goesOnWhereTheDocumentIsWhatIsWantedAlready() {
        var wanted = wanted(DEARER);

        assertThat(told(met(DEARER, Edited.HOLD, marked(wanted, null), null))).startsWith("amend 1001");
        assertThat(told(met(DEARER, Edited.HOLD, marked(wanted, Shown.of(wanted, "1001")), null)))
                .startsWith("amend 1001");
    }

    /// Somebody edited it after it was amended, by an amendment that we do not know of: the mark is still there.
    @Test
    void takesNoLaterEditForWhatIsWantedAlready() {
        var wanted = wanted(DEARER);
        var another = Shown.of(wanted(mug("20.00", "4.00")), "1001");

        assertThat(told(met(DEARER, Edited.HOLD, marked(wanted, another), null)))
                .isEqualTo(
                        "held: It has changed since it was posted as sales receipt 1001, and so has the document in QuickBooks: its total\n");
        assertThat(told(met(DEARER, Edited.KEEP, marked(wanted, another), null)))
                .isEqualTo("skipped: edited in QuickBooks, which is kept\n");
        assertThat(told(met(DEARER, Edited.OVERWRITE, marked(wanted, another), null)))
                .startsWith("amend 1001");
    }

    private static Document wanted(Sale sale) {
        return ((Instruction.Amend) met(sale, Edited.HOLD, new Look.AsWeLeftIt("3", ""), null)
                        .instructions()
                        .getFirst())
                .document();
    }

    private static Look marked(Document as, @Nullable Shown shown) {
        return new Look.Edited("3", "", "its total", ContentHash.of(as).hex().substring(0, 8), shown, false);
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

    /// The statement of the bank has it as it stands.
    @Test
    void holdsWhatIsReconciledWithTheBank() {
        var sentence = "held: It has changed since it was posted as sales receipt 1001, which is reconciled with a bank"
                + " statement in QuickBooks\n";
        var banked = new Look.AsWeLeftIt("3", "", null, true);
        var edited = new Look.Edited("3", "", "its total", "", null, true);

        assertThat(told(metReconciled(DEARER, Edited.HOLD, banked))).isEqualTo(sentence);
        assertThat(told(metReconciled(CANCELLED, Edited.HOLD, banked))).isEqualTo(sentence);
        assertThat(told(metReconciled(DEARER, Edited.OVERWRITE, edited))).isEqualTo(sentence);
        assertThat(told(metReconciled(DEARER, Edited.KEEP, edited)))
                .isEqualTo("skipped: edited in QuickBooks, which is kept\n");
        assertThat(told(met(DEARER, Edited.HOLD, banked, null))).startsWith("amend 1001: 18.00");
    }

    /// Of what is on no statement nobody has to ask, and what was moved to another day is listed under that.
    @Test
    void asksOnlyForWhatABankMayKnow() {
        var stood = live(mug("10.00", "2.00")).getFirst();
        var plan = plan(rules(Rules.Changes.USUAL), subject(DEARER, List.of(stood)));
        var moved = new Shown(
                LocalDate.of(2026, 5, 5),
                "",
                null,
                null,
                stood.intent().gross(),
                stood.intent().gross(),
                null);

        assertThat(asked(plan, stood, new Look.AsWeLeftIt("3", ""))).isEmpty();
        assertThat(asked(plan, stood, new Look.Missing())).isEmpty();
        assertThat(asked(plan, stood, new Look.AsWeLeftIt("3", "", null, true)))
                .isEqualTo(Map.of(stood.ref(), LocalDate.of(2026, 3, 4)));
        assertThat(asked(plan, stood, new Look.Edited("3", "", "its day", "", moved, true)))
                .isEqualTo(Map.of(stood.ref(), LocalDate.of(2026, 5, 5)));
        var renamed = plan(rules(Rules.Changes.USUAL), subject(RENAMED, List.of(stood)));
        assertThat(asked(renamed, stood, new Look.AsWeLeftIt("3", "", null, true)))
                .as("words move no money")
                .isEmpty();
        assertThat(asked(renamed, stood, new Look.Edited("3", "", "its day", "", moved, true)))
                .isNotEmpty();
        var another = plan(rules(Rules.Changes.USUAL), subject(ON_ANOTHER_DAY, List.of(stood)));
        assertThat(asked(another, stood, new Look.AsWeLeftIt("3", "", null, true)))
                .isNotEmpty();
    }

    private static Map<DocumentRef, LocalDate> asked(Plan plan, Position.Live stood, Look look) {
        return Encounters.onStatements(plan, Map.of(stood.key(), look));
    }

    private static Plan metReconciled(Sale now, Edited edited, Look look) {
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, edited);
        var stood = live(mug("10.00", "2.00")).getFirst();
        var subject = subject(now, List.of(stood));
        return new Encounters(changes, null, Set.of(stood.ref()))
                .meet(plan(rules(changes), subject), List.of(subject), Map.of(stood.key(), look));
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

    /// Money that was paid under one customer does not pay for what stands under another.
    @Test
    void holdsAnotherCustomersDocumentThatAPaymentDependsOn() {
        var stood = live(mug("10.00", "2.00")).getFirst();
        var paid = new Look.AsWeLeftIt("3", "Payment 1024");

        assertThat(told(metAfter(under(stood, stood.intent().expected().party()), paid)))
                .startsWith("amend 1001: 12.00");
        assertThat(told(metAfter(under(stood, new Ref<>("59", "Somebody")), paid)))
                .contains("Payment 1024 depends");
        assertThat(told(metAfter(under(stood, null), paid))).contains("Payment 1024 depends");
    }

    private static Plan metAfter(Position.Live stood, Look look) {
        var subject = subject(RENAMED, List.of(stood));
        return new Encounters(Rules.Changes.USUAL, null)
                .meet(plan(rules(Rules.Changes.USUAL), subject), List.of(subject), Map.of(stood.key(), look));
    }

    private static Position.Live under(Position.Live stood, @Nullable Ref<Ref.Party> customer) {
        var intent = stood.intent();
        var was = intent.expected();
        var expected =
                new Expected(was.gross(), was.tax(), was.taxes(), was.taxCode(), customer, was.lines(), was.nets());
        return new Position.Live(
                new Intent(
                        intent.key(),
                        intent.deed(),
                        null,
                        intent.origin(),
                        intent.type(),
                        intent.store(),
                        intent.day(),
                        intent.number(),
                        expected,
                        intent.content(),
                        List.of()),
                stood.ref());
    }

    /// Its customer was merged into another, and that is the one that it is to be with by now.
    @ParameterizedTest
    @EnumSource(Edited.class)
    void goesAlongWithACustomerThatWasMergedIntoAnother(Edited edited) {
        var stood = under(live(mug("10.00", "2.00")).getFirst(), new Ref<>("59", "Somebody"));
        var wanted = live(mug("10.00", "2.00")).getFirst();

        assertThat(told(metMoved(mug("10.00", "2.00"), stood, edited, moved(wanted, ""), null)))
                .isEqualTo("amend 1001: 12.00 for 12.00 with tax 2.00 (part 1 of 1)\n");
        assertThat(told(metMoved(DEARER, stood, edited, moved(wanted, ""), null)))
                .startsWith("amend 1001: 18.00");
        assertThat(told(metMoved(RENAMED, stood, edited, moved(wanted, "Payment 1024"), null)))
                .as("whose payment was merged too")
                .startsWith("amend 1001: 12.00");
        assertThat(told(metMoved(DEARER, stood, edited, moved(wanted, "Payment 1024"), null)))
                .contains("Payment 1024 depends");
    }

    /// It says what it is to say.
    @Test
    void writesNothingForAMergedCustomerWhereThatCannotBeWritten() {
        var stood = under(live(mug("10.00", "2.00")).getFirst(), new Ref<>("59", "Somebody"));
        var wanted = live(mug("10.00", "2.00")).getFirst();
        var same = mug("10.00", "2.00");

        assertThat(told(metMoved(same, stood, Edited.HOLD, moved(wanted, ""), LocalDate.of(2026, 3, 4))))
                .isEqualTo("unchanged\n");
        assertThat(told(metMoved(same, stood, Edited.HOLD, moved(wanted, "Deposit 7"), null)))
                .isEqualTo("unchanged\n");
        assertThat(told(metMoved(same, stood, Edited.HOLD, moved(wanted, ""), null, Set.of(stood.ref()))))
                .as("reconciled")
                .isEqualTo("unchanged\n");
        assertThat(told(metMoved(same, stood, Edited.HOLD, moved(stood, ""), null)))
                .as("with a customer that it is not to be with")
                .startsWith("held: ");
    }

    /// Of an order that is over nobody knows whom its document would be with.
    @ParameterizedTest
    @EnumSource(Edited.class)
    void removesWhatIsOverThoughItsCustomerWasMergedIntoAnother(Edited edited) {
        var stood = under(live(mug("10.00", "2.00")).getFirst(), new Ref<>("59", "Somebody"));
        var other = live(mug("10.00", "2.00")).getFirst();

        assertThat(told(metMoved(CANCELLED, stood, edited, merged(other, ""), null)))
                .isEqualTo("remove void\n");
        assertThat(told(metMoved(CANCELLED, stood, edited, merged(other, "Payment 1024"), null)))
                .contains("Payment 1024 depends");
        assertThat(told(metMoved(CANCELLED, stood, edited, merged(other, "Deposit 7"), null)))
                .isEqualTo(
                        "held: It has changed since it was posted as sales receipt 1001, which is part of Deposit 7 in QuickBooks\n");
        assertThat(told(metMoved(CANCELLED, stood, Edited.HOLD, moved(other, ""), null)))
                .as("moved by hand")
                .startsWith("held: ");
    }

    private static Look moved(Position.Live as, String linkedTo) {
        return moved(as, linkedTo, false);
    }

    private static Look merged(Position.Live as, String linkedTo) {
        return moved(as, linkedTo, true);
    }

    private static Look moved(Position.Live as, String linkedTo, boolean isMerged) {
        return new Look.Edited(
                "3", linkedTo, "its customer", "", Shown.of(as), false, linkedTo.startsWith("Deposit"), true, isMerged);
    }

    private static Plan metMoved(Sale now, Position.Live stood, Edited edited, Look look, @Nullable LocalDate closed) {
        return metMoved(now, stood, edited, look, closed, Set.of());
    }

    private static Plan metMoved(
            Sale now,
            Position.Live stood,
            Edited edited,
            Look look,
            @Nullable LocalDate closed,
            Set<DocumentRef> reconciled) {
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, edited);
        var noticed = new Position.Live(stood.intent(), stood.ref(), true);
        var subject = subject(now, List.of(noticed));
        return new Encounters(changes, closed, reconciled)
                .meet(plan(rules(changes), subject), List.of(subject), Map.of(stood.key(), look));
    }

    /// Of two documents one is as we left it, and the other as the first column says.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edited   | KEEP      | skipped: edited in QuickBooks, which is kept",
                "edited   | HOLD      | held: It has changed since it was posted as sales receipt 1001-1, and so has the document in QuickBooks: its day",
                "edited   | OVERWRITE | amend 1001-1: 484.80 for 484.80 with tax 80.80 (part 1 of 2); amend 1001-2: 480.00 for 480.00 with tax 80.00 (part 2 of 2)",
                "missing  | OVERWRITE | held: The sales receipt 1001-1 of order 1001 was deleted in QuickBooks"
            })
    void goesOnWithAllPartsOrWithNone(String first, Edited edited, String told) {
        var dearer = beads(798)
                .referredToAs("206-12")
                .withLine("BEAD-798", 1, "5.00", "1.00", "20")
                .withLine("BEAD-799", 1, "1.00", "0.20", "20")
                .sale();
        var look = first.equals("missing") ? new Look.Missing() : new Look.Edited("3", "", "its day", "");

        assertThat(told(metInParts(dearer, edited, false, look))).isEqualTo(told.replace("; ", "\n") + "\n");
    }

    @Test
    void removesTheOtherPartWhereSomebodyRemovedOne() {
        var cancelled = beads(800).standing(Standing.CANCELLED).sale();

        assertThat(told(metInParts(cancelled, Edited.HOLD, false, new Look.Missing())))
                .isEqualTo("remove void\n");
    }

    /// The part that was put right is not written, and the order is not unchanged, because the other part is.
    @Test
    void putsRightOnlyThePartThatIsWrong() {
        assertThat(told(metInParts(longSale(), Edited.OVERWRITE, true, new Look.Edited("3", "", "its day", ""))))
                .isEqualTo("amend 1001-1: 480.00 for 480.00 with tax 80.00 (part 1 of 2)\n");
        assertThat(told(metInParts(longSale(), Edited.KEEP, true, new Look.Edited("3", "", "its day", ""))))
                .isEqualTo("skipped: edited in QuickBooks, which is kept\n");
        assertThat(told(metInParts(longSale(), Edited.HOLD, true, new Look.Edited("3", "", "its day", ""))))
                .isEqualTo("held: Somebody edited sales receipt 1001-1 in QuickBooks after it was posted: its day\n");
    }

    private static Plan metInParts(Sale now, Edited edited, boolean wereEdited, Look first) {
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.HOLD, edited);
        var stood = live(longSale()).stream()
                .map(one -> new Position.Live(one.intent(), one.ref(), wereEdited))
                .toList();
        var subject = subject(now, stood);
        return new Encounters(changes, null)
                .meet(
                        plan(rules(changes), subject),
                        List.of(subject),
                        Map.of(stood.get(0).key(), first, stood.get(1).key(), new Look.AsWeLeftIt("4", "")));
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
