package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.BookShelf.tolerating;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.Cancelled;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.Edited;
import dev.cloudcart.core.mapping.Shop;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Wait;
import dev.cloudcart.core.trade.Whereabouts;

class PlannerTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Rules RULES = rules();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    @Test
    void keepsWhatTheShopSaysBesideWhatIsPosted() {
        var sale = aSale().in("KWD").withLine("MUG", 3, "9.643", "0.482", "5").sale();

        assertThat(told(plan(tolerating("0.005"), subject(sale, List.of()))))
                .isEqualTo("create 1001: 10.130 for 10.125 with tax 0.482 (part 1 of 1)\n");
    }

    @Test
    void makesAnInstructionForEachPart() {
        assertThat(told(plan(RULES, subject(longSale(), List.of())))).isEqualTo("""
                create 1001-1: 480.00 for 480.00 with tax 80.00 (part 1 of 2)
                create 1001-2: 480.00 for 480.00 with tax 80.00 (part 2 of 2)
                """);
    }

    @Test
    void makesOnlyThePartThatIsMissing() {
        var live = live(longSale());

        assertThat(told(plan(RULES, subject(longSale(), List.of(live.get(0))))))
                .isEqualTo("create 1001-2: 480.00 for 480.00 with tax 80.00 (part 2 of 2)\n");
        assertThat(told(plan(RULES, subject(longSale(), List.of(live.get(1))))))
                .isEqualTo("create 1001-1: 480.00 for 480.00 with tax 80.00 (part 1 of 2)\n");
    }

    @Test
    void holdsWhatWouldNotCompleteThePartThatStands() {
        var other = beads(800).withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(told(plan(RULES, subject(other, List.of(live(longSale()).getFirst())))))
                .isEqualTo(
                        "held: Only a part of it is in QuickBooks, 1001-1 with 480.00 GBP, and the order or the settings have changed since, so"
                                + " that the rest would not fit\n");
    }

    @Test
    void leavesAloneWhatStandsAsTheShopSays() {
        var sale = mug("10.00", "2.00");

        assertThat(told(plan(RULES, subject(sale, live(sale))))).isEqualTo("unchanged\n");
        assertThat(told(plan(RULES, subject(longSale(), live(longSale()))))).isEqualTo("unchanged\n");
    }

    /// Whatever the settings have become since: they are for what comes.
    @Test
    void doesNotAmendBecauseTheRulesHaveChanged() {
        var sale = mug("10.00", "2.00");

        assertThat(told(plan(rules(Rules.TaxMode.LINE), subject(sale, live(sale)))))
                .isEqualTo("unchanged\n");
        assertThat(new Planner(COMPANY, rules(Rules.TaxMode.LINE))
                        .needs(List.of(subject(sale, live(sale))))
                        .parties())
                .isEmpty();
    }

    @Test
    void leavesAloneAChangeThatTheDocumentDoesNotShow() {
        var before = aSale().to("GB").withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var now = aSale().to("XI").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(now).isNotEqualTo(before);
        assertThat(told(plan(RULES, subject(now, live(before))))).isEqualTo("unchanged\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMEND | amend 1001: 18.00 for 18.00 with tax 3.00 (part 1 of 1)",
                "LEAVE | skipped: changed after it was posted, which is left as it is",
                "HOLD  | held: It has changed since it was posted: total GBP 12.00 → GBP 18.00; tax GBP 2.00 → GBP 3.00"
            })
    void followsAChangeAsTheRulesSay(Changed changed, String told) {
        var changes = new Rules.Changes(changed, Cancelled.VOID, Rules.Deleted.HOLD, Edited.HOLD);

        assertThat(told(plan(rules(changes), subject(mug("15.00", "3.00"), live(mug("10.00", "2.00"))))))
                .isEqualTo(told + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOID | remove void",
                "DELETE | remove delete",
                "HOLD | held: It was cancelled after it was posted as sales receipt 1001"
            })
    void followsACancellationAsTheRulesSay(Cancelled cancelled, String told) {
        var changes = new Rules.Changes(Changed.AMEND, cancelled, Rules.Deleted.HOLD, Edited.HOLD);
        var sale = aSale().standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(told(plan(rules(changes), subject(sale, live(mug("10.00", "2.00"))))))
                .isEqualTo(told + "\n");
    }

    @Test
    void holdsWhatIsPostedAndNoSaleAnyMore() {
        var sale = aSale().standing(Standing.RESEND)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(told(plan(RULES, subject(sale, live(mug("10.00", "2.00"))))))
                .isEqualTo(
                        "held: It was posted as sales receipt 1001, and is a resend of goods that were paid before now\n");
    }

    @Test
    void keepsTheNumberOfWhatStands() {
        var called = rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                new Rules.Numbering(Rules.NumberFrom.CHANNEL_REFERENCE, "", ""),
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT));

        assertThat(told(plan(called, subject(mug("15.00", "3.00"), live(mug("10.00", "2.00"))))))
                .startsWith("amend 1001: 18.00");
        var grown = beads(800).withPostage("1.00", "0.20", "20").sale();
        assertThat(told(plan(called, subject(grown, live(longSale()))))).contains("amend 1001-1: ");
    }

    /// The books have no way from a receipt to an invoice, and settings that have changed are for what comes.
    @Test
    void keepsTheKindOfWhatStandsWhereThePaymentDoesNotDecide() {
        var invoices = rules(new Rules.Sales(
                Rules.TransactionType.INVOICE, RULES.sales().numbering(), Rules.Include.USUAL, Rules.LongOrders.HOLD));

        var plan = plan(invoices, subject(mug("15.00", "3.00"), live(mug("10.00", "2.00"))));

        assertThat(plan.instructions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Instruction.Amend.class,
                        amend -> assertThat(amend.document().type().word()).isEqualTo("sales receipt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMEND | remove delete",
                "LEAVE | skipped: changed after it was posted, which is left as it is",
                "HOLD  | held: It has changed since it was posted: it is paid"
            })
    void replacesTheInvoiceOfAnOrderThatIsPaid(Changed changed, String told) {
        var changes = rules(new Rules.Changes(changed, Cancelled.HOLD, Rules.Deleted.HOLD, Edited.HOLD));

        assertThat(told(plan(changes, subject(mug("10.00", "2.00"), live(unpaid("10.00", "2.00"))))))
                .isEqualTo(told + "\n");
    }

    @Test
    void createsTheReceiptWhenTheInvoiceIsGone() {
        var invoice = live(unpaid("10.00", "2.00")).getFirst();
        var gone = List.of(new Position.Gone(
                invoice.key(), invoice.ref(), invoice.intent().origin().version(), DAY, true));

        var plan = plan(RULES, subject(mug("10.00", "2.00"), gone));

        assertThat(plan.instructions()).singleElement().isInstanceOfSatisfying(Instruction.Create.class, create -> {
            assertThat(create.key().generation()).isEqualTo(2);
            assertThat(create.document().type().word()).isEqualTo("sales receipt");
        });
    }

    @Test
    void replacesTheReceiptOfAnOrderWhosePaymentWasTakenBack() {
        assertThat(told(plan(RULES, subject(unpaid("10.00", "2.00"), live(mug("10.00", "2.00"))))))
                .isEqualTo("remove delete\n");
    }

    /// What was posted while the order was open keeps its day.
    @Test
    void keepsTheDayOfAnOrderThatIsProcessedAndTellsWhenThatWas() {
        var open = aSale().open("2026-03-04T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var processed = aSale().processed("2026-03-04T10:00:00Z", "2026-03-06T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var live = live(open);

        assertThat(plan(RULES, subject(processed, live)).instructions())
                .singleElement()
                .isInstanceOfSatisfying(Instruction.Amend.class, amend -> {
                    assertThat(amend.document().form().day()).isEqualTo(DAY);
                    assertThat(amend.document().form().note()).endsWith(", processed 2026-03-06");
                });
        var held = rules(new Rules.Changes(Changed.HOLD, Cancelled.VOID, Rules.Deleted.HOLD, Edited.HOLD));
        assertThat(told(plan(held, subject(processed, live)))).isEqualTo("unchanged\n");
        assertThat(plan(RULES, subject(processed, List.of())).instructions())
                .singleElement()
                .isInstanceOfSatisfying(Instruction.Create.class, create -> {
                    assertThat(create.document().form().day()).isEqualTo(LocalDate.of(2026, 3, 6));
                    assertThat(create.document().form().note()).endsWith("206-11");
                });
    }

    /// An order that is received and processed on one day has a document of that day, however it was when it was
    /// posted.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROCESSED | 04 | 06 | 2026-03-06",
                "OPEN      | 04 | 06 | 2026-03-04, processed 2026-03-06",
                "NOT_KNOWN | 04 | 06 | 2026-03-04, processed 2026-03-06",
                "OPEN      | 03 | 04 | 2026-03-03, processed 2026-03-04",
                "NOT_KNOWN | 03 | 06 | 2026-03-06"
            })
    void isOfTheDayOfItsOrderWhereItWasPostedWhileThatWasOpen(
            Subject.Made made, String received, String processed, String told) {
        var stood = live(aSale().processed("2026-03-04T08:00:00Z", "2026-03-04T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale());
        var now = aSale().processed(
                        "2026-03-%sT08:00:00Z".formatted(received), "2026-03-%sT10:00:00Z".formatted(processed))
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(plan(RULES, subject(now, stood).made(made)).instructions())
                .singleElement()
                .isInstanceOfSatisfying(Instruction.Amend.class, amend -> {
                    var form = amend.document().form();
                    var note = form.note().replaceFirst("^[^,]*, [^,]*", "");
                    assertThat(form.day() + note).isEqualTo(told);
                });
    }

    @ParameterizedTest
    @CsvSource({"PARKED, parked", "LOCKED, locked", "PENDING, pending"})
    void leavesOutWhatWaitsWhereTheRulesSaySo(Wait wait, String told) {
        var sale = aSale().waitingFor(wait)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var none = new Rules.Include(true, false, false, false, true);
        var all = new Rules.Include(true, true, true, true, true);

        assertThat(told(plan(including(none), subject(sale, List.of())))).isEqualTo("skipped: " + told + "\n");
        assertThat(told(plan(including(all), subject(sale, List.of())))).startsWith("create 1001: 12.00");
        assertThat(told(plan(RULES, subject(sale, List.of()))))
                .startsWith(wait == Wait.PARKED ? "skipped" : "create 1001: 12.00");
    }

    private static Rules including(Rules.Include include) {
        return rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                RULES.sales().numbering(),
                include,
                Rules.LongOrders.MERGE_THEN_SPLIT));
    }

    private static Sale unpaid(String net, String tax) {
        return aSale().unpaid().withLine("MUG", 1, net, tax, "20").sale();
    }

    /// It was posted as an invoice because the rules wanted one; they are others now, and somebody edited it.
    @Test
    void replacesNothingBecauseTheRulesHaveChanged() {
        var stood = live(unpaid("10.00", "2.00")).getFirst();
        var paid = mug("10.00", "2.00");
        var intent = stood.intent();
        var invoice = new Position.Live(
                new Intent(
                        intent.key(),
                        intent.deed(),
                        null,
                        intent.origin().of(subject(paid, List.of()).version()),
                        intent.type(),
                        intent.store(),
                        intent.day(),
                        intent.number(),
                        intent.expected(),
                        intent.content(),
                        List.of()),
                stood.ref(),
                true);

        assertThat(told(plan(RULES, subject(paid, List.of(invoice))))).startsWith("amend 1001: 12.00");
    }

    /// By figures alone, for nobody can say what else has changed.
    @Test
    void amendsWhatWasHashedInAnotherWayOnlyWhereItsFiguresDiffer() {
        var live = live(mug("10.00", "2.00")).getFirst();
        var stood = live.intent();
        var old = List.of(new Position.Live(
                new Intent(
                        stood.key(),
                        stood.deed(),
                        null,
                        stood.origin(),
                        stood.type(),
                        stood.store(),
                        stood.day(),
                        stood.number(),
                        stood.expected(),
                        ContentHash.parse("00"),
                        List.of()),
                live.ref()));

        assertThat(told(plan(
                        RULES,
                        subject(
                                aSale().referredToAs("x")
                                        .withLine("MUG", 1, "10.00", "2.00", "20")
                                        .sale(),
                                old))))
                .isEqualTo("unchanged\n");
        assertThat(told(plan(RULES, subject(mug("15.00", "3.00"), old)))).startsWith("amend 1001: 18.00");
    }

    @Test
    void amendsOnlyThePartsThatDiffer() {
        var sale = beads(799).withLine("BEAD-799", 1, "2.00", "0.40", "20").sale();

        assertThat(told(plan(RULES, subject(sale, live(longSale())))))
                .containsPattern("^amend 1001-[12]: 481.20 for 481.20 with tax 80.20 \\(part [12] of 2\\)\n$");
    }

    @Test
    void holdsALongOrderThatBecomesMoreOrFewerDocuments() {
        assertThat(told(plan(RULES, subject(mug("10.00", "2.00"), live(longSale())))))
                .isEqualTo(
                        "held: It has changed, and would become 1 instead of the 2 documents that it was posted as\n");
    }

    @Test
    void leavesAloneWhatIsInDoubt() {
        var key = live(mug("10.00", "2.00")).getFirst().key();

        assertThat(told(plan(RULES, subject(mug("15.00", "3.00"), List.of(new Position.InDoubt(key))))))
                .isEqualTo("unchanged\n");
    }

    @Test
    void holdsOrPostsAnewWhatSomebodyDeleted() {
        var sale = mug("10.00", "2.00");
        var live = live(sale).getFirst();
        var gone = List.<Position>of(new Position.Gone(live.key(), live.ref(), Version.UNKNOWN, DAY, false));
        var again = rules(new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.POST_AGAIN, Edited.HOLD));

        assertThat(told(plan(RULES, subject(sale, gone))))
                .isEqualTo("held: The sales receipt 1001 of order 1001 was deleted in QuickBooks\n");
        assertThat(told(plan(again, subject(sale, gone)))).startsWith("create 1001: 12.00");
        assertThat(plan(again, subject(sale, gone)).instructions())
                .extracting(one -> one.key().generation())
                .containsExactly(2);
    }

    @Test
    void holdsALongOrderOfWhichSomebodyDeletedAPart() {
        var live = live(longSale());
        var positions = List.of(
                new Position.Gone(live.get(0).key(), live.get(0).ref(), Version.UNKNOWN, DAY, false), live.get(1));
        var again = rules(new Rules.Changes(Changed.AMEND, Cancelled.VOID, Rules.Deleted.POST_AGAIN, Edited.HOLD));

        assertThat(told(plan(again, subject(longSale(), positions))))
                .isEqualTo(
                        "held: The sales receipt 1001-1, one of"
                                + " several that order 1001 became, was deleted in QuickBooks, and others of them still stand there\n");
    }

    /// A part was removed, another could not be, and then the order was not cancelled any more: what is left goes, and
    /// all of it is posted anew.
    @Test
    void goesOnRemovingALongOrderThatIsHalfRemoved() {
        var live = live(longSale());
        var positions = List.of(
                new Position.Gone(live.get(0).key(), live.get(0).ref(), Version.UNKNOWN, DAY, true), live.get(1));

        assertThat(told(plan(RULES, subject(longSale(), positions)))).isEqualTo("remove delete\n");
        var cancelled = beads(800).standing(Standing.CANCELLED).sale();
        assertThat(told(plan(RULES, subject(cancelled, positions)))).isEqualTo("remove void\n");
    }

    /// French tax must not become British because the address is gone and the reference has changed.
    @Test
    void knowsTheBuyerThatWasTakenOut() {
        var french = aSale().to("FR").withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var removed = aSale().toNobodyKnowsWhere()
                .referredToAs("206-12")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        var known = Subject.buyerKnown(List.of(), live(french));
        var plan = plan(RULES, Subject.of(removed.of(removed.buyer().or(known.place())), "print", live(french)));

        assertThat(plan.instructions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Instruction.Amend.class,
                        amend -> assertThat(Ledger.text(amend.document())).contains("20.0% FR OSS"));
    }

    /// The last that was told counts, and what only tells less is no correction.
    @Test
    void knowsWhereTheBuyerWasByEveryVersionAndDocument() {
        var france = Jurisdiction.of(new Country("FR"));
        var spain = Jurisdiction.of(new Country("ES"));
        var canaries = Jurisdiction.of(new Country("IC"));
        var french =
                live(aSale().to("FR").withLine("MUG", 1, "10.00", "2.00", "20").sale());
        var stood = french.getFirst();
        var gone = new Position.Gone(
                stood.key(), stood.ref(), stood.intent().origin().version(), DAY, false);

        assertThat(known(List.of())).isEqualTo(Jurisdiction.UNKNOWN);
        assertThat(known(List.of(), france, canaries, spain, Jurisdiction.UNKNOWN))
                .isEqualTo(canaries);
        assertThat(known(List.of(), canaries, spain, france)).isEqualTo(france);
        assertThat(known(List.of(gone), Jurisdiction.UNKNOWN)).isEqualTo(france);
        assertThat(known(french, canaries)).isEqualTo(canaries);
    }

    /// A country whose postal code is there is no less than a part of it, and corrects what was said before.
    @Test
    void knowsWhereTheBuyerWasByTheLastVersionThatToldItWhole() {
        var spain = Jurisdiction.of(new Country("ES"));
        var canaries = Jurisdiction.of(new Country("IC"));
        var sold =
                live(aSale().to("IC").withLine("MUG", 1, "10.00", "0.00", "0").sale());
        var corrected =
                List.of(new Whereabouts(canaries, true), new Whereabouts(spain, true), new Whereabouts(spain, false));

        assertThat(Subject.buyerKnown(corrected, sold)).isEqualTo(new Whereabouts(spain, true));
        assertThat(Subject.buyerKnown(corrected.reversed(), sold)).isEqualTo(new Whereabouts(canaries, true));
        assertThat(Subject.buyerKnown(List.of(corrected.getFirst(), corrected.getLast(), Whereabouts.UNKNOWN), sold))
                .isEqualTo(new Whereabouts(canaries, true));
    }

    /// Neither a country nor a region that nobody can read is a correction of one that is known.
    @Test
    void staysWithThePlaceThatCouldBeRead() {
        var texas = new Jurisdiction(new Country("US"), "TX");
        var unread = Jurisdiction.unread("Trexas");

        assertThat(known(List.of(), texas, unread)).isEqualTo(texas);
        assertThat(known(List.of(), unread, texas)).isEqualTo(texas);
        assertThat(known(List.of(), texas, new Jurisdiction(new Country("US"), "Trexas")))
                .isEqualTo(texas);
        assertThat(known(List.of(), texas, new Jurisdiction(new Country("CA"), "Ontaro")))
                .isEqualTo(new Jurisdiction(new Country("CA"), "Ontaro"));
        assertThat(known(List.of(), unread, Jurisdiction.UNKNOWN)).isEqualTo(unread);
    }

    private static Jurisdiction known(List<? extends Position> positions, Jurisdiction... filed) {
        return Subject.buyerKnown(
                        Stream.of(filed).map(one -> new Whereabouts(one, false)).toList(), positions)
                .place();
    }

    /// It was cancelled, and then not.
    @Test
    void postsAnewWhatWeRemoved() {
        var sale = mug("10.00", "2.00");
        var live = live(sale).getFirst();
        var gone = List.<Position>of(new Position.Gone(live.key(), live.ref(), Version.UNKNOWN, DAY, true));

        assertThat(plan(RULES, subject(sale, gone)).instructions())
                .extracting(one -> one.key().generation())
                .containsExactly(2);
        var cancelled = aSale().standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        assertThat(told(plan(RULES, subject(cancelled, gone)))).isEqualTo("skipped: cancelled\n");
    }

    /// Parts are told apart by their keys, in whichever order they are remembered.
    @Test
    void amendsThePartsInTheirOrder() {
        var sale = beads(799).withLine("BEAD-799", 1, "2.00", "0.40", "20").sale();

        assertThat(told(plan(RULES, subject(sale, live(longSale()).reversed()))))
                .isEqualTo(told(plan(RULES, subject(sale, live(longSale())))));
    }

    /// Only what stands as one of several ends with the number of its part.
    @Test
    void keepsANumberThatOnlyLooksLikeAParts() {
        var called = rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                new Rules.Numbering(Rules.NumberFrom.CHANNEL_REFERENCE, "", ""),
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT));
        var before = aSale().referredToAs("206-1")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var now = aSale().referredToAs("206-1")
                .withLine("MUG", 1, "15.00", "3.00", "20")
                .sale();

        assertThat(told(plan(called, subject(now, live(called, before))))).startsWith("amend 206-1: 18.00");
        assertThat(new Planner(COMPANY, called).sharesNumbers()).isTrue();
        assertThat(new Planner(COMPANY, RULES).sharesNumbers()).isFalse();
    }

    @Test
    void wantsNumbersForWhatDoesNotStandYet() {
        var sale = mug("10.00", "2.00");
        var live = live(sale).getFirst();
        var gone = new Position.Gone(live.key(), live.ref(), Version.UNKNOWN, DAY, true);
        var key = live.key();

        assertThat(numbers(subject(sale, List.of()))).containsOnly(Map.entry(key, List.of("1001", "1001-03e9")));
        assertThat(numbers(subject(mug("15.00", "3.00"), List.of(live)))).isEmpty();
        assertThat(numbers(subject(sale, List.of(new Position.InDoubt(key))))).isEmpty();
        assertThat(numbers(subject(sale, List.of(gone)))).hasSize(1);
    }

    private static Map<PostingKey, List<String>> numbers(Subject subject) {
        var planner = new Planner(COMPANY, RULES);
        return planner.numbers(List.of(subject), chart(planner.needs(List.of(subject))));
    }

    @Test
    void namesThoseThatItHasAnInstructionFor() {
        var planner = new Planner(COMPANY, RULES);
        var stands = subject(mug("10.00", "2.00"), live(mug("10.00", "2.00")));
        var changed = subject(mug("15.00", "3.00"), live(mug("10.00", "2.00")));

        assertThat(planner.planned(List.of(changed), plan(RULES, changed))).containsExactly(changed);
        assertThat(planner.planned(List.of(stands), plan(RULES, stands))).isEmpty();
    }

    /// What somebody edited is put right whatever is done about changes in the shop: it has not changed there.
    @ParameterizedTest
    @EnumSource(Changed.class)
    void putsRightWhatSomebodyEdited(Changed changed) {
        var sale = mug("10.00", "2.00");
        var live = live(sale).getFirst();
        var edited = List.of(new Position.Live(live.intent(), live.ref(), true));
        var changes = new Rules.Changes(changed, Cancelled.VOID, Rules.Deleted.HOLD, Edited.OVERWRITE);

        assertThat(told(plan(rules(changes), subject(sale, edited)))).startsWith("amend 1001: 12.00");
    }

    /// The books lack what its lines would need to be written, and nothing is to be written.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "changed | AMEND | KEEP      | held: QuickBooks has no code for",
                "changed | LEAVE | HOLD      | skipped: changed after it was posted, which is left as it is",
                "changed | HOLD  | HOLD      | held: QuickBooks has no code for",
                "edited  | LEAVE | HOLD      | held: QuickBooks has no code for",
                "edited  | AMEND | OVERWRITE | held: QuickBooks has no code for",
                "edited  | AMEND | KEEP      | skipped: edited in QuickBooks, which is kept",
                "both    | AMEND | KEEP      | skipped: edited in QuickBooks, which is kept",
                "both    | LEAVE | KEEP      | skipped: changed after it was posted, which is left as it is"
            })
    void asksForNothingWhereWhatStandsStays(String what, Changed changed, Edited edited, String told) {
        var posted = mug("10.00", "2.00");
        var now = what.equals("edited") ? posted : mug("15.00", "3.00");
        var live = live(posted).getFirst();
        var stands = List.of(new Position.Live(live.intent(), live.ref(), !what.equals("changed")));
        var changes = new Rules.Changes(changed, Cancelled.VOID, Rules.Deleted.HOLD, edited);

        var planner = new Planner(COMPANY, rules(changes));
        var subjects = List.of(subject(now, stands));

        var plan = planner.plan(subjects, chart(planner.needs(subjects), TaxSystem.CODES, List.of()));

        assertThat(told(plan)).startsWith(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVENUE   | HOLD       | held: The sales receipt 7 of order 1001 was deleted in QuickBooks",
                "REVENUE   | KEEP       | skipped: deleted in QuickBooks, which is left so",
                "REVENUE   | POST_AGAIN | create 1001: 12.00 for 12.00 with tax 2.00 (part 1 of 1)",
                "CANCELLED | HOLD       | skipped: cancelled",
                "CANCELLED | KEEP       | skipped: cancelled",
                "CANCELLED | POST_AGAIN | skipped: cancelled"
            })
    void doesWithWhatSomebodyDeletedAsTheRulesSay(Standing standing, Rules.Deleted deleted, String told) {
        var live = live(mug("10.00", "2.00")).getFirst();
        var unnumbered = new DocumentRef(live.ref().type(), "7", "0", null);
        var gone = List.of(new Position.Gone(live.key(), unnumbered, Version.UNKNOWN, DAY, false));
        var sale = aSale().standing(standing)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var changes = new Rules.Changes(Changed.AMEND, Cancelled.VOID, deleted, Edited.HOLD);

        assertThat(told(plan(rules(changes), subject(sale, gone)))).isEqualTo(told + "\n");
    }

    /// New, changed, or an invoice that is to become a receipt.
    @Test
    void holdsWhatIsTooLongWhereTheRulesSaySo() {
        var held = "held: It has 800 lines, and QuickBooks takes 750 on such a document\n";
        var holding = rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                RULES.sales().numbering(),
                Rules.Include.USUAL,
                Rules.LongOrders.HOLD));

        assertThat(told(plan(holding, subject(longSale(), List.of())))).isEqualTo(held);
        assertThat(told(plan(holding, subject(longSale(), live(mug("10.00", "2.00"))))))
                .isEqualTo(held);
        assertThat(told(plan(
                        holding, subject(longSale(), live(beads(800).unpaid().sale())))))
                .isEqualTo(held);
    }

    static Sale mug(String net, String tax) {
        return aSale().withLine("MUG", 1, net, tax, "20").sale();
    }

    static Sale longSale() {
        return beads(800).sale();
    }

    static Shop beads(int lines) {
        var shop = aSale();
        IntStream.range(0, lines).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20"));
        return shop;
    }

    static Subject subject(Sale sale, List<? extends Position> positions) {
        return new Subject(sale, Version.of("print", sale), List.copyOf(positions));
    }

    /// As its documents stand once they are posted.
    static List<Position.Live> live(Sale sale) {
        return live(RULES, sale);
    }

    private static List<Position.Live> live(Rules rules, Sale sale) {
        var live = new ArrayList<Position.Live>();
        for (var instruction : plan(rules, subject(sale, List.of())).instructions()) {
            var intent = Intent.of(instruction);
            live.add(new Position.Live(intent, new DocumentRef(intent.type(), "7", "0", intent.number())));
        }
        return live;
    }

    static Plan plan(Rules rules, Subject subject) {
        var planner = new Planner(COMPANY, rules);
        return planner.plan(List.of(subject), chart(planner.needs(List.of(subject))));
    }

    static String told(Plan plan) {
        var told = new ArrayList<String>();
        plan.instructions().forEach(instruction -> told.add(told(instruction)));
        plan.held().stream()
                .map(Mapping.Held::reasons)
                .forEach(reasons ->
                        told.add("held: " + reasons.stream().map(Reason::what).collect(Collectors.joining("; "))));
        plan.skipped().forEach(skipped -> told.add("skipped: " + skipped.reason()));
        plan.unchanged().forEach(_ -> told.add("unchanged"));
        return told.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String told(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create create -> "create " + written(create);
            case Instruction.Amend amend -> "amend " + written(amend);
            case Instruction.Remove remove -> "remove " + remove.deed().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String written(Instruction.Write instruction) {
        var origin = instruction.origin();
        var form = instruction.document().form();
        return "%s: %s for %s with tax %s (part %d of %d)"
                .formatted(
                        form.number(),
                        form.gross().getAmount(),
                        origin.gross().getAmount(),
                        origin.tax().getAmount(),
                        instruction.key().part(),
                        origin.documents());
    }
}
