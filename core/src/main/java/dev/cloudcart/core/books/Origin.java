package dev.cloudcart.core.books;

import org.joda.money.Money;

/// What a document comes from.
///
/// @param source what people call the source record
/// @param documents how many documents the record became
/// @param gross what the shop says of the total, whatever became of it in the books; of several documents, this one's share
/// @param tax what the shop says of the tax, likewise
public record Origin(String source, int documents, Money gross, Money tax) {}
