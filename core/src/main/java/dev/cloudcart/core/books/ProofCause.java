package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Cause;

/// What can differ between what was wanted and what the books stored.
public enum ProofCause implements Cause {
    OTHER_CURRENCY("QuickBooks keeps it in {stored} instead of {wanted}"),
    OTHER_TOTAL("QuickBooks stored a total of {stored} instead of {wanted}"),
    OTHER_TAX("QuickBooks stored a tax of {stored} instead of {wanted}"),
    OTHER_TAX_AT_RATE("QuickBooks stored {stored} of tax at {rate} instead of {wanted}"),
    OTHER_TAX_CODE("QuickBooks stored the tax code {stored} instead of {wanted}"),
    OTHER_CUSTOMER("QuickBooks stored it under {stored} instead of {wanted}"),
    OTHER_LINES("QuickBooks stored {stored} lines with products instead of {wanted}"),
    LINK_DROPPED("QuickBooks linked {stored} of {wanted} lines to the purchase order"),
    APPLIED_OTHERWISE("QuickBooks applied the payment to {stored} instead of {wanted}");

    private final String what;

    ProofCause(String what) {
        this.what = what;
    }

    @Override
    public String what() {
        return what;
    }

    /// A document that stands is neither sent again nor changed by itself, so the person either makes it right or
    /// makes it go.
    @Override
    public String mend() {
        return "Correct the document in QuickBooks, then dismiss this; or delete it there and sync the order again by its"
                + " number, with \"order-export: deleted-in-quickbooks\" set to \"post again\"";
    }
}
