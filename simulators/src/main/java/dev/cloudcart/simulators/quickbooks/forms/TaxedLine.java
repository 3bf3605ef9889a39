package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/// What the tax calculation needs of a line.
///
/// @param gross given when the line states what it costs with tax
record TaxedLine(BigDecimal net, @Nullable BigDecimal gross, String code) {}
