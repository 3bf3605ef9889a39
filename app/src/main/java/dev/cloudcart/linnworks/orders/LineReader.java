package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.reading.Decimals.HUNDRED;
import static dev.cloudcart.linnworks.reading.Decimals.checked;
import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.percentOf;
import static dev.cloudcart.linnworks.reading.Decimals.withoutTax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.FullPrice;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.Wording;

/// Reads the lines of an order in its currency.
///
/// @param countryRate in percent, for items whose own rate says "the country's"
record LineReader(CurrencyUnit currency, BigDecimal countryRate) {

    /// QuickBooks takes no longer description.
    private static final int TITLE_MAX = 4_000;

    private static final int QUANTITY_MAX = 1_000_000_000;

    /// Unrounded, after the line's discount.
    private record Amounts(BigDecimal net, BigDecimal tax) {}

    /// Empty for a line that says nothing: no quantity and no amount.
    Optional<SaleLine> read(OrderJson.Item item) {
        var amounts = amounts(item);
        var quantity = quantity(item);
        if (quantity == 0 && amounts.net.signum() == 0 && amounts.tax.signum() == 0) {
            return Optional.empty();
        }
        var pieces = Math.max(1, quantity);
        var net = money(amounts.net);
        var tax = money(amounts.tax);
        var charge = new TaxCharge(
                new TaxRate(percent(item).max(BigDecimal.ZERO)), net, tax, pieces, full(item, amounts, pieces));
        return Optional.of(new SaleLine(product(item), pieces, net, tax, charge, orZero(item.discount())));
    }

    /// The price before the discount, where the discount leads from it to the line's amount; null where there is
    /// none. Where the price is missing or 0, the one that the discount must have been taken off.
    private @Nullable FullPrice full(OrderJson.Item item, Amounts amounts, int pieces) {
        var left = HUNDRED.subtract(orZero(item.discount()));
        boolean withTax = Boolean.TRUE.equals(item.taxCostInclusive());
        var paid = withTax ? amounts.net.add(amounts.tax) : amounts.net;
        if (left.signum() <= 0 || left.compareTo(HUNDRED) >= 0 || paid.signum() <= 0) {
            return null;
        }
        var stated = orZero(item.pricePerUnit()).multiply(BigDecimal.valueOf(pieces));
        var full = stated.signum() > 0
                ? stated
                : divide(paid.multiply(HUNDRED), left).setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP);
        var missed = percentOf(full, left).subtract(paid).abs();
        return missed.compareTo(halves(pieces)) <= 0 ? new FullPrice(money(full), withTax) : null;
    }

    /// The discount of each piece may have been rounded.
    private BigDecimal halves(int pieces) {
        return new BigDecimal("0.5").movePointLeft(currency.getDecimalPlaces()).multiply(BigDecimal.valueOf(pieces));
    }

    /// A SKU is taken to the letter: it is the key by which the shop knows the product.
    static Product product(OrderJson.Item item) {
        var sku = firstFilled(item.sku(), item.itemNumber(), item.channelSku()).orElse("");
        var title = firstFilled(item.title(), item.channelTitle())
                .map(Wording::decoded)
                .map(words -> Wording.plain(Wording.cut(words, TITLE_MAX)))
                .orElse("");
        return new Product(sku, title, Boolean.TRUE.equals(item.isService()));
    }

    /// `Cost` and `Tax` are the line's truth; the unit price may be 0 beside them. Only where they are missing the
    /// others stand in.
    private Amounts amounts(OrderJson.Item item) {
        if (item.cost() != null) {
            var cost = checked(item.cost());
            return new Amounts(cost, item.tax() != null ? checked(item.tax()) : taxOf(item, cost));
        }
        if (item.costIncTax() != null && item.tax() != null) {
            return new Amounts(checked(item.costIncTax()).subtract(checked(item.tax())), item.tax());
        }
        return priced(item);
    }

    private static BigDecimal taxOf(OrderJson.Item item, BigDecimal cost) {
        return item.costIncTax() == null
                ? BigDecimal.ZERO
                : checked(item.costIncTax()).subtract(cost);
    }

    private Amounts priced(OrderJson.Item item) {
        var percent = percent(item);
        var price = orZero(item.pricePerUnit()).multiply(orZero(item.quantity()));
        var paid = percentOf(price, HUNDRED.subtract(orZero(item.discount())));
        var net = Boolean.TRUE.equals(item.taxCostInclusive()) ? withoutTax(paid, percent) : paid;
        return new Amounts(net, item.tax() != null ? checked(item.tax()) : percentOf(net, percent));
    }

    /// Negative quantities belong to negative amounts, which keep the sign. A part of a piece counts as one.
    private static int quantity(OrderJson.Item item) {
        var quantity = orZero(item.quantity()).abs();
        if (quantity.compareTo(BigDecimal.valueOf(QUANTITY_MAX)) > 0) {
            throw new Senseless(OrderCause.IMPOSSIBLE_QUANTITY.of(quantity.toPlainString()));
        }
        var whole = quantity.stripTrailingZeros().scale() <= 0;
        return whole ? quantity.intValue() : 1;
    }

    /// As the line states it; the country's where it says so.
    private BigDecimal percent(OrderJson.Item item) {
        return item.taxRate() == null || item.taxRate().signum() < 0 ? countryRate : checked(item.taxRate());
    }

    private BigMoney money(BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }

    private static Optional<String> firstFilled(@Nullable String... texts) {
        return Stream.of(texts)
                .map(Wording::plain)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
