package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Sale;

/// Turns what buyers paid into payments of the invoices of their orders. An order of several invoices has one payment
/// for all of them.
///
/// ```
/// 2026-03-04 payment "Amazon GBP"
///   pays 41     18.90
///   total       18.90 GBP
/// ```
public final class PaymentMapper {

    /// What was sold is proven apart from what was paid for it.
    private static final String PAYMENTS = ", payments";

    private final Rules rules;
    private final Chart chart;

    /// @param chart must know all that [#needs] named; serves one page of payments, and one thread
    public PaymentMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing.
    public static Needs needs(Rules rules, List<Payment> payments) {
        var rates = payments.stream()
                .filter(payment -> whyNot(payment).isEmpty() && isForeign(payment, rules))
                .map(payment -> rate(payment, rules))
                .collect(Collectors.toSet());
        return new Needs(Set.of(), Set.of(), rates);
    }

    /// @param invoices of the order, as they stand; empty where not all of them do
    public Mapping map(Payment payment, List<Position.Live> invoices) {
        var skipped = whyNot(payment);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(payment.ref(), skipped.get());
        }
        if (invoices.stream().anyMatch(invoice -> invoice.ref().type() != DocumentType.INVOICE)) {
            return new Mapping.Skipped(payment.ref(), "paid by the sales receipt of its order");
        }
        return Checked.mapping(payment, document(payment, invoices));
    }

    private Checked<Document> document(Payment payment, List<Position.Live> invoices) {
        var on = new BooksOn(day(payment, rules), chart);
        return customer(payment, invoices)
                .then(customer -> Checked.noneOf(on.closed().stream().toList())
                        .and(on.rate(payment.currency()), (_, rate) -> rate)
                        .map(rate -> document(payment, customer, on.day(), rate, applied(payment, invoices))));
    }

    /// The invoices'.
    private static Checked<Ref<Ref.Party>> customer(Payment payment, List<Position.Live> invoices) {
        var order = payment.order().number();
        var other = invoices.stream()
                .map(invoice -> invoice.intent().gross())
                .filter(gross -> !gross.isSameCurrency(payment.gross()))
                .findFirst();
        var customer = invoices.isEmpty()
                ? null
                : invoices.getFirst().intent().expected().party();
        if (customer == null) {
            return Checked.lacking(PaymentCause.WAITS_FOR_INVOICE.of(order));
        }
        return other.<Checked<Ref<Ref.Party>>>map(gross -> Checked.lacking(
                        PaymentCause.INVOICE_IN_OTHER_CURRENCY.of(order, gross.getCurrencyUnit(), payment.gross())))
                .orElseGet(() -> Checked.good(customer));
    }

    private Document document(
            Payment payment, Ref<Ref.Party> customer, LocalDate day, Optional<BigDecimal> rate, List<Applied> applied) {
        var form = new Form(
                customer,
                rules.stores().nameOf(payment.channel()) + PAYMENTS,
                day,
                null,
                note(payment),
                rate.orElse(null),
                List.of(),
                new TaxStatement.None(),
                applied.stream().map(Applied::amount).reduce(Money.zero(payment.currency()), Money::plus));
        return new Document.Payment(form, null, null, applied);
    }

    private static String note(Payment payment) {
        var method = payment.method().strip();
        return "Payment of Linnworks order " + payment.order().number() + (method.isEmpty() ? "" : ", " + method);
    }

    /// All that the invoices come to. Where the order has become less, and they are still to follow, no more than
    /// that: no invoice can become less than what is paid of it.
    private List<Applied> applied(Payment payment, List<Position.Live> invoices) {
        boolean follows = rules.changes().changed() == Rules.Changed.AMEND;
        var applied = new ArrayList<Applied>();
        var left = Totals.inBooks(payment);
        for (var invoice : invoices) {
            var gross = invoice.intent().gross();
            var amount = follows && gross.isGreaterThan(left) ? left : gross;
            if (amount.isPositive()) {
                applied.add(new Applied(invoice.ref().id(), amount));
            }
            left = left.minus(amount);
        }
        return applied;
    }

    private static LocalDate day(Payment payment, Rules rules) {
        return payment.at().atZone(rules.zone()).toLocalDate();
    }

    private static boolean isForeign(Payment payment, Rules rules) {
        return !payment.currency().equals(rules.home());
    }

    private static RateNeed rate(Payment payment, Rules rules) {
        return new RateNeed(payment.currency(), day(payment, rules));
    }

    private static Optional<String> whyNot(Payment payment) {
        if (!payment.standing().counts()) {
            return Optional.of(payment.standing().reason());
        }
        return payment.gross().isPositive() ? Optional.empty() : Optional.of("of nothing");
    }

    /// Whether an order has a payment by these rules.
    public static boolean isExpected(Sale sale, Rules rules) {
        var type = rules.sales().transactionType();
        return type.hasPayments()
                && Eligibility.whyNot(sale, rules.sales()).isEmpty()
                && whyNot(type.seen(Payment.of(sale, null))).isEmpty();
    }
}
