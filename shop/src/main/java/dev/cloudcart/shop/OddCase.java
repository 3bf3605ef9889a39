package dev.cloudcart.shop;

/// What can be odd about an order. Each case is met a fixed number of times in every [#BLOCK] orders, an order has
/// at most one of them, so any shop of 500 orders over two weeks or more has them all.
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
    /// Country UNKNOWN with the zero id, in pounds with tax of home: taken for an order of home.
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
    /// Pennies make the rate that is worked back odd: 99p with 17p or 16p tax (20.73 or 19.28 %), a sticker of 4p
    /// with 1p (33.33 %). All of it is tax at 20 %.
    PENNY_LINES(4),
    /// Spain, Italy, the Netherlands or Sweden, with tax under One Stop Shop that British books have a code for.
    OSS_BUYER(6),
    /// Portugal at 23 or Finland at 25.5 %: British books have no code for it. Held.
    OSS_WITHOUT_CODE(2),
    /// Country UNKNOWN in euro with tax: nobody can say whose tax. Held.
    UNKNOWN_COUNTRY_ABROAD(1),
    /// Three quarters off the whole order, told without tax; no line says so.
    ORDER_DISCOUNT_NET(3),
    /// A tenth off the whole order, told with its tax; no line says so.
    ORDER_DISCOUNT_WITH_TAX(3),
    /// The same over a line at 20 % and a book without tax.
    ORDER_DISCOUNT_OVER_TWO_RATES(3),
    /// One half of an order that was split: the channel's reference is that of the other half,
    /// which is the next of this case; the last one of a shop may wait for its other half.
    SPLIT_ORDER(4),
    /// A line with a title and no SKU. Held.
    NO_SKU(1),
    /// No lines and nothing to pay. Skipped.
    EMPTY_ORDER(1),
    /// A title with entities of HTML: `Tom &amp; Jerry`.
    HTML_TITLE(3),
    /// A SKU and a title with a colon: `Tools:Hammer`.
    PARENT_AND_CHILD(3),
    /// A title in Chinese or Greek letters.
    OTHER_LETTERS(3),
    /// `Tax` of the order is 0, its lines say otherwise, and its parts add up all the same. Held.
    TAX_CONTRADICTS_LINES(1),
    /// Kuwaiti dinars to the third decimal, which books of two decimals cannot hold. Held.
    THREE_DECIMALS(1),
    /// Kuwaiti dinars, all of them with two decimals.
    THREE_DECIMAL_CURRENCY(1),
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

    /// Such an order can be read, and still nobody can book it without asking: it must be held.
    public boolean isHeld() {
        return switch (this) {
            case OSS_WITHOUT_CODE, UNKNOWN_COUNTRY_ABROAD, NO_SKU, TAX_CONTRADICTS_LINES, THREE_DECIMALS -> true;
            default -> false;
        };
    }

    /// Such an order is held only where the tax of a sale needs a code of the country it was sold to.
    public boolean lacksTaxCode() {
        return this == OSS_WITHOUT_CODE || this == UNKNOWN_COUNTRY_ABROAD;
    }

    /// Such an order is no revenue: it is passed over and counted.
    public boolean isSkipped() {
        return this == RESEND || this == RETURN || this == CANCELLED || this == PARKED || this == EMPTY_ORDER;
    }

    /// Something was taken off the whole order, which no line says.
    boolean isOrderDiscount() {
        return this == ORDER_DISCOUNT_NET || this == ORDER_DISCOUNT_WITH_TAX || this == ORDER_DISCOUNT_OVER_TWO_RATES;
    }

    /// Nobody can make sense of such an order: it must be held or called unreadable, never be guessed at.
    public boolean makesNoSense() {
        return this == PARTS_DO_NOT_ADD_UP || this == UNKNOWN_CURRENCY || this == NO_ITEMS;
    }

    /// Such an order is processed, however late it came.
    boolean isAlwaysProcessed() {
        return makesNoSense() || isHeld() || (isSkipped() && this != PARKED);
    }
}
