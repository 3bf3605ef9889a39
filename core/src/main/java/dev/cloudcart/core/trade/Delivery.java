package dev.cloudcart.core.trade;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/// Goods of a purchase order that came, or that one bill is about before or after they did.
///
/// @param ref its number is the order's with the delivery's behind it, such as `PO00825-1863`; the order's own where it
/// is about all of it
/// @param extent what it is about
/// @param deliveries the ids of all that came of the order
/// @param order the purchase order
/// @param supplierReference of the order; may be empty
/// @param receivedAt when the first of it came; of all that came, when the last delivery did; of all that was ordered,
/// when it was
/// @param isLast whether nothing of the order is to come any more
/// @param gross goods and costs with tax
/// @param surplus of which lines more came until then than was ordered, such as `NUT: ordered 10, came 12`; empty for
/// none
/// @param costs its shares of what the order cost beside the goods
public record Delivery(
        SourceRef ref,
        SourceRef order,
        Extent extent,
        List<UUID> deliveries,
        Supplier supplier,
        String supplierReference,
        Instant receivedAt,
        boolean isLast,
        Standing standing,
        Money gross,
        Money tax,
        List<DeliveredLine> lines,
        String surplus,
        List<PurchaseCost> costs)
        implements Purchase {

    public Delivery {
        deliveries = List.copyOf(deliveries);
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    /// The same without some of its costs, which are on other bills.
    public Delivery without(Set<UUID> otherCosts) {
        if (costs.stream().noneMatch(cost -> otherCosts.contains(cost.id()))) {
            return this;
        }
        var left =
                costs.stream().filter(cost -> !otherCosts.contains(cost.id())).toList();
        var nets = Stream.concat(
                lines.stream().map(DeliveredLine::net), left.stream().map(PurchaseCost::net));
        var taxes = Stream.concat(
                        lines.stream().map(DeliveredLine::tax), left.stream().map(PurchaseCost::tax))
                .toList();
        var none = BigMoney.zero(currency());
        var taxOfAll = taxes.stream().reduce(none, BigMoney::plus);
        return new Delivery(
                ref,
                order,
                extent,
                deliveries,
                supplier,
                supplierReference,
                receivedAt,
                isLast,
                standing,
                nets.reduce(none, BigMoney::plus).plus(taxOfAll).toMoney(RoundingMode.HALF_UP),
                taxOfAll.toMoney(RoundingMode.HALF_UP),
                lines,
                surplus,
                left);
    }

    /// Whether it is one cost of its order, to a vendor of its own.
    public boolean isCost() {
        return extent == Extent.COST || extent == Extent.REBATE;
    }

    /// The same, of another standing.
    public Delivery as(Standing other) {
        return with(deliveries, isLast, other);
    }

    /// The same, as if nothing of the order were to come any more.
    public Delivery asLast() {
        return with(deliveries, true, standing);
    }

    /// The same, whatever else came of the order.
    Delivery alone() {
        return with(List.of(), isLast, standing);
    }

    private Delivery with(List<UUID> otherDeliveries, boolean last, Standing otherStanding) {
        return new Delivery(
                ref,
                order,
                extent,
                otherDeliveries,
                supplier,
                supplierReference,
                receivedAt,
                last,
                otherStanding,
                gross,
                tax,
                lines,
                surplus,
                costs);
    }

    @Override
    public Instant at() {
        return receivedAt;
    }
}
