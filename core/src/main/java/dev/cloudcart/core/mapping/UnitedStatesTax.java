package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.mapping.TaxCodes.Finding;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;

/// The tax of a sale in a United States company: one amount, and one code, which every taxed part has to agree with
/// (Intuit, `TxnTaxDetail.TxnTaxCodeRef`).
///
/// @param code null when nothing is taxed
record UnitedStatesTax(@Nullable Ref<Ref.TaxCode> code, BigMoney unrounded) {

    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    /// @param forAll the code for sales that none is made for; null to hold them
    static Checked<UnitedStatesTax> of(
            List<Part> parts, TaxCodes codes, Jurisdiction buyer, CurrencyUnit currency, Optional<Finding> forAll) {
        var taxed = parts.stream().filter(part -> !part.tax().isZero()).toList();
        if (taxed.isEmpty()) {
            return Checked.good(new UnitedStatesTax(null, BigMoney.zero(currency)));
        }
        var tax = taxed.stream().map(Part::tax).reduce(BigMoney.zero(currency), BigMoney::plus);
        var found = of(taxed, codes, buyer);
        var code = found instanceof Finding.Lacking(var reason) && isForAll(reason, codes, buyer)
                ? forAll.orElse(found)
                : found;
        return code.checked().map(one -> new UnitedStatesTax(one.ref(), tax));
    }

    /// The code for all is for states without one, not where a choice is open or where another country is meant.
    private static boolean isForAll(Reason reason, TaxCodes codes, Jurisdiction buyer) {
        return reason.cause().equals(SaleCause.NO_TAX_CODE.name())
                && buyer.isIn(codes.home())
                && STATE.matcher(buyer.region()).matches()
                && !codes.hasSome(buyer);
    }

    /// Each part by the company's table, else all that are left by their own rates; those that could go under
    /// several codes go along with the others.
    private static Finding of(List<Part> taxed, TaxCodes codes, Jurisdiction buyer) {
        var named = new LinkedHashSet<TaxCode>();
        var unnamed = new ArrayList<Part>();
        for (var part : taxed) {
            switch (codes.named()
                    .findWhateverTheRate(part.charge(), part.kind(), buyer)
                    .orElse(null)) {
                case Finding.Found(var code) -> named.add(code);
                case Finding.Lacking lacking -> {
                    return lacking;
                }
                case null -> unnamed.add(part);
            }
        }
        if (!unnamed.isEmpty()) {
            switch (byRate(unnamed, codes, buyer)) {
                case Finding.Found(var code) -> named.add(code);
                case Finding.Lacking lacking -> {
                    return lacking;
                }
            }
        }
        return named.size() == 1
                ? new Finding.Found(named.getFirst())
                : ofSeveralRates(taxed, buyer)
                        .orElseGet(() -> codes.lacking(taxed.getFirst().charge(), buyer, List.copyOf(named)));
    }

    /// Empty where all parts have one.
    private static Optional<Finding> ofSeveralRates(List<Part> taxed, Jurisdiction buyer) {
        var rates = taxed.stream()
                .map(part -> part.charge().named().toString())
                .distinct()
                .toList();
        return rates.size() == 1
                ? Optional.empty()
                : Optional.of(new Finding.Lacking(
                        SaleCause.ONE_CODE_FOR_SEVERAL_RATES.of(String.join(" and ", rates), buyer.title())));
    }

    private static Finding byRate(List<Part> taxed, TaxCodes codes, Jurisdiction buyer) {
        var dearest = taxed.stream()
                .max((one, other) -> one.weight().compareTo(other.weight()))
                .orElseThrow();
        var left = new ArrayList<>(codes.fitting(dearest.charge(), buyer));
        boolean isNone = left.isEmpty();
        left.removeIf(code -> !taxed.stream().allMatch(part -> code.canHaveMade(part.charge())));
        if (left.isEmpty() && !isNone) {
            return ofSeveralRates(taxed, buyer).orElseGet(() -> codes.lacking(dearest.charge(), buyer, left));
        }
        return left.size() == 1 ? new Finding.Found(left.getFirst()) : codes.lacking(dearest.charge(), buyer, left);
    }
}
