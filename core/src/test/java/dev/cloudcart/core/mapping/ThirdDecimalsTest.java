package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.Cases;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.trade.Sale;

/// Orders in currencies of three decimals, of which QuickBooks keeps two, against an oracle of whole thousandths.
class ThirdDecimalsTest {

    private static final int CASES = Cases.outOf(1_500);
    private static final List<String> CURRENCIES = List.of("KWD", "BHD", "TND");

    /// @param tolerance in thousandths
    /// @param lines in thousandths
    private record Case(String currency, int tolerance, List<Integer> lines) {

        long total() {
            return lines.stream().mapToLong(Integer::longValue).sum();
        }

        /// In hundredths, half up.
        long rounded() {
            return (total() + 5) / 10;
        }

        long difference() {
            return Math.abs(total() - 10 * rounded());
        }

        String meant() {
            return difference() <= tolerance
                    ? decimal(rounded(), 2)
                    : "held: QuickBooks keeps two decimals, so its %s %s would become %s: %s more than the tolerance of %s"
                            .formatted(
                                    plain(total()),
                                    currency,
                                    decimal(rounded(), 2),
                                    plain(difference() - tolerance),
                                    decimal(tolerance, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areRoundedHalfUpAsFarAsIsAllowed(long seed) {
        var random = new Random(seed);
        var ends = new TreeSet<String>();
        for (int i = 0; i < CASES; i++) {
            var one = drawn(random);
            assertThat(found(one)).as("%s", one).isEqualTo(one.meant());
            ends.add(one.meant().startsWith("held") ? "held" : one.difference() == 0 ? "whole" : "rounded");
        }
        assertThat(ends).containsExactly("held", "rounded", "whole");
    }

    /// The oracle itself, by hand.
    @ParameterizedTest
    @CsvSource(textBlock = """
            10125, 5, 10.13
            10124, 5, 10.12
            10126, 3, 'held: QuickBooks keeps two decimals, so its 10.126 KWD would become 10.13: 0.001 more than the tolerance of 0.003'
            10120, 0, 10.12
            1, 1, 0.00
            """)
    void knowsWhatIsRounded(int total, int tolerance, String meant) {
        assertThat(new Case("KWD", tolerance, List.of(total)).meant()).isEqualTo(meant);
    }

    private static Case drawn(Random random) {
        var lines = random.ints(1 + random.nextInt(4), 10, 200_000).boxed().toList();
        return new Case(CURRENCIES.get(random.nextInt(CURRENCIES.size())), random.nextInt(7), lines);
    }

    private static String found(Case one) {
        var sale = sale(one);
        var rules = BookShelf.tolerating(decimal(one.tolerance(), 3));
        var chart = BookShelf.chart(SaleMapper.needs(rules, List.of(sale)));
        return switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document) -> total(document);
            case Mapping.Held held -> "held: " + held.reasons().getFirst().what();
            case Mapping.Skipped skipped -> "skipped: " + skipped.reason();
        };
    }

    private static Sale sale(Case one) {
        var shop = aSale().in(one.currency()).to("KW");
        for (int i = 0; i < one.lines().size(); i++) {
            shop.withLine("SKU-" + i, 1, decimal(one.lines().get(i), 3), "0", "0");
        }
        return shop.sale();
    }

    /// What its lines add up to, which is what it says.
    private static String total(Document document) {
        var sum = BigDecimal.ZERO;
        for (var line : document.form().lines()) {
            sum = sum.add(line.net().getAmount());
        }
        assertThat(document.form().gross().getAmount()).isEqualByComparingTo(sum);
        return sum.setScale(2).toPlainString();
    }

    private static String decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    private static String plain(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
}
