package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;

/// What the lines of a document with one tax code come to, as QuickBooks tells it (Intuit,
/// `SalesItemLineDetail.TaxCodeRef`).
///
/// @param code the id of the code
/// @param name empty where QuickBooks tells none
public record LineNet(String code, String name, BigDecimal amount) {

    public LineNet plus(LineNet other) {
        return new LineNet(code, name, amount.add(other.amount));
    }
}
