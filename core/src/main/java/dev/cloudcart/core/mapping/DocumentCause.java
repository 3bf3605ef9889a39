package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// Why an order does not fit into documents as QuickBooks takes them.
public enum DocumentCause implements Cause {
    ROUNDED_TOO_MUCH(
            "QuickBooks keeps two decimals, so its {amount} would become {rounded}: {excess} more than the tolerance of {tolerance}",
            "Set \"rounding: tolerance\" to {difference} or more, then retry"),
    TOO_MANY_LINES(
            "It has {lines} lines, and QuickBooks takes {most} on such a document",
            "Set \"order-export: long-orders\" to \"merge, then split\" and retry, or enter the order by hand and dismiss this"),
    NOT_TO_BE_SPLIT(
            "It has {lines} lines, QuickBooks takes {most} on such a document, and its allowances are too large to be split among several",
            "Enter the order by hand and dismiss this"),
    CHANGED_WHILE_PARTLY_POSTED(
            "Only a part of it is in QuickBooks, {posted}, and the order or the settings have changed since, so that the rest would not fit",
            "Delete that part in QuickBooks and sync the order again by its number, with \"order-export: deleted-in-quickbooks\" set to \"post again\"");

    private final String what;
    private final String mend;

    DocumentCause(String what, String mend) {
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
