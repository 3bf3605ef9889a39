package dev.cloudcart.core.trade;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Tells when the buyer is to be taken out of a filed record.
///
/// @param happenedAt when the order was processed or received; null when nobody knows
/// @param buyerDays after how many days the source itself takes the buyer out; null when it does not say
public record Age(@Nullable Instant happenedAt, @Nullable Integer buyerDays) {

    public static final Age UNKNOWN = new Age(null, null);
}
