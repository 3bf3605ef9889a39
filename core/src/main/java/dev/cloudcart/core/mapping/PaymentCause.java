package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// Why a payment cannot become a document yet.
public enum PaymentCause implements Cause {
    WAITS_FOR_INVOICE(
            "The invoice of order {order} that it pays is not in QuickBooks",
            "Mend what holds the order, and the payment follows by itself; where the invoice was deleted in QuickBooks, dismiss"
                    + " this or enter the payment by hand"),
    INVOICE_IN_OTHER_CURRENCY(
            "The invoice of order {order} stands in {currency} in QuickBooks, and {amount} was paid",
            "Correct the order in Linnworks or its invoice in QuickBooks, then sync the order again; or enter the payment by"
                    + " hand and dismiss this");

    private final String what;
    private final String mend;

    PaymentCause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return mend;
    }
}
