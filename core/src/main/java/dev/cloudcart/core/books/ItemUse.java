package dev.cloudcart.core.books;

/// What a line of a document is about, which decides in which account of the books its net amount stands.
///
/// @param id of the product; of the account itself where there is no product; empty where it is not known
/// @param bought whether it was bought, not sold
/// @param onAccount whether there is no product
public record ItemUse(String id, boolean bought, boolean onAccount) {}
