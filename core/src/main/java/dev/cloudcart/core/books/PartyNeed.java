package dev.cloudcart.core.books;

import java.util.UUID;

import org.joda.money.CurrencyUnit;

/// A customer or vendor that documents ask for.
///
/// @param name the display name as it should stand in the books
/// @param source the shop's id of it, which decides whatever it is called; empty where its name is all there is
public record PartyNeed(Kind kind, String name, CurrencyUnit currency, String source) {

    public enum Kind {
        CUSTOMER,
        VENDOR
    }

    /// A customer.
    public PartyNeed(String name, CurrencyUnit currency) {
        this(Kind.CUSTOMER, name, currency, "");
    }

    public static PartyNeed vendor(String name, CurrencyUnit currency) {
        return new PartyNeed(Kind.VENDOR, name, currency, "");
    }

    /// @param supplier the shop's id of it
    public static PartyNeed vendor(UUID supplier, String name, CurrencyUnit currency) {
        return new PartyNeed(Kind.VENDOR, name, currency, supplier.toString());
    }
}
