package dev.cloudcart.web.frame;

import java.math.BigDecimal;

import dev.cloudcart.journal.Turnover;

/// A line of a proof: what the shop says beside what the books hold.
///
/// @param store the vendor of what is bought
/// @param source with tax, as Linnworks says
/// @param books with tax, as QuickBooks stored it
/// @param tax that QuickBooks stored
public record ProofLine(
        String store,
        String currency,
        long documents,
        BigDecimal source,
        BigDecimal books,
        BigDecimal difference,
        BigDecimal tax) {

    public static ProofLine of(Turnover row) {
        return new ProofLine(
                row.store(),
                row.currency(),
                row.documents(),
                row.source(),
                row.books(),
                row.difference(),
                row.taxBooks());
    }
}
