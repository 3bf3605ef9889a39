package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// One order as the shop knows it, before it is written as Linnworks would show it.
///
/// @param processed null while open
/// @param paid null when unpaid
/// @param channelOrder the number on the channel, before merging
/// @param conversionRate units of the currency for one pound, frozen at saving
record Order(
        UUID id,
        int number,
        OddCase oddCase,
        Store store,
        Market market,
        Instant received,
        @Nullable Instant processed,
        @Nullable Instant paid,
        String channelOrder,
        String paymentMethod,
        Buyer buyer,
        List<Line> lines,
        Postage postage,
        BigDecimal conversionRate,
        Extras extras) {

    /// What became of an order, as far as revenue goes.
    enum Fate {
        PROCESSED_SALE,
        OPEN_SALE,
        SKIPPED,
        HELD,
        SENSELESS
    }

    /// What matters to nobody's books, but is there.
    record Extras(
            UUID location,
            String tracking,
            boolean spellsOutNulls,
            boolean prime,
            @Nullable UUID note,
            @Nullable String folder) {}

    private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");
    private static final BigDecimal STRAY_AMOUNT = new BigDecimal("1.5");

    Order {
        lines = List.copyOf(lines);
    }

    /// Unpaid, cancelled, resent: told by what the shop did, in the words of the default settings.
    Fate fate() {
        if (oddCase.isSkipped()) {
            return Fate.SKIPPED;
        }
        if (oddCase.isHeld()) {
            return Fate.HELD;
        }
        if (oddCase.makesNoSense()) {
            return Fate.SENSELESS;
        }
        return processed == null ? Fate.OPEN_SALE : Fate.PROCESSED_SALE;
    }

    Currency currency() {
        return market.currency();
    }

    /// The goods without tax, after what was taken off the whole order. Where the order's tax contradicts its
    /// lines, with it.
    BigDecimal subtotal() {
        var goods = sum(lines, Price::net).subtract(taken(sum(lines, Price::net)));
        return oddCase == OddCase.TAX_CONTRADICTS_LINES ? goods.add(sum(lines, Price::tax)) : goods;
    }

    /// Tax of goods and postage, after what was taken off the whole order.
    BigDecimal tax() {
        if (oddCase == OddCase.TAX_CONTRADICTS_LINES) {
            return BigDecimal.ZERO;
        }
        var goods = sum(lines, Price::tax);
        return goods.subtract(taken(goods)).add(postage.tax());
    }

    /// `TotalDiscount`: what the discounts of the lines are worth without tax, or what was taken off the whole
    /// order, told with or without its tax.
    BigDecimal discount() {
        return switch (oddCase) {
            case ORDER_DISCOUNT_NET -> taken(sum(lines, Price::net));
            case ORDER_DISCOUNT_WITH_TAX, ORDER_DISCOUNT_OVER_TWO_RATES -> taken(sum(lines, Price::gross));
            default -> sum(lines, Price::discountNet);
        };
    }

    /// What was taken off the whole order, out of this part of it.
    private BigDecimal taken(BigDecimal part) {
        return switch (oddCase) {
            case ORDER_DISCOUNT_NET -> part.multiply(THREE_QUARTERS);
            case ORDER_DISCOUNT_WITH_TAX, ORDER_DISCOUNT_OVER_TWO_RATES -> part.movePointLeft(1);
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal sum(List<Line> lines, Function<Price, BigDecimal> amount) {
        return lines.stream().map(line -> amount.apply(line.price())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// `TotalCharge`, unrounded: what the parts add up to, except in the order whose parts do not.
    BigDecimal total() {
        var sum = subtotal().add(postage.net()).add(tax());
        return oddCase == OddCase.PARTS_DO_NOT_ADD_UP ? sum.add(STRAY_AMOUNT) : sum;
    }
}
