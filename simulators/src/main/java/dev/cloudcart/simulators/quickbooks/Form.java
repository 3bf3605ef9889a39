package dev.cloudcart.simulators.quickbooks;

import tools.jackson.databind.node.ObjectNode;

/// What one family of entities demands, and what QuickBooks fills in by itself.
interface Form {

    /// Throws the refusal, or leaves the node complete but for its identity and time stamps.
    void complete(Draft draft);

    /// Undoes what the entity did to others; it is about to be deleted, voided or replaced.
    default void release(Realm books, Entry entry, ObjectNode node) {}

    static Form of(Kind kind) {
        return switch (kind) {
            case CUSTOMER, VENDOR, EMPLOYEE -> NameForm.INSTANCE;
            case ITEM -> ItemForm.INSTANCE;
            case ACCOUNT -> AccountForm.INSTANCE;
            case CLASS, DEPARTMENT, TERM, PAYMENT_METHOD, TAX_CODE, TAX_RATE, TAX_AGENCY, COMPANY_CURRENCY ->
                PlainListForm.INSTANCE;
            case SALES_RECEIPT, INVOICE, CREDIT_MEMO, REFUND_RECEIPT, ESTIMATE -> SalesForm.INSTANCE;
            case PURCHASE_ORDER, BILL, VENDOR_CREDIT -> PurchaseForm.INSTANCE;
            case PURCHASE -> ExpenseForm.INSTANCE;
            case PAYMENT -> PaymentForm.INSTANCE;
            case DEPOSIT -> DepositForm.INSTANCE;
            case JOURNAL_ENTRY -> JournalEntryForm.INSTANCE;
        };
    }
}
