package dev.cloudcart.core.books;

import org.joda.money.Money;

/// So much of a payment is for one document.
///
/// @param document its id in the books
public record Applied(String document, Money amount) {

    /// As people are told it.
    String words() {
        return document + " with " + amount;
    }
}
