package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Cause;

/// What can differ between what was wanted and what the books stored.
public enum ProofCause implements Cause {
    OTHER_CURRENCY("QuickBooks keeps it in {stored} instead of {wanted}"),
    OTHER_TOTAL("QuickBooks stored a total of {stored} instead of {wanted}"),
    OTHER_TAX("QuickBooks stored a tax of {stored} instead of {wanted}");

    private final String what;

    ProofCause(String what) {
        this.what = what;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return "Correct the document in QuickBooks, or delete it there and post the order again";
    }
}
