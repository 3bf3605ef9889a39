package dev.cloudcart.journal;

import java.time.Instant;
import java.util.List;

import dev.cloudcart.core.mapping.Reason;
import dev.cloudcart.core.trade.SourceRef;

/// Something that could not be posted, or was posted and differs.
///
/// @param posted true when the document stands in the books though it differs
public record Hold(SourceRef source, List<Reason> reasons, boolean posted, Instant since) {

    public Hold {
        reasons = List.copyOf(reasons);
    }
}
