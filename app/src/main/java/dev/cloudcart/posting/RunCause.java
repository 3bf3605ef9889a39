package dev.cloudcart.posting;

import dev.cloudcart.core.trade.Cause;

/// What a run meets that has to wait.
enum RunCause implements Cause {
    LOST_ANSWER(
            "It was sent without an answer, and QuickBooks does not have it",
            "Nothing to do: it is posted again by itself");

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
