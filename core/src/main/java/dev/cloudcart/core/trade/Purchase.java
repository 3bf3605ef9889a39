package dev.cloudcart.core.trade;

import java.time.Instant;

/// What happens between the shop and a supplier.
public sealed interface Purchase extends TradeEvent permits PurchaseOrder, Delivery {

    Supplier supplier();

    /// The supplier's own number; may be empty.
    String supplierReference();

    /// When it happened: when the goods were ordered, or when they came.
    Instant at();
}
