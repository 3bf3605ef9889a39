package dev.cloudcart.simulators.quickbooks;

/// What can be changed for the whole server while it runs.
final class ServerSwitches {

    /// Whether a 429 for a limit says when to come back; the real one has not been seen to.
    private volatile boolean retryAfter;
    /// Whether business faults come with HTTP 200, as the real ones sometimes do.
    private volatile boolean faultsAs200;

    void reset() {
        retryAfter = false;
        faultsAs200 = false;
    }

    boolean retryAfter() {
        return retryAfter;
    }

    void retryAfter(boolean on) {
        retryAfter = on;
    }

    boolean faultsAs200() {
        return faultsAs200;
    }

    void faultsAs200(boolean on) {
        faultsAs200 = on;
    }
}
