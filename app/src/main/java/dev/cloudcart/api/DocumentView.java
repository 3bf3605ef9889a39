package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Proven;

/// A document that stands, beside what its record says.
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        String id,
        @Says("`sales receipt`, `bill` …") String kind,
        @Says("as QuickBooks has it") String number,
        RecordRef record,
        @Says("the vendor of what is bought") String store,
        @Says("the customer or the vendor") String party,
        LocalDate day,
        String currency,
        @Says("with tax, as Linnworks says") BigDecimal source,
        @Says("with tax, as QuickBooks stored it") BigDecimal books,
        BigDecimal difference,
        BigDecimal tax,
        BigDecimal taxBooks,
        @Says("in what it differs") @Nullable String differs) {

    static DocumentView of(Proven document) {
        var key = document.key();
        return new DocumentView(
                DocumentId.of(key),
                document.type().word(),
                document.number(),
                RecordRef.of(new SourceRef(key.kind(), key.source(), document.source())),
                document.store(),
                document.party(),
                document.day(),
                document.currency(),
                document.gross(),
                document.storedGross(),
                document.difference(),
                document.tax(),
                document.storedTax(),
                document.differs().orElse(null));
    }
}
