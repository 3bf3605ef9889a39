package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Gives money back on about one sale in forty, days after it left: everything, one line, some pieces, the postage,
/// or a little for the trouble. Never more than was paid.
final class Refunds {

    private static final List<String> REASONS =
            List.of("Damaged in transit", "Changed my mind", "Not as described", "", "Arrived late");

    private final Dice dice;
    private final Instant upTo;
    private int number = 4_000;

    Refunds(ShopOptions options) {
        this.dice = new Dice(options.seed(), "refunds");
        this.upTo = options.upTo();
    }

    Optional<Refund> on(Order order) {
        var processed = order.processed();
        if (processed == null || !dice.oneIn(36) || !refundable(order)) {
            return Optional.empty();
        }
        var created = processed.plus(dice.between(2, 12), ChronoUnit.DAYS).plusSeconds(dice.below(20_000));
        var actioned = created.plusSeconds(dice.between(60, 90_000)).plusNanos(dice.nanos());
        return actioned.isAfter(upTo) ? Optional.empty() : Optional.of(refund(order, created, actioned));
    }

    private Refund refund(Order order, Instant created, Instant actioned) {
        number++;
        var status = dice.oneIn(10) ? dice.any(List.of("OPEN", "PENDING", "ERROR")) : "PROCESSED";
        var done = status.equals("PROCESSED") ? actioned : null;
        return new Refund(number, order, status, created, done, parts(order));
    }

    private static boolean refundable(Order order) {
        return order.fate() == Order.Fate.PROCESSED_SALE
                && order.paid() != null
                && order.total().signum() > 0
                && order.oddCase() != OddCase.NEGATIVE_SERVICE_LINE
                && !order.oddCase().isOrderDiscount()
                && order.currency() != Currency.KWD;
    }

    private List<Refund.Part> parts(Order order) {
        var goods = order.lines().stream()
                .filter(line -> !line.product().isService())
                .filter(line -> coins(order, line.price().gross()).signum() > 0)
                .toList();
        var one = dice.any(goods);
        var postage = order.postage().gross();
        return switch (dice.below(6)) {
            case 0, 1 -> everything(order, goods);
            case 2, 3 -> List.of(item(order, one, one.quantity()));
            case 4 -> List.of(item(order, one, 1));
            default ->
                List.of(
                        postage.signum() > 0
                                ? part("Shipping", null, 0, postage)
                                : part("Additional", null, 0, trouble(order)));
        };
    }

    private List<Refund.Part> everything(Order order, List<Line> goods) {
        var parts = new ArrayList<Refund.Part>();
        goods.forEach(line -> parts.add(item(order, line, line.quantity())));
        if (order.postage().gross().signum() > 0) {
            parts.add(part("Shipping", null, 0, order.postage().gross()));
        }
        return parts;
    }

    private Refund.Part item(Order order, Line line, int quantity) {
        var share = line.price()
                .gross()
                .multiply(BigDecimal.valueOf(quantity))
                .divide(BigDecimal.valueOf(line.quantity()), 10, RoundingMode.DOWN);
        return part("Item", line, quantity, coins(order, share).max(coin(order)));
    }

    private Refund.Part part(String unit, @Nullable Line line, int quantity, BigDecimal amount) {
        return new Refund.Part(dice.guid(), unit, line, quantity, amount, dice.any(REASONS));
    }

    /// A twentieth of the order.
    private static BigDecimal trouble(Order order) {
        return coins(order, order.total().divide(BigDecimal.valueOf(20), 10, RoundingMode.DOWN))
                .max(coin(order));
    }

    private static BigDecimal coins(Order order, BigDecimal amount) {
        return amount.setScale(order.currency().decimals(), RoundingMode.DOWN);
    }

    private static BigDecimal coin(Order order) {
        return BigDecimal.ONE.movePointLeft(order.currency().decimals());
    }
}
