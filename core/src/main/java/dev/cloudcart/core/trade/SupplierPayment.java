package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What was paid to a supplier for a purchase order, as one of its payment statements says.
///
/// @param ref its number is the order's with the statement's behind it, such as `PO00825-P12`
/// @param order the purchase order
/// @param reference of the payment; may be empty
/// @param deliveries of the order, the oldest first, and then what else it can be billed by: their bills are paid in
/// this order
/// @param others the other payments of the order
/// @param cost that it is for, which may have a bill of its own; null where it is for the goods
public record SupplierPayment(
        SourceRef ref,
        SourceRef order,
        Supplier supplier,
        String reference,
        Instant paidAt,
        Standing standing,
        Money gross,
        List<UUID> deliveries,
        List<UUID> others,
        @Nullable PaidCost cost)
        implements TradeEvent {

    /// @param id of the record that it is billed by, where it has a bill of its own
    public record PaidCost(UUID id, String name) {}

    public SupplierPayment {
        deliveries = List.copyOf(deliveries);
        others = List.copyOf(others);
    }

    /// The same, for the goods.
    public SupplierPayment ofTheGoods() {
        return new SupplierPayment(ref, order, supplier, reference, paidAt, standing, gross, deliveries, others, null);
    }

    /// The records whose bills it may pay.
    public List<UUID> payable() {
        return cost == null
                ? deliveries
                : Stream.concat(deliveries.stream(), Stream.of(cost.id())).toList();
    }

    @Override
    public Money tax() {
        return Money.zero(gross.getCurrencyUnit());
    }
}
