package dev.cloudcart.sync;

import dev.cloudcart.core.trade.Cause;

/// What a run meets that has to wait.
enum RunCause implements Cause {
    LOST_ANSWER("It was sent without an answer, and QuickBooks does not have it",
            "Nothing to do: it is posted again by itself"),
    DELETED_IN_QUICKBOOKS("The {document} {number} of order {order} was deleted in QuickBooks",
            "Set order-export: deleted-in-quickbooks: post again, and sync order {order} again; or dismiss it"),
    PARTLY_DELETED_IN_QUICKBOOKS("The {document} {number}, one of several that order {order} became, was deleted in"
            + " QuickBooks, and others of them still stand there",
            "Delete the others in QuickBooks too, set order-export: deleted-in-quickbooks: post again, and sync order {order} again;"
                    + " or dismiss it");

    private final String what;
    private final String mend;

    RunCause(String what, String mend) {
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
