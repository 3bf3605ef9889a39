package dev.cloudcart.linnworks.reading;

import java.util.Optional;

import org.joda.money.Money;

import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceRef;

/// Stops the reading of one record where it makes no sense; [SaleReader] turns it into a value. It leaves the room
/// never.
public final class Senseless extends RuntimeException {

    private final Reason reason;

    public Senseless(Reason reason) {
        super(reason.what(), null, false, false);
        this.reason = reason;
    }

    /// @param amount the total that the record states nevertheless
    public Unreadable of(SourceRef ref, Optional<Money> amount) {
        return new Unreadable(ref, reason, amount);
    }
}
