package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.TradeEvent;

/// What has changed of a purchase order or a delivery → which instruction.
class PurchasePlanTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Map<UUID, List<Position>> NOTHING = Map.of();
    static final Rules OWN_BILLS = with(new Rules.Costs(true, List.of(new Rules.CostVendor("", "Fast Freight"))));

    private static Rules with(Rules.Costs costs) {
        return rules(rules().purchases().with(costs));
    }

    @Test
    void createsAnOrderAndThenTheBillOfWhatCame() {
        var order = nuts(Progress.PARTLY).withDeliveries(deliveryId(1)).order();
        var delivery = nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1);
        var stands = live(order, "41");

        assertThat(told(order, List.of(), Map.of(deliveryId(1), List.of())))
                .isEqualTo("create purchase order PO1 open, 120.00 with tax 20.00");
        assertThat(told(delivery, List.of(), Map.of(order.id(), List.of()))).isEqualTo("hold WAITS_FOR_PURCHASE_ORDER");
        assertThat(told(delivery, List.of(), Map.of(order.id(), List.of(new Position.InDoubt(stands.key())))))
                .isEqualTo("hold WAITS_FOR_PURCHASE_ORDER");
        assertThat(told(delivery, List.of(), Map.of(order.id(), List.of(stands))))
                .isEqualTo("create bill PO1-1 for line 1 of 41, 48.00 with tax 8.00");
    }

    /// As where one that was held is tried again before its order is replaced.
    @Test
    void linksNoNewBillToAnOrderThatStandsInAnotherCurrency() {
        var order = nuts(Progress.PARTLY).order();
        var delivery = nuts(Progress.PARTLY)
                .in("EUR")
                .came(0, 4, "40.00", "8.00", "20")
                .delivery(1);

        assertThat(told(delivery, List.of(), Map.of(order.id(), List.of(live(order, "41")))))
                .isEqualTo("hold WAITS_FOR_PURCHASE_ORDER");
    }

    @Test
    void closesAnOrderOfWhichNothingIsToComeOnceAllThatCameIsOnBills() {
        var open = nuts(Progress.PARTLY).withDeliveries(deliveryId(1)).order();
        var done = nuts(Progress.DONE).withDeliveries(deliveryId(1)).order();
        var bill = live(nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1), "52", live(open, "41"));

        assertThat(told(done, List.of(live(open, "41")), Map.of(deliveryId(1), List.of())))
                .isEqualTo("nothing");
        assertThat(told(done, List.of(live(open, "41")), Map.of(deliveryId(1), List.of(bill))))
                .isEqualTo("amend purchase order PO1 closed, 120.00 with tax 20.00");
        assertThat(told(done, List.of(closed(done, bill)), Map.of(deliveryId(1), List.of(bill))))
                .isEqualTo("nothing");
    }

    /// The books open an order of which not all came when a bill of it is amended.
    @Test
    void closesAnOrderOnceMoreWhereABillOfItWasAmendedSince() {
        var open = nuts(Progress.PARTLY).withDeliveries(deliveryId(1)).order();
        var done = nuts(Progress.DONE).withDeliveries(deliveryId(1)).order();
        var bill = live(nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1), "52", live(open, "41"));
        var amended = amended(bill);

        assertThat(told(done, List.of(closed(done, bill)), Map.of(deliveryId(1), List.of(amended))))
                .isEqualTo("amend purchase order PO1 closed, 120.00 with tax 20.00");
        assertThat(told(done, List.of(closed(done, amended)), Map.of(deliveryId(1), List.of(amended))))
                .isEqualTo("nothing");
    }

    private static Position.Live amended(Position.Live bill) {
        var intent = bill.intent();
        return new Position.Live(
                new Intent(
                        intent.key(),
                        Deed.AMEND,
                        bill.ref(),
                        intent.origin(),
                        intent.type(),
                        intent.store(),
                        intent.day(),
                        intent.number(),
                        intent.expected(),
                        intent.content(),
                        intent.lines()),
                bill.ref());
    }

    /// What we closed is opened again, and what somebody else closed is not.
    @Test
    void opensAnOrderAgainOfWhichMoreIsToCome() {
        var done = nuts(Progress.DONE).order();
        var more = nuts(Progress.PARTLY).order();
        var subject = Subject.of(more, "now", List.of(live(done, "41")), NOTHING);

        assertThat(told(plan(List.of(subject)))).isEqualTo("amend purchase order PO1 open, 120.00 with tax 20.00");
        assertThat(told(plan(List.of(subject.asReopened()))))
                .isEqualTo("amend purchase order PO1 opened again, 120.00 with tax 20.00");
    }

    /// Neither becomes the other: what is owed goes before what is owed back comes.
    @Test
    void replacesABillOfACostThatIsARebateNow() {
        var cost = nuts(Progress.PARTLY).cost("Freight", "10.00", "2.00", "20");
        var bill = live(Subject.of(cost.delivery(1, Extent.COST), "then", List.of(), NOTHING), "52", OWN_BILLS);
        var credit = live(Subject.of(cost.delivery(1, Extent.REBATE), "then", List.of(), NOTHING), "53", OWN_BILLS);

        assertThat(told(plan(
                        List.of(Subject.of(cost.delivery(1, Extent.REBATE), "now", List.of(bill), NOTHING)),
                        OWN_BILLS)))
                .isEqualTo("DELETE 52");
        assertThat(told(plan(
                        List.of(Subject.of(cost.delivery(1, Extent.COST), "now", List.of(credit), NOTHING)),
                        OWN_BILLS)))
                .isEqualTo("DELETE 53");
        var less = nuts(Progress.PARTLY).cost("Freight", "5.00", "1.00", "20");
        assertThat(told(plan(
                        List.of(Subject.of(less.delivery(1, Extent.REBATE), "now", List.of(credit), NOTHING)),
                        OWN_BILLS)))
                .isEqualTo("amend vendor credit PO1-1, 6.00 with tax 1.00");
    }

    @Test
    void closesAtOnceWhatWasClosedByHandBeforeAnythingCame() {
        assertThat(told(nuts(Progress.DONE).order(), List.of(), NOTHING))
                .isEqualTo("create purchase order PO1 closed, 120.00 with tax 20.00");
    }

    @Test
    void amendsWhatWasOrderedOtherwise() {
        var then = live(nuts(Progress.AWAITED).order(), "41");

        assertThat(told(
                        nuts(Progress.AWAITED)
                                .line("BOLT", 1, "5.00", "1.00", "20")
                                .order(),
                        List.of(then),
                        NOTHING))
                .isEqualTo("amend purchase order PO1 open, 126.00 with tax 21.00");
        assertThat(told(nuts(Progress.PARTLY).order(), List.of(then), NOTHING)).isEqualTo("nothing");
        assertThat(told(nuts(Progress.PENDING).order(), List.of(then), NOTHING)).isEqualTo("hold NO_SALE_ANY_MORE");
    }

    @Test
    void amendsTheBillOfWhatCameAtAnotherPrice() {
        var order = live(nuts(Progress.PARTLY).order(), "41");
        var then = live(nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1), "52", order);
        var dearer = nuts(Progress.PARTLY).came(0, 4, "44.00", "8.80", "20").delivery(1);

        assertThat(told(dearer, List.of(then), Map.of(order.key().source(), List.of(order))))
                .isEqualTo("amend bill PO1-1 for line 1 of 41, 52.80 with tax 8.80");
    }

    /// The books void no purchases (Intuit, void).
    @Test
    void deletesWhatIsGone() {
        var order = live(nuts(Progress.PARTLY).order(), "41");
        var bill = live(nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1), "52", order);

        assertThat(told(nuts(Progress.PARTLY).gone().order(), List.of(order), NOTHING))
                .isEqualTo("DELETE 41");
        assertThat(told(
                        nuts(Progress.PARTLY)
                                .came(0, 4, "40.00", "8.00", "20")
                                .gone()
                                .delivery(1),
                        List.of(bill),
                        Map.of(order.key().source(), List.of(order))))
                .isEqualTo("DELETE 52");
    }

    /// A bill that names its lines hangs on a purchase order, and neither another total nor its closing hurts it; but a
    /// purchase order with a bill is not deleted.
    @Test
    void amendsAnOrderThatBillsNameButDoesNotDeleteIt() {
        var then = live(nuts(Progress.AWAITED).order(), "41");
        var more = nuts(Progress.AWAITED).line("BOLT", 1, "5.00", "1.00", "20").order();
        var gone = nuts(Progress.AWAITED).gone().order();

        assertThat(met(more, then)).isEqualTo("amend purchase order PO1 open, 126.00 with tax 21.00");
        assertThat(met(gone, then)).isEqualTo("hold LINKED_IN_QUICKBOOKS");
    }

    private static String met(TradeEvent event, Position.Live then) {
        return met(event, then, NOTHING, "bill 52", null);
    }

    private static String met(
            TradeEvent event,
            Position.Live then,
            Map<UUID, List<Position>> related,
            String linkedTo,
            @Nullable LocalDate closed) {
        var subjects = List.of(Subject.of(event, "now", List.of(then), related));
        var looks = Map.of(then.key(), (Look) new Look.AsWeLeftIt("1", linkedTo));
        return told(new Encounters(Rules.Changes.USUAL, closed).meet(plan(subjects), subjects, looks));
    }

    /// A purchase order moves no money: what was ordered before the year was closed is closed when it comes after.
    @Test
    void amendsAnOrderInClosedBooksButNoBill() {
        var then = live(nuts(Progress.PARTLY).order(), "41");
        var more = nuts(Progress.AWAITED).line("BOLT", 1, "5.00", "1.00", "20").order();
        var bill = live(nuts(Progress.PARTLY).came(0, 4, "40.00", "8.00", "20").delivery(1), "52", then);
        var dearer = nuts(Progress.PARTLY).came(0, 4, "44.00", "8.80", "20").delivery(1);
        var closed = LocalDate.of(2026, 12, 31);

        assertThat(met(more, then, NOTHING, "", closed))
                .isEqualTo("amend purchase order PO1 open, 126.00 with tax 21.00");
        assertThat(met(dearer, bill, Map.of(then.key().source(), List.of(then)), "", closed))
                .isEqualTo("hold IN_CLOSED_BOOKS");
    }

    private static Supply nuts(Progress progress) {
        return anOrder().that(progress).line("NUT", 10, "100.00", "20.00", "20");
    }

    private static String told(TradeEvent event, List<Position> positions, Map<UUID, List<Position>> related) {
        return told(plan(List.of(Subject.of(event, "now", positions, related))));
    }

    private static Plan plan(List<Subject> subjects) {
        return plan(subjects, rules());
    }

    private static Plan plan(List<Subject> subjects, Rules rules) {
        var planner = new Planner(COMPANY, rules);
        return planner.plan(subjects, chart(planner.needs(subjects)));
    }

    private static String told(Plan plan) {
        var told = Stream.concat(
                        plan.instructions().stream().map(PurchasePlanTest::told),
                        Stream.concat(
                                plan.held().stream().map(PurchasePlanTest::told),
                                plan.skipped().stream().map(skip -> "skip " + skip.reason())))
                .collect(Collectors.joining("\n"));
        return told.isEmpty() ? "nothing" : told;
    }

    private static String told(Mapping.Held held) {
        return "hold " + held.reasons().stream().map(reason -> reason.cause()).collect(Collectors.joining(", "));
    }

    private static String told(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Remove remove ->
                remove.deed() + " " + remove.live().ref().id();
            case Instruction.Write write ->
                "%s %s, %s with tax %s"
                        .formatted(
                                write.deed().name().toLowerCase(Locale.ROOT),
                                told(write.document()),
                                write.origin().gross().getAmount(),
                                write.origin().tax().getAmount());
        };
    }

    private static String told(Document document) {
        var words = "%s %s".formatted(document.type().word(), document.form().number());
        return switch (document) {
            case Document.PurchaseOrder order ->
                words + (order.closed() ? " closed" : order.reopened() ? " opened again" : " open");
            default ->
                words
                        + document.form().lines().stream()
                                .map(line -> line.link() == null || line.link().billed() == null
                                        ? ""
                                        : " for line %s of %s"
                                                .formatted(
                                                        line.link().billed().line(),
                                                        line.link().billed().order()))
                                .collect(Collectors.joining());
        };
    }

    private static Position.Live live(TradeEvent event, String id, Position.Live... others) {
        var related =
                Stream.of(others).collect(Collectors.toMap(one -> one.key().source(), one -> List.<Position>of(one)));
        return live(Subject.of(event, "then", List.of(), related), id);
    }

    private static Position.Live closed(TradeEvent event, Position.Live bill) {
        return live(event, "41", bill);
    }

    private static Position.Live live(Subject subject, String id) {
        return live(subject, id, rules());
    }

    private static Position.Live live(Subject subject, String id, Rules rules) {
        var create = (Instruction.Create)
                plan(List.of(subject), rules).instructions().getFirst();
        var intent = Intent.of(create);
        var ids = new ArrayList<String>();
        intent.lines().forEach(_ -> ids.add(Integer.toString(ids.size() + 1)));
        return new Position.Live(intent, new DocumentRef(intent.type(), id, "0", intent.number()), false, "", ids);
    }
}
