package dev.cloudcart.core.books;

import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;

/// What of the books only purchases need.
///
/// @param taxCodes those that purchases can use, with their rates for purchases
/// @param payFrom accounts of banks and credit cards
/// @param payables the accounts payable account of each currency that has one
public record Purchasing(List<TaxCode> taxCodes, Map<CurrencyUnit, Ref> payables, List<PayAccount> payFrom) {

    public static final Purchasing NONE = new Purchasing(List.of(), Map.of());

    public Purchasing {
        taxCodes = List.copyOf(taxCodes);
        payables = Map.copyOf(payables);
        payFrom = List.copyOf(payFrom);
    }

    /// Of books that pay nothing.
    public Purchasing(List<TaxCode> taxCodes, Map<CurrencyUnit, Ref> payables) {
        this(taxCodes, payables, List.of());
    }
}
