package dev.cloudcart.core.books;

/// What a document is to its source record; a record has at most one live document per role.
public enum Role {
    SALE
}
