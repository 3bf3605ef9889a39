package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// Goods ordered from a supplier.
///
/// @param supplierReference the supplier's own number; may be empty
/// @param expectedAt when the goods are to come; null where nobody said
/// @param gross the goods with tax, without additional costs
/// @param deliveries the ids of what came of it
/// @param firstCameAt when the first of it came; null where nothing has, or nobody knows
public record PurchaseOrder(
        SourceRef ref,
        Supplier supplier,
        String supplierReference,
        Instant purchasedAt,
        @Nullable Instant expectedAt,
        Progress progress,
        Standing standing,
        Money gross,
        Money tax,
        List<PurchaseLine> lines,
        List<UUID> deliveries,
        @Nullable Instant firstCameAt)
        implements Purchase {

    public PurchaseOrder {
        lines = List.copyOf(lines);
        deliveries = List.copyOf(deliveries);
    }

    /// How far its goods have come.
    public enum Progress {
        /// Nothing was ordered yet: it may still be edited.
        PENDING,
        /// Nothing has come yet.
        AWAITED,
        /// Some has come, and more is to come.
        PARTLY,
        /// Nothing is to come any more, though less may have come than was ordered.
        DONE
    }

    /// Some enter an order when its goods have come. QuickBooks links no bill to an order of a later day, so that it
    /// counts as ordered when they came.
    @Override
    public Instant at() {
        return firstCameAt != null && firstCameAt.isBefore(purchasedAt) ? firstCameAt : purchasedAt;
    }

    public boolean isDone() {
        return progress == Progress.DONE;
    }
}
