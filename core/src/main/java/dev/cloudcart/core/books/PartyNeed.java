package dev.cloudcart.core.books;

import org.joda.money.CurrencyUnit;

/// A customer or vendor that documents ask for.
///
/// @param name the display name as it should stand in the books
public record PartyNeed(Kind kind, String name, CurrencyUnit currency) {

    public enum Kind {
        CUSTOMER,
        VENDOR
    }

    /// A customer.
    public PartyNeed(String name, CurrencyUnit currency) {
        this(Kind.CUSTOMER, name, currency);
    }

    public static PartyNeed vendor(String name, CurrencyUnit currency) {
        return new PartyNeed(Kind.VENDOR, name, currency);
    }
}
