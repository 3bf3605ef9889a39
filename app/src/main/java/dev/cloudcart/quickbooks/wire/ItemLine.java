package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;

/// A line of a document with a product, as QuickBooks tells it (Intuit, `SalesItemLine`).
///
/// @param item without an id where the line names none
/// @param onAccount whether the item is an account, and there is no product
/// @param code without a name where QuickBooks tells none; null where the line has none
public record ItemLine(
        Ref<Ref.Item> item,
        String description,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        BigDecimal amount,
        boolean onAccount,
        @Nullable Ref<Ref.TaxCode> code) {}
