package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.HUNDRED;
import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.percentOf;

import java.math.BigDecimal;
import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.PurchaseJson;

/// What the lines of a purchase order come to, held against what its header states.
///
/// @param lines those that there are pieces of
record PurchaseTotals(String number, PurchaseJson.Header header, List<PurchaseLine> lines, CurrencyUnit currency) {

    /// Of `UnitAmountTaxIncludedType` (Linnworks, Purchase Order API).
    private static final int NO_TAX = 2;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    static boolean isTaxed(PurchaseJson.Header header) {
        return header.taxType() == null || header.taxType() != NO_TAX;
    }

    /// @throws Senseless when the header states another total
    Money gross() {
        var sum = sum(lines.stream().map(line -> line.net().plus(line.tax())).toList());
        if (header.totalCost() != null) {
            var stated = orZero(header.totalCost()).subtract(orZero(header.postage()));
            if (misses(sum, stated) && misses(sum, stated.subtract(taxOnPostage()))) {
                throw new Senseless(OrderCause.PURCHASE_DOES_NOT_ADD_UP.of(number, money(sum), money(stated)));
            }
        }
        return money(sum);
    }

    /// @throws Senseless when the header states another tax
    Money tax() {
        var sum = sum(lines.stream().map(PurchaseLine::tax).toList());
        if (header.taxPaid() != null && misses(sum, orZero(header.taxPaid()))) {
            throw new Senseless(
                    OrderCause.PURCHASE_TAX_DOES_NOT_ADD_UP.of(number, money(orZero(header.taxPaid())), money(sum)));
        }
        return money(sum);
    }

    /// The postage with tax. Whether Linnworks keeps it with or without is not documented; what the total has
    /// beside the lines tells.
    BigDecimal postage() {
        var stated = orZero(header.postage());
        var sum = sum(lines.stream().map(line -> line.net().plus(line.tax())).toList());
        var beside = orZero(header.totalCost()).subtract(sum);
        return header.totalCost() != null
                        && beside.subtract(stated)
                                        .abs()
                                        .compareTo(beside.subtract(stated.add(taxOnPostage()))
                                                .abs())
                                > 0
                ? stated.add(taxOnPostage())
                : stated;
    }

    /// The tax in an amount of postage that has it in it.
    BigDecimal taxIn(BigDecimal postage) {
        return divide(postage.multiply(postageRate()), HUNDRED.add(postageRate()));
    }

    BigDecimal postageRate() {
        return isTaxed(header) ? orZero(header.postageRate()).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    private BigDecimal taxOnPostage() {
        return percentOf(orZero(header.postage()), postageRate());
    }

    /// Each line, and the total, may have been rounded.
    private boolean misses(BigDecimal sum, BigDecimal stated) {
        var room = HALF.movePointLeft(currency.getDecimalPlaces()).multiply(BigDecimal.valueOf(lines.size() + 1L));
        return sum.subtract(stated).abs().compareTo(room) > 0;
    }

    private static BigDecimal sum(List<BigMoney> amounts) {
        return amounts.stream().map(BigMoney::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Money money(BigDecimal amount) {
        return Decimals.rounded(currency, amount);
    }
}
