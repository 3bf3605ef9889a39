package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Takes the shop's orders, one after the other, in the order they came in.
final class Orders {

    private static final int NUMBER_BEFORE_FIRST = 100_000;

    private final Instant upTo;
    private final Dice dice;
    private final Rhythm rhythm;
    private final OddCases oddCases;
    private final Despatch despatch;
    private final People people;
    private final Baskets baskets;
    private final Trade trade = new Trade();
    private int number = NUMBER_BEFORE_FIRST;
    /// The half of a split order whose other half is to come.
    private @Nullable Order firstHalf;

    Orders(ShopOptions options, Catalogue catalogue) {
        this.upTo = options.upTo();
        this.dice = new Dice(options.seed(), "orders");
        this.rhythm = new Rhythm(new Dice(options.seed(), "rhythm"), options);
        this.oddCases = new OddCases(new Dice(options.seed(), "odd cases"));
        this.despatch = new Despatch(new Dice(options.seed(), "despatch"), options.upTo());
        this.people = new People(new Dice(options.seed(), "people"));
        this.baskets = new Baskets(new Dice(options.seed(), "baskets"), catalogue);
    }

    Order next() {
        number++;
        var oddCase = oddCases.next();
        var half = oddCase == OddCase.SPLIT_ORDER ? firstHalf : null;
        var store = half == null ? trade.store(dice, oddCase) : half.store();
        var market = half == null ? trade.market(dice, store, oddCase) : half.market();
        var basket = baskets.fill(store, market, oddCase);
        var received = rhythm.next();
        var processed = despatch.of(received, oddCase);
        var reference = half == null ? store.reference(dice, number) : half.channelOrder();
        var buyer = half == null ? people.buyer(store, market, oddCase) : half.buyer();
        var postage = Postage.of(dice, store, market, gross(basket));
        var order = new Order(
                dice.guid(),
                number,
                oddCase,
                store,
                market,
                received,
                processed,
                paid(received, processed, oddCase),
                reference,
                store.paymentMethod(dice),
                buyer,
                WholeTax.of(basket, market),
                postage,
                conversionRate(market, received, oddCase),
                extras(store, processed != null && oddCase != OddCase.CANCELLED));
        if (oddCase == OddCase.SPLIT_ORDER) {
            firstHalf = half == null ? order : null;
        }
        return order;
    }

    /// Minutes after ordering, and never after despatch or in the future.
    private @Nullable Instant paid(Instant received, @Nullable Instant processed, OddCase oddCase) {
        if (oddCase == OddCase.UNPAID) {
            return null;
        }
        var paid = received.plusSeconds(dice.between(2, 240)).plusNanos(dice.nanos());
        var limit = processed == null ? upTo : processed;
        return paid.isAfter(limit) ? received : paid;
    }

    private static BigDecimal gross(List<Line> lines) {
        return lines.stream().map(line -> line.price().gross()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal conversionRate(Market market, Instant received, OddCase oddCase) {
        if (oddCase == OddCase.NO_CONVERSION_RATE || oddCase == OddCase.UNKNOWN_CURRENCY) {
            return BigDecimal.ZERO;
        }
        return market.currency().perPoundOn(received.atZone(Rhythm.HOME).toLocalDate());
    }

    private Order.Extras extras(Store store, boolean left) {
        var location = dice.oneIn(8) ? dice.any(Locations.ALL).id() : Locations.DEFAULT.id();
        var tracking = left ? dice.digits("ZZ#########GB") : "";
        var note = dice.oneIn(40) ? dice.guid() : null;
        var folder = dice.oneIn(25) ? dice.any(List.of("Priority", "Wholesale", "")) : null;
        return new Order.Extras(
                location, tracking, dice.oneIn(20), store == Store.AMAZON && dice.oneIn(12), note, folder);
    }
}
