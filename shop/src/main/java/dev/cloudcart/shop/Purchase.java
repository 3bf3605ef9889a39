package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One purchase order.
///
/// @param supplierId the supplier's, unless the supplier was deleted since
/// @param postagePaid the old way to add postage: inside the total cost, untaxed
record Purchase(
        int number,
        UUID id,
        UUID supplierId,
        Suppliers.Supplier supplier,
        String status,
        Instant purchased,
        List<Item> items,
        List<Delivery> deliveries,
        List<Cost> costs,
        BigDecimal postagePaid,
        @Nullable Payment payment) {

    /// @param unitNet price of a piece without tax
    /// @param taxRate −1 where the order says "as the country has it"; then 20 % was charged
    record Item(UUID id, Product product, int quantity, BigDecimal unitNet, BigDecimal taxRate, BigDecimal tax) {

        BigDecimal gross() {
            return unitNet.multiply(BigDecimal.valueOf(quantity)).add(tax);
        }
    }

    record Delivery(int number, Instant at, List<Receipt> receipts) {}

    /// @param modified when somebody corrected it
    record Receipt(
            int number, Item item, int quantity, @Nullable Instant modified) {}

    /// Freight or duty, in a currency of its own, without tax in this shop.
    record Cost(int number, boolean shipping, Currency currency, BigDecimal amount) {

        BigDecimal inPounds() {
            return amount.divide(currency.perPound(), 10, RoundingMode.HALF_UP);
        }
    }

    record Payment(int number, Instant at, BigDecimal amount) {}

    Purchase {
        items = List.copyOf(items);
        deliveries = List.copyOf(deliveries);
        costs = List.copyOf(costs);
    }

    /// The same order when more has happened to it.
    Purchase now(String newStatus, List<Delivery> newDeliveries) {
        return new Purchase(
                number,
                id,
                supplierId,
                supplier,
                newStatus,
                purchased,
                items,
                newDeliveries,
                costs,
                postagePaid,
                payment);
    }

    int delivered(Item item) {
        return deliveries.stream()
                .flatMap(delivery -> delivery.receipts().stream())
                .filter(receipt -> receipt.item().equals(item))
                .mapToInt(Receipt::quantity)
                .sum();
    }

    int linesFullyDelivered() {
        return (int) items.stream()
                .filter(item -> delivered(item) >= item.quantity())
                .count();
    }

    /// Linnworks keeps the purchase date here until all is delivered (PurchaseOrder specification, DateOfDelivery).
    Instant dateOfDelivery() {
        return status.equals("DELIVERED") && !deliveries.isEmpty()
                ? deliveries.getLast().at()
                : purchased;
    }

    BigDecimal itemTax() {
        return items.stream().map(Item::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal totalCost() {
        return items.stream().map(Item::gross).reduce(postagePaid, BigDecimal::add);
    }

    /// Times this, an amount of the order is pounds.
    BigDecimal poundsPerUnit() {
        return BigDecimal.ONE.divide(supplier.currency().perPound(), 4, RoundingMode.HALF_UP);
    }

    BigDecimal costsInPounds(boolean shipping) {
        return costs.stream()
                .filter(cost -> cost.shipping() == shipping)
                .map(Cost::inPounds)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal grandTotalInPounds() {
        return totalCost().multiply(poundsPerUnit()).add(costsInPounds(true)).add(costsInPounds(false));
    }
}
