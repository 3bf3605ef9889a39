package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.mapping.PaymentMapper;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.TransactionType;
import dev.cloudcart.core.mapping.Shop;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

/// What has become of an order, its invoice and its payment → which instruction for the payment.
class PaymentPlanTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Instant PAID = Instant.parse("2026-03-02T23:30:00Z");
    private static final Rules RULES = rules(sales(TransactionType.INVOICE_PAYMENT_IF_PAID));

    private static Rules.Sales sales(TransactionType type) {
        return new Rules.Sales(
                type,
                new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""),
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT);
    }

    private static Sale mugs(int quantity) {
        return mugs(quantity, shop -> shop);
    }

    private static Sale mugs(int quantity, UnaryOperator<Shop> when) {
        return when.apply(aSale())
                .withLine("MUG", quantity, 10 * quantity + ".00", 2 * quantity + ".00", "20")
                .sale();
    }

    private static Sale unpaid(Sale sale) {
        return new Sale(
                sale.ref(),
                sale.channel(),
                sale.channelReference(),
                sale.buyer(),
                sale.receivedAt(),
                sale.processedAt(),
                new PaymentTaken(false, ""),
                sale.standing(),
                sale.gross(),
                sale.tax(),
                sale.pricesIncludeTax(),
                sale.lines(),
                sale.postage(),
                sale.allowances());
    }

    @Test
    void isMadeForTheInvoiceOfItsOrder() {
        var sale = mugs(1);

        assertThat(told(Payment.of(sale, PAID), List.of(), invoices(sale))).isEqualTo("""
                create 2026-03-02 payment (numbered by QuickBooks) "Amazon GBP"
                  pays 41                        12.00
                  total                          12.00 GBP
                """);
    }

    /// Where the shop does not tell when.
    @Test
    void isOfTheDayOfItsOrderAndKeepsThat() {
        var open = mugs(1, shop -> shop.open("2026-03-01T09:00:00Z"));
        var stands = live(Payment.of(open, null), invoices(open));
        var dearer = mugs(2, shop -> shop.processed("2026-03-01T09:00:00Z", "2026-03-04T10:00:00Z"));
        var processed = mugs(1, shop -> shop.processed("2026-03-01T09:00:00Z", "2026-03-04T10:00:00Z"));

        assertThat(stands.intent().day()).isEqualTo("2026-03-01");
        assertThat(told(Payment.of(processed, null), List.of(stands), invoices(open)))
                .isEqualTo("nothing\n");
        assertThat(told(Payment.of(dearer, null), List.of(stands), invoices(dearer)))
                .startsWith("amend 2026-03-01 payment");
        assertThat(told(Payment.of(processed, PAID), List.of(stands), invoices(open)))
                .startsWith("amend 2026-03-02 payment");
    }

    @Test
    void isOneForAllInvoicesOfALongOrder() {
        var shop = aSale();
        for (int i = 0; i < 800; i++) {
            shop = shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20");
        }
        var sale = shop.sale();

        assertThat(told(Payment.of(sale, PAID), List.of(), invoices(sale))).isEqualTo("""
                create 2026-03-02 payment (numbered by QuickBooks) "Amazon GBP"
                  pays 41                       480.00
                  pays 42                       480.00
                  total                         960.00 GBP
                """);
        assertThat(told(Payment.of(sale, PAID), List.of(), invoices(sale).subList(0, 1)))
                .isEqualTo("hold WAITS_FOR_INVOICE\n");
    }

    @Test
    void waitsForTheInvoice() {
        var payment = Payment.of(mugs(1), PAID);
        var inDoubt = new Position.InDoubt(invoices(mugs(1)).getFirst().key());

        assertThat(told(payment, List.of(), List.of())).isEqualTo("hold WAITS_FOR_INVOICE\n");
        assertThat(told(payment, List.of(), List.of(inDoubt))).isEqualTo("hold WAITS_FOR_INVOICE\n");
    }

    @Test
    void isNoneOfWhatWasPaidByASalesReceipt() {
        var receipt =
                position(Subject.of(mugs(1), "now", List.of()), rules(sales(TransactionType.SALES_RECEIPT)), "41");

        assertThat(told(Payment.of(mugs(1), PAID), List.of(), receipt))
                .isEqualTo("skipped: paid by the sales receipt of its order\n");
    }

    /// The books have no way from one currency to another: it goes before its invoice does, unless that stays, and
    /// comes with the next.
    @Test
    void goesOnlyWithItsInvoiceWhereItsOrderIsInAnotherCurrency() {
        var invoices = invoices(mugs(1));
        var stands = live(Payment.of(mugs(1), PAID), invoices);
        var euros = aSale().in("EUR").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        var going = new Planner(COMPANY, RULES)
                .letGo(List.of(
                        Subject.of(Payment.of(euros, PAID), "now", List.of(stands), Map.of(euros.id(), invoices))));
        assertThat(going.instructions()).extracting(PaymentPlanTest::told).containsExactly("DELETE 50\n");
        assertThat(told(Payment.of(euros, PAID), List.of(stands), invoices(euros)))
                .as("should it stand still")
                .isEqualTo("DELETE 50\n");
        for (var changed : Changed.values()) {
            var changes = new Rules.Changes(changed, Rules.Cancelled.VOID, Rules.Deleted.HOLD, Rules.Edited.HOLD);
            assertThat(told(Payment.of(euros, PAID), List.of(stands), invoices, with(changes)))
                    .isEqualTo("hold INVOICE_IN_OTHER_CURRENCY\n");
        }
        assertThat(told(Payment.of(euros, PAID), List.of(), invoices(euros))).contains("12.00 EUR");
    }

    /// The invoice first where the order has become more, the payment first where it has become less: no invoice can
    /// be less than what is paid of it.
    @Test
    void followsTheAmountOfItsInvoice() {
        var two = invoices(mugs(2));
        var stands = live(Payment.of(mugs(2), PAID), two);

        assertThat(told(Payment.of(mugs(3), PAID), List.of(stands), two)).isEqualTo("nothing\n");
        assertThat(told(Payment.of(mugs(3), PAID), List.of(stands), invoices(mugs(3))))
                .contains("amend 2026-03-02 payment", "pays 41                        36.00");
        assertThat(told(Payment.of(mugs(1), PAID), List.of(stands), two))
                .contains("amend 2026-03-02 payment", "pays 41                        12.00");
    }

    /// Whatever is done about changes in the shop: it has not changed there.
    @ParameterizedTest
    @EnumSource(Changed.class)
    void tellsThatItsInvoiceIsGone(Changed changed) {
        var changes = new Rules.Changes(changed, Rules.Cancelled.VOID, Rules.Deleted.HOLD, Rules.Edited.KEEP);
        var stands = live(Payment.of(mugs(1), PAID), invoices(mugs(1)));

        assertThat(told(Payment.of(mugs(1), PAID), List.of(stands), List.of(), with(changes)))
                .isEqualTo("hold WAITS_FOR_INVOICE\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Changed.class,
            names = {"HOLD", "LEAVE"})
    void staysAsItsInvoiceDoes(Changed changed) {
        var two = invoices(mugs(2));
        var changes = new Rules.Changes(changed, Rules.Cancelled.VOID, Rules.Deleted.HOLD, Rules.Edited.HOLD);

        assertThat(told(Payment.of(mugs(1), PAID), List.of(live(Payment.of(mugs(2), PAID), two)), two, with(changes)))
                .isEqualTo("nothing\n");
    }

    /// The invoice was deleted in the books, and stands there again.
    @Test
    void paysTheInvoiceThatTookThePlaceOfAnother() {
        var sale = mugs(1);
        var stands = live(Payment.of(sale, PAID), invoices(sale));
        var again = position(Subject.of(sale, "now", List.of()), RULES, "77");

        assertThat(told(Payment.of(sale, PAID), List.of(stands), again)).contains("amend ", "pays 77");
    }

    @ParameterizedTest
    @CsvSource({"VOID, VOID 50", "DELETE, DELETE 50", "HOLD, hold PAYMENT_TAKEN_BACK"})
    void goesWhenItIsTakenBack(Rules.Cancelled cancelled, String told) {
        var sale = mugs(1);
        var stands = live(Payment.of(sale, PAID), invoices(sale));
        var changes = new Rules.Changes(Changed.AMEND, cancelled, Rules.Deleted.HOLD, Rules.Edited.HOLD);

        assertThat(told(Payment.of(unpaid(sale), null), List.of(stands), invoices(sale), with(changes)))
                .isEqualTo(told + "\n");
    }

    /// All of it was given to the buyer after it was paid.
    @ParameterizedTest
    @EnumSource(
            value = TransactionType.class,
            names = {"INVOICE_PAYMENT_IF_PAID", "INVOICE_WITH_PAYMENT"})
    void goesWhenItsOrderBecomesAGift(TransactionType type) {
        var sale = mugs(1);
        var gift = aSale().withLine("MUG", 1, "0.00", "0.00", "20").sale();
        var seen = type.seen(Payment.of(gift, PAID));

        assertThat(told(seen, List.of(live(Payment.of(sale, PAID), invoices(sale))), invoices(sale)))
                .isEqualTo("VOID 50\n");
        assertThat(PaymentMapper.isExpected(gift, rules(sales(type)))).isFalse();
    }

    @Test
    void goesWithItsOrder() {
        var sale = mugs(1);
        var cancelled = Shop.aSale()
                .standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(told(
                        Payment.of(cancelled, PAID),
                        List.of(live(Payment.of(sale, PAID), invoices(sale))),
                        invoices(sale)))
                .isEqualTo("VOID 50\n");
    }

    @Test
    void holdsThatItsInvoiceIsInAnotherCurrency() {
        var euros = aSale().in("EUR").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(told(Payment.of(euros, PAID), List.of(), invoices(mugs(1))))
                .isEqualTo("hold INVOICE_IN_OTHER_CURRENCY\n");
    }

    @Test
    void isInTheCurrencyOfItsOrderAtTheRateOfItsDay() {
        var euros = aSale().in("EUR").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(PaymentMapper.needs(RULES, List.of(Payment.of(euros, PAID))).rates())
                .extracting(need -> need.foreign() + " " + need.day())
                .containsExactly("EUR 2026-03-02");
        assertThat(told(Payment.of(euros, PAID), List.of(), invoices(euros)))
                .contains("rate ", "total                          12.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, true, false",
        "RECEIPT_IF_PAID, true, false",
        "INVOICE_PAYMENT_IF_PAID, true, true",
        "INVOICE_PAYMENT_IF_PAID, false, false",
        "INVOICE_WITH_PAYMENT, true, true",
        "INVOICE_WITH_PAYMENT, false, true"
    })
    void isExpectedAsTheRulesSay(TransactionType type, boolean paid, boolean expected) {
        var sale = paid ? mugs(1) : unpaid(mugs(1));

        assertThat(PaymentMapper.isExpected(sale, rules(sales(type)))).isEqualTo(expected);
    }

    /// What is in doubt of its payment goes before the invoice of an order.
    @Test
    void keepsItsInvoiceWaitingWhileItIsInDoubt() {
        var sale = mugs(1);
        var payment = live(Payment.of(sale, PAID), invoices(sale));
        var now = Subject.of(
                mugs(2),
                "now",
                invoices(sale),
                Map.of(payment.key().source(), List.of(new Position.InDoubt(payment.key()))));

        assertThat(now.isInDoubt()).isTrue();
        assertThat(now.followers()).isEmpty();
        assertThat(Subject.of(
                                mugs(2),
                                "now",
                                invoices(sale),
                                Map.of(payment.key().source(), List.of(payment)))
                        .followers())
                .containsExactly(payment.ref());
    }

    /// It was to become less before its invoice does, and a deposit keeps it as it is.
    @Test
    void doesNotFollowAnInvoiceThatIsToBecomeLessThanItself() {
        var two = invoices(mugs(2));
        var payment = live(Payment.of(mugs(2), PAID), two);

        assertThat(followers(mugs(1), two, payment)).isEmpty();
        assertThat(followers(mugs(2), two, payment)).containsExactly(payment.ref());
        assertThat(followers(mugs(3), two, payment)).containsExactly(payment.ref());
    }

    private static List<DocumentRef> followers(Sale now, List<Position> invoices, Position.Live payment) {
        var subject = Subject.of(now, "now", invoices, Map.of(payment.key().source(), List.of(payment)));
        return subject.followers(plan(subject, RULES).instructions());
    }

    /// QuickBooks drops a link in silence.
    @Test
    void isProvenWithWhatItPays() {
        var sale = mugs(1);
        var intent = live(Payment.of(sale, PAID), invoices(sale)).intent();

        assertThat(Proof.of(intent, stored(intent, new Applied("41", Money.parse("GBP 12.00")))))
                .isInstanceOf(Proof.Proven.class);
        assertThat(differs(intent, stored(intent, null)))
                .containsExactly("QuickBooks applied the payment to nothing instead of 41 with GBP 12.00");
        assertThat(differs(intent, stored(intent, new Applied("42", Money.parse("GBP 11.00")))))
                .containsExactly("QuickBooks applied the payment to 42 with GBP 11.00 instead of 41 with GBP 12.00");
    }

    private static List<String> differs(Intent intent, Stored stored) {
        return ((Proof.Differs) Proof.of(intent, stored))
                .reasons().stream().map(Reason::what).toList();
    }

    private static Stored stored(Intent intent, @Nullable Applied applied) {
        return new Stored(
                intent.gross(),
                Money.zero(intent.gross().getCurrencyUnit()),
                List.of(),
                null,
                intent.expected().party(),
                0,
                List.of(),
                "",
                Set.of(),
                List.of(),
                applied == null ? List.of() : List.of(applied));
    }

    private static Rules with(Rules.Changes changes) {
        var rules = rules(changes);
        return new Rules(
                rules.version(),
                rules.home(),
                rules.zone(),
                rules.startDate(),
                rules.stores(),
                sales(TransactionType.INVOICE_PAYMENT_IF_PAID),
                rules.customers(),
                rules.products(),
                rules.tax(),
                rules.rounding(),
                changes,
                rules.purchases());
    }

    /// As they stand, with ids from 41 on.
    private static List<Position> invoices(Sale sale) {
        return position(Subject.of(sale, "then", List.of()), RULES, "41");
    }

    private static Position.Live live(Payment payment, List<Position> invoices) {
        var subject =
                Subject.of(payment, "then", List.of(), Map.of(payment.order().id(), invoices));
        return (Position.Live) position(subject, RULES, "50").getFirst();
    }

    private static List<Position> position(Subject subject, Rules rules, String firstId) {
        var positions = new ArrayList<Position>();
        for (var instruction : plan(subject, rules).instructions()) {
            var intent = Intent.of(instruction);
            var id = Integer.toString(Integer.parseInt(firstId) + positions.size());
            positions.add(new Position.Live(intent, new DocumentRef(intent.type(), id, "0", intent.number())));
        }
        return positions;
    }

    private static Plan plan(Subject subject, Rules rules) {
        var planner = new Planner(COMPANY, rules);
        return planner.plan(List.of(subject), chart(planner.needs(List.of(subject))));
    }

    private static String told(Payment payment, List<Position> stands, List<Position> invoices) {
        return told(payment, stands, invoices, RULES);
    }

    private static String told(Payment payment, List<Position> stands, List<Position> invoices, Rules rules) {
        var related = Map.of(payment.order().id(), invoices);
        var plan = plan(Subject.of(payment, "now", stands, related), rules);
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

    @Test
    void hasAMarkOfItsOwn() {
        var live = live(Payment.of(mugs(1), PAID), invoices(mugs(1)));

        assertThat(live.ref().type()).isEqualTo(DocumentType.PAYMENT);
        assertThat(live.key().mark()).isEqualTo("CC-PAYMENT-" + Payment.idOf(mugs(1).id()) + "-1");
    }
}
