package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.Set;

import org.joda.money.Money;

import dev.cloudcart.core.money.Grain;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// The totals of sales as QuickBooks can keep them: dinars and rials of three decimals are rounded half up to two.
final class Totals {
    private Totals() {}

    static Money inBooks(Sale sale) {
        return Grain.ofBooks(sale.currency()).rounded(sale.gross());
    }

    static Money taxInBooks(Sale sale) {
        return Grain.ofBooks(sale.currency()).rounded(sale.tax());
    }

    /// The one of total and tax that would be rounded most.
    static void refuseTooMuchRounding(Sale sale, Rules.Rounding rounding, Set<Reason> reasons) {
        var ofTotal = lost(sale.gross(), inBooks(sale));
        var ofTax = lost(sale.tax(), taxInBooks(sale));
        boolean isTax = ofTax.compareTo(ofTotal) > 0;
        var difference = isTax ? ofTax : ofTotal;
        var excess = difference.subtract(rounding.tolerance());
        if (excess.signum() > 0) {
            var amount = isTax ? sale.tax() : sale.gross();
            var rounded = isTax ? taxInBooks(sale) : inBooks(sale);
            reasons.add(DocumentCause.ROUNDED_TOO_MUCH.of(
                    (isTax ? "tax of " : "") + plain(amount.getAmount()) + " " + sale.currency(),
                    rounded.getAmount()
                            .setScale(Grain.ofBooks(sale.currency()).decimals())
                            .toPlainString(),
                    plain(excess),
                    rounding.tolerance().toPlainString(),
                    plain(difference)));
        }
    }

    private static BigDecimal lost(Money amount, Money rounded) {
        return amount.minus(rounded).abs().getAmount();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
