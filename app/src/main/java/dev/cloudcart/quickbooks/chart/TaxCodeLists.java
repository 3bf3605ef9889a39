package dev.cloudcart.quickbooks.chart;

import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.core.books.TaxCode;

/// A company's tax codes. One code may be in both lists, with other rates in each (Intuit, TaxCode
/// `SalesTaxRateList` and `PurchaseTaxRateList`).
///
/// @param sales those that sales can use
/// @param purchases those that purchases can use
public record TaxCodeLists(List<TaxCode> sales, List<TaxCode> purchases) {

    public static final TaxCodeLists NONE = new TaxCodeLists(List.of(), List.of());

    public TaxCodeLists {
        sales = List.copyOf(sales);
        purchases = List.copyOf(purchases);
    }

    public List<TaxCode> all() {
        return Stream.concat(sales.stream(), purchases.stream()).toList();
    }
}
