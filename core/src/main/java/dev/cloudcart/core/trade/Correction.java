package dev.cloudcart.core.trade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What was billed of a delivery and turned out not to have come. It is of one day, the first on which that was known,
/// however often it is corrected further.
public final class Correction {

    private static final String MARK = "-C";

    private Correction() {}

    /// The difference as an event of its own, the same delivery's each time. Where nothing is less, or not that alone,
    /// it is over: the bill itself follows what came.
    ///
    /// @param billed as it was when it was billed
    /// @param at when that was first known
    public static Delivery of(Delivery billed, Delivery now, Instant at) {
        var less = isOnlyLess(billed, now) && now.standing().counts();
        var lines = less ? lines(billed, now) : List.<DeliveredLine>of();
        var costs = less ? costs(billed, now) : List.<PurchaseCost>of();
        var gross = less
                ? billed.gross().minus(now.gross())
                : Money.zero(billed.gross().getCurrencyUnit());
        return new Delivery(
                ref(now),
                now.order(),
                Extent.CORRECTION,
                List.of(now.id()),
                billed.supplier(),
                billed.supplierReference(),
                at,
                now.isLast(),
                less ? now.standing() : now.standing().counts() ? Standing.CANCELLED : now.standing(),
                gross,
                less ? tax(gross, billed.tax().minus(now.tax()), lines, costs) : gross,
                lines,
                "",
                costs);
    }

    /// The tax of the one less that of the other, as far as it is the tax of what is less. Both were rounded, and
    /// so were the shares of costs in them: their difference may be a penny beside it, and would not add up.
    private static Money tax(Money gross, Money difference, List<DeliveredLine> lines, List<PurchaseCost> costs) {
        int decimals = gross.getCurrencyUnit().getDecimalPlaces();
        var unit = BigDecimal.ONE.movePointLeft(decimals);
        var nets = Stream.concat(
                        lines.stream().map(DeliveredLine::net), costs.stream().map(PurchaseCost::net))
                .map(net -> net.getAmount().setScale(decimals, RoundingMode.FLOOR))
                .toList();
        var net = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var tax = Stream.concat(
                        lines.stream().map(DeliveredLine::tax), costs.stream().map(PurchaseCost::tax))
                .map(BigMoney::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(decimals, RoundingMode.FLOOR);
        var least = gross.getAmount().subtract(net).subtract(unit.multiply(BigDecimal.valueOf(nets.size())));
        var most = gross.getAmount().subtract(net);
        return Money.of(
                gross.getCurrencyUnit(),
                difference.getAmount().max(least.max(tax)).min(most.min(tax.add(unit))));
    }

    private static SourceRef ref(Delivery now) {
        return new SourceRef(
                now.ref().kind(), Extent.CORRECTION.id(now.id()), now.ref().number() + MARK);
    }

    /// Whether fewer pieces came of some line at the price that was billed, and nothing else is more or dearer. Of
    /// another currency, or from another supplier, nothing is less.
    public static boolean isOnlyLess(Delivery billed, Delivery now) {
        return billed.gross().isSameCurrency(now.gross())
                && billed.supplier().id().equals(now.supplier().id())
                && isLess(billed, now);
    }

    private static boolean isLess(Delivery billed, Delivery now) {
        var then = byLine(billed);
        var came = byLine(now);
        return then.keySet().containsAll(came.keySet())
                && then.values().stream().anyMatch(line -> pieces(came.get(line.line)) < line.pieces)
                && then.values().stream().allMatch(line -> isNoMore(line, came.get(line.line)))
                && costs(billed, now).stream()
                        .allMatch(
                                cost -> !cost.net().isNegative() && !cost.tax().isNegative())
                && namesOfCosts(billed).containsAll(namesOfCosts(now));
    }

    private record Sum(UUID line, DeliveredLine first, int pieces, BigMoney net, BigMoney tax) {
        private Sum plus(Sum other) {
            return new Sum(line, first, pieces + other.pieces, net.plus(other.net), tax.plus(other.tax));
        }
    }

    private static Map<UUID, Sum> byLine(Delivery delivery) {
        var sums = new LinkedHashMap<UUID, Sum>();
        delivery.lines()
                .forEach(line -> sums.merge(
                        line.orderLine(),
                        new Sum(line.orderLine(), line, line.quantity(), line.net(), line.tax()),
                        Sum::plus));
        return sums;
    }

    private static int pieces(@Nullable Sum line) {
        return line == null ? 0 : line.pieces;
    }

    private static boolean isNoMore(Sum billed, @Nullable Sum came) {
        return came == null
                || (came.pieces <= billed.pieces && came.tax.compareTo(billed.tax) <= 0 && isOfOnePrice(billed, came));
    }

    private static boolean isOfOnePrice(Sum one, Sum other) {
        return one.net.multipliedBy(other.pieces).isEqual(other.net.multipliedBy(one.pieces));
    }

    private static List<DeliveredLine> lines(Delivery billed, Delivery now) {
        var came = byLine(now);
        var lines = new ArrayList<DeliveredLine>();
        byLine(billed).forEach((id, then) -> {
            var left = came.get(id);
            int pieces = then.pieces - pieces(left);
            if (pieces > 0) {
                var net = left == null ? then.net : then.net.minus(left.net);
                var tax = left == null ? then.tax : then.tax.minus(left.tax);
                lines.add(new DeliveredLine(
                        id,
                        then.first.product(),
                        pieces,
                        net,
                        tax,
                        new TaxCharge(then.first.charge().stated(), net, tax, pieces)));
            }
        });
        return lines;
    }

    private static List<String> namesOfCosts(Delivery delivery) {
        return delivery.costs().stream().map(Correction::key).toList();
    }

    private static String key(PurchaseCost cost) {
        return cost.name() + "\n" + cost.reference();
    }

    private static List<PurchaseCost> costs(Delivery billed, Delivery now) {
        var left = new LinkedHashMap<String, PurchaseCost>();
        now.costs().forEach(cost -> left.merge(key(cost), cost, Correction::plus));
        var then = new LinkedHashMap<String, PurchaseCost>();
        billed.costs().forEach(cost -> then.merge(key(cost), cost, Correction::plus));
        var costs = new ArrayList<PurchaseCost>();
        then.forEach((key, cost) -> Optional.of(minus(cost, left.get(key)))
                .filter(less -> !less.net().isZero() || !less.tax().isZero())
                .ifPresent(costs::add));
        return costs;
    }

    private static PurchaseCost plus(PurchaseCost one, PurchaseCost other) {
        return cost(one, one.net().plus(other.net()), one.tax().plus(other.tax()));
    }

    /// Shares are rounded, so that their difference has the tax of their rate only when that is worked out anew.
    private static PurchaseCost minus(PurchaseCost one, @Nullable PurchaseCost other) {
        if (other == null) {
            return one;
        }
        var gross = one.net().plus(one.tax()).minus(other.net()).minus(other.tax());
        var net = gross.getAmount()
                .divide(BigDecimal.ONE.add(one.charge().stated().fraction()), MathContext.DECIMAL64);
        return cost(one, BigMoney.of(gross.getCurrencyUnit(), net), gross.minus(net));
    }

    private static PurchaseCost cost(PurchaseCost of, BigMoney net, BigMoney tax) {
        return new PurchaseCost(
                of.id(),
                of.type(),
                of.name(),
                of.reference(),
                of.allocation(),
                net,
                tax,
                new TaxCharge(of.charge().stated(), net, tax, 1));
    }
}
