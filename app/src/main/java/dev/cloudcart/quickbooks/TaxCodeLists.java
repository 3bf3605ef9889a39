package dev.cloudcart.quickbooks;

import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.core.books.TaxCode;

/// A company's tax codes. One code may be in both lists, with other rates in each (Intuit, TaxCode
/// `SalesTaxRateList` and `PurchaseTaxRateList`).
///
/// @param sales those that sales can use
/// @param purchases those that purchases can use
record TaxCodeLists(List<TaxCode> sales, List<TaxCode> purchases) {

    static final TaxCodeLists NONE = new TaxCodeLists(List.of(), List.of());

    TaxCodeLists {
        sales = List.copyOf(sales);
        purchases = List.copyOf(purchases);
    }

    List<TaxCode> all() {
        return Stream.concat(sales.stream(), purchases.stream()).toList();
    }
}
