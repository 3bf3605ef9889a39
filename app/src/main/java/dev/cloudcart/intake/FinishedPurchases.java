package dev.cloudcart.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;

/// Purchase orders of which nothing is to come any more. No list tells that one was deleted, or that one of its
/// deliveries was corrected: the first shows where all are listed, the second only where each is read.
record FinishedPurchases(CompanyId company, Journal journal) {

    private static final int PAGE = 1_000;

    /// Those of a time that are not listed, and a few only: each is asked for.
    ///
    /// @param from when they were purchased at the earliest
    List<UUID> listedNoMore(Set<UUID> listed, Instant from, Instant to, int most) {
        var missing = new ArrayList<UUID>();
        Optional<UUID> last = Optional.empty();
        do {
            var page = journal.finished(company, SourceKind.PURCHASE_ORDER, from, to, last, PAGE);
            last = page.stream().reduce((_, next) -> next);
            page.stream()
                    .filter(order -> !listed.contains(order) && missing.size() < most)
                    .forEach(missing::add);
        } while (last.isPresent() && missing.size() < most);
        return missing;
    }

    /// A few, whose turn it is to be read once more.
    ///
    /// @param from when they were purchased at the earliest
    List<UUID> next(Instant from, Instant to, int most) {
        var last = journal.lookedAt(company, SourceKind.PURCHASE_ORDER);
        var next = new ArrayList<>(journal.finished(company, SourceKind.PURCHASE_ORDER, from, to, last, most));
        if (next.size() < most && last.isPresent()) {
            journal.finished(company, SourceKind.PURCHASE_ORDER, from, to, Optional.empty(), most).stream()
                    .filter(order -> next.size() < most && !next.contains(order))
                    .forEach(next::add);
        }
        return next;
    }

    void looked(List<UUID> some) {
        some.stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> journal.looked(company, SourceKind.PURCHASE_ORDER, last));
    }
}
