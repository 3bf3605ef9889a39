package dev.cloudcart.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.joda.money.Money;

import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceRef;

/// Something that could not be posted, or was posted and differs.
///
/// @param amount the total of the record, in its currency; empty where it is not known
/// @param posted true when the document stands in the books though it differs
public record Hold(SourceRef source, List<Reason> reasons, Optional<Money> amount, boolean posted, Instant since) {

    public Hold {
        reasons = List.copyOf(reasons);
    }
}
