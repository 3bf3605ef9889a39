package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;

/// So much of a payment is for another document.
public record PaidTxn(LinkedTxn document, BigDecimal amount) {}
