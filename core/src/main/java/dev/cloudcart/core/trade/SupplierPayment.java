package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.joda.money.Money;

/// What was paid to a supplier for a purchase order, as one of its payment statements says.
///
/// @param ref its number is the order's with the statement's behind it, such as `PO00825-P12`
/// @param order the purchase order
/// @param reference of the payment; may be empty
/// @param deliveries of the order, the oldest first, and then what else it can be billed by: their bills are paid in
/// this order
/// @param others the other payments of the order
public record SupplierPayment(
        SourceRef ref,
        SourceRef order,
        Supplier supplier,
        String reference,
        Instant paidAt,
        Standing standing,
        Money gross,
        List<UUID> deliveries,
        List<UUID> others)
        implements TradeEvent {

    public SupplierPayment {
        deliveries = List.copyOf(deliveries);
        others = List.copyOf(others);
    }

    @Override
    public Money tax() {
        return Money.zero(gross.getCurrencyUnit());
    }
}
