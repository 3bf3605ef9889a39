package dev.cloudcart.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.report.Tally;

/// What is corrected or paid when all has come shows in no list: a few purchase orders are read whole by every run, in
/// turn. Where payments are posted, as many as the calls leave room for: those that are not paid, once a day if they
/// are not too many for it, and of all others two, however old they are.
///
/// @param ofPayments whether payments are posted
record LooksInTurn(
        CompanyId company,
        Journal journal,
        FinishedPurchases finished,
        UnpaidPurchases unpaid,
        boolean ofPayments,
        CallMeter meter,
        Tally tally) {

    private static final Duration LOOK_EVERY = Duration.ofDays(1);
    private static final String LOOKED_FOR_PAYMENTS = "payments of purchase orders";

    /// A run in which nothing happens makes no more calls of Linnworks, unless what is under way and the lists take as
    /// many alone.
    private static final int CALLS_MAX = 60;

    private static final int LOOKS_MIN = 3;

    /// A call each, in every run: with a run every hour those of 90 days are read about once a week where there are
    /// eight a day.
    private static final int LOOKS_FOR_CORRECTIONS = 5;

    /// Beside those for payments, which find corrections too.
    private static final int OTHER_LOOKS = 2;

    /// @param start when the oldest were purchased
    /// @param recent when those were that have their turn more often
    /// @param isSweep whether everything was listed: there may be no call left then
    /// @param asking reads purchase orders once more
    void look(Instant start, Instant recent, Instant now, boolean isSweep, Consumer<List<UUID>> asking) {
        int least = isSweep ? 0 : LOOKS_MIN;
        int room = Math.clamp(CALLS_MAX - meter.calls().linnworks() - 1, least, CALLS_MAX);
        if (ofPayments) {
            var others = finished.next(start, now, Math.min(room, OTHER_LOOKS));
            var paid = isTimeForPayments(now)
                    ? Optional.of(unpaid.next(recent, now, room - others.size()))
                    : Optional.<UnpaidPurchases.Turn>empty();
            lookAt(others, paid, recent, now, asking);
        } else {
            var some = finished.next(recent, now, Math.min(room, LOOKS_FOR_CORRECTIONS));
            lookAt(some, Optional.empty(), recent, now, asking);
        }
    }

    /// @param paid those that may have been paid; empty where it is not time for them
    private void lookAt(
            List<UUID> some,
            Optional<UnpaidPurchases.Turn> paid,
            Instant from,
            Instant now,
            Consumer<List<UUID>> asking) {
        var all = new LinkedHashSet<>(some);
        paid.ifPresent(turn -> all.addAll(turn.orders()));
        boolean begins = unpaid.isThrough();
        asking.accept(List.copyOf(all));
        if (tally.unresolved() > 0) {
            return;
        }
        finished.looked(some);
        paid.ifPresent(turn -> {
            unpaid.looked(turn);
            if (begins) {
                journal.coverOnly(company, LOOKED_FOR_PAYMENTS, from, now);
            }
        });
    }

    /// A round that is under way goes on; a new one begins a day after the last one began.
    private boolean isTimeForPayments(Instant now) {
        return !unpaid.isThrough()
                || journal.coverage(company, LOOKED_FOR_PAYMENTS)
                        .map(Coverage::upTo)
                        .filter(last -> last.isAfter(now.minus(LOOK_EVERY)) && !last.isAfter(now.plus(LOOK_EVERY)))
                        .isEmpty();
    }
}
