package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.report.RunReport.HoldRow;

@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldView(
        @Says("`order`, `payment`, `purchase order`, `delivery` or `payment statement`")
        String kind,

        @Says("the id of its record in Linnworks") UUID id,
        @Says("what people call its record") String source,

        @Says("names the kind of reason for programs; several with semicolons between")
        String cause,

        String reason,
        @Says("how to mend it") String mend,
        @Nullable String currency,

        @Says("the record's total, where it is known") @Nullable
        BigDecimal amount,

        @Says("whether it stands in the books though it differs")
        boolean posted,

        Instant since) {

    static HoldView of(Hold hold) {
        var row = HoldRow.of(hold);
        var amount = hold.amount().orElse(null);
        return new HoldView(
                row.kind(),
                hold.source().id(),
                row.source(),
                row.cause(),
                row.reason(),
                row.mend(),
                amount == null ? null : amount.getCurrencyUnit().getCode(),
                amount == null ? null : amount.getAmount(),
                hold.posted(),
                hold.since());
    }
}
