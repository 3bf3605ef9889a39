package dev.cloudcart.core.trade;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// How much of a purchase order one bill can be about.
public enum Extent {
    /// What came together.
    DELIVERY,
    ALL_THAT_CAME,
    ALL_ORDERED,
    /// What came of it less than was billed.
    CORRECTION,
    /// One cost beside its goods, whole, where that has a bill of its own.
    COST,
    /// The same where it is less than nothing: its vendor owes it.
    REBATE;

    /// The id of the record of that extent, which the shop has no name for.
    ///
    /// @param order the shop's id of the purchase order; of a correction, that of what is corrected
    public UUID id(UUID order) {
        if (this == DELIVERY || this == COST || this == REBATE) {
            throw new IllegalArgumentException("Deliveries and costs have numbers of their own");
        }
        return UUID.nameUUIDFromBytes((order + "/" + name()).getBytes(StandardCharsets.UTF_8));
    }
}
