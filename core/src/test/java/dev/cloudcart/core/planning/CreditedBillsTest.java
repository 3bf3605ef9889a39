package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.Supply.anOrder;
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
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// Delivery 1 of an order, whose bill stands and is to become what came at another price, and the credit of what did
/// not come.
class CreditedBillsTest {

    private static final Subject ORDERED = Subject.of(supply().order(), "then", List.of());

    private final Position.Live bill = live(delivery("10.00", List.of(), Map.of()), "52");
    private final UUID correction = Extent.CORRECTION.id(bill.key().source());

    @Test
    void doNotBecomeOthersWhileTheirCreditsStand() {
        var credit = live(delivery("10.00", List.of(), Map.of()), "53");
        var subject = delivery("12.00", List.of(bill), Map.of(correction, List.of(credit)));

        var plan = plan(subject).heeding(new CreditedBills(), List.of(subject));

        assertThat(plan.instructions()).isEmpty();
        assertThat(plan.held()).singleElement().satisfies(held -> {
            assertThat(held.source()).isEqualTo(subject.ref());
            assertThat(held.reasons())
                    .containsExactly(PlanCause.CREDIT_STANDS.of("bill PO1-1", credit.called(), "PO1-1"));
        });
        assertThat(CreditedBills.kept(plan, List.of(subject))).containsExactly(subject.id());
    }

    @Test
    void becomeOthersWhereThereIsNoCredit() {
        var gone = new Position.Gone(
                bill.key(),
                bill.ref(),
                bill.intent().origin().version(),
                bill.intent().day(),
                true);
        for (var related :
                List.of(Map.<UUID, List<Position>>of(), Map.<UUID, List<Position>>of(correction, List.of(gone)))) {
            var subject = delivery("12.00", List.of(bill), related);
            var plan = plan(subject);

            assertThat(plan.instructions()).singleElement().isInstanceOf(Instruction.Amend.class);
            assertThat(plan.heeding(new CreditedBills(), List.of(subject))).isEqualTo(plan);
            assertThat(CreditedBills.kept(plan, List.of(subject))).isEmpty();
        }
    }

    /// Held or skipped, it stays as it is; what is not in the books cannot stay there.
    @Test
    void areKeptWhereNothingBecomesOfThem() {
        var stands = delivery("12.00", List.of(bill), Map.of());
        var isNot = delivery("12.00", List.of(), Map.of());
        var skipped =
                new Plan(List.of(), List.of(), List.of(new Mapping.Skipped(stands.ref(), "of nothing")), List.of());

        assertThat(CreditedBills.kept(skipped, List.of(stands))).containsExactly(stands.id());
        assertThat(CreditedBills.kept(skipped, List.of(isNot))).isEmpty();
        assertThat(CreditedBills.kept(plan(stands), List.of(stands))).isEmpty();
    }

    @Test
    void areMadeWhateverElseStands() {
        var subject = delivery("12.00", List.of(), Map.of(correction, List.of(bill)));
        var plan = plan(subject);

        assertThat(plan.instructions()).singleElement().isInstanceOf(Instruction.Create.class);
        assertThat(plan.heeding(new CreditedBills(), List.of(subject))).isEqualTo(plan);
    }

    private static Supply supply() {
        return anOrder().that(Progress.PARTLY).line("NUT", 10, "100.00", "20.00", "20");
    }

    private static Subject delivery(String net, List<Position> positions, Map<UUID, List<Position>> others) {
        var related = new HashMap<>(others);
        related.put(ORDERED.id(), List.of(live(ORDERED, "41")));
        return Subject.of(
                supply().came(0, 1, net, net.equals("12.00") ? "2.40" : "2.00", "20")
                        .delivery(1),
                net,
                positions,
                related);
    }

    private static Position.Live live(Subject subject, String id) {
        var intent = Intent.of((Instruction.Create) plan(subject).instructions().getFirst());
        return new Position.Live(
                intent,
                new DocumentRef(intent.type(), id, "0", intent.number()),
                false,
                "",
                List.of("1").subList(0, intent.lines().size()));
    }

    private static Plan plan(Subject... subjects) {
        var planner = new Planner(new CompanyId(1), PurchasePlanTest.OWN_BILLS);
        return planner.plan(List.of(subjects), chart(planner.needs(List.of(subjects))));
    }
}
