package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.Optional;

import org.joda.money.Money;

import dev.cloudcart.core.money.Grain;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.TradeEvent;

/// The totals of events as QuickBooks can keep them: dinars and rials of three decimals are rounded half up to two.
final class Totals {
    private Totals() {}

    static Money inBooks(TradeEvent event) {
        return Grain.ofBooks(event.currency()).rounded(event.gross());
    }

    static Money taxInBooks(TradeEvent event) {
        return Grain.ofBooks(event.currency()).rounded(event.tax());
    }

    /// The one of total and tax that would be rounded most.
    static Optional<Reason> roundedTooMuch(TradeEvent event, Rules.Rounding rounding) {
        var ofTotal = lost(event.gross(), inBooks(event));
        var ofTax = lost(event.tax(), taxInBooks(event));
        boolean isTax = ofTax.compareTo(ofTotal) > 0;
        var difference = isTax ? ofTax : ofTotal;
        var excess = difference.subtract(rounding.tolerance());
        if (excess.signum() <= 0) {
            return Optional.empty();
        }
        var amount = isTax ? event.tax() : event.gross();
        var rounded = isTax ? taxInBooks(event) : inBooks(event);
        return Optional.of(DocumentCause.ROUNDED_TOO_MUCH.of(
                (isTax ? "tax of " : "") + plain(amount.getAmount()) + " " + event.currency(),
                rounded.getAmount()
                        .setScale(Grain.ofBooks(event.currency()).decimals())
                        .toPlainString(),
                plain(excess),
                rounding.tolerance().toPlainString(),
                plain(difference)));
    }

    private static BigDecimal lost(Money amount, Money rounded) {
        return amount.minus(rounded).abs().getAmount();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
