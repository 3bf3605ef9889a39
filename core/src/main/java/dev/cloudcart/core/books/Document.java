package dev.cloudcart.core.books;

import org.jspecify.annotations.Nullable;

/// What the books should hold because of something that happened in the shop.
public sealed interface Document {

    SalesForm form();

    DocumentType type();

    /// Goods sold and paid.
    ///
    /// @param depositTo the account the money goes to; null for QuickBooks' Undeposited Funds
    /// @param paymentMethod as shown on the receipt; null for none
    record SalesReceipt(SalesForm form, @Nullable Ref depositTo, @Nullable Ref paymentMethod) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.SALES_RECEIPT;
        }
    }

    /// Goods sold and not yet paid.
    record Invoice(SalesForm form) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.INVOICE;
        }
    }
}
