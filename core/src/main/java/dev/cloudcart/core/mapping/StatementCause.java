package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// Why what was paid to a supplier cannot become a bill payment yet.
public enum StatementCause implements Cause {
    PAID_BELOW_ZERO(
            "It pays less than nothing: {amount}",
            "Correct the payment statement in Linnworks, then sync again; or, where the supplier paid it back, enter that by"
                    + " hand and dismiss this"),
    PAID_BEYOND_BILLS(
            "It pays {amount}, and the bills of purchase order {order} in QuickBooks are open for {open}",
            "Nothing has to be done where more is to come: it is posted once there are bills for all of it; otherwise correct"
                    + " the payment statement in Linnworks, or enter it by hand and dismiss this"),
    PAID_IN_OTHER_CURRENCY(
            "It pays {amount}, and the bills of purchase order {order} are in {currency}",
            "Correct the payment statement in Linnworks, then sync again; or enter it by hand and dismiss this"),
    BILLS_OF_TWO_VENDORS(
            "It pays {amount}, and the bills of purchase order {order} in QuickBooks are of {one} and of {other}: no payment"
                    + " pays bills of two vendors",
            "Nothing has to be done here where a bill is held because its supplier changed: once that one is mended this is"
                    + " posted too; otherwise enter the payment by hand and dismiss this"),
    NO_ACCOUNT_TO_PAY_FROM(
            "The settings name no account that payments in {currency} are made from",
            "Name the account in the settings (purchase-settings: pay-from, a row for {currency}), then sync again"),
    ACCOUNT_TO_PAY_FROM_MISSING(
            "Payments in {currency} are made from {account}, and QuickBooks has no bank or credit card account of that"
                    + " name and currency",
            "Add the account {account} in {currency} in QuickBooks, or name another one in the settings"
                    + " (purchase-settings: pay-from), then sync again");

    private final String what;
    private final String mend;

    StatementCause(String what, String mend) {
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
