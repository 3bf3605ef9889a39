package dev.cloudcart.core.books;

import org.joda.money.CurrencyUnit;

/// An account that payments are made from, or that purchases are owed or booked on.
///
/// @param fullName with those above it, such as `Banks:Euro account`
/// @param card whether it is a credit card's; else it is a bank's
public record PayAccount(Ref<Ref.Account> ref, String fullName, CurrencyUnit currency, boolean card) {

    /// By its name or its full name, whatever the case of letters.
    public boolean isCalled(String name) {
        var plain = name.strip();
        return ref.name().equalsIgnoreCase(plain) || fullName.equalsIgnoreCase(plain);
    }
}
