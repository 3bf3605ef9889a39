package dev.cloudcart.core.books;

import org.joda.money.CurrencyUnit;

/// A customer that documents ask for.
///
/// @param name the display name as it should stand in the books
public record PartyNeed(String name, CurrencyUnit currency) {}
