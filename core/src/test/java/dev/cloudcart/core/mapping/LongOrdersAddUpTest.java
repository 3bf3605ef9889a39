package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.BRITISH;
import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.tolerating;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.Cases;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.mapping.LongOrders.Fitted;
import dev.cloudcart.core.trade.Sale;

/// Random orders, whatever becomes of them, come to exactly what they were. All is added up here in plain decimals.
class LongOrdersAddUpTest {

    private static final int LINES_MAX = 750;
    private static final Rules RULES = tolerating("0.005");
    private static final List<String> RATES = List.of("20", "5", "0");

    static List<Long> seeds() {
        return new Random(20260304).longs(Cases.outOf(60)).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeToExactlyTheOrder(long seed) {
        var sale = sale(new Random(seed));
        var whole = mapped(sale);

        var documents =
                ((Fitted.Documents) new LongOrders(Rules.LongOrders.MERGE_THEN_SPLIT, BRITISH).fit(whole)).documents();

        assertThat(sums(documents)).isEqualTo(sums(List.of(whole)));
        assertThat(total(documents)).isEqualByComparingTo(cents(sale.gross().getAmount()));
        documents.forEach(LongOrdersAddUpTest::assertFits);
        assertThat(documents.size() == 1 || whole.form().lines().size() > LINES_MAX)
                .isTrue();
        assertThat(documents).extracting(document -> document.form().note()).doesNotHaveDuplicates();
    }

    /// What QuickBooks would refuse, and what would not be the total.
    private static void assertFits(Document document) {
        var form = document.form();
        assertThat(form.lines()).hasSizeBetween(1, LINES_MAX);
        assertThat(form.gross().isNegative()).isFalse();
        var net = BigDecimal.ZERO;
        var lineTax = BigDecimal.ZERO;
        for (var line : form.lines()) {
            var product = line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
            assertThat(product).as("%s", line).isEqualByComparingTo(line.net().getAmount());
            net = net.add(line.net().getAmount());
            lineTax = lineTax.add(line.tax().getAmount());
        }
        var tax = BigDecimal.ZERO;
        for (var entry : ((TaxStatement.ByCode) form.tax()).entries()) {
            tax = tax.add(entry.tax().getAmount());
            assertThat(entry.net().getAmount())
                    .isEqualByComparingTo(netOf(form.lines(), entry.rate().id()));
        }
        assertThat(net.add(tax)).isEqualByComparingTo(form.gross().getAmount());
        assertThat(lineTax).isEqualByComparingTo(tax);
    }

    private static BigDecimal netOf(List<DocumentLine> lines, String rate) {
        var net = BigDecimal.ZERO;
        for (var line : lines) {
            var code = line.taxCode();
            if (code != null && rate.equals("r" + code.id())) {
                net = net.add(line.net().getAmount());
            }
        }
        return net;
    }

    /// By rate and by product: net, tax and pieces.
    private static Map<String, BigDecimal> sums(List<Document> documents) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var document : documents) {
            for (var entry : ((TaxStatement.ByCode) document.form().tax()).entries()) {
                sums.merge("net at " + entry.percent(), entry.net().getAmount(), BigDecimal::add);
                sums.merge("tax at " + entry.percent(), entry.tax().getAmount(), BigDecimal::add);
            }
            for (var line : document.form().lines()) {
                sums.merge(
                        "net of " + line.item().id() + line.item().name(),
                        line.net().getAmount(),
                        BigDecimal::add);
                sums.merge("pieces of " + line.item().name(), line.quantity(), BigDecimal::add);
            }
        }
        return sums;
    }

    private static BigDecimal total(List<Document> documents) {
        var total = BigDecimal.ZERO;
        for (var document : documents) {
            total = total.add(document.form().gross().getAmount());
        }
        return total;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /// Of 1 to 1,200 lines and now and then 2,000, of few products or many, with an allowance every third time.
    private static Sale sale(Random random) {
        var shop = aSale().in(List.of("GBP", "EUR", "KWD", "TND", "JPY", "KRW").get(random.nextInt(6)));
        int lines = random.nextInt(8) == 0 ? 2_000 : 1 + random.nextInt(1_200);
        int products = random.nextBoolean() ? 1 + random.nextInt(40) : 5_000;
        int rates = 1 + random.nextInt(3);
        var prices = new HashMap<Integer, BigDecimal>();
        var whole = new ArrayList<BigDecimal>();
        for (int i = 0; i < lines; i++) {
            int product = random.nextInt(products);
            int quantity = 1 + random.nextInt(random.nextInt(5) == 0 ? 2_000 : 5);
            var price = prices.computeIfAbsent(product, _ -> BigDecimal.valueOf(random.nextInt(1, 900_000), 3));
            var rate = RATES.get(product % rates);
            var net = price.multiply(BigDecimal.valueOf(quantity));
            var tax = net.multiply(new BigDecimal(rate)).movePointLeft(2);
            shop.withLine("SKU-" + product, quantity, net.toPlainString(), tax.toPlainString(), rate);
            whole.add(net);
        }
        if (random.nextInt(3) == 0) {
            var sum = whole.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            shop.withAllowance(sum.movePointLeft(1).toPlainString(), "0", "0");
        }
        return shop.sale();
    }

    private static Document mapped(Sale sale) {
        return switch (new SaleMapper(RULES, chart(SaleMapper.needs(RULES, List.of(sale)))).map(sale)) {
            case Mapping.Mapped(var _, var document) -> document;
            case Mapping.Held held -> throw new AssertionError(held.reasons());
            case Mapping.Skipped skipped -> throw new AssertionError(skipped.reason());
        };
    }
}
