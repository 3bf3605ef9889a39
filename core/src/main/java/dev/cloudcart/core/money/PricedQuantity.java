package dev.cloudcart.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/// A quantity and a unit price whose product, rounded half-up to cents, is the amount. QuickBooks refuses any other line
/// (Intuit, fault 6070).
///
/// @param unitPrice in the amount's currency, at most five decimals
public record PricedQuantity(BigDecimal quantity, BigDecimal unitPrice, Money amount) {

    /// Decimals that QuickBooks keeps of a unit price.
    private static final int PRICE_DECIMALS_MAX = 5;

    /// QuickBooks checks to the cent in every currency: those without minor units, and those with three decimals.
    private static final int CENTS = 2;

    public PricedQuantity {
        if (!fits(quantity, unitPrice, amount)) {
            throw new IllegalArgumentException("%s x %s is not %s".formatted(quantity, unitPrice, amount));
        }
    }

    /// Prices the amount with as few decimals as do. Where five decimals are not enough, the line is split: all but one at
    /// the rounded price, and one that carries the rest.
    ///
    /// @param amount of two decimals at most
    /// @param quantity whole and at least one
    public static List<PricedQuantity> of(Money amount, int quantity) {
        return of(amount, BigDecimal.valueOf(quantity));
    }

    /// @param amount of two decimals at most
    /// @param whole whole and at least one
    public static List<PricedQuantity> of(Money amount, BigDecimal whole) {
        for (int decimals = CENTS; decimals <= PRICE_DECIMALS_MAX; decimals++) {
            var price = amount.getAmount().divide(whole, decimals, RoundingMode.HALF_UP);
            if (fits(whole, price, amount)) {
                return List.of(new PricedQuantity(whole, price, amount));
            }
        }
        return split(amount, whole);
    }

    private static List<PricedQuantity> split(Money amount, BigDecimal quantity) {
        var most = quantity.subtract(BigDecimal.ONE);
        var price = amount.getAmount().divide(quantity, PRICE_DECIMALS_MAX, RoundingMode.HALF_UP);
        var mostAmount = Grain.ofBooks(amount.getCurrencyUnit())
                .round(BigMoney.of(amount.getCurrencyUnit(), most.multiply(price)), RoundingMode.HALF_UP);
        var rest = amount.minus(mostAmount);
        return List.of(priced(most, mostAmount, price), new PricedQuantity(BigDecimal.ONE, rest.getAmount(), rest));
    }

    /// In a currency without minor units the rounded price may miss the whole amount by more than a cent: fewer units then
    /// carry it as one lot.
    private static PricedQuantity priced(BigDecimal quantity, Money amount, BigDecimal price) {
        return fits(quantity, price, amount)
                ? new PricedQuantity(quantity, price, amount)
                : new PricedQuantity(BigDecimal.ONE, amount.getAmount(), amount);
    }

    /// Whether QuickBooks takes the line.
    public static boolean fits(BigDecimal quantity, BigDecimal price, Money amount) {
        return quantity.multiply(price).setScale(CENTS, RoundingMode.HALF_UP).compareTo(amount.getAmount()) == 0;
    }
}
