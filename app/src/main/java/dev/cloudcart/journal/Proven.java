package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;

/// A document that stands, beside what its record says.
///
/// @param source what people call the record
/// @param number of the document, as QuickBooks has it
/// @param gross with tax, as the shop says
/// @param storedGross with tax, as QuickBooks stored it
/// @param differs in what it differs
public record Proven(
        PostingKey key,
        String source,
        DocumentType type,
        String number,
        String store,
        String party,
        LocalDate day,
        String currency,
        BigDecimal gross,
        BigDecimal storedGross,
        BigDecimal tax,
        BigDecimal storedTax,
        Optional<String> differs) {

    public BigDecimal difference() {
        return gross.subtract(storedGross);
    }
}
