package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.BookShelf.withAccounts;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.mapping.DeliveryMapper;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.PurchasesAs;
import dev.cloudcart.core.mapping.SupplierPaymentMapper;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;

/// What was paid to a supplier, and what stands of the bills → which instruction.
class SupplierPaymentPlanTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final Rules RULES = paying(new Rules.AccountOf(CurrencyUnit.GBP, "bank:current"));
    private static final PurchaseOrder ORDER =
            nuts().withDeliveries(deliveryId(1), deliveryId(2)).order();

    private static Rules paying(Rules.AccountOf... from) {
        return paying(Rules.Billing.USUAL, from);
    }

    private static Rules paying(Rules.Billing billing, Rules.AccountOf... from) {
        return rules(rules().purchases()
                .with(PurchasesAs.BILLS)
                .with(billing)
                .with(new Rules.BillPayments(true, List.of(from))));
    }

    private static Supply nuts() {
        return anOrder().that(Progress.PARTLY).line("NUT", 10, "100.00", "20.00", "20");
    }

    /// Of 48.00 and 24.00.
    private static List<Position.Live> bills() {
        return List.of(
                live(subject(nuts().came(0, 4, "40.00", "8.00", "20").delivery(1), List.of(), List.of()), "52"),
                live(subject(nuts().came(0, 2, "20.00", "4.00", "20").delivery(2), List.of(), List.of()), "57"));
    }

    private static SupplierPayment paid(int statement, String amount) {
        return paid(statement, amount, Standing.PURCHASE);
    }

    private static SupplierPayment paid(int statement, String amount, Standing standing) {
        return new SupplierPayment(
                new SourceRef(SourceKind.PAYMENT_STATEMENT, new UUID(5, statement), "PO1-P" + statement),
                ORDER.ref(),
                ORDER.supplier(),
                "BACS",
                Instant.parse("2026-06-30T10:00:00Z"),
                standing,
                Money.parse(amount),
                ORDER.deliveries(),
                Stream.of(1, 2)
                        .filter(other -> other != statement)
                        .map(other -> new UUID(5, other))
                        .toList(),
                null);
    }

    @Test
    void paysTheOldestBillFirst() {
        assertThat(told(paid(1, "GBP 60.00"), List.of(), bills())).isEqualTo("""
                create 2026-06-30 bill payment (numbered by QuickBooks) "Acme"
                  pays 52                        48.00
                  pays 57                        12.00
                  total                          60.00 GBP
                """);
    }

    /// By the supplier's id: one that was renamed keeps its vendor, whatever is asked for.
    @Test
    void asksForTheVendorThatTheBillsAreOf() {
        assertThat(SupplierPaymentMapper.needs(RULES, List.of(paid(1, "GBP 60.00")))
                        .parties())
                .isEqualTo(DeliveryMapper.needs(
                                RULES,
                                List.of(nuts().came(0, 4, "40.00", "8.00", "20").delivery(1)))
                        .parties())
                .hasSize(1);
    }

    /// Its bills may be about to change with it.
    @Test
    void waitsWhileItsOrderIsInDoubt() {
        var related = new HashMap<UUID, List<Position>>();
        bills().forEach(bill -> related.put(bill.key().source(), List.of(bill)));
        related.put(ORDER.id(), List.of(new Position.InDoubt(bills().getFirst().key())));

        var plan = plan(Subject.of(paid(1, "GBP 60.00"), "now", List.of(), related), RULES);

        assertThat(plan.instructions()).isEmpty();
        assertThat(plan.held().getFirst().reasons())
                .extracting(reason -> reason.cause())
                .containsExactly("WAITS_FOR_PURCHASE_ORDER");
    }

    @Test
    void paysWhatOthersLeftOpen() {
        var first = live(subject(paid(1, "GBP 60.00"), List.of(), bills()), "60");

        assertThat(told(
                        paid(2, "GBP 12.00"),
                        List.of(),
                        Stream.concat(bills().stream(), Stream.of(first)).toList()))
                .contains("pays 57                        12.00")
                .doesNotContain("pays 52");
        assertThat(told(
                        paid(2, "GBP 12.01"),
                        List.of(),
                        Stream.concat(bills().stream(), Stream.of(first)).toList()))
                .isEqualTo("hold PAID_BEYOND_BILLS\n");
    }

    @Test
    void isHeldWholeWhereTheBillsDoNotSuffice() {
        assertThat(told(paid(1, "GBP 72.00"), List.of(), bills())).startsWith("create ");
        assertThat(told(paid(1, "GBP 72.01"), List.of(), bills())).isEqualTo("hold PAID_BEYOND_BILLS\n");
        assertThat(told(paid(1, "GBP 1.00"), List.of(), List.of())).isEqualTo("hold PAID_BEYOND_BILLS\n");
    }

    @Test
    void followsItsAmountAndGoesWithItsStatement() {
        var stands = live(subject(paid(1, "GBP 60.00"), List.of(), bills()), "60");

        assertThat(told(paid(1, "GBP 60.00"), List.of(stands), bills())).isEqualTo("nothing\n");
        assertThat(told(paid(1, "GBP 48.00"), List.of(stands), bills()))
                .startsWith("amend 2026-06-30 bill payment")
                .doesNotContain("pays 57");
        assertThat(told(paid(1, "GBP 60.00", Standing.GONE), List.of(stands), bills()))
                .isEqualTo("DELETE 60\n");
    }

    @Test
    void needsAnAccountOfItsCurrency() {
        assertThat(told(paid(1, "GBP 60.00"), List.of(), bills(), paying())).isEqualTo("hold NO_ACCOUNT_TO_PAY_FROM\n");
        assertThat(told(
                        paid(1, "GBP 60.00"),
                        List.of(),
                        bills(),
                        paying(new Rules.AccountOf(CurrencyUnit.GBP, "Savings"))))
                .isEqualTo("hold ACCOUNT_TO_PAY_FROM_MISSING\n");
        assertThat(told(
                        paid(1, "EUR 60.00"),
                        List.of(),
                        bills(),
                        paying(new Rules.AccountOf(CurrencyUnit.EUR, "Euros"))))
                .isEqualTo("hold PAID_IN_OTHER_CURRENCY\n");
    }

    @Test
    void waitsWhileItsBillsAreOfTwoVendors() {
        var first = bills().getFirst();
        var second = bills().getLast();

        assertThat(told(paid(1, "GBP 60.00"), List.of(), List.of(first, of(second, "v:9", "Beta"))))
                .isEqualTo("hold BILLS_OF_TWO_VENDORS\n");
        assertThat(told(paid(1, "GBP 48.00"), List.of(), List.of(first, of(second, "v:9", "Beta"))))
                .as("one of them is enough")
                .contains("pays 52");
        var vendor = Objects.requireNonNull(first.intent().expected().party());
        assertThat(told(paid(1, "GBP 60.00"), List.of(), List.of(first, of(second, vendor.id(), "Acme Ltd"))))
                .as("renamed since")
                .contains("\"Acme\"", "pays 52", "pays 57");
    }

    private static Position.Live of(Position.Live bill, String vendor, String name) {
        var intent = bill.intent();
        var expected = intent.expected();
        return new Position.Live(
                new Intent(
                        intent.key(),
                        intent.deed(),
                        intent.target(),
                        intent.origin(),
                        intent.type(),
                        intent.store(),
                        intent.day(),
                        intent.number(),
                        new Expected(
                                expected.gross(),
                                expected.tax(),
                                expected.taxes(),
                                expected.taxCode(),
                                new Ref<>(vendor, name),
                                expected.lines()),
                        intent.content(),
                        intent.lines()),
                bill.ref());
    }

    /// Whatever the settings have become since the bills were made. Of bills on two accounts it pays those that are on
    /// one, the first that suffices.
    @Test
    void isOnTheAccountThatItsBillsAreOwedOn() {
        var since = paying(
                new Rules.Billing(
                        Rules.BillWhen.EACH_DELIVERY,
                        Rules.Corrected.VENDOR_CREDIT,
                        "",
                        List.of(new Rules.AccountOf(GBP, "trade creditors"))),
                new Rules.AccountOf(GBP, "bank:current"));
        var first = bills().getFirst();
        var second = bills().getLast();

        assertThat(payable(bills(), since)).isEqualTo("ap");
        assertThat(payable(List.of(of(first, "v", "Acme"), of(second, "v", "Acme")), since))
                .as("of before anybody could name an account")
                .isEqualTo("ap");
        var later =
                live(subject(nuts().came(0, 2, "20.00", "4.00", "20").delivery(2), List.of(), List.of()), "57", since);
        assertThat(told(paid(1, "GBP 48.00"), List.of(), List.of(first, later), since))
                .contains("pays 52");
        assertThat(told(paid(1, "GBP 60.00"), List.of(), List.of(first, later), since))
                .isEqualTo("hold PAID_BEYOND_BILLS\n");
        var other = live(subject(paid(1, "GBP 48.00"), List.of(), List.of(first, later)), "60", since);
        assertThat(told(paid(2, "GBP 24.00"), List.of(), List.of(first, later, other), since))
                .as("the first is paid")
                .contains("pays 57", "24.00")
                .doesNotContain("pays 52");
        var part = live(subject(paid(1, "GBP 40.00"), List.of(), List.of(first, later)), "60", since);
        assertThat(told(paid(2, "GBP 24.00"), List.of(), List.of(first, later, part), since))
                .as("too little of the first is open")
                .contains("pays 57", "24.00")
                .doesNotContain("pays 52");
    }

    /// What was entered as an expense was paid as such, before the settings became others.
    @Test
    void paysNoExpenses() {
        var expense = live(
                subject(nuts().came(0, 4, "40.00", "8.00", "20").delivery(1), List.of(), List.of()),
                "52",
                rules(RULES.purchases().with(PurchasesAs.EXPENSES)));
        var bill = bills().getLast();

        assertThat(told(paid(1, "GBP 24.00"), List.of(), List.of(expense, bill)))
                .contains("pays 57", "24.00")
                .doesNotContain("pays 52");
        assertThat(told(paid(1, "GBP 60.00"), List.of(), List.of(expense, bill)))
                .isEqualTo("hold PAID_BEYOND_BILLS\n");
    }

    private static String payable(List<Position.Live> bills, Rules rules) {
        var plan = plan(subject(paid(1, "GBP 60.00"), List.of(), bills), rules);
        var created = (Instruction.Create) plan.instructions().getFirst();
        return ((Document.BillPayment) created.document()).payable().id();
    }

    @Test
    void waitsForBillsOfItThatAreHeld() {
        var held = Set.of(bills().getLast().key().source());
        var both = subject(paid(1, "GBP 60.00"), List.of(), bills());

        assertThat(HeldBills.paid(plan(both, RULES), List.of(both)))
                .containsExactlyInAnyOrderElementsOf(ORDER.deliveries());
        assertThat(waiting(both, held)).containsExactly("BILL_IS_HELD");
        assertThat(waiting(both, Set.of())).isEmpty();
        assertThat(waiting(subject(paid(1, "GBP 48.00"), List.of(), bills()), held))
                .as("it pays the other alone")
                .isEmpty();
    }

    @Test
    void becomesLessThoughABillOfItIsHeld() {
        var stands = live(subject(paid(1, "GBP 60.00"), List.of(), bills()), "60");
        var held = Set.of(bills().getLast().key().source());

        assertThat(waiting(subject(paid(1, "GBP 59.00"), List.of(stands), bills()), held))
                .isEmpty();
        assertThat(waiting(subject(paid(1, "GBP 61.00"), List.of(stands), bills()), held))
                .containsExactly("BILL_IS_HELD");
        assertThat(HeldBills.paid(
                        plan(subject(paid(1, "GBP 60.00"), List.of(stands), bills()), RULES),
                        List.of(subject(paid(1, "GBP 60.00"), List.of(stands), bills()))))
                .as("nothing is to be done")
                .isEmpty();
    }

    /// What was entered under another number may be this very payment; of another bill it is not.
    @Test
    void waitsWhileOneStandsThatIsInLinnworksNoMore() {
        var first = bills().getFirst();
        var last = bills().getLast();
        assertThat(before(paid(9, "GBP 20.00"), first, last)).containsExactly("PAID_BEFORE");
        assertThat(before(paid(9, "GBP 20.00"), last))
                .as("it pays the other bill")
                .isEmpty();
        assertThat(before(paid(2, "GBP 20.00"), first, last))
                .as("it is in Linnworks still")
                .isEmpty();
    }

    /// What is said to a payment of the first bill.
    private static List<String> before(SupplierPayment before, Position.Live... paid) {
        var related = new ArrayList<>(bills());
        related.add(live(subject(before, List.of(), List.of(paid)), "60"));
        return waiting(new PaidBefore(), subject(paid(1, "GBP 20.00"), List.of(), related));
    }

    /// Why it waits; empty where it goes on.
    private static List<String> waiting(Subject payment, Set<UUID> held) {
        return waiting(new HeldBills(held), payment);
    }

    private static List<String> waiting(Objection objection, Subject payment) {
        var plan = plan(payment, RULES);
        var left = plan.heeding(objection, List.of(payment));
        assertThat(left.instructions()).hasSize(left.held().isEmpty() ? 1 : 0);
        return left.held().stream()
                .flatMap(one -> one.reasons().stream())
                .map(reason -> reason.cause())
                .toList();
    }

    @Test
    void isNothingToBooksThatPayNothing() {
        assertThat(told(paid(1, "GBP 60.00"), List.of(), bills(), rules(Rules.Purchases.OFF.with(PurchasesAs.BILLS))))
                .isEqualTo("skipped: a payment statement, and those are not synced\n");
        assertThat(told(paid(1, "GBP 0.00"), List.of(), bills())).isEqualTo("skipped: of nothing\n");
        assertThat(told(paid(1, "GBP -5.00"), List.of(), bills())).isEqualTo("hold PAID_BELOW_ZERO\n");
    }

    private static Subject subject(TradeEvent event, List<Position> stands, List<Position.Live> related) {
        var byId = new HashMap<UUID, List<Position>>();
        related.forEach(one -> byId.put(one.key().source(), List.of(one)));
        return Subject.of(event, "now", stands, Map.copyOf(byId));
    }

    private static Position.Live live(Subject subject, String id) {
        return live(subject, id, RULES);
    }

    private static Position.Live live(Subject subject, String id, Rules rules) {
        var intent = Intent.of(plan(subject, rules).instructions().getFirst());
        return new Position.Live(intent, new DocumentRef(intent.type(), id, "0", intent.number()));
    }

    private static Plan plan(Subject subject, Rules rules) {
        var planner = new Planner(COMPANY, rules);
        var chart = chart(planner.needs(List.of(subject)));
        return planner.plan(List.of(subject), withAccounts(chart));
    }

    private static String told(SupplierPayment payment, List<Position> stands, List<Position.Live> related) {
        return told(payment, stands, related, RULES);
    }

    private static String told(
            SupplierPayment payment, List<Position> stands, List<Position.Live> related, Rules rules) {
        var plan = plan(subject(payment, stands, related), rules);
        var told = new StringBuilder();
        plan.instructions().forEach(one -> told.append(told(one)));
        plan.held()
                .forEach(held -> held.reasons()
                        .forEach(reason ->
                                told.append("hold ").append(reason.cause()).append('\n')));
        plan.skipped()
                .forEach(skipped ->
                        told.append("skipped: ").append(skipped.reason()).append('\n'));
        plan.unchanged().forEach(_ -> told.append("nothing\n"));
        return told.toString();
    }

    private static String told(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create create -> "create " + Ledger.text(create.document());
            case Instruction.Amend amend -> "amend " + Ledger.text(amend.document());
            case Instruction.Remove remove ->
                "%s %s%n".formatted(remove.deed(), remove.live().ref().id());
        };
    }
}
