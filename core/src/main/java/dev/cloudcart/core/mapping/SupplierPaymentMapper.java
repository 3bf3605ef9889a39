package dev.cloudcart.core.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SupplierPayment;

/// Turns what was paid to suppliers into bill payments: of the bills of their purchase order the oldest first, each up
/// to what is open of it.
///
/// ```
/// 2026-06-30 bill payment "Sport Fan Co"
///   pays 52   600.00
///   pays 57    48.71
///   total     648.71 GBP
/// ```
public final class SupplierPaymentMapper {

    /// What was bought is proven apart from what was paid for it.
    private static final String PAYMENTS = ", payments";

    private final Rules rules;
    private final Chart chart;

    /// @param chart must know all that [#needs] named; serves one page of payments, and one thread
    public SupplierPaymentMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing. The vendor is the
    /// bills';
    /// that one is needed tells the chart that something was bought.
    public static Needs needs(Rules rules, List<SupplierPayment> payments) {
        var wanted = payments.stream()
                .filter(payment -> whyNot(payment, rules).isEmpty())
                .toList();
        return new Needs(
                wanted.stream().map(SupplierPaymentMapper::vendor).collect(Collectors.toSet()),
                Set.of(),
                wanted.stream()
                        .filter(payment -> isForeign(payment, rules))
                        .map(payment -> rate(payment, rules))
                        .collect(Collectors.toSet()));
    }

    private static PartyNeed vendor(SupplierPayment payment) {
        return PartyNeed.vendor(payment.supplier().name(), payment.currency());
    }

    /// @param bills of the order that stand, the oldest first
    /// @param others payments of the order that stand
    public Mapping map(SupplierPayment payment, List<Position.Live> bills, List<Position.Live> others) {
        var skipped = whyNot(payment, rules);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(payment.ref(), skipped.get());
        }
        var reasons = new LinkedHashSet<Reason>();
        var document = document(payment, bills, others, reasons);
        return document == null || !reasons.isEmpty()
                ? new Mapping.Held(payment.ref(), payment.gross(), List.copyOf(reasons))
                : new Mapping.Mapped(payment.ref(), document);
    }

    private @Nullable Document document(
            SupplierPayment payment, List<Position.Live> bills, List<Position.Live> others, Set<Reason> reasons) {
        var day = day(payment, rules);
        var closed = chart.booksClosedUntil();
        if (closed != null && !day.isAfter(closed)) {
            reasons.add(SaleCause.BOOKS_CLOSED.of(day, closed));
        }
        if (payment.gross().isNegative()) {
            reasons.add(PurchaseCause.PURCHASE_BELOW_ZERO.of(payment.gross()));
            return null;
        }
        var account = account(payment, reasons);
        var payable = chart.purchasing().payables().get(payment.currency());
        if (payable == null) {
            reasons.add(PurchaseCause.NO_PAYABLE_ACCOUNT.of(payment.currency()));
        }
        var rate = isForeign(payment, rules)
                ? LookedUp.value(chart.rates().get(rate(payment, rules))).orNull(reasons)
                : null;
        var applied = applied(payment, bills, others, reasons);
        var vendor =
                bills.isEmpty() ? null : bills.getFirst().intent().expected().party();
        if (account == null || payable == null || vendor == null || applied.isEmpty()) {
            return null;
        }
        var form = new Form(
                vendor,
                vendor.name() + PAYMENTS,
                day,
                null,
                note(payment),
                rate,
                List.of(),
                new TaxStatement.None(),
                Totals.inBooks(payment));
        return new Document.BillPayment(form, payable, account.ref(), account.card(), applied);
    }

    private static String note(SupplierPayment payment) {
        var reference = payment.reference().strip();
        return "Linnworks payment statement " + payment.ref().number() + (reference.isEmpty() ? "" : ", " + reference);
    }

    /// Null, with the reason added, where the settings or the books have none.
    private @Nullable PayAccount account(SupplierPayment payment, Set<Reason> reasons) {
        var named = rules.purchases().payments().accountOf(payment.currency());
        if (named.isEmpty()) {
            reasons.add(StatementCause.NO_ACCOUNT_TO_PAY_FROM.of(payment.currency()));
            return null;
        }
        var account = chart.purchasing().payFrom().stream()
                .filter(one -> one.isCalled(named.get()) && one.currency().equals(payment.currency()))
                .findFirst();
        if (account.isEmpty()) {
            reasons.add(StatementCause.ACCOUNT_TO_PAY_FROM_MISSING.of(payment.currency(), named.get()));
        }
        return account.orElse(null);
    }

    /// Empty, with the reason added, where the bills do not suffice: QuickBooks keeps no payment of a bill that pays
    /// none.
    private static List<Applied> applied(
            SupplierPayment payment, List<Position.Live> bills, List<Position.Live> others, Set<Reason> reasons) {
        var number = payment.order().number();
        var wanted = Totals.inBooks(payment);
        var other = bills.stream()
                .map(bill -> bill.intent().gross())
                .filter(gross -> !gross.isSameCurrency(wanted))
                .findFirst();
        if (other.isPresent()) {
            reasons.add(StatementCause.PAID_IN_OTHER_CURRENCY.of(
                    wanted, number, other.get().getCurrencyUnit()));
            return List.of();
        }
        var paid = new HashMap<String, Money>();
        others.stream()
                .flatMap(one -> one.intent().expected().applied().stream())
                .filter(one -> one.amount().isSameCurrency(wanted))
                .forEach(one -> paid.merge(one.document(), one.amount(), Money::plus));
        var none = Money.zero(payment.currency());
        var applied = new ArrayList<Applied>();
        var left = wanted;
        for (var bill : bills) {
            var open = bill.intent().gross().minus(paid.getOrDefault(bill.ref().id(), none));
            var amount = open.isGreaterThan(left) ? left : open;
            if (amount.isPositive()) {
                applied.add(new Applied(bill.ref().id(), amount));
                left = left.minus(amount);
            }
        }
        if (left.isPositive()) {
            reasons.add(StatementCause.PAID_BEYOND_BILLS.of(wanted, number, wanted.minus(left)));
            return List.of();
        }
        return applied;
    }

    private static LocalDate day(SupplierPayment payment, Rules rules) {
        return payment.paidAt().atZone(rules.zone()).toLocalDate();
    }

    private static boolean isForeign(SupplierPayment payment, Rules rules) {
        return !payment.currency().equals(rules.home());
    }

    private static RateNeed rate(SupplierPayment payment, Rules rules) {
        return new RateNeed(payment.currency(), day(payment, rules));
    }

    private static Optional<String> whyNot(SupplierPayment payment, Rules rules) {
        if (!payment.standing().counts()) {
            return Optional.of(payment.standing().reason());
        }
        if (payment.gross().isZero()) {
            return Optional.of("of nothing");
        }
        return rules.purchases().hasPayments()
                ? Optional.empty()
                : Optional.of("a payment statement, and those are not synced");
    }
}
