package dev.cloudcart.core.books;

import org.joda.money.Money;

/// What the books say they stored.
///
/// @param gross the document's total, in its own currency
/// @param tax zero where the books state none
public record Stored(Money gross, Money tax) {}
