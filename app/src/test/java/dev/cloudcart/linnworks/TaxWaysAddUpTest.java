package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.SaleReader;
import dev.cloudcart.settings.Settings;

/// Orders at one rate, as shops round them, from what Linnworks sends to the document. The oracle counts in whole
/// minor units: what a tax is rounded to follows from a numerator and a denominator, and each way of rounding is
/// one sum.
class TaxWaysAddUpTest {

    private static final int CASES = 3 * Integer.getInteger("cloudcart.test.cases-percent", 100);

    /// Of a hundred whose lines tell no rate but what their pennies come to, or that tell no country's: so many may be
    /// held, for nothing says how they were rounded.
    private static final int HELD_MAX = 3;

    private static final long WHOLE = 100_000;

    /// Real rates, near ones and odd ones among them.
    private static final List<Place> PLACES = List.of(
            new Place("GB", "", 20_000, 5_000),
            new Place("IE", "", 23_000, 13_500, 9_000),
            new Place("FI", "", 25_500, 13_500, 10_000),
            new Place("HR", "", 25_000, 13_000, 5_000),
            new Place("DE", "", 19_000, 7_000),
            new Place("FR", "", 20_000, 10_000, 5_500, 2_100),
            new Place("ES", "", 21_000, 10_000, 4_000),
            new Place("LU", "", 17_000, 14_000, 8_000, 3_000),
            new Place("HU", "", 27_000, 18_000, 5_000),
            new Place("RO", "", 24_000, 11_000),
            new Place("CH", "", 8_100, 3_800, 2_600),
            new Place("JP", "", 10_000, 8_000),
            new Place("CA", "QC", 14_975, 5_000),
            new Place("US", "NY", 8_875, 4_500));
    private static final List<Integer> DISCOUNTS = List.of(0, 0, 0, 5, 10, 12, 25, 50);

    /// How a shop rounds the tax of a line; of an order it is one of the first three.
    private enum Way {
        ONCE,
        LINE,
        PIECE,
        DISCOUNT_APART
    }

    /// @param rates in thousandths of a percent
    private record Place(String country, String region, List<Long> rates) {

        Place(String country, String region, long... rates) {
            this(country, region, LongStream.of(rates).boxed().toList());
        }
    }

    /// Amounts in minor units.
    ///
    /// @param full what all pieces cost before the discount
    /// @param paid what they cost after it
    private record Line(int pieces, long full, long paid, int discount) {}

    /// @param rate in thousandths of a percent
    /// @param lineWay how the taxes of lines are rounded that the order states; once means not at all
    private record Order(
            CurrencyUnit currency,
            Place place,
            boolean inclusive,
            long rate,
            List<Line> lines,
            long postage,
            Way lineWay) {

        Order at(long other) {
            return new Order(currency, place, inclusive, other, lines, postage, lineWay);
        }

        /// What a price is multiplied with and divided by to be a tax.
        BigInteger divisor() {
            return BigInteger.valueOf(inclusive ? WHOLE + rate : WHOLE);
        }
    }

    /// The least and the most that rounding makes, for halves go either way.
    private record Range(long least, long most) {

        static Range rounding(BigInteger numerator, BigInteger denominator) {
            var twice = numerator.shiftLeft(1);
            var up = twice.add(denominator).divide(denominator.shiftLeft(1)).longValueExact();
            var down = twice.subtract(denominator)
                    .add(denominator.shiftLeft(1))
                    .subtract(BigInteger.ONE)
                    .divide(denominator.shiftLeft(1))
                    .longValueExact();
            return new Range(down, up);
        }

        Range plus(Range other) {
            return new Range(least + other.least, most + other.most);
        }

        Range minus(Range other) {
            return new Range(least - other.most, most - other.least);
        }

        Range times(long count) {
            return new Range(least * count, most * count);
        }
    }

    @ParameterizedTest
    @CsvSource({"GBP, 1", "JPY, 2", "KWD, 3"})
    void takeWhatAnyWayOfRoundingMakesOfThem(String currency, long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        int held = 0;
        var seen = EnumSet.noneOf(Way.class);
        for (int drawn = 0; drawn < CASES; drawn++) {
            var order = drawn(CurrencyUnit.of(currency), random);
            var way = Way.values()[random.nextInt(3)];
            var tax = tax(order, way).most();
            seen.add(order.lineWay());
            var telling = telling(random);
            var found = found(order, tax, telling);
            var meant = "%s, tax %s, code %s"
                    .formatted(inBooks(order, total(order, tax)), inBooks(order, tax), percent(order));
            if (!telling.isAll() && isHeld(found)) {
                held++;
            } else if (!found.equals(meant)) {
                wrong.add("%s, %s, rounded by %s%n  meant %s%n  found %s".formatted(order, telling, way, meant, found));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(held * 100).isLessThanOrEqualTo(CASES * HELD_MAX);
        assertThat(seen).containsExactlyInAnyOrder(Way.values());
    }

    @ParameterizedTest
    @CsvSource({"GBP, 4", "JPY, 5", "KWD, 6"})
    void holdWhatIsAPennyMoreOrLess(String currency, long seed) {
        var random = new Random(seed);
        var wrong = new ArrayList<String>();
        for (int drawn = 0; drawn < CASES; drawn++) {
            var order = drawn(CurrencyUnit.of(currency), random);
            var all = all(order);
            for (long tax : List.of(all.most() + 1, all.least() - 1)) {
                var telling = telling(random);
                var found = found(order, tax, telling);
                if (!isHeldForItsTax(found)) {
                    wrong.add("%s, %s, tax %d of %s%n  found %s".formatted(order, telling, tax, all, found));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Of prices of which every line, and every piece, has some tax, which no other rate makes in any way.
    private static Order drawn(CurrencyUnit currency, Random random) {
        while (true) {
            var lines = new ArrayList<Line>();
            int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 5);
            for (int line = 0; line < count; line++) {
                lines.add(line(random));
            }
            var place = PLACES.get(random.nextInt(PLACES.size()));
            var order = new Order(
                    currency,
                    place,
                    random.nextBoolean(),
                    place.rates().get(random.nextInt(place.rates().size())),
                    lines,
                    random.nextBoolean() ? 100 + random.nextInt(900) : 0,
                    Way.values()[random.nextInt(4)]);
            if (lines.stream().allMatch(line -> isOfOneRate(order, line))) {
                return order;
            }
        }
    }

    private static boolean isOfOneRate(Order order, Line line) {
        var tax = stated(order, line);
        return tax > 0
                && pieceTax(order, line.paid(), line.pieces()).least() > 0
                && order.place().rates().stream()
                        .filter(rate -> rate != order.rate())
                        .map(order::at)
                        .allMatch(other -> Stream.of(Way.values())
                                .map(way -> lineTax(other, line, way))
                                .noneMatch(range -> range.least() <= tax && tax <= range.most()));
    }

    private static Line line(Random random) {
        int pieces = random.nextInt(3) == 0 ? 2 + random.nextInt(30) : 1;
        long full = pieces * (20L + random.nextInt(random.nextBoolean() ? 300 : 20_000));
        int discount = DISCOUNTS.get(random.nextInt(DISCOUNTS.size()));
        long off = Range.rounding(BigInteger.valueOf(full * discount), BigInteger.valueOf(100))
                .most();
        return new Line(pieces, full, full - off, discount);
    }

    private static Range roundedTax(Order order, long price) {
        return Range.rounding(BigInteger.valueOf(price * order.rate()), order.divisor());
    }

    private static Range pieceTax(Order order, long price, int pieces) {
        return Range.rounding(
                BigInteger.valueOf(price * order.rate()), order.divisor().multiply(BigInteger.valueOf(pieces)));
    }

    private static Range lineTax(Order order, Line line, Way way) {
        return switch (way) {
            case ONCE, LINE -> roundedTax(order, line.paid());
            case PIECE -> pieceTax(order, line.paid(), line.pieces()).times(line.pieces());
            case DISCOUNT_APART -> roundedTax(order, line.full()).minus(roundedTax(order, line.full() - line.paid()));
        };
    }

    /// What a shop states of a line, halves rounded up.
    private static long stated(Order order, Line line) {
        var one = lineTax(order, line, order.lineWay());
        return order.lineWay() == Way.DISCOUNT_APART
                ? roundedTax(order, line.full()).most()
                        - roundedTax(order, line.full() - line.paid()).most()
                : one.most();
    }

    private static long paid(Order order) {
        return order.lines().stream().mapToLong(Line::paid).sum();
    }

    /// The tax of the order. What a line of one piece states stands, and so do lines that are added up.
    private static Range tax(Order order, Way way) {
        if (way == Way.ONCE) {
            return roundedTax(order, paid(order) + order.postage());
        }
        var postage = roundedTax(order, order.postage());
        return order.lines().stream()
                .map(line -> {
                    var own = new Range(stated(order, line), stated(order, line));
                    boolean isStated = order.lineWay() != Way.ONCE
                            && (line.pieces() == 1 || (way == Way.LINE && order.lineWay() != Way.PIECE));
                    return isStated ? own : lineTax(order, line, way);
                })
                .reduce(postage, Range::plus);
    }

    /// Every tax that any way can make: of prices as they are told, of net amounts that are left of them, and of
    /// what the lines state.
    private static Range all(Order order) {
        var ranges = new ArrayList<Range>();
        var net = net(order);
        for (var one : order.inclusive() && order.lineWay() != Way.ONCE ? List.of(order, net) : List.of(order)) {
            var postage = roundedTax(one, one.postage());
            ranges.add(roundedTax(one, paid(one) + one.postage()));
            ranges.add(roundedTax(one, paid(one)).plus(postage));
            for (var way : List.of(Way.LINE, Way.PIECE)) {
                ranges.add(one.lines().stream()
                        .map(line -> lineTax(one, line, way))
                        .reduce(postage, Range::plus));
                ranges.add(singlesAsStated(order, one, way).reduce(roundedTax(order, order.postage()), Range::plus));
            }
        }
        if (order.lineWay() != Way.ONCE) {
            var stated = order.lines().stream()
                    .mapToLong(line -> stated(order, line))
                    .sum();
            var postage = roundedTax(order, order.postage());
            ranges.add(new Range(stated, stated).plus(postage));
            ranges.add(order.lines().stream()
                    .map(line -> Range.rounding(
                                    BigInteger.valueOf(stated(order, line)), BigInteger.valueOf(line.pieces()))
                            .times(line.pieces()))
                    .reduce(postage, Range::plus));
        }
        return new Range(
                ranges.stream().mapToLong(Range::least).min().orElseThrow(),
                ranges.stream().mapToLong(Range::most).max().orElseThrow());
    }

    /// Where a line has one piece, the rounding of the piece is what the line states.
    private static Stream<Range> singlesAsStated(Order order, Order priced, Way way) {
        return IntStream.range(0, order.lines().size()).mapToObj(at -> {
            var line = order.lines().get(at);
            return line.pieces() == 1 && order.lineWay() != Way.ONCE
                    ? new Range(stated(order, line), stated(order, line))
                    : lineTax(priced, priced.lines().get(at), way);
        });
    }

    /// The same order at what its stated taxes leave of its prices.
    private static Order net(Order order) {
        var lines = order.lines().stream()
                .map(line -> new Line(line.pieces(), line.full(), line.paid() - stated(order, line), line.discount()))
                .toList();
        return new Order(
                order.currency(),
                order.place(),
                false,
                order.rate(),
                lines,
                order.postage() - roundedTax(order, order.postage()).most(),
                order.lineWay());
    }

    private static long total(Order order, long tax) {
        return paid(order) + order.postage() + (order.inclusive() ? 0 : tax);
    }

    /// How much a shop tells of its rates.
    ///
    /// @param workedBack whether lines tell the rate that their tax comes to, to two decimals
    /// @param country whether the order tells the country's rate
    private record Telling(boolean workedBack, boolean country) {

        boolean isAll() {
            return country && !workedBack;
        }
    }

    private static boolean isHeld(String found) {
        return isHeldForItsTax(found) || found.startsWith("Several tax codes fit ");
    }

    private static boolean isHeldForItsTax(String found) {
        return found.contains(" states a tax of ") || found.contains(" add up to ");
    }

    private static Telling telling(Random random) {
        return new Telling(random.nextInt(4) == 0, random.nextInt(4) > 0);
    }

    private static String found(Order order, long tax, Telling telling) {
        return switch (SaleReader.read(json(order, tax, telling).raw())) {
            case Reading.Unreadable unreadable -> unreadable.reason().what();
            case Reading.Read read -> mapped(order, (Sale) read.event());
        };
    }

    private static OrderFixture json(Order order, long tax, Telling telling) {
        var carriageTax = order.lineWay() == Way.ONCE
                ? exactTax(order, order.postage())
                : money(order, roundedTax(order, order.postage()).most());
        var carriage = money(order, order.postage());
        var json = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\",\"Region\":\"%s\"}}"
                        .formatted(order.place().country(), order.place().region()))
                .totals(
                        "Currency",
                        text(order.currency().getCode()),
                        "TotalCharge",
                        money(order, total(order, tax)).toPlainString(),
                        "Tax",
                        money(order, tax).toPlainString(),
                        "CountryTaxRate",
                        telling.country() ? percent(order) : "0",
                        "PostageCost",
                        (order.inclusive() ? carriage : carriage.add(carriageTax)).toPlainString(),
                        "PostageCostExTax",
                        (order.inclusive() ? carriage.subtract(carriageTax) : carriage).toPlainString());
        order.lines().forEach(line -> item(json, order, line, telling.workedBack()));
        return json;
    }

    private static void item(OrderFixture json, Order order, Line line, boolean workedBack) {
        var tax = order.lineWay() == Way.ONCE ? exactTax(order, line.paid()) : money(order, stated(order, line));
        var paid = money(order, line.paid());
        var net = order.inclusive() ? paid.subtract(tax) : paid;
        var piece = money(order, line.full()).divide(BigDecimal.valueOf(line.pieces()), 3, RoundingMode.UNNECESSARY);
        var workedOut = tax.movePointRight(2).divide(net, 2, RoundingMode.HALF_UP);
        boolean isAnothers = workedOut.remainder(new BigDecimal("0.5")).signum() == 0;
        json.item(
                "SKU",
                text("SKU"),
                "Quantity",
                Integer.toString(line.pieces()),
                "PricePerUnit",
                piece.toPlainString(),
                "Discount",
                Integer.toString(line.discount()),
                "TaxCostInclusive",
                Boolean.toString(order.inclusive()),
                "TaxRate",
                workedBack && !isAnothers ? workedOut.toPlainString() : percent(order),
                "Cost",
                net.toPlainString(),
                "Tax",
                tax.toPlainString(),
                "CostIncTax",
                net.add(tax).toPlainString());
    }

    private static BigDecimal exactTax(Order order, long price) {
        return money(order, price)
                .multiply(BigDecimal.valueOf(order.rate()))
                .divide(new BigDecimal(order.divisor()), 10, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(Order order, long minor) {
        return BigDecimal.valueOf(minor, order.currency().getDecimalPlaces());
    }

    private static String percent(Order order) {
        return percent(order.rate());
    }

    private static String percent(long rate) {
        return BigDecimal.valueOf(rate, 3).toPlainString();
    }

    /// QuickBooks keeps two decimals.
    private static Money inBooks(Order order, long minor) {
        int decimals = Math.min(2, order.currency().getDecimalPlaces());
        return Money.of(order.currency(), money(order, minor).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String mapped(Order order, Sale sale) {
        var settings = Settings.startingOn(LocalDate.of(2026, 1, 1)).rules(1, order.currency(), ZoneId.of("UTC"));
        var rules = new Rules(
                1,
                settings.home(),
                settings.zone(),
                settings.startDate(),
                settings.stores(),
                settings.sales(),
                settings.customers(),
                settings.products(),
                settings.tax(),
                new Rules.Rounding(new BigDecimal("0.01")),
                settings.changes(),
                Rules.Purchases.OFF);
        var needs = SaleMapper.needs(rules, List.of(sale));
        var chart = new Chart(
                new Country(order.place().country()),
                order.currency(),
                true,
                true,
                TaxSystem.CODES,
                codes(order.place()),
                null,
                looked(needs.parties(), need -> new Ref<>("c", need.name())),
                looked(needs.items(), need -> new Ref<>("i", need.sku())),
                Map.of());
        return switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document) -> told(document.form());
            case Mapping.Held held -> held.reasons().getFirst().what();
            case Mapping.Skipped skipped -> "skipped: " + skipped.reason();
        };
    }

    private static String told(Form form) {
        var codes = form.lines().stream()
                .map(line -> line.taxCode() == null ? "none" : line.taxCode().name())
                .collect(Collectors.toSet());
        var tax = form.tax().total();
        var nets = form.lines().stream()
                .map(line -> line.net())
                .reduce(Money::plus)
                .orElseThrow();
        var taxes = form.lines().stream()
                .map(line -> line.tax())
                .reduce(Money::plus)
                .orElseThrow();
        assertThat(taxes).isEqualTo(tax);
        return "%s, tax %s, code %s".formatted(nets.plus(taxes), tax, String.join(" and ", codes));
    }

    private static List<TaxCode> codes(Place place) {
        return LongStream.concat(place.rates().stream().mapToLong(Long::longValue), LongStream.of(0))
                .mapToObj(rate -> code(place, rate))
                .toList();
    }

    /// Quebec's is one of two rates, as QuickBooks has it.
    private static TaxCode code(Place place, long rate) {
        var treatment = rate == 0 ? TaxUse.Treatment.ZERO_RATED : TaxUse.Treatment.TAXED;
        var parts = rate == 14_975 ? List.of(part(5_000), part(9_975)) : List.of(part(rate));
        return new TaxCode(
                new Ref<>(percent(rate), percent(rate)),
                parts,
                new TaxUse(treatment, new Jurisdiction(new Country(place.country()), place.region())));
    }

    private static TaxCode.Part part(long rate) {
        return new TaxCode.Part(new Ref<>("r" + rate, percent(rate)), TaxRate.ofPercent(percent(rate)));
    }

    private static <N, K extends Ref.Kind> Map<N, Lookup<Ref<K>>> looked(Set<N> needs, Function<N, Ref<K>> ref) {
        return needs.stream()
                .collect(Collectors.toMap(Function.identity(), need -> new Lookup.Found<>(ref.apply(need))));
    }
}
