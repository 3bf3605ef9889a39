package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.quiet;
import static dev.cloudcart.linnworks.reading.Decimals.withoutTax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Wording;

/// Reads the lines of a purchase order in its currency. A line's `Cost` is all of it with tax (Linnworks,
/// Purchase Order API, `CommonPurchaseOrderItem`), whatever the note beside its `Tax` says.
///
/// @param taxed whether the purchase order bears tax at all
record PurchaseLineReader(String number, CurrencyUnit currency, boolean taxed) {

    /// QuickBooks takes no longer description.
    private static final int TITLE_MAX = 4_000;

    private static final BigDecimal QUANTITY_MAX = BigDecimal.valueOf(1_000_000_000);
    private static final int RATE_DECIMALS = 2;

    /// Empty for a line of nothing.
    Optional<PurchaseLine> read(PurchaseJson.Item item) {
        var quantity = pieces(item.quantity());
        if (quantity == 0) {
            return Optional.empty();
        }
        var id = OrderRefs.uuid(item.id());
        if (id == null) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(number));
        }
        var cost = quiet(orZero(item.cost()));
        var tax = tax(item, cost);
        var net = cost.subtract(tax);
        return Optional.of(new PurchaseLine(
                id,
                product(item),
                quantity,
                pieces(item.delivered()),
                money(net),
                money(tax),
                charge(taxed ? item.taxRate() : BigDecimal.ZERO, net, tax, quantity)));
    }

    /// The lines of an order with tax that state no rate.
    static Set<UUID> ofNoRate(PurchaseJson order) {
        return PurchaseTotals.isTaxed(order.headerOrNone())
                ? order.lines().stream()
                        .filter(item -> item.taxRate() == null || item.taxRate().signum() < 0)
                        .map(item -> OrderRefs.uuid(item.id()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private BigDecimal tax(PurchaseJson.Item item, BigDecimal cost) {
        if (!taxed) {
            return BigDecimal.ZERO;
        }
        return item.tax() == null
                ? cost.subtract(withoutTax(cost, orZero(item.taxRate()).max(BigDecimal.ZERO)))
                : quiet(Decimals.checked(item.tax()));
    }

    /// Where no rate is stated (-1), the one that the amounts come to.
    TaxCharge charge(@Nullable BigDecimal percent, BigDecimal net, BigDecimal tax, int pieces) {
        var stated = percent != null && percent.signum() >= 0 ? Decimals.checked(percent) : worked(net, tax);
        return new TaxCharge(new TaxRate(stated), money(net), money(tax), pieces);
    }

    private static BigDecimal worked(BigDecimal net, BigDecimal tax) {
        return net.signum() == 0
                ? BigDecimal.ZERO
                : tax.movePointRight(2)
                        .divide(net, RATE_DECIMALS, RoundingMode.HALF_UP)
                        .max(BigDecimal.ZERO);
    }

    /// A SKU is taken to the letter: it is the key by which the shop knows the product.
    private static Product product(PurchaseJson.Item item) {
        var title = Wording.plain(Wording.cut(Wording.decoded(Wording.plain(item.itemTitle())), TITLE_MAX));
        return new Product(Wording.plain(item.sku()), title, false);
    }

    /// @throws Senseless for what cannot be counted
    static int pieces(@Nullable BigDecimal quantity) {
        var pieces = orZero(quantity).stripTrailingZeros();
        if (pieces.signum() < 0 || pieces.scale() > 0 || pieces.compareTo(QUANTITY_MAX) > 0) {
            throw new Senseless(OrderCause.IMPOSSIBLE_QUANTITY.of(pieces.toPlainString()));
        }
        return pieces.intValueExact();
    }

    private BigMoney money(BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }
}
