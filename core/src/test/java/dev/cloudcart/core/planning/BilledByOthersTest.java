package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// Which of two deliveries are billed of a purchase order that others billed too. Its lines 1 and 2 are nuts and bolts;
/// delivery 1 brought nuts, delivery 2 bolts.
class BilledByOthersTest {

    private static final String ORDER = "41";

    private static final Subject ORDERED = Subject.of(supply().order(), "then", List.of());

    @Test
    void asksForTheOrdersOfNewBillsAndKnowsWhatElseStandsOfThem() {
        var bill = live(delivered(1, Map.of()), "52");
        var subject = delivered(2, Map.of(deliveryId(1), List.of(bill)));
        var asked = new BilledByOthers(plan(subject), List.of(subject), Map.of());

        assertThat(asked.orders()).extracting(DocumentRef::id).containsExactly(ORDER);
        assertThat(asked.ours()).extracting(DocumentRef::id).containsExactlyInAnyOrder(ORDER, "52");
    }

    /// What stands of an order that is not asked for is nobody's business.
    @Test
    void knowsOnlyWhatStandsOfTheOrdersThatItAsksFor() {
        var billed = delivered(1, Map.of());
        var stands = Subject.of(billed.event(), "then", List.of(live(billed, "52")), billed.related());
        var anew = delivered(2, Map.of());
        var asked = new BilledByOthers(plan(stands, anew), List.of(stands, anew), Map.of());

        assertThat(asked.ours()).extracting(DocumentRef::id).containsExactly(ORDER);
        var plan = plan(stands, anew)
                .heeding(asked.among(List.of(new OtherBill(ORDER, "bill 9", Set.of()))), List.of(stands, anew));
        assertThat(plan.held()).extracting(held -> held.source()).containsExactly(anew.ref());
    }

    @Test
    void asksForNoneWhereNothingIsBilledAnew() {
        var billed = delivered(1, Map.of());
        var stands = Subject.of(billed.event(), "then", List.of(live(billed, "52")), billed.related());

        assertThat(new BilledByOthers(plan(ORDERED), List.of(ORDERED), Map.of()).orders())
                .isEmpty();
        assertThat(new BilledByOthers(plan(stands), List.of(stands), Map.of()).orders())
                .isEmpty();
    }

    @Test
    void billsNothingThatTheirBillIsAboutOrMayBeAbout() {
        assertThat(left()).containsExactly(deliveryId(1), deliveryId(2));
        assertThat(left(new OtherBill(ORDER, "bill 9", Set.of("1")))).containsExactly(deliveryId(2));
        assertThat(left(new OtherBill(ORDER, "bill 9", Set.of("1", "2")))).isEmpty();
        assertThat(left(new OtherBill(ORDER, "bill 9", Set.of()))).isEmpty();
        assertThat(left(new OtherBill(ORDER, "bill 9", Set.of("of a line that we do not know"))))
                .isEmpty();
        assertThat(left(new OtherBill("of another order", "bill 9", Set.of()))).hasSize(2);
    }

    @Test
    void saysWhichBillIsInTheWay() {
        var subject = delivered(1, Map.of());
        var others = new BilledByOthers(plan(subject), List.of(subject), Map.of());
        var plan = plan(subject)
                .heeding(others.among(List.of(new OtherBill(ORDER, "bill 9", Set.of("1")))), List.of(subject));

        assertThat(plan.held()).singleElement().satisfies(held -> {
            assertThat(held.source()).isEqualTo(subject.ref());
            assertThat(held.amount()).isEqualTo(subject.event().gross());
            assertThat(held.reasons())
                    .containsExactly(PlanCause.BILLED_IN_QUICKBOOKS.of("purchase order PO1", "bill 9", "PO1"));
        });
    }

    private static List<UUID> left(OtherBill... others) {
        var subjects = List.of(delivered(1, Map.of()), delivered(2, Map.of()));
        var plan = plan(subjects.toArray(Subject[]::new));
        var left = plan.heeding(new BilledByOthers(plan, subjects, Map.of()).among(List.of(others)), subjects);
        assertThat(left.held()).hasSize(2 - left.instructions().size());
        return left.instructions().stream()
                .map(instruction -> instruction.key().source())
                .toList();
    }

    private static Supply supply() {
        return anOrder()
                .that(Progress.PARTLY)
                .line("NUT", 10, "100.00", "20.00", "20")
                .line("BOLT", 4, "10.00", "2.00", "20");
    }

    private static Subject delivered(int number, Map<UUID, List<Position>> others) {
        var came =
                number == 1 ? supply().came(0, 4, "40.00", "8.00", "20") : supply().came(1, 4, "10.00", "2.00", "20");
        var related = new HashMap<>(others);
        related.put(ORDERED.id(), List.of(live(ORDERED, ORDER)));
        return Subject.of(came.delivery(number), "now", List.of(), related);
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
        var planner = new Planner(new CompanyId(1), rules());
        return planner.plan(List.of(subjects), chart(planner.needs(List.of(subjects))));
    }
}
