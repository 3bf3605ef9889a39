package dev.cloudcart.linnworks;

import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceRef;

/// Stops the reading of one record where it makes no sense; [SaleReader] turns it into a value. It leaves the room never.
final class Senseless extends RuntimeException {

    private final Reason reason;

    /// @param reason a sentence, without the full stop
    /// @param mend a sentence, without the full stop
    Senseless(String reason, String mend) {
        super(reason, null, false, false);
        this.reason = Reason.other(reason, mend);
    }

    Unreadable of(SourceRef ref) {
        return new Unreadable(ref, reason);
    }
}
