package dev.cloudcart.core.planning;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.DeliveryMapper;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.PaymentMapper;
import dev.cloudcart.core.mapping.PurchaseCause;
import dev.cloudcart.core.mapping.PurchaseOrderMapper;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.mapping.SupplierPaymentMapper;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;

/// Drafts the documents of a page of subjects: each kind of event has its mapper, and its own way of going
/// on while its document stands.
final class Drafting {

    private final Rules rules;
    private final Chart chart;
    private final @Nullable LocalDate closed;
    private final SaleMapper sales;
    private final PaymentMapper payments;
    private final PurchaseOrderMapper orders;
    private final DeliveryMapper deliveries;
    private final SupplierPaymentMapper supplierPayments;
    private final LongOrders longOrders;

    /// Of what does not stand yet.
    static Drafting anew(Rules rules, Chart chart) {
        return new Drafting(rules, chart, chart.booksClosedUntil());
    }

    /// Of what stands: in closed books it is compared like all else. Whatever would change it there is held as such,
    /// and not as a sale that could still be entered on another day.
    static Drafting standing(Rules rules, Chart chart) {
        return new Drafting(rules, chart.closedUntil(null), chart.booksClosedUntil());
    }

    private Drafting(Rules rules, Chart chart, @Nullable LocalDate closed) {
        this.rules = rules;
        this.chart = chart;
        this.closed = closed;
        this.sales = new SaleMapper(rules, chart);
        this.payments = new PaymentMapper(rules, chart);
        this.orders = new PurchaseOrderMapper(rules, chart);
        this.deliveries = new DeliveryMapper(rules, chart);
        this.supplierPayments = new SupplierPaymentMapper(rules, chart);
        this.longOrders = new LongOrders(rules.sales().longOrders(), chart.taxCodes());
    }

    /// What the chart must know before these can be drafted.
    static Needs needs(Rules rules, List<Subject> subjects) {
        var sold = SaleMapper.needs(
                rules,
                subjects.stream()
                        .filter(subject -> subject.event() instanceof Sale)
                        .map(subject -> dated(subject, (Sale) subject.event(), rules))
                        .toList());
        var ordered = PurchaseOrderMapper.needs(rules, events(subjects, PurchaseOrder.class));
        var delivered = DeliveryMapper.needs(rules, events(subjects, Delivery.class));
        var paid = PaymentMapper.needs(
                rules,
                subjects.stream()
                        .filter(subject -> subject.event() instanceof Payment)
                        .map(subject -> dated(subject, (Payment) subject.event(), rules))
                        .toList());
        var paidFor = SupplierPaymentMapper.needs(rules, events(subjects, SupplierPayment.class));
        return sold.and(paidFor).and(paid).and(ordered).and(delivered);
    }

    private static <T> List<T> events(List<Subject> subjects, Class<T> kind) {
        return subjects.stream()
                .map(Subject::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// The numbers that an event's document may have, in the order in which they are wanted.
    List<String> numbers(TradeEvent event) {
        return switch (event) {
            case Sale sale -> sales.numbers(sale);
            case Payment _, SupplierPayment _ -> List.of();
            case PurchaseOrder order -> orders.numbers(order);
            case Delivery delivery -> deliveries.numbers(delivery);
        };
    }

    /// @param number one of [#numbers]; null where there are none
    Mapping draft(Subject subject, @Nullable String number) {
        return switch (subject.event()) {
            case Sale sale -> sales.map(dated(subject, sale, rules), number);
            case Payment payment ->
                payments.map(
                        dated(subject, payment, rules),
                        subject.wholeOf(payment.order().id()));
            case PurchaseOrder order ->
                reopened(subject, orders.map(order, subject.closing().orElse(null), number));
            case SupplierPayment payment
            when subject.isInDoubt(payment.order().id()) ->
                new Mapping.Held(
                        payment.ref(),
                        payment.gross(),
                        List.of(PurchaseCause.WAITS_FOR_PURCHASE_ORDER.of(
                                payment.order().number())));
            case SupplierPayment payment ->
                supplierPayments.map(payment, paid(subject, payment), subject.liveOf(payment.others()));
            case Delivery delivery ->
                mapperOf(subject)
                        .map(
                                goesOn(subject, delivery),
                                subject.extent(delivery, rules.purchases()),
                                subject.liveOf(
                                                delivery.extent() == Extent.CORRECTION
                                                        ? delivery.deliveries().getFirst()
                                                        : delivery.order().id())
                                        .filter(one -> stays(one, subject)),
                                subject.live().stream().findFirst(),
                                number);
        };
    }

    /// Where the currency of a purchase order has changed, what stands of it is about to be replaced: QuickBooks would
    /// drop a link to it in silence, so that a new bill waits. One that stands is replaced with it.
    private static boolean stays(Position.Live order, Subject subject) {
        return !subject.live().isEmpty()
                || !(subject.event() instanceof Delivery delivery)
                || order.intent().gross().getCurrencyUnit().equals(delivery.currency());
    }

    /// What is paid for a cost that has a bill of its own, or is to have one, pays that of nobody else. What stands as
    /// an expense is paid already.
    private List<Position.Live> paid(Subject subject, SupplierPayment payment) {
        var cost = payment.cost();
        var own = cost == null ? List.<Position.Live>of() : subject.liveOf(List.of(cost.id()));
        boolean isApart =
                cost != null && rules.purchases().costs().vendorOf(cost.name()).isPresent();
        var all = isApart || !own.isEmpty() ? own : subject.liveOf(payment.deliveries());
        return all.stream()
                .filter(one -> one.intent().type() == DocumentType.BILL)
                .toList();
    }

    private static Mapping reopened(Subject subject, Mapping mapping) {
        return subject.reopened() && mapping instanceof Mapping.Mapped(var source, Document.PurchaseOrder order)
                ? new Mapping.Mapped(source, order.asReopened())
                : mapping;
    }

    /// A bill of all that came stays one of all that came, where its order is opened again.
    private static Delivery goesOn(Subject subject, Delivery delivery) {
        return delivery.extent() == Extent.ALL_THAT_CAME && !subject.live().isEmpty() ? delivery.asLast() : delivery;
    }

    /// A bill that stands goes on as one, and an expense likewise, whatever the rules have become, unless these sync
    /// neither: then nothing is looked up for them.
    private DeliveryMapper mapperOf(Subject subject) {
        var purchases = rules.purchases();
        if (!purchases.as().hasBills()) {
            return deliveries;
        }
        boolean isExpense = subject.live().stream().anyMatch(one -> one.intent().type() == DocumentType.EXPENSE);
        boolean isBill = subject.live().stream()
                .anyMatch(one ->
                        one.intent().type() == DocumentType.BILL || one.intent().type() == DocumentType.VENDOR_CREDIT);
        var other = isExpense
                ? Rules.PurchasesAs.EXPENSES
                : isBill && purchases.as() == Rules.PurchasesAs.EXPENSES ? Rules.PurchasesAs.BILLS : purchases.as();
        return other == purchases.as() ? deliveries : new DeliveryMapper(rules.with(purchases.with(other)), chart);
    }

    /// Of something bought the lines stand for the shop's, one by one, and are never merged or split.
    LongOrders.Fitted fit(Document document) {
        return document.type().isPurchase()
                ? new LongOrders.Fitted.Documents(List.of(document))
                : longOrders.fit(document);
    }

    /// What was posted while the order was open keeps the day of the order. Where nobody knows how it was then, the
    /// day of its document tells.
    private static Sale dated(Subject subject, Sale sale, Rules rules) {
        boolean isOfItsOrder = switch (subject.made()) {
            case OPEN -> true;
            case PROCESSED -> false;
            case NOT_KNOWN ->
                subject.day()
                        .filter(sale.receivedAt().atZone(rules.zone()).toLocalDate()::equals)
                        .isPresent();
        };
        return isOfItsOrder && !sale.isOpen() ? sale.asOpen() : sale;
    }

    /// Where the shop does not tell when it was paid, what stands keeps its day.
    private static Payment dated(Subject subject, Payment payment, Rules rules) {
        return payment.paidAt() != null
                ? payment
                : subject.day()
                        .map(day ->
                                payment.paidAt(day.atStartOfDay(rules.zone()).toInstant()))
                        .orElse(payment);
    }

    /// Where the payment decides, an invoice that is paid becomes a receipt, and a receipt whose payment was
    /// taken back an invoice. The books have no way from one to the other, nor to another currency. Changed
    /// rules alone replace nothing.
    boolean isToBeReplaced(Subject subject, Document document) {
        return subject.standsWhole()
                && !subject.saysTheSame()
                && (isOfAnotherCurrency(subject, document) || isOfAnotherKind(subject, document));
    }

    private static boolean isOfAnotherCurrency(Subject subject, Document document) {
        return subject.live().stream()
                .anyMatch(one ->
                        !one.intent().gross().isSameCurrency(document.form().gross()));
    }

    private boolean isOfAnotherKind(Subject subject, Document document) {
        if (subject.event() instanceof Delivery) {
            return subject.live().stream().anyMatch(one -> isCredit(one.intent().type()) != isCredit(document.type()));
        }
        return subject.event() instanceof Sale
                && rules.sales().transactionType() == Rules.TransactionType.RECEIPT_IF_PAID
                && subject.live().getFirst().intent().type() != document.type();
    }

    /// What is owed and what is owed back.
    private static boolean isCredit(DocumentType type) {
        return type == DocumentType.VENDOR_CREDIT;
    }

    /// Completes the sentence "It has changed since it was posted: …".
    String whyReplaced(Subject subject, Document document) {
        if (isOfAnotherCurrency(subject, document)) {
            return Differences.of(subject.live().getFirst().intent(), document);
        }
        if (subject.event() instanceof Delivery) {
            return isCredit(document.type()) ? "it is less than nothing" : "it is not less than nothing any more";
        }
        return subject.event() instanceof Sale sale && sale.payment().paid() ? "it is paid" : "it is not paid any more";
    }

    /// Of another kind only where the rules have become others since. A document that keeps the day of the
    /// order tells when it was processed; in closed books nothing is told any more.
    Document asItStands(Subject subject, Document document) {
        var processed = subject.event() instanceof Sale sale ? sale.processedAt() : null;
        var told = processed == null
                        || rules.changes().changed() != Rules.Changed.AMEND
                        || isClosed(document.form().day())
                        || processed
                                .atZone(rules.zone())
                                .toLocalDate()
                                .equals(document.form().day())
                ? document
                : saying(document, processed.atZone(rules.zone()).toLocalDate());
        return subject.live().stream()
                .findFirst()
                .map(live -> told.as(live.intent().type()))
                .orElse(told);
    }

    private static Document saying(Document document, LocalDate processed) {
        var form = document.form();
        return document.with(form.called(form.number(), form.note() + ", processed " + processed));
    }

    /// The same, whether it tells when its order was processed or does not.
    static List<Document> inBothWords(Document document, LocalDate processed) {
        var form = document.form();
        var end = ", processed " + processed;
        var bare = form.note().endsWith(end)
                ? document.with(form.called(
                        form.number(), form.note().substring(0, form.note().length() - end.length())))
                : document;
        return List.of(bare, saying(bare, processed));
    }

    private boolean isClosed(LocalDate day) {
        return closed != null && !day.isAfter(closed);
    }
}
