package dev.cloudcart.quickbooks;

import dev.cloudcart.core.books.DocumentLine;

/// The two codes that a line has in a United States company (Intuit, `SalesItemLineDetail.TaxCodeRef`), which are
/// entries of no list.
final class StatesCodes {

    static final String TAX = "TAX";
    static final String NON = "NON";

    private StatesCodes() {}

    static String written(String code) {
        if (code.equals(DocumentLine.TAXED.id())) {
            return TAX;
        }
        return code.equals(DocumentLine.UNTAXED.id()) ? NON : code;
    }

    static String read(String code) {
        return switch (code) {
            case TAX -> DocumentLine.TAXED.id();
            case NON -> DocumentLine.UNTAXED.id();
            default -> code;
        };
    }
}
