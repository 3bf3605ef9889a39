package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// What can be wrong with the number of a document.
public enum NumberCause implements Cause {
    NUMBER_TOO_LONG(
            "Its document number {number} is longer than the {limit} characters that QuickBooks takes",
            "Shorten order-export: document-number-prefix and document-number-suffix in the settings file, then sync again");

    private final String what;
    private final String mend;

    NumberCause(String what, String mend) {
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
