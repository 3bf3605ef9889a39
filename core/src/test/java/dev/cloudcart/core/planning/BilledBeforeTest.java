package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// A new delivery 2 of the nuts of an order, and what stands of delivery 1, which the order does not have any more.
class BilledBeforeTest {

    private static final Subject ORDERED = Subject.of(supply().order(), "then", List.of());

    @Test
    void billsNothingThatABillOfADeliveryWhichIsGoneIsAbout() {
        var bill = live(delivery(1, 0, Map.of()), "52");
        var subject = delivery(2, 0, Map.of(deliveryId(1), List.of(bill)));
        var plan = plan(subject).heeding(new BilledBefore(Map.of()), List.of(subject));

        assertThat(plan.instructions()).isEmpty();
        assertThat(plan.held()).singleElement().satisfies(held -> {
            assertThat(held.source()).isEqualTo(subject.ref());
            assertThat(held.amount()).isEqualTo(subject.event().gross());
            assertThat(held.reasons()).containsExactly(PlanCause.BILLED_BEFORE.of("PO1-1", "bill PO1-1", "PO1"));
        });
    }

    @Test
    void billsWhatThatIsNotAbout() {
        var bill = live(delivery(1, 1, Map.of()), "52");
        assertGoesOn(delivery(2, 0, Map.of(deliveryId(1), List.of(bill))));
    }

    @Test
    void billsWhatWasBilledOfADeliveryThatIsRemoved() {
        var bill = live(delivery(1, 0, Map.of()), "52");
        var gone = new Position.Gone(
                bill.key(),
                bill.ref(),
                bill.intent().origin().version(),
                bill.intent().day(),
                true);
        assertGoesOn(delivery(2, 0, Map.of(deliveryId(1), List.of(gone))));
    }

    @Test
    void billsNoCostAgainThatItsOrderDoesNotHaveAnyMore() {
        var bill = live(cost(1, Map.of()), "52");
        var subject = cost(2, Map.of(deliveryId(1), List.of(bill)));
        var plan = plan(subject).heeding(new BilledBefore(Map.of()), List.of(subject));

        assertThat(plan.instructions()).isEmpty();
        assertThat(plan.held())
                .singleElement()
                .satisfies(held -> assertThat(held.reasons())
                        .containsExactly(PlanCause.COST_BILLED_BEFORE.of("PO1-1", "bill PO1-1", "PO1")));
    }

    /// It bills nothing, but takes off.
    @Test
    void creditsWhatIsOnABillOfADeliveryThatIsGone() {
        var bill = live(delivery(1, 0, Map.of()), "52");
        var credit = supply().came(0, 1, "10.00", "2.00", "20").delivery(2, Extent.CORRECTION);
        assertGoesOn(Subject.of(
                credit,
                "now",
                List.of(),
                Map.of(credit.deliveries().getFirst(), List.of(bill), deliveryId(1), List.of(bill))));
    }

    private static void assertGoesOn(Subject subject) {
        var plan = plan(subject);
        assertThat(plan.instructions()).hasSize(1);
        assertThat(plan.heeding(new BilledBefore(Map.of()), List.of(subject))).isEqualTo(plan);
    }

    private static Supply supply() {
        return anOrder()
                .that(Progress.PARTLY)
                .line("NUT", 10, "100.00", "20.00", "20")
                .line("BOLT", 4, "10.00", "2.00", "20");
    }

    private static Subject delivery(int number, int line, Map<UUID, List<Position>> others) {
        var came = supply().came(line, 4, "10.00", "2.00", "20");
        var related = new HashMap<>(others);
        related.put(ORDERED.id(), List.of(live(ORDERED, "41")));
        return Subject.of(came.delivery(number), "now", List.of(), related);
    }

    private static Subject cost(int number, Map<UUID, List<Position>> others) {
        var cost = supply().cost("Freight", "10.00", "2.00", "20").delivery(number, Extent.COST);
        return Subject.of(cost, "now", List.of(), others);
    }

    private static Position.Live live(Subject subject, String id) {
        var intent = Intent.of((Instruction.Create) plan(subject).instructions().getFirst());
        return new Position.Live(
                intent,
                new DocumentRef(intent.type(), id, "0", intent.number()),
                false,
                "",
                List.of("1", "2").subList(0, intent.lines().size()));
    }

    private static Plan plan(Subject... subjects) {
        var planner = new Planner(new CompanyId(1), PurchasePlanTest.OWN_BILLS);
        return planner.plan(List.of(subjects), chart(planner.needs(List.of(subjects))));
    }
}
