package dev.cloudcart.core.books;

import org.joda.money.Money;

import dev.cloudcart.core.money.TaxRate;

/// The tax of a document at one rate.
///
/// @param rate the tax rate's own id in the books
public record RateTax(String rate, TaxRate percent, Money tax) {}
