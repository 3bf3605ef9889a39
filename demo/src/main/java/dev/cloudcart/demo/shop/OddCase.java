package dev.cloudcart.demo.shop;

/// What can be odd about an order. Each case is met a fixed number of times in every [#BLOCK] orders, an order has at
/// most one of them, so any shop of 500 orders over two weeks or more has them all.
public enum OddCase {

    /// Nothing odd.
    NONE(0),
    /// Not paid; despatched all the same.
    UNPAID(4),
    /// Open, set aside: marker 7.
    PARKED(3),
    /// Sent again: status 4, no revenue.
    RESEND(2),
    /// Sent back: status 2, no revenue.
    RETURN(1),
    /// Processed and `HoldOrCancel`: cancelled.
    CANCELLED(3),
    /// One line belongs to no stock item.
    UNLINKED_ITEM(4),
    /// The buyer's data was removed: empty, or the word REDACTED.
    REDACTED_BUYER(4),
    /// The channel's reference is the word MERGED, as on other orders.
    MERGED_REFERENCE(4),
    /// `ConversionRate` 0.
    NO_CONVERSION_RATE(3),
    /// Country UNKNOWN with the zero id.
    UNKNOWN_COUNTRY(2),
    /// `PricePerUnit` 0: what was paid stands in `Cost` alone. Amazon only.
    PRICE_ONLY_IN_COST(3),
    /// A percentage off every line; the total has more decimals than the currency.
    PERCENT_DISCOUNT(8),
    /// A large percentage off one line.
    PROMOTION(5),
    /// A voucher as a service line below zero.
    NEGATIVE_SERVICE_LINE(4),
    /// Gift wrapping or engraving as a service line.
    SERVICE_LINE(6),
    /// Nothing to pay at all.
    ZERO_TOTAL(2),
    /// One line is free.
    ZERO_PRICE_LINE(3),
    /// The same SKU on two lines.
    REPEATED_SKU(4),
    /// Two SKUs that differ only by letter case.
    SKUS_DIFFERING_BY_CASE(2),
    /// A set whose parts come along at 0.
    COMPOSITE(8),
    /// A tax rate such as 20.1, worked back from a tax that the channel had rounded.
    ODD_TAX_RATE(4),
    /// Processed after 23:00 UTC: in summer the next day in London. Still open where that would be in the future.
    LATE_DESPATCH(8),
    /// 30 to 60 lines.
    MANY_LINES(3),
    /// 100 to 140 lines.
    HUNDRED_LINES(1),
    /// The parts do not add up to the total. Makes no sense.
    PARTS_DO_NOT_ADD_UP(1),
    /// Linnworks stored UNK for a missing currency. Makes no sense.
    UNKNOWN_CURRENCY(1),
    /// `Items` is null under a total. Makes no sense.
    NO_ITEMS(1);

    /// How many orders in a row share out the odd cases once.
    static final int BLOCK = 400;

    private final int perBlock;

    OddCase(int perBlock) {
        this.perBlock = perBlock;
    }

    /// How many of 400 orders in a row are of this case.
    public int perBlock() {
        return perBlock;
    }

    /// Nobody can post such an order: it must be held or called unreadable, never be guessed at.
    public boolean makesNoSense() {
        return this == PARTS_DO_NOT_ADD_UP || this == UNKNOWN_CURRENCY || this == NO_ITEMS;
    }

    /// Such an order is processed, however late it came.
    boolean isAlwaysProcessed() {
        return makesNoSense() || this == RESEND || this == RETURN || this == CANCELLED;
    }
}
