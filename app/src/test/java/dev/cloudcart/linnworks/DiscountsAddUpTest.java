package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;

/// Discounts on whole orders of any lines, postage and rates, given with tax or without, as shops round them. The
/// oracle adds up in plain fractions: what was taken off each line is known, because the test took it off.
class DiscountsAddUpTest {

    private static final List<String> RATES = List.of("20", "5", "0");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// Unrounded.
    private record Part(BigDecimal net, BigDecimal rate) {

        BigDecimal tax() {
            return net.multiply(rate).divide(HUNDRED, MathContext.DECIMAL128);
        }

        Part less(BigDecimal share) {
            return new Part(net.multiply(BigDecimal.ONE.subtract(share)), rate);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeToTheOrdersOwnTotalAndTax(int seed) {
        var random = new Random(seed);
        var goods = goods(random);
        var postage = new Part(BigDecimal.valueOf(random.nextInt(3) * 250L, 2), new BigDecimal("20"));
        var share = BigDecimal.valueOf(1 + random.nextInt(90), 2);
        boolean withPostage = random.nextBoolean();
        boolean withTax = random.nextBoolean();
        var less = goods.stream().map(part -> part.less(share)).toList();
        var postageLess = withPostage ? postage.less(share) : postage;

        var sale = read(order(goods, postage, less, postageLess, withTax));

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
    }

    private static List<Part> goods(Random random) {
        var goods = new ArrayList<Part>();
        int lines = 1 + random.nextInt(6);
        for (int line = 0; line < lines; line++) {
            goods.add(new Part(
                    cents(BigDecimal.valueOf(100 + random.nextInt(20_000), 2)),
                    new BigDecimal(RATES.get(random.nextInt(RATES.size())))));
        }
        return goods;
    }

    /// Lines as they were before; total, tax and subtotal as they became, rounded to the penny.
    private static OrderFixture order(
            List<Part> goods, Part postage, List<Part> less, Part postageLess, boolean withTax) {
        var tax = cents(sum(less, true).add(postageLess.tax()));
        var net = sum(less, false).add(postageLess.net());
        var total = cents(net.add(sum(less, true)).add(postageLess.tax()));
        var takenNet = sum(goods, false).add(postage.net()).subtract(net);
        var takenTax =
                sum(goods, true).add(postage.tax()).subtract(sum(less, true)).subtract(postageLess.tax());
        var postageTax = cents(postage.tax());
        var order = anOrder()
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
                    "1",
                    "TaxRate",
                    part.rate().toPlainString(),
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
