package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseCost;

/// Turns deliveries into bills of the day on which they came.
///
/// ```
/// 2026-06-12 bill PO00825-1863 "Sport Fan Co"
///   FH-2981 x 550 @ 10.815   5948.25   tax 1189.65   20.0% S
///   Freight x 1 @ 148.71      148.71   tax 29.74     20.0% S
/// ```
public final class DeliveryMapper {

    private final Rules rules;
    private final Chart chart;
    private final WantedPurchases wanted;
    private final PurchaseForms forms;

    /// @param chart must know all that [#needs] named; serves one page of deliveries, and one thread
    public DeliveryMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
        this.wanted = new WantedPurchases(rules);
        this.forms = new PurchaseForms(rules, chart);
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing.
    public static Needs needs(Rules rules, List<Delivery> deliveries) {
        return new WantedPurchases(rules)
                .needs(deliveries.stream()
                        .filter(delivery -> whyNot(delivery, rules).isEmpty())
                        .toList());
    }

    /// The numbers that the bill may have, in the order in which they are wanted. A supplier's reference may
    /// stand on several deliveries; then the order's number with the delivery's takes its place.
    public List<String> numbers(Delivery delivery) {
        var own = PurchaseForms.own(delivery.ref(), delivery.order());
        var reference = rules.purchases().billNumber() == Rules.BillNumber.SUPPLIER_REFERENCE
                        && delivery.extent() != Extent.CORRECTION
                        && !delivery.isCost()
                ? PurchaseForms.fitting(delivery.supplierReference().strip())
                : List.<String>of();
        return Stream.concat(reference.stream(), own.stream()).distinct().toList();
    }

    /// @param extent what the bills of its order are about
    /// @param order what it refers to as that stands in the books, its purchase order, or the bill that is
    /// corrected; empty where it does not
    /// @param number one of [#numbers]; null where there are none
    public Mapping map(Delivery delivery, Extent extent, Optional<Position.Live> order, @Nullable String number) {
        return map(delivery, extent, order, Optional.empty(), number);
    }

    /// The same of a delivery whose document may stand.
    ///
    /// @param stands its own document
    public Mapping map(
            Delivery delivery,
            Extent extent,
            Optional<Position.Live> order,
            Optional<Position.Live> stands,
            @Nullable String number) {
        var skipped = whyNot(delivery, rules).or(() -> whyNot(delivery, extent));
        if (skipped.isPresent()) {
            return new Mapping.Skipped(delivery.ref(), skipped.get());
        }
        if (rules.purchases().as().hasOrders() && order.isEmpty() && isLinked(delivery)) {
            var waits =
                    PurchaseCause.WAITS_FOR_PURCHASE_ORDER.of(delivery.order().number());
            return new Mapping.Held(delivery.ref(), delivery.gross(), List.of(waits));
        }
        return Checked.mapping(delivery, document(delivery, order, stands, number));
    }

    private Checked<Document> document(
            Delivery delivery, Optional<Position.Live> order, Optional<Position.Live> stands, @Nullable String number) {
        var closed = new BooksOn(wanted.day(delivery.receivedAt()), chart).closed();
        var note = called(delivery, order)
                + PurchaseForms.reference(delivery.supplierReference())
                + (delivery.surplus().isEmpty() ? "" : "; " + delivery.surplus())
                + (isLinked(delivery) ? allocations(delivery) : "");
        if (rules.purchases().as() == Rules.PurchasesAs.EXPENSES && delivery.extent() == Extent.REBATE) {
            return Checked.lacking(
                    PurchaseCause.PURCHASE_BELOW_ZERO.of(delivery.gross().negated()));
        }
        if (rules.purchases().as() == Rules.PurchasesAs.EXPENSES && delivery.extent() != Extent.CORRECTION) {
            return Checked.noneOf(closed.stream().toList())
                    .and(forms.payFrom(delivery.currency()), (_, payFrom) -> payFrom)
                    .and(
                            forms.form(delivery, number, note, parts(delivery, Optional.empty())),
                            (payFrom, form) -> new Document.Expense(form, payFrom.ref(), payFrom.card()));
        }
        var body = Checked.noneOf(closed.stream().toList())
                .and(payable(delivery, order, stands), (_, payable) -> payable)
                .and(forms.form(delivery, number, note, parts(delivery, order)), Body::new);
        return isCredit(delivery)
                ? body.map(one -> new Document.VendorCredit(one.form(), one.payable()))
                : body.and(
                        forms.terms(),
                        (one, terms) -> new Document.Bill(one.form(), one.payable(), terms.orElse(null)));
    }

    /// What stands stays owed where it is, whatever the settings say since, and what is taken off a bill is where that
    /// is owed.
    private Checked<Ref<Ref.Account>> payable(
            Delivery delivery, Optional<Position.Live> order, Optional<Position.Live> stands) {
        return order.filter(_ -> delivery.extent() == Extent.CORRECTION)
                .or(() -> stands)
                .filter(one -> one.intent().gross().isSameCurrency(delivery.gross()))
                .flatMap(one -> PurchaseForms.payable(chart, one))
                .map(Checked::good)
                .orElseGet(() -> forms.payable(delivery.currency()));
    }

    private static boolean isLinked(Delivery delivery) {
        return delivery.extent() != Extent.CORRECTION && !delivery.isCost();
    }

    private static boolean isCredit(Delivery delivery) {
        return delivery.extent() == Extent.CORRECTION || delivery.extent() == Extent.REBATE;
    }

    private record Body(Ref<Ref.Account> payable, Form form) {}

    private static String called(Delivery delivery, Optional<Position.Live> order) {
        return switch (delivery.extent()) {
            case DELIVERY -> "Linnworks delivery " + delivery.ref().number();
            case ALL_THAT_CAME ->
                "All that came of Linnworks purchase order " + delivery.order().number();
            case ALL_ORDERED -> "Linnworks purchase order " + delivery.order().number();
            case COST, REBATE ->
                delivery.costs().stream()
                        .map(cost -> "%s of Linnworks purchase order %s%s"
                                .formatted(cost.name(), delivery.order().number(), allocation(cost)))
                        .collect(Collectors.joining("; "));
            case CORRECTION ->
                "%s: less came of Linnworks purchase order %s than was billed"
                        .formatted(
                                order.map(bill -> "Off " + bill.called()).orElse("Off its bill"),
                                delivery.order().number());
        };
    }

    /// Which goods the costs on its lines are for, as far as anybody said.
    private static String allocations(Delivery delivery) {
        return delivery.costs().stream()
                .filter(cost -> !cost.allocation().isEmpty())
                .map(cost -> "; %s for %s".formatted(cost.name(), cost.allocation()))
                .collect(Collectors.joining());
    }

    private static String allocation(PurchaseCost cost) {
        return (cost.reference().isEmpty() ? "" : ", " + cost.reference())
                + (cost.allocation().isEmpty() ? "" : ", for " + cost.allocation());
    }

    private List<Part> parts(Delivery delivery, Optional<Position.Live> order) {
        var parts = new ArrayList<Part>();
        for (var line : delivery.lines()) {
            var billed = delivery.extent() == Extent.CORRECTION
                    ? null
                    : order.flatMap(live -> live.line(line.orderLine())).orElse(null);
            var link = new LineLink(line.orderLine(), billed);
            parts.add(wanted.part(line.product(), line.quantity(), line.net(), line.tax(), line.charge(), link));
        }
        var ofOrder = delivery.isCost() ? new LineLink(delivery.order().id()) : null;
        delivery.costs().forEach(cost -> parts.add(wanted.part(cost, ofOrder)));
        return parts;
    }

    private static Optional<String> whyNot(Delivery delivery, Extent extent) {
        if (!isLinked(delivery)) {
            return Optional.empty();
        }
        if (delivery.extent() != extent) {
            return Optional.of(
                    switch (extent) {
                        case DELIVERY -> "billed delivery by delivery";
                        case ALL_THAT_CAME -> "billed with all that comes of its order";
                        case ALL_ORDERED, CORRECTION, COST, REBATE -> "billed with all that was ordered";
                    });
        }
        return extent == Extent.ALL_THAT_CAME && !delivery.isLast()
                ? Optional.of("billed when all of it has come")
                : Optional.empty();
    }

    private static Optional<String> whyNot(Delivery delivery, Rules rules) {
        if (!delivery.standing().counts()) {
            return Optional.of(delivery.standing().reason());
        }
        return rules.purchases().as().hasBills()
                ? Optional.empty()
                : Optional.of("a delivery, and only purchase orders are synced");
    }
}
