package dev.cloudcart.quickbooks.wire;

import java.time.Duration;
import java.util.Optional;

import dev.cloudcart.quickbooks.faults.Fault;

/// What came of a call after all its attempts.
public sealed interface Reply {

    /// QuickBooks did what was asked, or says so item by item.
    record Said(byte[] body) implements Reply {}

    /// QuickBooks refused the whole call, and no earlier attempt of it can have been done.
    record Refused(Fault fault) implements Reply {}

    /// @param why for people, without a full stop
    /// @param mayBeDone false only when QuickBooks surely did nothing
    /// @param pause before another attempt, where it is known
    record Silence(String why, boolean mayBeDone, Optional<Duration> pause) implements Reply {}
}
