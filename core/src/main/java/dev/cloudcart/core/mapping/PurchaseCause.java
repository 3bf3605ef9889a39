package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// Why something that was bought cannot become a document yet.
public enum PurchaseCause implements Cause {
    SUPPLIER_UNKNOWN(
            "Its supplier is not in Linnworks any more, or has no name there",
            "Give the purchase order another supplier in Linnworks, or its supplier a name; or name the vendor of such orders in the settings"
                    + " (purchase-settings: unknown-supplier), then sync again"),
    COST_WITHOUT_VENDOR(
            "No vendor is named for {cost}, which has a bill of its own",
            "Name who bills it in the settings (purchase-settings: cost-vendors), then sync again"),
    NO_PAYABLE_ACCOUNT(
            "QuickBooks has no accounts payable account in {currency}",
            "Add an account of the type accounts payable in {currency} in QuickBooks, then sync again"),
    PAYABLE_ACCOUNT_MISSING(
            "Purchases in {currency} are owed on {account}, and QuickBooks has no accounts payable account of that name and"
                    + " currency",
            "Add the account {account} of the type accounts payable in {currency} in QuickBooks, or name another one in the"
                    + " settings (purchase-settings: payable-accounts), then sync again"),
    PURCHASE_BELOW_ZERO(
            "Its total is negative: {total}",
            "Correct the purchase order in Linnworks, then sync again; or enter it as a vendor credit by hand and dismiss"
                    + " this"),
    WAITS_FOR_PURCHASE_ORDER(
            "Its purchase order {order} is not in QuickBooks, or QuickBooks has not answered for it yet",
            "Mend what holds the purchase order, and this follows by itself; where the purchase order was deleted in"
                    + " QuickBooks, dismiss this or enter it by hand"),
    PURCHASE_NUMBER_TOO_LONG(
            "Its number {number} is longer than the {limit} characters that QuickBooks takes",
            "Linnworks changes the number of a purchase order only while it is pending: enter it by hand under a shorter"
                    + " number and dismiss this; or sync purchases as bills alone, whose numbers are shortened"
                    + " (purchase-settings: sync-purchases-as)"),
    NO_PURCHASES_ACCOUNT(
            "QuickBooks has no account {account} that purchases can go on",
            "Add an account of the type cost of goods sold or expenses in QuickBooks, or name another one in the settings"
                    + " (purchase-settings: purchases-account), then sync again"),
    TOO_MANY_PURCHASE_LINES(
            "It has {lines} lines, and QuickBooks takes {most} on such a document",
            "Enter it by hand and dismiss this"),
    NO_CODE_OF_PURCHASES_WITHOUT_TAX(
            "QuickBooks has no tax code that is known to be right for purchases without tax from {place}; without"
                    + " tax are {choices}",
            "Name one of them in the settings (tax: codes, with rate: 0 and kind: purchases), then sync again");

    private final String what;
    private final String mend;

    PurchaseCause(String what, String mend) {
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
