package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.withAccounts;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.BookShelf;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.SupplierPayment.PaidCost;

/// What was begun in one way goes on in that way, whatever the rules or its order have become since.
class GoesOnTest {

    private static final UUID COST = deliveryId(9);

    @Test
    void asAnExpenseWhereOthersAreBillsNow() {
        var expense = live(delivery("40.00", "8.00"), PurchasesAs.EXPENSES);
        assertThat(expense.intent().type().word()).isEqualTo("expense");

        assertThat(told(subject(delivery("44.00", "8.80"), expense), PurchasesAs.BILLS))
                .containsExactly("AMEND expense 52.80");
        assertThat(told(subject(delivery("44.00", "8.80")), PurchasesAs.BILLS)).containsExactly("CREATE bill 52.80");
    }

    @Test
    void asABillWhereOthersAreExpensesNow() {
        var bill = live(delivery("40.00", "8.00"), PurchasesAs.BILLS);

        assertThat(told(subject(delivery("44.00", "8.80"), bill), PurchasesAs.EXPENSES))
                .containsExactly("AMEND bill 52.80");
        assertThat(told(subject(delivery("44.00", "8.80")), PurchasesAs.EXPENSES))
                .containsExactly("CREATE expense 52.80");
    }

    /// A bill and an expense alike.
    @Test
    void isHeldWhereOnlyPurchaseOrdersAreSyncedNow() {
        for (var as : List.of(PurchasesAs.BILLS, PurchasesAs.EXPENSES)) {
            var stands = live(delivery("40.00", "8.00"), as);

            assertThat(told(subject(delivery("44.00", "8.80"), stands), PurchasesAs.ORDERS))
                    .as("%s", as)
                    .containsExactly("hold NO_SALE_ANY_MORE");
        }
    }

    @Test
    void asACreditWhereOthersAreExpensesNow() {
        var credit = live(nuts().came(0, 1, "10.00", "2.00", "20").delivery(2, Extent.CORRECTION), PurchasesAs.BILLS);

        assertThat(told(
                        subject(nuts().came(0, 2, "20.00", "4.00", "20").delivery(2, Extent.CORRECTION), credit),
                        PurchasesAs.EXPENSES))
                .containsExactly("AMEND vendor credit 24.00");
    }

    /// More comes of an order that was billed as one that is done.
    @Test
    void asTheBillOfAllThatCameWhereItsOrderIsOpenedAgain() {
        var done = allThatCame(nuts().that(Progress.DONE).came(0, 4, "40.00", "8.00", "20"));
        var again = allThatCame(nuts().came(0, 5, "50.00", "10.00", "20"));
        var whole = rules(PurchasesAs.BILLS, Rules.Costs.ON_LINES, Rules.BillWhen.WHEN_FULLY_DELIVERED);
        var bill = live(done, whole);

        assertThat(told(subject(again, bill), whole)).containsExactly("AMEND bill 60.00");
        assertThat(told(subject(again), whole))
                .as("none stands, and more is to come")
                .isEmpty();
    }

    /// Of a cost whose bill is to come, or stands, nobody else is paid.
    @Test
    void paysForACostByItsOwnBillAlone() {
        var goods = live(delivery("40.00", "8.00"), PurchasesAs.BILLS);
        var cost = live(
                nuts().cost("Freight", "10.00", "2.00", "20").delivery(9, Extent.COST),
                rules(PurchasesAs.BILLS, OWN_BILLS));

        assertThat(told(payment("12.00", COST), List.of(goods, cost), rules(PurchasesAs.BILLS, OWN_BILLS)))
                .containsExactly(
                        "CREATE bill payment 12.00", "12.00 of " + cost.ref().id());
        assertThat(told(payment("12.00", COST), List.of(goods, cost), rules(PurchasesAs.BILLS, Rules.Costs.ON_LINES)))
                .as("its bill stands, whatever the rules are now")
                .containsExactly(
                        "CREATE bill payment 12.00", "12.00 of " + cost.ref().id());
        assertThat(told(payment("12.00", COST), List.of(goods), rules(PurchasesAs.BILLS, OWN_BILLS)))
                .as("its bill is to come")
                .containsExactly("hold PAID_BEYOND_BILLS");
        assertThat(told(payment("12.00", COST), List.of(goods), rules(PurchasesAs.BILLS, Rules.Costs.ON_LINES)))
                .as("it is on the lines of the goods")
                .containsExactly(
                        "CREATE bill payment 12.00", "12.00 of " + goods.ref().id());
        assertThat(told(payment("12.00", null), List.of(goods, cost), rules(PurchasesAs.BILLS, OWN_BILLS)))
                .as("it is for the goods")
                .containsExactly(
                        "CREATE bill payment 12.00", "12.00 of " + goods.ref().id());
    }

    private static final Rules.Costs OWN_BILLS = new Rules.Costs(true, List.of(new Rules.CostVendor("", "Acme")));

    private static SupplierPayment payment(String amount, @Nullable UUID cost) {
        var order = nuts().withDeliveries(deliveryId(1)).order();
        return new SupplierPayment(
                new SourceRef(SourceKind.PAYMENT_STATEMENT, new UUID(5, 1), "PO1-P1"),
                order.ref(),
                order.supplier(),
                "BACS",
                Instant.parse("2026-06-30T10:00:00Z"),
                Standing.PURCHASE,
                Money.parse("GBP " + amount),
                order.deliveries(),
                List.of(),
                cost == null ? null : new PaidCost(cost, "Freight"));
    }

    private static List<String> told(SupplierPayment payment, List<Position.Live> bills, Rules rules) {
        var related = new HashMap<UUID, List<Position>>();
        bills.forEach(bill -> related.put(bill.key().source(), List.of(bill)));
        return told(Subject.of(payment, "now", List.of(), related), rules);
    }

    private static Supply nuts() {
        return anOrder().that(Progress.PARTLY).line("NUT", 10, "100.00", "20.00", "20");
    }

    private static Delivery delivery(String net, String tax) {
        return nuts().came(0, 4, net, tax, "20").delivery(1);
    }

    private static Delivery allThatCame(Supply supply) {
        var one = supply.delivery(1);
        var order = one.order().id();
        return new Delivery(
                new SourceRef(SourceKind.DELIVERY, Extent.ALL_THAT_CAME.id(order), "PO1"),
                one.order(),
                Extent.ALL_THAT_CAME,
                one.deliveries(),
                one.supplier(),
                one.supplierReference(),
                one.receivedAt(),
                one.isLast(),
                one.standing(),
                one.gross(),
                one.tax(),
                one.lines(),
                one.surplus(),
                one.costs());
    }

    private static Subject subject(Delivery delivery, Position... stands) {
        return Subject.of(delivery, "now", List.of(stands), Map.of());
    }

    private static Rules rules(PurchasesAs as, Rules.Costs costs) {
        return rules(as, costs, Rules.BillWhen.EACH_DELIVERY);
    }

    private static Rules rules(PurchasesAs as, Rules.Costs costs, Rules.BillWhen when) {
        return BookShelf.rules(BookShelf.rules()
                .purchases()
                .with(as)
                .with(new Rules.Billing(when, Rules.Corrected.VENDOR_CREDIT, ""))
                .with(new Rules.BillPayments(true, List.of(new Rules.AccountOf(CurrencyUnit.GBP, "Bank:Current"))))
                .with(costs));
    }

    private static Position.Live live(Delivery delivery, PurchasesAs as) {
        return live(delivery, rules(as, Rules.Costs.ON_LINES));
    }

    private static Position.Live live(Delivery delivery, Rules rules) {
        var intent = Intent.of(plan(subject(delivery), rules).instructions().getFirst());
        return new Position.Live(
                intent,
                new DocumentRef(
                        intent.type(), Long.toString(delivery.id().getLeastSignificantBits()), "0", intent.number()));
    }

    private static List<String> told(Subject subject, PurchasesAs as) {
        return told(subject, rules(as, Rules.Costs.ON_LINES));
    }

    private static List<String> told(Subject subject, Rules rules) {
        var plan = plan(subject, rules);
        var told = new ArrayList<String>();
        for (var one : plan.instructions()) {
            var write = (Instruction.Write) one;
            told.add("%s %s %s"
                    .formatted(
                            write.deed(),
                            write.document().type().word(),
                            write.document().form().gross().getAmount()));
            write.document()
                    .applied()
                    .forEach(applied ->
                            told.add("%s of %s".formatted(applied.amount().getAmount(), applied.document())));
        }
        return Stream.concat(
                        told.stream(),
                        plan.held().stream()
                                .flatMap(held -> held.reasons().stream())
                                .map(reason -> "hold " + reason.cause()))
                .toList();
    }

    private static Plan plan(Subject subject, Rules rules) {
        var planner = new Planner(new CompanyId(1), rules);
        return planner.plan(List.of(subject), withAccounts(chart(planner.needs(List.of(subject)))));
    }
}
