package dev.cloudcart.core.books;

import org.joda.money.Money;

import dev.cloudcart.core.trade.Version;

/// What a document comes from.
///
/// @param source what people call the source record
/// @param version of the record
/// @param documents how many documents the record became
/// @param gross what the shop says of the total, whatever became of it in the books; of several documents, this
/// one's share
/// @param tax what the shop says of the tax, likewise
public record Origin(String source, Version version, int documents, Money gross, Money tax) {

    /// The same of another version of the record.
    public Origin of(Version other) {
        return new Origin(source, other, documents, gross, tax);
    }
}
