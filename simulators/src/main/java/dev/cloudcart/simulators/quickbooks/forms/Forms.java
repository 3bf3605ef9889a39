package dev.cloudcart.simulators.quickbooks.forms;

import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// Which form is filled in for which kind of entity.
public final class Forms {

    private Forms() {}

    public static Form of(Kind kind) {
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
            case BILL_PAYMENT -> BillPaymentForm.INSTANCE;
            case DEPOSIT -> DepositForm.INSTANCE;
            case JOURNAL_ENTRY -> JournalEntryForm.INSTANCE;
            case TRANSFER -> TransferForm.INSTANCE;
            case ATTACHABLE -> AttachableForm.INSTANCE;
        };
    }
}
