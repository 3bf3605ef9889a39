package dev.cloudcart.quickbooks.lists;

import dev.cloudcart.quickbooks.text.Names;

/// What a name of the shop has become in the books.
///
/// @param key the SKU, or currency and name of a customer, as the shop writes it (see [Names]); of an item of the
/// settings, its name behind a space; of a supplier, its currency and its id behind two spaces
/// @param id decides, whatever the entry is called by now
/// @param name it had when it was last seen
/// @param gone whether QuickBooks said that no active entry has this id
/// @param called what a supplier was called, every name on a line of its own; empty for anything else
record Link(ListKind kind, String key, String id, String name, boolean gone, String called) {

    Link(ListKind kind, String key, String id, String name, boolean gone) {
        this(kind, key, id, name, gone, "");
    }

    Link seen(Listed entry) {
        return new Link(kind, key, id, entry.name(), false, called);
    }

    Link lost() {
        return new Link(kind, key, id, name, true, called);
    }

    /// Whether it was called so before, whatever the case of letters.
    boolean wasCalled(String other) {
        return called.lines().anyMatch(one -> Names.key(one).equals(Names.key(other)));
    }

    /// The name that it had last.
    String lastCalled() {
        return called.lines().reduce("", (_, next) -> next);
    }

    Link calledToo(String other) {
        return new Link(kind, key, id, name, gone, (called + "\n" + other).strip());
    }
}
