package dev.cloudcart.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;

/// What came of a run: a stable contract for programs and people.
///
/// @param looked the documents that were looked at in the books, as they stood there then: what was posted before
/// @param heldBecause all that is held for the company, by kind of reason, most first
/// @param holds the same one by one, the first ten thousand
/// @param notFound the numbers asked for that Linnworks has no order for
/// @param remarks sentences about what is amiss though the run went on, each with the way to mend it
/// @param complete what the books hold completely now; null when that cannot be said: something failed, waits or is
/// held, or
///        the run covered what somebody named
/// @param skippedBecause how many were skipped, by the reason that completes "not posted, because it is …"
/// @param problem why the run could not be finished; null when it was
/// @param preview what the run would do; null of a run that did it
public record RunReport(
        long run,
        String company,
        Occasion occasion,
        RunStatus status,
        Instant started,
        Instant finished,
        Read read,
        Documents documents,
        List<ProofRow> proof,
        List<ProofRow> looked,
        CallMeter.Calls calls,
        List<HoldRow> holds,
        List<HeldBecause> heldBecause,
        Map<String, Long> skippedBecause,
        List<String> notFound,
        List<String> remarks,
        @Nullable Complete complete,
        @Nullable Problem problem,
        @Nullable Preview preview) {

    public RunReport {
        proof = List.copyOf(proof);
        looked = List.copyOf(looked);
        holds = List.copyOf(holds);
        heldBecause = List.copyOf(heldBecause);
        notFound = List.copyOf(notFound);
        remarks = List.copyOf(remarks);
        skippedBecause = Map.copyOf(skippedBecause);
    }

    /// Which of the numbers Linnworks has no order for, as a sentence with the way to mend it; empty when it has
    /// all.
    public Optional<String> whatWasNotFound() {
        var others = read.sales() + read.purchaseOrders() + read.unreadable() > 0 ? " The others were synced." : "";
        return notFound.isEmpty()
                ? Optional.empty()
                : Optional.of("Linnworks has no order with the number or reference %s: correct %s and sync again.%s"
                        .formatted(String.join(", ", notFound), notFound.size() == 1 ? "it" : "them", others));
    }

    /// The records that the run met: read from Linnworks, those known unchanged included, or tried again from what
    /// was filed. Each ends in one of the counts of [Documents] but `refused` and `looked`, or in `skipped`.
    ///
    /// @param sales those that make sense
    /// @param skipped those of them that are no documents, on purpose
    /// @param unreadable those that make no sense; they are held
    /// @param payments of orders, and statements of payments of purchase orders, that were met beside them
    public record Read(
            long sales,
            long refunds,
            long purchaseOrders,
            long deliveries,
            long skipped,
            long unreadable,
            long payments) {

        /// Where no payments are posted.
        public Read(long sales, long refunds, long purchaseOrders, long deliveries, long skipped, long unreadable) {
            this(sales, refunds, purchaseOrders, deliveries, skipped, unreadable, 0);
        }
    }

    /// What became of what the run met, each counted once, however often it was tried. Of a long order each of its
    /// documents counts that was posted, amended or removed; else an order counts once.
    ///
    /// @param posted stands in the books because of this run, also where the proof shows a difference
    /// @param held has no document, and waits for something to be mended
    /// @param refused how many of the held ones were sent and refused by QuickBooks in the end
    /// @param unchanged stood already, by what we remember; what was looked at in the books is counted beside
    /// @param unresolved sent without an answer; the next run settles them
    /// @param looked how many documents were looked at in the books, whether they stand there as we left them
    public record Documents(
            long posted,
            long amended,
            long removed,
            long unchanged,
            long held,
            long refused,
            long unresolved,
            long looked) {}

    /// In a preview nothing is stored yet.
    ///
    /// @param source the totals that Linnworks says
    /// @param books the totals that QuickBooks stored
    /// @param tax the tax that Linnworks says
    /// @param taxBooks the tax that QuickBooks stored
    public record ProofRow(
            String store,
            String currency,
            long documents,
            BigDecimal source,
            BigDecimal books,
            BigDecimal difference,
            BigDecimal tax,
            BigDecimal taxBooks) {

        public boolean isTaxOther() {
            return tax.compareTo(taxBooks) != 0;
        }
    }

    /// @param kind of record, such as `order`
    /// @param source its number
    /// @param cause the names of its causes, with semicolons between
    public record HoldRow(String kind, String source, String cause, String reason, String mend) {

        public static HoldRow of(Hold hold) {
            return new HoldRow(
                    hold.source().kind().word(),
                    hold.source().number(),
                    HeldGroups.joined(hold, Reason::cause),
                    HeldGroups.joined(hold, Reason::what),
                    HeldGroups.joined(hold, Reason::mend));
        }
    }

    /// Everything in between that belongs into the books stands there: what was processed, and where open orders are
    /// taken, what is open.
    ///
    /// @param from where the reading began, as the start date says
    public record Complete(Instant from, Instant upTo) {}

    /// @param side the connection it is about; null when it is about none
    /// @param needsAttention whether a person must see to the connection
    public record Problem(String reason, String mend, ConnectionTrouble.@Nullable Side side, boolean needsAttention) {}
}
