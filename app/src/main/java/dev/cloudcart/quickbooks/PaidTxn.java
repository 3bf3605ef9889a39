package dev.cloudcart.quickbooks;

import java.math.BigDecimal;

/// So much of a payment is for another document.
record PaidTxn(LinkedTxn document, BigDecimal amount) {}
