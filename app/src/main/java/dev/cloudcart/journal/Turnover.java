package dev.cloudcart.journal;

import java.math.BigDecimal;

/// Documents that stand, added up.
///
/// @param store the vendor of what is bought
/// @param source with tax, as the shop says
/// @param books with tax, as QuickBooks stored it
public record Turnover(
        Section section,
        String store,
        String currency,
        long documents,
        BigDecimal source,
        BigDecimal books,
        BigDecimal tax,
        BigDecimal taxBooks) {

    public BigDecimal difference() {
        return source.subtract(books);
    }
}
