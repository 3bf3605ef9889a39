package dev.cloudcart.quickbooks;

/// What a name of the shop has become in the books.
///
/// @param key the SKU, or currency and name of a customer, as the shop writes it (see [Names]); of an item of the
/// settings, its name behind a space
/// @param id decides, whatever the entry is called by now
/// @param name it had when it was last seen
/// @param gone whether QuickBooks said that no active entry has this id
record Link(ListKind kind, String key, String id, String name, boolean gone) {

    Link seen(Listed entry) {
        return new Link(kind, key, id, entry.name(), false);
    }

    Link lost() {
        return new Link(kind, key, id, name, true);
    }
}
