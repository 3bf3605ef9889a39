package dev.cloudcart.core.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.core.trade.TradeEvent;

/// Turns purchase orders into purchase orders of the books, and deliveries into bills.
///
/// ```
/// 2026-06-12 bill PO00825-1863 "Sport Fan Co"
///   FH-2981 x 550 @ 10.815   5948.25   tax 1189.65   20.0% S
///   Freight x 1 @ 148.71      148.71   tax 29.74     20.0% S
/// ```
public final class PurchaseMapper {

    /// Of a transaction that is taxable (Intuit, limits of transactions).
    private static final int LINES_MAX = 750;

    /// What was ordered is proven apart from what is to be paid.
    private static final String ORDERED = ", ordered";

    private final Rules rules;
    private final Chart chart;
    private final TaxCodes codes;

    /// @param chart must know all that [#needs] named; serves one page of purchases, and one thread
    public PurchaseMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
        this.codes = TaxCodes.ofPurchases(
                chart.country(), chart.purchasing().taxCodes(), rules.tax().codes());
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing.
    public static Needs needs(Rules rules, List<PurchaseOrder> orders, List<Delivery> deliveries) {
        var parties = new LinkedHashSet<PartyNeed>();
        var items = new LinkedHashSet<ItemNeed>();
        var rates = new LinkedHashSet<RateNeed>();
        for (var order : orders) {
            if (whyNot(order, rules).isEmpty()) {
                vendor(order.supplier(), order, rules).ifPresent(parties::add);
                order.lines().forEach(line -> items.add(item(line.product(), rules)));
                rate(order, order.purchasedAt(), rules).ifPresent(rates::add);
            }
        }
        for (var delivery : deliveries) {
            if (whyNot(delivery, rules).isEmpty()) {
                vendor(delivery.supplier(), delivery, rules).ifPresent(parties::add);
                delivery.lines().forEach(line -> items.add(item(line.product(), rules)));
                if (!delivery.costs().isEmpty()) {
                    items.add(ItemNeed.ofSettings(rules.purchases().costItem()));
                }
                rate(delivery, delivery.receivedAt(), rules).ifPresent(rates::add);
            }
        }
        return new Needs(parties, items, rates);
    }

    /// The numbers that a document may have, in the order in which they are wanted. A supplier's reference may stand on
    /// several deliveries; then the order's number takes its place.
    public List<String> numbers(TradeEvent event) {
        var wanted = event instanceof Delivery delivery
                        && rules.purchases().billNumber() == Rules.BillNumber.SUPPLIER_REFERENCE
                ? Stream.of(delivery.supplierReference().strip(), delivery.ref().number())
                : Stream.of(event.ref().number());
        return wanted.filter(number -> !number.isEmpty() && number.length() <= DocumentNumbers.LENGTH_MAX)
                .distinct()
                .toList();
    }

    /// @param closed whether nothing is to come any more, and all that came is on bills
    /// @param number one of [#numbers]; null where there are none
    public Mapping map(PurchaseOrder order, boolean closed, @Nullable String number) {
        var skipped = whyNot(order, rules);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(order.ref(), skipped.get());
        }
        var reasons = new LinkedHashSet<Reason>();
        var parts = order.lines().stream()
                .map(line -> new Part(
                        item(line.product(), rules),
                        description(line.product()),
                        line.quantity(),
                        line.net(),
                        line.tax(),
                        line.charge(),
                        Kind.PURCHASES,
                        new LineLink(line.id())))
                .toList();
        var payable = payable(order, reasons);
        var form = form(
                order,
                order.supplier(),
                order.purchasedAt(),
                number,
                "Linnworks purchase order " + order.ref().number() + reference(order.supplierReference()),
                parts,
                reasons);
        var expected = order.expectedAt() == null ? null : day(order.expectedAt());
        return form == null || payable == null || !reasons.isEmpty()
                ? new Mapping.Held(order.ref(), order.gross(), List.copyOf(reasons))
                : new Mapping.Mapped(order.ref(), new Document.PurchaseOrder(form, payable, expected, closed));
    }

    /// @param order the purchase order as it stands in the books; empty where it does not
    /// @param number one of [#numbers]; null where there are none
    public Mapping map(Delivery delivery, Optional<Position.Live> order, @Nullable String number) {
        var skipped = whyNot(delivery, rules);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(delivery.ref(), skipped.get());
        }
        if (rules.purchases().as().hasOrders() && order.isEmpty()) {
            var waits =
                    PurchaseCause.WAITS_FOR_PURCHASE_ORDER.of(delivery.order().number());
            return new Mapping.Held(delivery.ref(), delivery.gross(), List.of(waits));
        }
        var reasons = new LinkedHashSet<Reason>();
        var day = day(delivery.receivedAt());
        var closed = chart.booksClosedUntil();
        if (closed != null && !day.isAfter(closed)) {
            reasons.add(SaleCause.BOOKS_CLOSED.of(day, closed));
        }
        var payable = payable(delivery, reasons);
        var form = form(
                delivery,
                delivery.supplier(),
                delivery.receivedAt(),
                number,
                "Linnworks purchase order %s, delivery %s%s"
                        .formatted(
                                delivery.order().number(),
                                delivery.ref().number(),
                                reference(delivery.supplierReference())),
                parts(delivery, order),
                reasons);
        return form == null || payable == null || !reasons.isEmpty()
                ? new Mapping.Held(delivery.ref(), delivery.gross(), List.copyOf(reasons))
                : new Mapping.Mapped(delivery.ref(), new Document.Bill(form, payable));
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

    private static Optional<String> whyNot(Delivery delivery, Rules rules) {
        if (!delivery.standing().counts()) {
            return Optional.of(delivery.standing().reason());
        }
        return rules.purchases().as().hasBills()
                ? Optional.empty()
                : Optional.of("a delivery, and only purchase orders are synced");
    }

    private List<Part> parts(Delivery delivery, Optional<Position.Live> order) {
        var parts = new ArrayList<Part>();
        delivery.lines()
                .forEach(line -> parts.add(new Part(
                        item(line.product(), rules),
                        description(line.product()),
                        line.quantity(),
                        line.net(),
                        line.tax(),
                        line.charge(),
                        Kind.PURCHASES,
                        new LineLink(
                                line.orderLine(),
                                order.flatMap(live -> live.line(line.orderLine()))
                                        .orElse(null)))));
        delivery.costs().forEach(cost -> parts.add(cost(cost)));
        return parts;
    }

    private Part cost(PurchaseCost cost) {
        return new Part(
                ItemNeed.ofSettings(rules.purchases().costItem()),
                (cost.name() + " " + cost.reference()).strip(),
                1,
                cost.net(),
                cost.tax(),
                cost.charge(),
                Kind.PURCHASES);
    }

    /// Null, with the reasons added, when something is missing.
    private @Nullable Form form(
            TradeEvent event,
            Supplier supplier,
            Instant at,
            @Nullable String number,
            String note,
            List<Part> parts,
            Set<Reason> reasons) {
        if (event.gross().isNegative()) {
            reasons.add(PurchaseCause.PURCHASE_BELOW_ZERO.of(event.gross()));
        }
        if (number == null) {
            reasons.add(NumberCause.NUMBER_TOO_LONG.of(event.ref().number(), DocumentNumbers.LENGTH_MAX));
        }
        Totals.refuseTooMuchRounding(event, rules.rounding(), reasons);
        var need = vendor(supplier, event, rules);
        if (need.isEmpty()) {
            reasons.add(PurchaseCause.SUPPLIER_UNKNOWN.of());
        }
        var vendor = need.map(one -> SaleMapper.ref(chart.parties().get(one), reasons))
                .orElse(null);
        var rate = rate(event, at, rules)
                .map(one -> SaleMapper.found(chart.rates().get(one), reasons))
                .orElse(null);
        var figures =
                new Figures(event, parts, place(supplier, event), mode(), rules.tax(), chart, codes).work(reasons);
        if (vendor == null || figures == null) {
            return null;
        }
        if (figures.lines().size() > LINES_MAX) {
            reasons.add(PurchaseCause.TOO_MANY_PURCHASE_LINES.of(figures.lines().size(), LINES_MAX));
        }
        return new Form(
                vendor,
                need.orElseThrow().name() + (event instanceof PurchaseOrder ? ORDERED : ""),
                day(at),
                number,
                note,
                rate,
                figures.lines(),
                figures.tax(),
                Totals.inBooks(event));
    }

    /// A supplier charges the tax of the company's own country, or none; what is of another country is no tax that can
    /// be claimed here, and finds no code. Without tax it matters where the supplier is.
    private Jurisdiction place(Supplier supplier, TradeEvent event) {
        return event.tax().isZero() && supplier.country().isKnown()
                ? supplier.country()
                : event.tax().isZero() && isForeign(event, rules)
                        ? Jurisdiction.UNKNOWN
                        : Jurisdiction.of(chart.country());
    }

    /// Sales tax in the United States is no tax on purchases: it is a part of what they cost.
    private Rules.TaxMode mode() {
        return rules.tax().mode() == Rules.TaxMode.NONE ? Rules.TaxMode.NONE : Rules.TaxMode.BY_COMPANY;
    }

    private @Nullable Ref payable(TradeEvent event, Set<Reason> reasons) {
        var payable = chart.purchasing().payables().get(event.currency());
        if (payable == null) {
            reasons.add(PurchaseCause.NO_PAYABLE_ACCOUNT.of(event.currency()));
        }
        return payable;
    }

    private static Optional<PartyNeed> vendor(Supplier supplier, TradeEvent event, Rules rules) {
        var name = supplier.isKnown() ? supplier.name() : rules.purchases().unknownSupplier();
        return name.isBlank() ? Optional.empty() : Optional.of(PartyNeed.vendor(name.strip(), event.currency()));
    }

    private static ItemNeed item(Product product, Rules rules) {
        var standIn = rules.products().noSkuItem();
        return product.hasSku() || standIn.isBlank()
                ? new ItemNeed(product.sku(), product.title())
                : ItemNeed.ofSettings(standIn);
    }

    private static String description(Product product) {
        var title = product.title().strip();
        return title.isEmpty() ? product.sku() : title;
    }

    private static String reference(String supplierReference) {
        var reference = supplierReference.strip();
        return reference.isEmpty() ? "" : ", supplier's reference " + reference;
    }

    private static Optional<RateNeed> rate(TradeEvent event, Instant at, Rules rules) {
        return isForeign(event, rules)
                ? Optional.of(
                        new RateNeed(event.currency(), at.atZone(rules.zone()).toLocalDate()))
                : Optional.empty();
    }

    private static boolean isForeign(TradeEvent event, Rules rules) {
        return !event.currency().equals(rules.home());
    }

    private LocalDate day(Instant at) {
        return at.atZone(rules.zone()).toLocalDate();
    }
}
