package dev.cloudcart.simulators.quickbooks;

/// What can be changed for the whole server while it runs.
final class ServerSwitches {

    /// How a call that comes too fast is turned away.
    enum Throttle {
        /// HTTP 429 in the gateway's lower case, by analogy with the recorded 401.
        GATEWAY,
        /// HTTP 429 with the capitals of business faults.
        BUSINESS,
        /// HTTP 403, as recorded in 2016.
        FORBIDDEN
    }

    private volatile Throttle throttle = Throttle.GATEWAY;

    /// Whether a 429 for a limit says when to come back; the real one has not been seen to.
    private volatile boolean retryAfter;
    /// Whether business faults come with HTTP 200, as the real ones sometimes do.
    private volatile boolean faultsAs200;

    void reset() {
        retryAfter = false;
        faultsAs200 = false;
        throttle = Throttle.GATEWAY;
    }

    Throttle throttle() {
        return throttle;
    }

    void throttle(Throttle how) {
        throttle = how;
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
