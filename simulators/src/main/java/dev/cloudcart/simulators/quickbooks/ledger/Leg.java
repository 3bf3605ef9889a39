package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;

/// One side of a booking.
///
/// @param amount in home currency with two decimals; a debit is positive, a credit negative
public record Leg(Place place, BigDecimal amount) {}
