package dev.cloudcart.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.joda.money.Money;

/// A quantity and a unit price whose product, rounded half-up to cents, is the amount. QuickBooks refuses any other
/// line (Intuit, fault 6070).
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

    /// Prices the amount with as few decimals as do. Where five decimals are not enough, the line is split in two
    /// of nearly the same price.
    ///
    /// @param amount of two decimals at most
    /// @param quantity whole and at least one
    public static List<PricedQuantity> of(Money amount, int quantity) {
        return of(amount, BigDecimal.valueOf(quantity));
    }

    /// The same for a quantity that may be larger than any one line's.
    public static List<PricedQuantity> of(Money amount, BigDecimal whole) {
        if (!Grain.ofBooks(amount.getCurrencyUnit()).rounded(amount).isEqual(amount)) {
            throw new IllegalArgumentException("QuickBooks cannot keep " + amount);
        }
        for (int decimals = CENTS; decimals <= PRICE_DECIMALS_MAX; decimals++) {
            var price = amount.getAmount().divide(whole, decimals, RoundingMode.HALF_UP);
            if (fits(whole, price, amount)) {
                return List.of(new PricedQuantity(whole, price, amount));
            }
        }
        return split(amount, whole);
    }

    /// Some pieces at the price rounded down to what the books keep of the currency, the others one grain dearer.
    private static List<PricedQuantity> split(Money amount, BigDecimal quantity) {
        var currency = amount.getCurrencyUnit();
        var grain = Grain.ofBooks(currency);
        var cheap = amount.getAmount().divide(quantity, grain.decimals(), RoundingMode.FLOOR);
        var dearPieces = amount.getAmount()
                .subtract(cheap.multiply(quantity))
                .movePointRight(grain.decimals())
                .setScale(0, RoundingMode.UNNECESSARY);
        var cheapPieces = quantity.subtract(dearPieces);
        var dear = cheap.add(grain.unit(currency).getAmount());
        var cheapAmount = Money.of(currency, cheapPieces.multiply(cheap));
        return List.of(
                new PricedQuantity(cheapPieces, cheap, cheapAmount),
                new PricedQuantity(dearPieces, dear, amount.minus(cheapAmount)));
    }

    /// Whether QuickBooks takes the line.
    public static boolean fits(BigDecimal quantity, BigDecimal price, Money amount) {
        return quantity.multiply(price).setScale(CENTS, RoundingMode.HALF_UP).compareTo(amount.getAmount()) == 0;
    }
}
