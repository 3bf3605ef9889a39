package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.mapping.TaxCodes.Finding;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;

/// The tax of a sale in a United States company: one amount, and one code, which every taxed part has to agree with (Intuit,
/// `TxnTaxDetail.TxnTaxCodeRef`).
///
/// @param code null when nothing is taxed
record UnitedStatesTax(@Nullable Ref code, BigMoney unrounded) {

    /// Null, with the reasons added, when no code is right.
    ///
    /// @param forAll the code for sales that none is made for; null to hold them
    static @Nullable UnitedStatesTax of(List<Part> parts, TaxCodes codes, Jurisdiction buyer, CurrencyUnit currency,
            Optional<Finding> forAll, Set<Reason> reasons) {
        var taxed = parts.stream().filter(part -> !part.tax().isZero()).toList();
        if (taxed.isEmpty()) {
            return new UnitedStatesTax(null, BigMoney.zero(currency));
        }
        var tax = taxed.stream().map(Part::tax).reduce(BigMoney.zero(currency), BigMoney::plus);
        return switch (of(taxed, codes, buyer)) {
            case Finding.Found(var code) -> new UnitedStatesTax(code.ref(), tax);
            case Finding.Lacking(var reason) -> switch (forAll.orElse(new Finding.Lacking(reason))) {
                case Finding.Found(var code) -> new UnitedStatesTax(code.ref(), tax);
                case Finding.Lacking(var why) -> {
                    reasons.add(why);
                    yield null;
                }
            };
        };
    }

    /// Each part by its own rate; those that could go under several codes go along with the others.
    private static Finding of(List<Part> taxed, TaxCodes codes, Jurisdiction buyer) {
        var left = new ArrayList<TaxCode>();
        for (var part : taxed) {
            var named = codes.namedInUnitedStates(part.charge(), part.kind(), buyer);
            if (named.isPresent()) {
                return named.get();
            }
        }
        var dearest = taxed.stream().max((one, other) -> one.weight().compareTo(other.weight())).orElseThrow();
        left.addAll(codes.fitting(dearest.charge(), buyer));
        left.removeIf(code -> !taxed.stream().allMatch(part -> part.charge().fits(code.total()) || part.charge()
                .fitsByPiece(code.total())));
        return left.size() == 1 ? new Finding.Found(left.getFirst()) : codes.lacking(dearest.charge(), buyer, left);
    }
}
