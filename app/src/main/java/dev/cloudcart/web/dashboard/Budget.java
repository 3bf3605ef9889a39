package dev.cloudcart.web.dashboard;

import java.util.Optional;

import dev.cloudcart.journal.Insight;
import dev.cloudcart.ports.CallsLeft;
import dev.cloudcart.ports.ReadTier;

/// What the services still take.
///
/// @param linnworks within the minute; empty where nobody counts them
/// @param quickBooks the same
/// @param calls of this month, for this company
/// @param reads of this month, for all companies
/// @param all whether whoever looks may know what the other companies come to
record Budget(
        Optional<CallsLeft> linnworks,
        Optional<CallsLeft> quickBooks,
        Insight.Calls calls,
        long reads,
        ReadTier tier,
        boolean all) {

    private static final int MUCH_PERCENT = 80;

    /// Intuit answers no more of them for the rest of the month, or charges for each.
    boolean isUsedUp() {
        return reads >= tier.reads();
    }

    boolean isNearlyUsedUp() {
        return !isUsedUp() && reads * 100 >= tier.reads() * MUCH_PERCENT;
    }

    /// Those of the whole installation, for whom may know it.
    long told() {
        return all ? reads : calls.reads();
    }

    String whose() {
        return all ? "of all companies" : "of this company";
    }
}
