package dev.cloudcart.core.books;

import org.jspecify.annotations.Nullable;

/// What the books should hold because of something that happened in the shop.
public sealed interface Document {

    SalesForm form();

    DocumentType type();

    /// The same content as a document of a kind.
    default Document as(DocumentType type) {
        return switch (type) {
            case SALES_RECEIPT -> this instanceof SalesReceipt ? this : new SalesReceipt(form(), null, null);
            case INVOICE -> this instanceof Invoice ? this : new Invoice(form());
        };
    }

    /// The same kind of document with other content.
    Document with(SalesForm form);

    /// Goods sold and paid.
    ///
    /// @param depositTo the account the money goes to; null for QuickBooks' Undeposited Funds
    /// @param paymentMethod as shown on the receipt; null for none
    record SalesReceipt(
            SalesForm form,
            @Nullable Ref depositTo,
            @Nullable Ref paymentMethod) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.SALES_RECEIPT;
        }

        @Override
        public Document with(SalesForm other) {
            return new SalesReceipt(other, depositTo, paymentMethod);
        }
    }

    /// Goods sold and not yet paid.
    record Invoice(SalesForm form) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.INVOICE;
        }

        @Override
        public Document with(SalesForm other) {
            return new Invoice(other);
        }
    }
}
