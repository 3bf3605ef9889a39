package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.orZero;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.PurchaseJson;

/// What one unit of a purchase order's currency is in the account's own. Whether that is the order's
/// conversion rate, or one divided by it, Linnworks says both (Purchase Order API, `ConversionRate`: multiply;
/// Linnworks, Purchase orders in other currencies: divide). The order's total in both currencies tells.
///
/// ```
/// 250.00 CHF at 1.24, 201.61 in the account's own   →   1 CHF is 0.80645
/// ```
final class PurchaseRate {

    /// The part of a total that roundings can have moved it by.
    private static final BigDecimal PART = new BigDecimal("0.0005");
    private static final BigDecimal PENNIES = new BigDecimal("0.02");

    /// Rates that are no further apart are the same either way.
    private static final BigDecimal SAME = new BigDecimal("0.001");

    private PurchaseRate() {}

    private record Way(BigDecimal rate, BigDecimal miss) {}

    /// @throws Senseless when the totals say neither, or could say both
    static BigDecimal of(PurchaseOrder order, PurchaseJson.Header header) {
        var stated = orZero(header.conversionRate());
        var found = stated.signum() > 0 ? found(header, stated) : null;
        if (found == null) {
            throw new Senseless(OrderCause.PURCHASE_RATE_FITS_NEITHER_WAY.of(
                    order.ref().number(),
                    order.currency(),
                    shown(header.conversionRate()),
                    shown(header.totalCost()),
                    shown(header.grandTotal())));
        }
        return found;
    }

    private static @Nullable BigDecimal found(PurchaseJson.Header header, BigDecimal stated) {
        var room = orZero(header.grandTotal()).abs().multiply(PART).max(PENNIES);
        var fitting = Stream.of(stated, BigDecimal.ONE.divide(stated, MathContext.DECIMAL64))
                .map(rate -> new Way(rate, miss(header, rate)))
                .filter(way -> way.miss().compareTo(room) <= 0)
                .sorted(Comparator.comparing(Way::miss))
                .toList();
        if (fitting.isEmpty() || isInDoubt(fitting.getFirst(), fitting.getLast(), room)) {
            return null;
        }
        return fitting.getFirst().rate();
    }

    /// Totals that are too small, or nothing, fit either way.
    private static boolean isInDoubt(Way best, Way other, BigDecimal room) {
        return best.rate().subtract(other.rate()).abs().compareTo(SAME) > 0
                && other.miss().subtract(best.miss()).compareTo(divide(room, BigDecimal.TWO)) < 0;
    }

    /// Whether the grand total has the additional costs in it, and the postage twice, is not documented.
    private static BigDecimal miss(PurchaseJson.Header header, BigDecimal rate) {
        var total = orZero(header.totalCost());
        var costs = Stream.of(header.shippingCost(), header.shippingTax(), header.otherCost(), header.otherTax())
                .map(Decimals::orZero)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Stream.of(
                        total.multiply(rate).add(costs),
                        total.multiply(rate),
                        total.subtract(orZero(header.postage())).multiply(rate).add(costs))
                .map(sum -> sum.subtract(orZero(header.grandTotal())).abs())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String shown(@Nullable BigDecimal number) {
        return number == null ? "none" : Decimals.checked(number).toPlainString();
    }
}
