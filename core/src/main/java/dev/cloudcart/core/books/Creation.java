package dev.cloudcart.core.books;

/// What may be created in the books when documents need it.
///
/// @param allowed false in a preview, and as long as it is not known which documents can be posted: missing things
/// are then only named
/// @param customers whether missing customers may be created
/// @param vendors whether missing vendors may be created
/// @param incomeAccount for created items, by name; empty for the usual account of the chart
/// @param purchasesAccount for what created items cost, by name; empty for the usual account of the chart
public record Creation(
        boolean allowed,
        boolean customers,
        boolean vendors,
        ItemKind items,
        String incomeAccount,
        String purchasesAccount) {

    /// Of books whose purchases go on the usual account.
    public Creation(boolean allowed, boolean customers, boolean vendors, ItemKind items, String incomeAccount) {
        this(allowed, customers, vendors, items, incomeAccount, "");
    }

    /// Of books that buy nothing.
    public Creation(boolean allowed, boolean customers, ItemKind items, String incomeAccount) {
        this(allowed, customers, false, items, incomeAccount);
    }

    /// The same, but what is missing is only named.
    public Creation lookOnly() {
        return new Creation(false, customers, vendors, items, incomeAccount, purchasesAccount);
    }

    /// As what a missing item is created. Never as an inventory item.
    public enum ItemKind {
        NON_INVENTORY,
        SERVICE,
        NEVER
    }
}
