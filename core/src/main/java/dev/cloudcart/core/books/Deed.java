package dev.cloudcart.core.books;

/// What is done to a document of the books.
public enum Deed {
    CREATE,
    AMEND,
    /// Its amounts become zero; it stays to be seen.
    VOID,
    DELETE;

    public boolean isRemoval() {
        return this == VOID || this == DELETE;
    }
}
