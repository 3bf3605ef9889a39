package dev.cloudcart.core.trade;

/// Whether the buyer has paid, and how.
///
/// @param method the shop's name for the way of paying; may be empty
public record PaymentTaken(boolean paid, String method) {}
