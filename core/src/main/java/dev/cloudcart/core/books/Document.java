package dev.cloudcart.core.books;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the books should hold because of something that happened in the shop.
public sealed interface Document {

    Form form();

    DocumentType type();

    /// The same content as a document of a kind.
    default Document as(DocumentType type) {
        return switch (type) {
            case SALES_RECEIPT -> this instanceof SalesReceipt ? this : new SalesReceipt(form(), null, null);
            case INVOICE -> this instanceof Invoice ? this : new Invoice(form());
            case PAYMENT, PURCHASE_ORDER, BILL, EXPENSE, VENDOR_CREDIT, BILL_PAYMENT -> {
                if (type() != type) {
                    throw new IllegalArgumentException("No %s is a %s".formatted(type().word(), type.word()));
                }
                yield this;
            }
        };
    }

    /// What it pays; empty of anything but a payment.
    default List<Applied> applied() {
        return List.of();
    }

    /// The same kind of document with other content.
    Document with(Form form);

    /// Goods sold and paid.
    ///
    /// @param depositTo the account the money goes to; null for QuickBooks' Undeposited Funds
    /// @param paymentMethod as shown on the receipt; null for none
    record SalesReceipt(
            Form form,
            @Nullable Ref<Ref.Account> depositTo,
            @Nullable Ref<Ref.PaymentMethod> paymentMethod) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.SALES_RECEIPT;
        }

        @Override
        public Document with(Form other) {
            return new SalesReceipt(other, depositTo, paymentMethod);
        }
    }

    /// Goods sold and not yet paid.
    record Invoice(Form form) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.INVOICE;
        }

        @Override
        public Document with(Form other) {
            return new Invoice(other);
        }
    }

    /// Money that a customer paid for invoices.
    ///
    /// @param depositTo the account the money goes to; null for QuickBooks' Undeposited Funds
    /// @param paymentMethod null for none
    /// @param applied to the invoices; together they are all of it
    record Payment(
            Form form,
            @Nullable Ref<Ref.Account> depositTo,
            @Nullable Ref<Ref.PaymentMethod> paymentMethod,
            List<Applied> applied)
            implements Document {
        public Payment {
            applied = List.copyOf(applied);
        }

        @Override
        public DocumentType type() {
            return DocumentType.PAYMENT;
        }

        @Override
        public Document with(Form other) {
            return new Payment(other, depositTo, paymentMethod, applied);
        }
    }

    /// Goods ordered. It moves no money.
    ///
    /// @param payable the accounts payable account of the vendor's currency
    /// @param expected when the goods are to come; null where nobody said
    /// @param closing null while more is to come; otherwise what its bills had become by then, empty where they
    /// stand as they were created. The books may open it again when a bill is amended: then it is closed anew.
    /// @param reopened whether more is to come though nothing was when it was written last: we may have closed it
    record PurchaseOrder(
            Form form,
            Ref<Ref.Account> payable,
            @Nullable LocalDate expected,
            @Nullable String closing,
            boolean reopened)
            implements Document {

        public PurchaseOrder(
                Form form, Ref<Ref.Account> payable, @Nullable LocalDate expected, @Nullable String closing) {
            this(form, payable, expected, closing, false);
        }

        public PurchaseOrder asReopened() {
            return new PurchaseOrder(form, payable, expected, closing, closing == null);
        }

        /// Whether nothing is to come any more.
        public boolean closed() {
            return closing != null;
        }

        @Override
        public DocumentType type() {
            return DocumentType.PURCHASE_ORDER;
        }

        @Override
        public Document with(Form other) {
            return new PurchaseOrder(other, payable, expected, closing, reopened);
        }
    }

    /// Goods that came, to be paid.
    ///
    /// @param terms by when; null for what the books think
    record Bill(
            Form form, Ref<Ref.Account> payable, @Nullable Ref<Ref.Terms> terms) implements Document {

        public Bill(Form form, Ref<Ref.Account> payable) {
            this(form, payable, null);
        }

        @Override
        public DocumentType type() {
            return DocumentType.BILL;
        }

        @Override
        public Document with(Form other) {
            return new Bill(other, payable, terms);
        }
    }

    /// Goods that came and are paid.
    ///
    /// @param payFrom the account that the money came from
    /// @param card whether that is a credit card's
    record Expense(Form form, Ref<Ref.Account> payFrom, boolean card) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.EXPENSE;
        }

        @Override
        public Document with(Form other) {
            return new Expense(other, payFrom, card);
        }
    }

    /// Money that was paid to a vendor for bills.
    ///
    /// @param payable the account that the bills are owed in
    /// @param payFrom the account that the money came from
    /// @param card whether that is a credit card's
    /// @param applied to the bills; together they are all of it
    record BillPayment(
            Form form, Ref<Ref.Account> payable, Ref<Ref.Account> payFrom, boolean card, List<Applied> applied)
            implements Document {
        public BillPayment {
            applied = List.copyOf(applied);
        }

        @Override
        public DocumentType type() {
            return DocumentType.BILL_PAYMENT;
        }

        @Override
        public Document with(Form other) {
            return new BillPayment(other, payable, payFrom, card, applied);
        }
    }

    /// Goods that were billed and did not come.
    record VendorCredit(Form form, Ref<Ref.Account> payable) implements Document {
        @Override
        public DocumentType type() {
            return DocumentType.VENDOR_CREDIT;
        }

        @Override
        public Document with(Form other) {
            return new VendorCredit(other, payable);
        }
    }
}
