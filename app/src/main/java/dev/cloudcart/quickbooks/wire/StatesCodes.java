package dev.cloudcart.quickbooks.wire;

import dev.cloudcart.core.books.DocumentLine;

/// The two codes that a line has in a United States company (Intuit, `SalesItemLineDetail.TaxCodeRef`), which are
/// entries of no list.
public final class StatesCodes {

    public static final String TAX = "TAX";
    public static final String NON = "NON";

    private StatesCodes() {}

    public static String written(String code) {
        if (code.equals(DocumentLine.TAXED.id())) {
            return TAX;
        }
        return code.equals(DocumentLine.UNTAXED.id()) ? NON : code;
    }

    public static String read(String code) {
        return switch (code) {
            case TAX -> DocumentLine.TAXED.id();
            case NON -> DocumentLine.UNTAXED.id();
            default -> code;
        };
    }
}
