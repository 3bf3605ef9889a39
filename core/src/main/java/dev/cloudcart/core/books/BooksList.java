package dev.cloudcart.core.books;

/// Lists of the books that a setting names an entry of.
public enum BooksList {
    CUSTOMERS,
    VENDORS,
    ITEMS,
    INCOME_ACCOUNTS,
    /// Bank and credit card accounts.
    PAYING_ACCOUNTS,
    /// Accounts payable.
    OWING_ACCOUNTS,
    TAX_CODES
}
