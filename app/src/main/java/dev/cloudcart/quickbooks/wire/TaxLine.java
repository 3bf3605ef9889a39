package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;

/// The tax of a document at one rate, as QuickBooks tells it (Intuit, `TxnTaxDetail.TaxLine`).
///
/// @param rate the id of the rate; empty where none is named
/// @param percent 20 means 20 %; zero where none is stated
public record TaxLine(String rate, BigDecimal percent, BigDecimal amount) {

    static final TaxLine EMPTY = new TaxLine("", BigDecimal.ZERO, BigDecimal.ZERO);

    TaxLine under(String other) {
        return new TaxLine(other, percent, amount);
    }

    public TaxLine at(BigDecimal other) {
        return new TaxLine(rate, other, amount);
    }

    public TaxLine of(BigDecimal other) {
        return new TaxLine(rate, percent, other);
    }

    public TaxLine plus(TaxLine other) {
        return of(amount.add(other.amount));
    }
}
