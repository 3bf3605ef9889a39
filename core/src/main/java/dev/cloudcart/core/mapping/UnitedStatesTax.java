package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// The tax of a sale in a United States company: one amount, one code.
///
/// @param code null when nothing is taxed
record UnitedStatesTax(@Nullable Ref code, BigMoney unrounded) {

    private static final int PERCENT_DECIMALS = 3;

    /// Null, with the reason added, when the rate has no code.
    static @Nullable UnitedStatesTax of(List<Part> parts, TaxCodes codes, Sale sale, Set<Reason> reasons) {
        var none = BigMoney.zero(sale.currency());
        var tax = parts.stream().map(Part::tax).reduce(none, BigMoney::plus);
        if (tax.isZero()) {
            return new UnitedStatesTax(null, tax);
        }
        var taxed = parts.stream().filter(part -> !part.tax().isZero()).map(Part::net).reduce(none, BigMoney::plus);
        var rate = rate(tax, taxed);
        var code = codes.find(rate, sale.country());
        if (code.isEmpty()) {
            reasons.add(CodedTaxes.noCode(rate));
            return null;
        }
        return new UnitedStatesTax(code.get().ref(), tax);
    }

    private static TaxRate rate(BigMoney tax, BigMoney taxed) {
        if (taxed.isZero()) {
            return TaxRate.ZERO;
        }
        var percent = tax.getAmount().multiply(BigDecimal.valueOf(100)).divide(taxed.getAmount(),
                MathContext.DECIMAL64);
        return new TaxRate(percent.setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP).max(BigDecimal.ZERO));
    }
}
