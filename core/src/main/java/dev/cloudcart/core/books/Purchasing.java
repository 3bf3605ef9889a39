package dev.cloudcart.core.books;

import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/// What of the books only purchases need.
///
/// @param taxCodes those that purchases can use, with their rates for purchases
/// @param payFrom accounts of banks and credit cards
/// @param payables the accounts payable account of each currency that has one: the oldest
/// @param owedOn all accounts payable accounts
/// @param expenses accounts that purchases can go on, the usual one first
/// @param terms the payment terms of bills; null where none were asked for
public record Purchasing(
        List<TaxCode> taxCodes,
        Map<CurrencyUnit, Ref<Ref.Account>> payables,
        List<PayAccount> owedOn,
        List<PayAccount> payFrom,
        List<PayAccount> expenses,
        @Nullable Lookup<Ref<Ref.Terms>> terms) {

    public static final Purchasing NONE = new Purchasing(List.of(), Map.of());

    public Purchasing {
        taxCodes = List.copyOf(taxCodes);
        payables = Map.copyOf(payables);
        owedOn = List.copyOf(owedOn);
        payFrom = List.copyOf(payFrom);
        expenses = List.copyOf(expenses);
    }

    /// Of books in which products are bought, and nobody names an account that purchases are owed on.
    public Purchasing(
            List<TaxCode> taxCodes,
            Map<CurrencyUnit, Ref<Ref.Account>> payables,
            List<PayAccount> payFrom,
            @Nullable Lookup<Ref<Ref.Terms>> terms) {
        this(taxCodes, payables, List.of(), payFrom, List.of(), terms);
    }

    /// Of books that pay nothing.
    public Purchasing(List<TaxCode> taxCodes, Map<CurrencyUnit, Ref<Ref.Account>> payables) {
        this(taxCodes, payables, List.of(), null);
    }

    /// What a look found that asked for a vendor stays, for one that asks for items alone finds none of it.
    Purchasing then(Purchasing newer) {
        return new Purchasing(
                newer.taxCodes,
                newer.payables,
                newer.owedOn.isEmpty() ? owedOn : newer.owedOn,
                newer.payFrom.isEmpty() ? payFrom : newer.payFrom,
                newer.expenses.isEmpty() ? expenses : newer.expenses,
                newer.terms == null ? terms : newer.terms);
    }
}
