package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.SaleReader;

/// Discounts on whole orders of any lines, postage and rates, given with tax or without, as shops round them. The
/// oracle adds up in plain fractions: what was taken off each line is known, because the test took it off, and so is
/// what must stand under each tax code.
class DiscountsAddUpTest {

    private static final Place BRITISH = new Place("GB", List.of(20_000L, 5_000L, 0L));

    private static final List<Place> OTHERS = List.of(
            new Place("IE", List.of(23_000L, 13_500L, 9_000L, 0L)),
            new Place("FR", List.of(20_000L, 10_000L, 5_500L)),
            new Place("FI", List.of(25_500L, 13_500L, 10_000L)),
            new Place("HU", List.of(27_000L, 18_000L, 5_000L)),
            new Place("AU", List.of(10_000L, 0L)));

    /// @param rates in thousandths of a percent, the country's first
    private record Place(String country, List<Long> rates) {

        BigDecimal rate(int at) {
            return BigDecimal.valueOf(rates.get(at), 3).stripTrailingZeros();
        }

        /// Two pennies of tax, which is what roundings leave open, are so much of net at rates that are so far apart.
        BigDecimal leftOpen() {
            long nearest = IntStream.range(1, rates.size())
                    .mapToLong(at -> rates.get(at - 1) - rates.get(at))
                    .min()
                    .orElseThrow();
            return BigDecimal.valueOf(2_000).divide(BigDecimal.valueOf(nearest), 2, RoundingMode.UP);
        }
    }

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// Unrounded.
    private record Part(BigDecimal net, BigDecimal rate, int quantity) {

        BigDecimal tax() {
            return net.multiply(rate).divide(HUNDRED, MathContext.DECIMAL128);
        }

        Part less(BigDecimal share) {
            return new Part(net.multiply(BigDecimal.ONE.subtract(share)), rate, quantity);
        }
    }

    /// The same of shops that work back the rate of each line from its pennies: 0.99 with 0.17 says "20.73". Of
    /// pennies at a rate that is not the country's no rate may be known: such an order is held, and there are few.
    @Test
    void comeToTheOrdersOwnTaxWhereRatesAreWorkedBack() {
        var held = seeds().filter(seed -> !comesToTheOrdersOwnTotalAndTax(seed, BRITISH, true))
                .boxed()
                .toList();

        assertThat(held).containsExactly(283);
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeToTheOrdersOwnTotalAndTax(int seed) {
        assertThat(comesToTheOrdersOwnTotalAndTax(seed, BRITISH, false)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeToTheOrdersOwnTotalAndTaxWithTheRatesOfOthers(int seed) {
        assertThat(comesToTheOrdersOwnTotalAndTax(seed, OTHERS.get(seed % OTHERS.size()), false))
                .isTrue();
    }

    /// False where it is held.
    private static boolean comesToTheOrdersOwnTotalAndTax(int seed, Place place, boolean workedBack) {
        var random = new Random(seed);
        var goods = goods(random, place, workedBack && random.nextBoolean() ? 30 : 100);
        var postageRate = seed % 2 == 0 ? place.rate(0) : goods.getFirst().rate();
        var postage = new Part(BigDecimal.valueOf(random.nextInt(3) * 260L, 2), postageRate, 1);
        var share = BigDecimal.valueOf(1 + random.nextInt(90), 2);
        boolean withPostage = random.nextBoolean();
        boolean withTax = random.nextBoolean();
        var less = goods.stream().map(part -> part.less(share)).toList();
        var postageLess = withPostage ? postage.less(share) : postage;

        var order = order(place, goods, postage, less, postageLess, withTax, workedBack);
        if (workedBack && SaleReader.read(order.raw()) instanceof Reading.Unreadable) {
            return false;
        }
        var sale = read(order);

        var tax = cents(sum(less, true).add(postageLess.tax()));
        assertThat(sale.tax()).isEqualTo(Money.of(sale.currency(), tax));
        assertThat(total(sale).subtract(sale.gross().getAmount()).abs()).isLessThan(new BigDecimal("0.000001"));
        assertThat(taxes(sale).subtract(tax).abs()).isLessThan(new BigDecimal("0.000001"));
        var slack = new BigDecimal("0.005").multiply(BigDecimal.valueOf(goods.size() + 3L));
        assertThat(sale.allowances())
                .allSatisfy(allowance -> assertThat(allowance
                                .net()
                                .getAmount()
                                .multiply(allowance.like().named().fraction())
                                .subtract(allowance.tax().getAmount())
                                .abs())
                        .isLessThanOrEqualTo(slack));
        var nets = CodedBooks.netsByRate(sale, place.country(), place.rates());
        assertThat(isNear(nets, netsByRate(less, postageLess), place.leftOpen())
                        || isNear(
                                nets,
                                allOffTheGoods(goods, postage, sum(less, false).add(postageLess.net()), tax),
                                place.leftOpen()))
                .as("%s instead of %s", nets, netsByRate(less, postageLess))
                .isTrue();
        return true;
    }

    /// Where it makes the same tax to the penny, nothing says that a discount was taken off the postage too.
    private static Map<BigDecimal, BigDecimal> allOffTheGoods(
            List<Part> goods, Part postage, BigDecimal net, BigDecimal tax) {
        var taken = sum(goods, false).add(postage.net()).subtract(net);
        var share = taken.divide(sum(goods, false), MathContext.DECIMAL128);
        var less = goods.stream().map(part -> part.less(share)).toList();
        var missed = sum(less, true).add(postage.tax()).subtract(tax).abs();
        return missed.compareTo(new BigDecimal("0.02")) <= 0 ? netsByRate(less, postage) : Map.of();
    }

    private static boolean isNear(
            Map<BigDecimal, BigDecimal> nets, Map<BigDecimal, BigDecimal> others, BigDecimal leftOpen) {
        return nets.keySet().equals(others.keySet())
                && nets.entrySet().stream()
                        .allMatch(one -> one.getValue()
                                        .subtract(others.getOrDefault(one.getKey(), BigDecimal.ZERO))
                                        .abs()
                                        .compareTo(leftOpen)
                                <= 0);
    }

    /// Any share off the goods of one rate and another off the rest: only what explains itself is taken, and never is
    /// a split made up.
    @ParameterizedTest
    @MethodSource("seeds")
    void areHeldWhereNothingButAFreeSplitMakesTheTax(int seed) {
        var random = new Random(seed);
        var goods = List.of(
                new Part(cents(BigDecimal.valueOf(2_000 + random.nextInt(20_000), 2)), new BigDecimal("20"), 1),
                new Part(cents(BigDecimal.valueOf(2_000 + random.nextInt(20_000), 2)), BigDecimal.ZERO, 1));
        var share = BigDecimal.valueOf(10 + random.nextInt(20), 2);
        var larger = share.add(BigDecimal.valueOf(10 + random.nextInt(40), 2));
        boolean moreOffTheFirst = random.nextBoolean();
        var less = List.of(
                goods.getFirst().less(moreOffTheFirst ? larger : share),
                goods.getLast().less(moreOffTheFirst ? share : larger));
        var none = new Part(BigDecimal.ZERO, new BigDecimal("20"), 1);

        var reading = SaleReader.read(
                order(goods, none, less, none, random.nextBoolean()).raw());

        var tax = cents(sum(less, true));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        held -> assertThat(held.reason().what())
                                .startsWith("Order 123 states a tax of " + tax
                                        + " GBP, but its lines and postage, less its discount, carry "));
    }

    private static Map<BigDecimal, BigDecimal> netsByRate(List<Part> goods, Part postage) {
        var nets = new TreeMap<BigDecimal, BigDecimal>();
        Stream.concat(goods.stream(), Stream.of(postage))
                .filter(part -> part.net().signum() > 0)
                .forEach(part -> nets.merge(part.rate().stripTrailingZeros(), part.net(), BigDecimal::add));
        return nets;
    }

    /// @param least in pence
    private static List<Part> goods(Random random, Place place, int least) {
        var goods = new ArrayList<Part>();
        int lines = 1 + random.nextInt(6);
        for (int line = 0; line < lines; line++) {
            goods.add(new Part(
                    cents(BigDecimal.valueOf(least + random.nextInt(least == 100 ? 20_000 : 200), 2)),
                    place.rate(random.nextInt(place.rates().size())),
                    1 + random.nextInt(4)));
        }
        return goods;
    }

    /// Lines as they were before; total, tax and subtotal as they became, rounded to the penny.
    private static OrderFixture order(
            List<Part> goods, Part postage, List<Part> less, Part postageLess, boolean withTax) {
        return order(BRITISH, goods, postage, less, postageLess, withTax, false);
    }

    /// @param workedBack whether the shop tells as rates what the pennies of each line come to
    private static OrderFixture order(
            Place place,
            List<Part> goods,
            Part postage,
            List<Part> less,
            Part postageLess,
            boolean withTax,
            boolean workedBack) {
        var tax = cents(sum(less, true).add(postageLess.tax()));
        var net = sum(less, false).add(postageLess.net());
        var total = cents(net.add(sum(less, true)).add(postageLess.tax()));
        var takenNet = sum(goods, false).add(postage.net()).subtract(net);
        var takenTax =
                sum(goods, true).add(postage.tax()).subtract(sum(less, true)).subtract(postageLess.tax());
        var postageTax = cents(postage.tax());
        var order = anOrder()
                .customer("{\"Address\":{\"Country\":\"%s\"}}".formatted(place.country()))
                .totals("CountryTaxRate", place.rate(0).toPlainString())
                .totals(
                        "Subtotal",
                        cents(sum(less, false)).toPlainString(),
                        "Tax",
                        tax.toPlainString(),
                        "TotalCharge",
                        total.toPlainString(),
                        "TotalDiscount",
                        cents(withTax ? takenNet.add(takenTax) : takenNet).toPlainString(),
                        "PostageCostExTax",
                        postage.net().toPlainString(),
                        "PostageCost",
                        postage.net().add(postageTax).toPlainString());
        for (int line = 0; line < goods.size(); line++) {
            var part = goods.get(line);
            order.item(
                    "SKU",
                    text("SKU-" + line),
                    "Quantity",
                    String.valueOf(part.quantity()),
                    "TaxRate",
                    workedBack
                            ? cents(part.tax())
                                    .multiply(HUNDRED)
                                    .divide(part.net(), 2, RoundingMode.HALF_UP)
                                    .toPlainString()
                            : part.rate().toPlainString(),
                    "Cost",
                    part.net().toPlainString(),
                    "Tax",
                    cents(part.tax()).toPlainString());
        }
        return order;
    }

    private static Sale read(OrderFixture order) {
        var reading = SaleReader.read(order.raw());
        if (reading instanceof Reading.Unreadable unreadable) {
            throw new AssertionError(unreadable.reason().what() + "\n" + order.json());
        }
        return (Sale) ((Reading.Read) reading).event();
    }

    private static BigDecimal sum(List<Part> parts, boolean tax) {
        return parts.stream().map(part -> tax ? part.tax() : part.net()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal total(Sale sale) {
        var sum = sale.postage().net();
        for (var line : sale.lines()) {
            sum = sum.plus(line.net());
        }
        return less(sum, sale, Allowance::net).add(taxes(sale));
    }

    private static BigDecimal taxes(Sale sale) {
        var sum = sale.postage().tax();
        for (var line : sale.lines()) {
            sum = sum.plus(line.tax());
        }
        return less(sum, sale, Allowance::tax);
    }

    private static BigDecimal less(BigMoney sum, Sale sale, java.util.function.Function<Allowance, BigMoney> part) {
        return sale.allowances().stream()
                .map(part)
                .map(BigMoney::getAmount)
                .reduce(sum.getAmount(), BigDecimal::subtract);
    }
}
