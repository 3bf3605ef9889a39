package dev.cloudcart.simulators.quickbooks.ledger;

import java.math.BigDecimal;

/// One side of a booking. A debit is positive, a credit negative.
///
/// @param amount in home currency, with two decimals
/// @param own in the document's currency, as the document has it; nothing where only the home value changes
public record Leg(Place place, BigDecimal amount, BigDecimal own) {}
