package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Money given back on one sale; whole units of the currency's smallest coin, tax included.
///
/// @param actioned null while the channel was not told
record Refund(
        int number,
        Order order,
        String status,
        Instant created,
        @Nullable Instant actioned,
        List<Part> parts) {

    /// @param unit `RefundedUnit`: Item, Shipping or Additional
    /// @param line null unless the unit is Item
    /// @param quantity how many pieces; 0 unless the unit is Item
    record Part(UUID row, String unit, @Nullable Line line, int quantity, BigDecimal amount, String reason) {}

    Refund {
        parts = List.copyOf(parts);
    }

    BigDecimal amount() {
        return parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
