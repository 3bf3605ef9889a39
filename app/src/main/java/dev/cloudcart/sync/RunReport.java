package dev.cloudcart.sync;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;

/// What came of a run: a stable contract for programs and people.
///
/// @param skippedBecause how many were skipped, by the reason that completes "not posted, because it is …"
/// @param problem why the run could not be finished; null when it was
public record RunReport(long run, String company, Trigger trigger, RunStatus status, Instant started, Instant finished,
        Read read, Documents documents, List<ProofRow> proof, CallMeter.Calls calls, List<HoldRow> holds,
        Map<String, Long> skippedBecause, @Nullable Problem problem) {

    public RunReport {
        proof = List.copyOf(proof);
        holds = List.copyOf(holds);
        skippedBecause = Map.copyOf(skippedBecause);
    }

    public record Read(long sales, long refunds, long purchaseOrders, long deliveries, long skipped,
            long unreadable) {}

    /// @param unchanged stood already as they should
    /// @param unresolved sent without an answer; the next run settles them
    public record Documents(long posted, long amended, long removed, long unchanged, long held, long refused,
            long unresolved) {}

    /// In a preview nothing is stored yet.
    ///
    /// @param source the totals that Linnworks says
    /// @param books the totals that QuickBooks stored
    /// @param tax the tax that Linnworks says
    /// @param taxBooks the tax that QuickBooks stored
    public record ProofRow(String store, String currency, long documents, BigDecimal source, BigDecimal books,
            BigDecimal difference, BigDecimal tax, BigDecimal taxBooks) {

        public boolean isTaxOther() {
            return tax.compareTo(taxBooks) != 0;
        }
    }

    public record HoldRow(String source, String reason, String mend) {}

    /// @param side the connection it is about; null when it is about none
    /// @param needsAttention whether a person must see to the connection
    public record Problem(String reason, String mend, ConnectionTrouble.@Nullable Side side, boolean needsAttention) {}
}
