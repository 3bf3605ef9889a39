package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.divide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.joda.money.Money;

import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.wire.PurchaseJson;

/// Spreads what a purchase order cost beside its goods over its deliveries: each bears what has come with it,
/// at the prices of the order, of the lines that the cost is for. What has been billed of a cost after each
/// delivery is rounded, and a delivery bears what that has grown by, so that nothing is billed twice or not at
/// all; the last one of an order that is done takes what is left.
///
/// ```
/// 10.00 of freight, a third of the goods each time   →   3.33, 3.34, 3.33
/// ```
///
/// A cost that is entered or changed later changes the shares of deliveries that came before: their bills are
/// amended.
///
/// @param receipts of the order, the oldest first
record CostShares(PurchaseOrder order, PurchaseJson json, List<Receipt> receipts) {

    /// @param at which of the receipts
    List<PurchaseCost> of(int at) {
        return PurchaseCosts.of(order, json).stream()
                .map(cost -> share(cost, at))
                .flatMap(Optional::stream)
                .toList();
    }

    /// All of them, whatever came.
    static List<PurchaseCost> all(PurchaseOrder order, PurchaseJson json) {
        var shares = new CostShares(order, json, List.of());
        return PurchaseCosts.of(order, json).stream()
                .map(cost -> shares.share(cost, Decimals.rounded(order.currency(), cost.gross())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Its tax is that of the share itself, so that it is of the cost's rate to the penny. Empty where nothing
    /// is left.
    private Optional<PurchaseCost> share(PurchaseCosts.Cost cost, int at) {
        return share(cost, billed(cost, at).minus(billed(cost, at - 1)));
    }

    private Optional<PurchaseCost> share(PurchaseCosts.Cost cost, Money gross) {
        if (gross.isZero()) {
            return Optional.empty();
        }
        var tax = Decimals.rounded(order.currency(), divide(gross.getAmount().multiply(cost.tax()), cost.gross()));
        return Optional.of(cost.share(gross.minus(tax), tax));
    }

    private Money billed(PurchaseCosts.Cost cost, int through) {
        if (through < 0) {
            return Money.zero(order.currency());
        }
        boolean isAll = order.isDone() && through == receipts.size() - 1;
        return Decimals.rounded(
                order.currency(),
                isAll ? cost.gross() : cost.gross().multiply(arrived(bearing(cost.lines()), through)));
    }

    /// Lines that the order does not have any more bear nothing.
    private List<PurchaseLine> bearing(Set<UUID> named) {
        var bearing =
                order.lines().stream().filter(line -> named.contains(line.id())).toList();
        return bearing.isEmpty() ? order.lines() : bearing;
    }

    /// Which part of these lines has come, by what they cost; by pieces where they cost nothing.
    private BigDecimal arrived(List<PurchaseLine> lines, int through) {
        var value = sum(lines, line -> line.net().getAmount());
        return value.signum() > 0
                ? part(sum(lines, line -> arrived(line, line.net().getAmount(), through)), value)
                : part(
                        sum(lines, line -> arrived(line, BigDecimal.valueOf(line.quantity()), through)),
                        sum(lines, line -> BigDecimal.valueOf(line.quantity())));
    }

    private static BigDecimal part(BigDecimal arrived, BigDecimal all) {
        return all.signum() == 0
                ? BigDecimal.ZERO
                : divide(arrived, all).max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }

    /// More than was ordered is no more than all.
    private BigDecimal arrived(PurchaseLine line, BigDecimal whole, int through) {
        var pieces = receipts.subList(0, through + 1).stream()
                .flatMap(receipt -> receipt.records().stream())
                .filter(record -> line.id().equals(OrderRefs.uuid(record.item())))
                .map(record -> Decimals.orZero(record.quantity()).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var ordered = BigDecimal.valueOf(line.quantity());
        return pieces.compareTo(ordered) >= 0 ? whole : divide(whole.multiply(pieces), ordered);
    }

    private static BigDecimal sum(List<PurchaseLine> lines, Function<PurchaseLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
