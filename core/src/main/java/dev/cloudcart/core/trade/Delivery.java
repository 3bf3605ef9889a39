package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;

import org.joda.money.Money;

/// Goods of a purchase order that came.
///
/// @param ref its number is the order's with the delivery's behind it, such as `PO00825-1863`
/// @param order the purchase order
/// @param supplierReference of the order; may be empty
/// @param receivedAt when the first of it came
/// @param isLast whether nothing of the order is to come any more
/// @param gross goods and costs with tax
/// @param costs this delivery's shares of what the order cost beside the goods
public record Delivery(
        SourceRef ref,
        SourceRef order,
        Supplier supplier,
        String supplierReference,
        Instant receivedAt,
        boolean isLast,
        Standing standing,
        Money gross,
        Money tax,
        List<DeliveredLine> lines,
        List<PurchaseCost> costs)
        implements Purchase {

    public Delivery {
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    @Override
    public Instant at() {
        return receivedAt;
    }
}
