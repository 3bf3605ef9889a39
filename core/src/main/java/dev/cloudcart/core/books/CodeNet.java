package dev.cloudcart.core.books;

import org.joda.money.Money;

/// The net amount of all lines of a document under one tax code.
public record CodeNet(Ref<Ref.TaxCode> code, Money net) {

    /// As people are told it.
    String words() {
        return (code.name().isEmpty() ? code.id() : code.name()) + " on " + net;
    }
}
