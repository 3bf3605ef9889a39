package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.trade.PurchaseOrder;

/// Turns purchase orders of the shop into those of the books, which move no money.
///
/// ```
/// 2026-06-03 purchase order PO00825 "Sport Fan Co"
///   FH-2981 x 550 @ 10.815   5948.25   tax 1189.65   20.0% S
/// ```
public final class PurchaseOrderMapper {

    private final Rules rules;
    private final WantedPurchases wanted;
    private final PurchaseForms forms;

    /// @param chart must know all that [#needs] named; serves one page of purchase orders, and one thread
    public PurchaseOrderMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.wanted = new WantedPurchases(rules);
        this.forms = new PurchaseForms(rules, chart);
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing.
    public static Needs needs(Rules rules, List<PurchaseOrder> orders) {
        return new WantedPurchases(rules)
                .needs(orders.stream()
                        .filter(order -> whyNot(order, rules).isEmpty())
                        .toList());
    }

    /// The numbers that the document may have, in the order in which they are wanted: the order's own, where it
    /// fits.
    public List<String> numbers(PurchaseOrder order) {
        return PurchaseForms.own(order.ref(), order.ref());
    }

    /// @param closing what its bills have become, where nothing is to come any more and all that came is on them;
    /// otherwise null
    /// @param number one of [#numbers]; null where there are none
    public Mapping map(PurchaseOrder order, @Nullable String closing, @Nullable String number) {
        var skipped = whyNot(order, rules);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(order.ref(), skipped.get());
        }
        return Checked.mapping(order, document(order, closing, number));
    }

    private Checked<Document> document(PurchaseOrder order, @Nullable String closing, @Nullable String number) {
        var parts = order.lines().stream()
                .map(line -> wanted.part(
                        line.product(),
                        line.quantity(),
                        line.net(),
                        line.tax(),
                        line.charge(),
                        new LineLink(line.id())))
                .toList();
        var note =
                "Linnworks purchase order " + order.ref().number() + PurchaseForms.reference(order.supplierReference());
        var expected = order.expectedAt() == null ? null : wanted.day(order.expectedAt());
        return forms.payable(order.currency())
                .and(
                        forms.form(order, number, note, parts),
                        (payable, form) -> new Document.PurchaseOrder(form, payable, expected, closing));
    }

    private static Optional<String> whyNot(PurchaseOrder order, Rules rules) {
        if (!order.standing().counts()) {
            return Optional.of(order.standing().reason());
        }
        if (order.progress() == PurchaseOrder.Progress.PENDING) {
            return Optional.of("pending");
        }
        if (order.lines().isEmpty()) {
            return Optional.of("of nothing: it has no lines");
        }
        return rules.purchases().as().hasOrders()
                ? Optional.empty()
                : Optional.of("a purchase order, and only bills are synced");
    }
}
