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

    static void refuseTooMuchRounding(Sale sale, Rules.Rounding rounding, Set<Reason> reasons) {
        var rounded = inBooks(sale);
        var difference = sale.gross().minus(rounded).abs().getAmount();
        var excess = difference.subtract(rounding.tolerance());
        if (excess.signum() > 0) {
            reasons.add(DocumentCause.ROUNDED_TOO_MUCH.of(
                    plain(sale.gross().getAmount()) + " " + sale.currency(),
                    rounded.getAmount().setScale(Grain.ofBooks(sale.currency()).decimals()).toPlainString(),
                    plain(excess), rounding.tolerance().toPlainString(), plain(difference)));
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
