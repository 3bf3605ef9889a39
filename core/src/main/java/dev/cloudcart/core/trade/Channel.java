package dev.cloudcart.core.trade;

/// Where a sale was made, as Linnworks names it.
///
/// @param source the kind of market place, such as `AMAZON`
/// @param subSource the account on it, such as `Amazon UK`; may be empty
public record Channel(String source, String subSource) {}
