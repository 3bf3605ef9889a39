package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;

/// One side of a booking. A debit is positive, a credit negative, both with two decimals.
///
/// @param amount in home currency
/// @param own in the document's currency; nothing where only the home value changes
public record Leg(Place place, BigDecimal amount, BigDecimal own) {}
