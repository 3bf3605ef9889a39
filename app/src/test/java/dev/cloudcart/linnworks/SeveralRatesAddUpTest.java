package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.SaleReader;

/// Orders of lines at several rates and without a discount, from what Linnworks sends to the tax of each rate in the
/// books. The order's own tax is often a penny off what its lines state, for shops round once for all, for each rate,
/// for each line or for each piece. The oracle knows each tax as an exact fraction.
class SeveralRatesAddUpTest {

    private static final int CASES = 4 * Integer.getInteger("cloudcart.test.cases-percent", 100);

    private static final long WHOLE = 100_000;

    /// In thousandths of a percent, the country's first.
    private record Place(String country, List<Long> rates) {}

    private static final List<Place> PLACES = List.of(
            new Place("GB", List.of(20_000L, 5_000L, 0L)),
            new Place("IE", List.of(23_000L, 13_500L, 9_000L, 0L)),
            new Place("FR", List.of(20_000L, 10_000L, 5_500L)),
            new Place("FI", List.of(25_500L, 13_500L, 10_000L)),
            new Place("PL", List.of(23_000L, 8_000L, 5_000L)),
            new Place("HU", List.of(27_000L, 18_000L, 5_000L)),
            new Place("AU", List.of(10_000L, 0L)));

    private enum Way {
        ONCE,
        BY_RATE,
        BY_LINE,
        BY_PIECE
    }

    /// @param price of all pieces, in pence
    private record Line(int pieces, long price, long rate) {}

    /// @param lines with the postage last
    /// @param stated how the taxes of lines are rounded that the order states; once means not at all
    private record Order(Place place, boolean inclusive, List<Line> lines, Way stated) {}

    private record Fraction(BigInteger over, BigInteger under) {

        static final Fraction NONE = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(long over, long under) {
            return new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
        }

        Fraction plus(Fraction other) {
            var both = new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
            var common = both.over.gcd(both.under);
            return common.signum() == 0 ? NONE : new Fraction(both.over.divide(common), both.under.divide(common));
        }

        /// Halves up.
        long most() {
            return over.shiftLeft(1).add(under).divide(under.shiftLeft(1)).longValueExact();
        }

        /// Halves down.
        long least() {
            return over.shiftLeft(1)
                    .add(under)
                    .subtract(BigInteger.ONE)
                    .divide(under.shiftLeft(1))
                    .longValueExact();
        }

        BigDecimal decimal(int decimals) {
            return new BigDecimal(over).divide(new BigDecimal(under), decimals, RoundingMode.HALF_UP);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comeToTheOrdersOwnTaxAndToThatOfEachRate(long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        int off = 0;
        for (int drawn = 0; drawn < CASES; drawn++) {
            var order = drawn(random);
            var way = Way.values()[random.nextInt(4)];
            long tax = sum(order, way);
            off += tax == sum(order, Way.BY_LINE) ? 0 : 1;
            var found = found(order, tax);
            if (!found.startsWith("right")) {
                wrong.add("%s, rounded %s to %d%n  %s".formatted(order, way, tax, found));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(off).isGreaterThan(CASES / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void areHeldWithBothFiguresWhereNoRoundingMakesTheTax(long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        for (int drawn = 0; drawn < CASES; drawn++) {
            var order = drawn(random);
            long most = all(order, Fraction::most, Math::max).max(Long::compare).orElseThrow() + 1;
            long least =
                    all(order, Fraction::least, Math::min).min(Long::compare).orElseThrow() - 1;
            for (long tax : List.of(most, least)) {
                var found = found(order, tax);
                if (!found.startsWith("Order 123 states a tax of " + money(tax) + " GBP, but")) {
                    wrong.add("%s, tax %d%n  %s".formatted(order, tax, found));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Order drawn(Random random) {
        var place = PLACES.get(random.nextInt(PLACES.size()));
        boolean inclusive = random.nextBoolean();
        var lines = new ArrayList<Line>();
        int count = 2 + random.nextInt(random.nextInt(8) == 0 ? 25 : 4);
        for (int line = 0; line < count; line++) {
            int pieces = random.nextInt(3) == 0 ? 2 + random.nextInt(5) : 1;
            long rate = place.rates()
                    .get(line < 2 ? line : random.nextInt(place.rates().size()));
            lines.add(new Line(pieces, pieces * (100L + random.nextInt(5_000)), rate));
        }
        long postage = random.nextInt(3) == 0 ? 0 : 150L + random.nextInt(600);
        lines.add(new Line(1, postage, place.rates().getFirst()));
        var stated = List.of(Way.ONCE, Way.BY_LINE, Way.BY_LINE, Way.BY_PIECE).get(random.nextInt(4));
        return new Order(place, inclusive, lines, stated);
    }

    private static Fraction exact(Order order, Line line) {
        return Fraction.of(line.price() * line.rate(), order.inclusive() ? WHOLE + line.rate() : WHOLE);
    }

    private static Fraction ofPiece(Order order, Line line) {
        var all = exact(order, line);
        return new Fraction(all.over(), all.under().multiply(BigInteger.valueOf(line.pieces())));
    }

    private static long sum(Order order, Way way) {
        return sum(order, order.lines(), way, Fraction::most);
    }

    private static long sum(Order order, List<Line> lines, Way way, ToLongFunction<Fraction> rounded) {
        return switch (way) {
            case ONCE ->
                rounded.applyAsLong(
                        lines.stream().map(line -> exact(order, line)).reduce(Fraction.NONE, Fraction::plus));
            case BY_RATE ->
                lines.stream().collect(Collectors.groupingBy(Line::rate)).values().stream()
                        .mapToLong(some -> sum(order, some, Way.ONCE, rounded))
                        .sum();
            case BY_LINE ->
                lines.stream()
                        .mapToLong(line -> rounded.applyAsLong(exact(order, line)))
                        .sum();
            case BY_PIECE ->
                lines.stream()
                        .mapToLong(line -> line.pieces() * rounded.applyAsLong(ofPiece(order, line)))
                        .sum();
        };
    }

    /// In every way, of prices as they are told and of what the stated taxes leave of them; line by line in the way
    /// that goes farthest.
    private static Stream<Long> all(Order order, ToLongFunction<Fraction> rounded, BinaryOperator<Long> farthest) {
        var orders = order.stated() == Way.ONCE ? List.of(order) : List.of(order, net(order));
        var together = orders.stream()
                .flatMap(one -> Stream.of(Way.ONCE, Way.BY_RATE).flatMap(way -> {
                    var goods = one.lines().subList(0, one.lines().size() - 1);
                    var postage = one.lines()
                            .subList(one.lines().size() - 1, one.lines().size());
                    return Stream.of(
                            sum(one, one.lines(), way, rounded),
                            sum(one, goods, way, rounded) + sum(one, postage, way, rounded),
                            sum(one, goods, way, rounded)
                                    + stated(order, order.lines().getLast()));
                }));
        long apart = IntStream.range(0, order.lines().size())
                .mapToLong(at -> Stream.concat(
                                Stream.of(stated(order, order.lines().get(at))),
                                orders.stream()
                                        .flatMap(one -> Stream.of(Way.BY_LINE, Way.BY_PIECE)
                                                .map(way -> sum(
                                                        one, List.of(one.lines().get(at)), way, rounded))))
                        .reduce(farthest)
                        .orElseThrow())
                .sum();
        return Stream.concat(together, Stream.of(apart));
    }

    private static Order net(Order order) {
        return new Order(
                order.place(),
                false,
                order.lines().stream()
                        .map(line -> new Line(
                                line.pieces(),
                                line.price() - (order.inclusive() ? stated(order, line) : 0),
                                line.rate()))
                        .toList(),
                order.stated());
    }

    private static long stated(Order order, Line line) {
        return sum(order, List.of(line), order.stated(), Fraction::most);
    }

    private static BigDecimal tax(Order order, Line line) {
        return order.stated() == Way.ONCE ? exact(order, line).decimal(8).movePointLeft(2) : money(stated(order, line));
    }

    private static BigDecimal money(long pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    private static String found(Order order, long tax) {
        return switch (SaleReader.read(json(order, tax).raw())) {
            case Reading.Unreadable unreadable -> unreadable.reason().what();
            case Reading.Read read -> {
                var mapping = CodedBooks.map(
                        (Sale) read.event(),
                        order.place().country(),
                        order.place().rates());
                yield mapping instanceof Mapping.Mapped(var _, var document)
                        ? compared(order, tax, document.form())
                        : mapping.toString();
            }
        };
    }

    private static String compared(Order order, long tax, Form form) {
        long total = total(order, tax);
        var stated = (TaxStatement.ByCode) form.tax();
        if (form.gross().getAmount().compareTo(money(total)) != 0
                || stated.total().getAmount().compareTo(money(tax)) != 0) {
            return "%s with %s of tax instead of %s".formatted(form.gross(), stated.total(), money(total));
        }
        var found = new TreeMap<BigDecimal, BigDecimal>();
        stated.entries()
                .forEach(entry ->
                        found.merge(entry.percent().percent(), entry.tax().getAmount(), BigDecimal::add));
        var nets = new TreeMap<BigDecimal, BigDecimal>();
        stated.entries()
                .forEach(entry ->
                        nets.merge(entry.percent().percent(), entry.net().getAmount(), BigDecimal::add));
        var byRate = order.lines().stream().collect(Collectors.groupingBy(Line::rate));
        for (var rate : byRate.entrySet()) {
            var ways = Stream.of(Way.values())
                    .flatMap(way -> Stream.of(
                            sum(order, rate.getValue(), way, Fraction::least),
                            sum(order, rate.getValue(), way, Fraction::most)))
                    .toList();
            var percent = CodedBooks.rate(rate.getKey()).percent();
            long is = found.getOrDefault(percent, BigDecimal.ZERO)
                    .movePointRight(2)
                    .longValueExact();
            if (is < ways.stream().min(Long::compare).orElseThrow() - 1
                    || is > ways.stream().max(Long::compare).orElseThrow() + 1) {
                return "at %s %% is %d, not one of %s".formatted(percent, is, ways);
            }
            long price = rate.getValue().stream().mapToLong(Line::price).sum();
            long net = nets.getOrDefault(percent, BigDecimal.ZERO)
                    .movePointRight(2)
                    .longValueExact();
            if (Math.abs(price - net - (order.inclusive() ? is : 0)) > 1) {
                return "under %s %% are %d, of %d".formatted(percent, net, price);
            }
        }
        return "right";
    }

    private static long total(Order order, long tax) {
        long prices = order.lines().stream().mapToLong(Line::price).sum();
        return order.inclusive() ? prices : prices + tax;
    }

    private static OrderFixture json(Order order, long tax) {
        var postage = order.lines().getLast();
        var carriage = money(postage.price());
        var carriageTax = tax(order, postage);
        var json = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\"}}"
                        .formatted(order.place().country()))
                .totals(
                        "TotalCharge",
                        money(total(order, tax)).toPlainString(),
                        "Tax",
                        money(tax).toPlainString(),
                        "CountryTaxRate",
                        percent(postage),
                        "PostageCost",
                        (order.inclusive() ? carriage : carriage.add(carriageTax)).toPlainString(),
                        "PostageCostExTax",
                        (order.inclusive() ? carriage.subtract(carriageTax) : carriage).toPlainString());
        for (var line : order.lines().subList(0, order.lines().size() - 1)) {
            var price = money(line.price());
            var ofLine = tax(order, line);
            var net = order.inclusive() ? price.subtract(ofLine) : price;
            json.item(
                    "SKU",
                    text("SKU"),
                    "Quantity",
                    Integer.toString(line.pieces()),
                    "PricePerUnit",
                    price.divide(BigDecimal.valueOf(line.pieces()), 2, RoundingMode.UNNECESSARY)
                            .toPlainString(),
                    "TaxCostInclusive",
                    Boolean.toString(order.inclusive()),
                    "TaxRate",
                    percent(line),
                    "Cost",
                    net.toPlainString(),
                    "Tax",
                    ofLine.toPlainString(),
                    "CostIncTax",
                    net.add(ofLine).toPlainString());
        }
        return json;
    }

    private static String percent(Line line) {
        return BigDecimal.valueOf(line.rate(), 3).toPlainString();
    }
}
