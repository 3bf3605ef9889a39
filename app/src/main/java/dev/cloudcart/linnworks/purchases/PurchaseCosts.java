package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.quiet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Wording;

/// Reads what a purchase order cost beside its goods, in the order's currency: its additional costs and its
/// postage.
record PurchaseCosts(PurchaseOrder order, PurchaseJson json) {

    /// Counts as the number of the postage, which has none.
    private static final int POSTAGE = 0;

    private static final int TYPE_OF_POSTAGE = 0;

    private static final int LINES_TOLD_MAX = 30;

    /// What the account's currency keeps, whichever it is.
    private static final int CENTS = 2;

    private static final BigDecimal ROUNDED_THRICE = new BigDecimal("1.5");

    /// @throws Senseless when nobody knows which costs there are
    PurchaseCosts {
        if (PurchaseJson.contradict(json.costs(), PurchaseJson.Cost::id)) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(order.ref().number()));
        }
    }

    /// @param id the postage's where it is 0
    /// @param name the type, with what it was in its own currency where that is another than the order's
    /// @param allocation such as `NUT 60%, BOLT 40%`; empty where nobody said
    /// @param percent the rate that is stated; null, or less than zero, for none
    /// @param lines those that it is for; empty for all
    record Cost(
            UUID id,
            String type,
            String name,
            String reference,
            String allocation,
            BigDecimal gross,
            BigDecimal tax,
            @Nullable BigDecimal percent,
            Set<UUID> lines) {

        private boolean isNothing() {
            return gross.signum() == 0;
        }

        /// One delivery's share of it.
        PurchaseCost share(Money net, Money tax) {
            var reader = new PurchaseLineReader("", net.getCurrencyUnit(), true);
            var whole = reader.charge(percent, gross.subtract(this.tax), this.tax, 1);
            var charge = reader.charge(whole.stated().percent(), net.getAmount(), tax.getAmount(), 1);
            return new PurchaseCost(id, type, name, reference, allocation, charge.net(), charge.tax(), charge);
        }
    }

    /// @throws Senseless when one is in a currency that does not lead to the order's
    static List<Cost> of(PurchaseOrder order, PurchaseJson json) {
        return new PurchaseCosts(order, json).all();
    }

    private List<Cost> all() {
        var postage = postage();
        var costs = json.costs().stream().map(this::read);
        return (isAmongThem(postage) ? costs : Stream.concat(costs, Stream.of(postage)))
                .filter(cost -> !cost.isNothing())
                .toList();
    }

    /// The postage of the header "acts pretty much like an additional cost item with type id = 0" (Linnworks, Purchase
    /// Order API, `PostagePaid`): a cost of that type and that amount is the same once more.
    private boolean isAmongThem(Cost postage) {
        return json.costs().stream()
                .filter(cost -> Integer.valueOf(TYPE_OF_POSTAGE).equals(cost.type()))
                .filter(cost -> PurchaseReader.currency(cost.currency())
                        .filter(order.currency()::equals)
                        .isPresent())
                .anyMatch(cost -> isNear(
                        quiet(orZero(cost.subTotal()).add(orZero(cost.tax()))),
                        postage.gross(),
                        order.currency().getDecimalPlaces()));
    }

    private Cost postage() {
        var totals = new PurchaseTotals(order.ref().number(), json.headerOrNone(), order.lines(), order.currency());
        var gross = quiet(totals.postage());
        return new Cost(
                PurchaseRefs.costId(order.id(), POSTAGE),
                "Postage",
                "Postage",
                "",
                "",
                gross,
                totals.taxIn(gross),
                totals.postageRate(),
                Set.of());
    }

    private Cost read(PurchaseJson.Cost cost) {
        var net = quiet(orZero(cost.subTotal()));
        var tax = quiet(orZero(cost.tax()));
        var gross = net.add(tax);
        var name = plainName(cost);
        var id = PurchaseRefs.costId(order.id(), cost.id() == null ? POSTAGE : cost.id());
        checkTotal(cost, name, gross);
        if (gross.signum() == 0) {
            return new Cost(id, name, name, "", "", gross, tax, null, Set.of());
        }
        var currency = currency(cost, name);
        var isForeign = !currency.equals(order.currency());
        return new Cost(
                id,
                name,
                isForeign ? "%s (%s)".formatted(name, Decimals.rounded(currency, gross)) : name,
                Wording.plain(cost.reference()),
                allocation(cost),
                isForeign ? converted(gross, cost, name) : gross,
                isForeign ? converted(tax, cost, name) : tax,
                cost.taxRate(),
                lines(cost));
    }

    /// All three may have been rounded. Alone of them the total is said to be in the account's currency (Linnworks,
    /// Purchase Order API, `CommonPurchaseOrderAdditionalCost`); what is told in the cost's own is taken too.
    ///
    /// @throws Senseless when it states another total
    private void checkTotal(PurchaseJson.Cost cost, String name, BigDecimal gross) {
        if (cost.total() == null) {
            return;
        }
        var currency = currency(cost, name);
        var rate = orZero(cost.conversionRate());
        boolean isIts = isNear(orZero(cost.total()), gross, currency.getDecimalPlaces());
        boolean isConverted = rate.signum() > 0
                && isNear(orZero(cost.total()), divide(gross, rate), Math.max(currency.getDecimalPlaces(), CENTS));
        if (!isIts && !isConverted) {
            throw new Senseless(OrderCause.COST_DOES_NOT_ADD_UP.of(
                    name,
                    order.ref().number(),
                    Decimals.rounded(currency, gross),
                    Decimals.rounded(currency, orZero(cost.total()))));
        }
    }

    private static boolean isNear(BigDecimal stated, BigDecimal sum, int decimals) {
        return stated.subtract(sum).abs().compareTo(ROUNDED_THRICE.movePointLeft(decimals)) <= 0;
    }

    /// Whether the header counts costs beside the goods; that of shipping may be the postage alone.
    static boolean areStated(PurchaseJson.Header header) {
        return orZero(header.otherCost()).signum() != 0
                || (orZero(header.shippingCost()).signum() != 0
                        && orZero(header.postage()).signum() == 0);
    }

    /// Whether there is nothing to bill, as far as it can be read.
    static boolean isNothing(PurchaseJson.Cost cost) {
        return orZero(cost.subTotal()).signum() == 0 && orZero(cost.tax()).signum() == 0;
    }

    /// Of a cost in its own currency, whole.
    ///
    /// @param number the shop's of the cost
    static Optional<PurchaseCost> own(PurchaseOrder order, PurchaseJson json, int number) {
        var costs = new PurchaseCosts(order, json);
        return json.costs().stream()
                .filter(cost -> Integer.valueOf(number).equals(cost.id()))
                .findFirst()
                .flatMap(costs::own);
    }

    private Optional<PurchaseCost> own(PurchaseJson.Cost cost) {
        var read = read(cost);
        var currency = currency(cost, read.name());
        var net = Decimals.rounded(currency, quiet(orZero(cost.subTotal()).add(orZero(cost.tax()))));
        var tax = Decimals.rounded(currency, quiet(orZero(cost.tax())));
        return read.isNothing()
                ? Optional.empty()
                : Optional.of(new Cost(
                                read.id(),
                                read.type(),
                                read.type(),
                                read.reference(),
                                read.allocation(),
                                net.getAmount(),
                                tax.getAmount(),
                                read.percent(),
                                Set.of())
                        .share(net.minus(tax), tax));
    }

    static String plainName(PurchaseJson.Cost cost) {
        return Wording.plain(cost.name()).isEmpty() ? "Additional cost" : Wording.plain(cost.name());
    }

    private CurrencyUnit currency(PurchaseJson.Cost cost, String name) {
        return PurchaseReader.currency(cost.currency())
                .orElseThrow(() -> new Senseless(OrderCause.COST_WITHOUT_CURRENCY.of(
                        name, order.ref().number(), PurchaseReader.shown(cost.currency()))));
    }

    /// Divided by its own rate it is in the account's currency (Linnworks, Purchase Order API,
    /// `AddAdditionalCostItem`), and divided by the order's in the order's.
    private BigDecimal converted(BigDecimal amount, PurchaseJson.Cost cost, String name) {
        var rate = orZero(cost.conversionRate());
        if (rate.signum() <= 0) {
            throw new Senseless(
                    OrderCause.COST_WITHOUT_RATE.of(name, order.ref().number(), PurchaseReader.shown(cost.currency())));
        }
        return divide(divide(amount, rate), PurchaseRate.of(order, json.headerOrNone()));
    }

    private String allocation(PurchaseJson.Cost cost) {
        var skus = order.lines().stream()
                .collect(Collectors.toMap(
                        PurchaseLine::id, line -> line.product().sku(), (first, _) -> first));
        var parts = Optional.ofNullable(cost.allocations()).orElse(List.of()).stream()
                .filter(part -> part.percent() != null && part.percent().signum() > 0)
                .flatMap(part -> Optional.ofNullable(OrderRefs.uuid(part.item())).map(skus::get).stream()
                        .map(sku -> "%s %s%%"
                                .formatted(
                                        sku,
                                        quiet(Objects.requireNonNull(part.percent()))
                                                .setScale(2, RoundingMode.HALF_UP)
                                                .stripTrailingZeros()
                                                .toPlainString())))
                .toList();
        var told = parts.stream().limit(LINES_TOLD_MAX).collect(Collectors.joining(", "));
        return parts.size() > LINES_TOLD_MAX
                ? "%s and %d more lines".formatted(told, parts.size() - LINES_TOLD_MAX)
                : told;
    }

    private static Set<UUID> lines(PurchaseJson.Cost cost) {
        return Optional.ofNullable(cost.allocations()).orElse(List.of()).stream()
                .filter(part -> part.percent() == null || part.percent().signum() > 0)
                .map(part -> OrderRefs.uuid(part.item()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
