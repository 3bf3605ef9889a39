package dev.cloudcart.demo.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One order as the shop knows it, before it is written as Linnworks would show it.
///
/// @param processed null while open
/// @param paid null when unpaid
/// @param channelOrder the number on the channel, before merging
/// @param conversionRate units of the currency for one pound, frozen at saving
record Order(UUID id, int number, OddCase oddCase, Store store, Market market, Instant received,
        @Nullable Instant processed, @Nullable Instant paid, String channelOrder, String paymentMethod, Buyer buyer,
        List<Line> lines, Postage postage, BigDecimal conversionRate, Extras extras) {

    /// What became of an order, as far as revenue goes.
    enum Fate {
        PROCESSED_SALE,
        OPEN_SALE,
        SKIPPED,
        SENSELESS
    }

    /// What matters to nobody's books, but is there.
    record Extras(UUID location, String tracking, boolean spellsOutNulls, boolean prime, @Nullable UUID note,
            @Nullable String folder) {}

    private static final BigDecimal STRAY_AMOUNT = new BigDecimal("1.5");

    Order {
        lines = List.copyOf(lines);
    }

    /// Unpaid, cancelled, resent: told by what the shop did, in the words of the default settings.
    Fate fate() {
        return switch (oddCase) {
            case PARKED, RESEND, RETURN, CANCELLED -> Fate.SKIPPED;
            case PARTS_DO_NOT_ADD_UP, UNKNOWN_CURRENCY, NO_ITEMS -> Fate.SENSELESS;
            default -> processed == null ? Fate.OPEN_SALE : Fate.PROCESSED_SALE;
        };
    }

    Currency currency() {
        return market.currency();
    }

    /// The goods without tax.
    BigDecimal subtotal() {
        return lines.stream().map(line -> line.price().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Tax of goods and postage.
    BigDecimal tax() {
        return lines.stream().map(line -> line.price().tax()).reduce(postage.tax(), BigDecimal::add);
    }

    BigDecimal discountNet() {
        return lines.stream().map(line -> line.price().discountNet()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// `TotalCharge`, unrounded: what the parts add up to, except in the order whose parts do not.
    BigDecimal total() {
        var sum = subtotal().add(postage.net()).add(tax());
        return oddCase == OddCase.PARTS_DO_NOT_ADD_UP ? sum.add(STRAY_AMOUNT) : sum;
    }
}
