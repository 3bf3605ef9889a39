package dev.cloudcart.core.books;

import org.joda.money.Money;

/// A document that stands, or may stand, while others of the same sale do not.
///
/// @param documents how many documents the sale was to become
/// @param number as it was asked for; may be empty
/// @param gross what was meant to be its total
public record PartStanding(PostingKey key, int documents, String number, Money gross) {}
