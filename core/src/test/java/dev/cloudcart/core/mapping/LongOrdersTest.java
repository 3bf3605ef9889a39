package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.BRITISH;
import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.mapping.LongOrders.Fitted;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

class LongOrdersTest {

    private static final TaxCode BRITISH_COLUMBIA = new TaxCode(
            new Ref<>("7", "GST/PST BC"),
            List.of(
                    new TaxCode.Part(new Ref<>("71", "GST"), TaxRate.ofPercent("5")),
                    new TaxCode.Part(new Ref<>("72", "PST"), TaxRate.ofPercent("7"))),
            new TaxUse(TaxUse.Treatment.TAXED, new Jurisdiction(new Country("CA"), "BC")));

    @ParameterizedTest
    @CsvSource({"1", "2", "750"})
    void leavesAloneWhatQuickBooksTakes(int lines) {
        var document = mapped(differing(lines).sale());

        assertThat(fitted(document)).containsExactly(document);
    }

    @Test
    void mergesEqualLines() {
        var shop = aSale().withPostage("3.33", "0.67", "20");
        IntStream.range(0, 800).forEach(i -> shop.withLine("BEAD", 2, "2.00", "0.40", "20"));
        shop.withLine("MUG", 1, "10.00", "2.00", "20");

        assertThat(text(fitted(mapped(shop.sale())))).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  BEAD x 1600 @ 1.00           1600.00   tax 320.00   20.0% S
                  MUG x 1 @ 10.00                10.00   tax 2.00   20.0% S
                  Shipping x 1 @ 3.33             3.33   tax 0.67   20.0% S
                  tax                           322.67   of 1613.33 at 20 %
                  total                        1936.00 GBP
                """);
    }

    /// 3 for 8.33 is 2.777 each, and 2,400 of those would be 6,664.80.
    @Test
    void keepsTheAmountOfMergedLinesThoughThePriceWasRounded() {
        var shop = aSale();
        IntStream.range(0, 800).forEach(i -> shop.withLine("BEAD", 3, "8.33", "0", "0"));

        assertThat(text(fitted(mapped(shop.sale())))).contains("""
                  BEAD x 800 @ 2.77            2216.00   tax 0.00   0.0% Z
                  BEAD x 1600 @ 2.78           4448.00   tax 0.00   0.0% Z
                """);
    }

    @Test
    void keepsTheDescriptionOfLinesThatAgreeOnIt() {
        var shop = aSale();
        IntStream.range(0, 800).forEach(i -> shop.withLine("BEAD", 1, "1.00", "0.20", "20"));

        assertThat(fitted(mapped(shop.sale())).getFirst().form().lines())
                .singleElement()
                .extracting(line -> line.description())
                .isEqualTo("BEAD title");
    }

    @Test
    void splitsWhatIsStillTooLong() {
        var documents =
                fitted(mapped(differing(800).withPostage("10.00", "2.00", "20").sale()));

        assertThat(summaries(documents)).isEqualTo("""
                1001-1 401 lines, 20 %: 82.00 of 410.00, total 492.00
                1001-2 400 lines, 20 %: 80.00 of 400.00, total 480.00
                """);
        assertThat(documents)
                .extracting(document -> document.form().note())
                .containsExactly(
                        "Part 1 of 2. Linnworks order 1001, AMAZON Amazon UK 206-11",
                        "Part 2 of 2. Linnworks order 1001, AMAZON Amazon UK 206-11");
    }

    @Test
    void keepsTheRatesOfEachPartApart() {
        var shop = aSale();
        IntStream.range(0, 700).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20"));
        IntStream.range(0, 700).forEach(i -> shop.withLine("BOOK-" + i, 1, "1.00", "0.05", "5"));

        assertThat(summaries(fitted(mapped(shop.sale())))).isEqualTo("""
                1001-1 700 lines, 20 %: 70.00 of 350.00, 5 %: 17.50 of 350.00, total 787.50
                1001-2 700 lines, 20 %: 70.00 of 350.00, 5 %: 17.50 of 350.00, total 787.50
                """);
    }

    @Test
    void sharesTheTaxOfACodeWithTwoRates() {
        var shop = aSale().in("CAD").to("CA", "BC");
        IntStream.range(0, 751).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.03", "0.1236", "12"));
        var sale = shop.sale();
        var codes = List.of(BRITISH_COLUMBIA);
        var document = mapped(sale, TaxSystem.CODES, codes);

        var documents = fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, codes);

        assertThat(summaries(List.of(document)))
                .isEqualTo("1001 751 lines, 5 %: 38.67 of 773.53, 7 %: 54.15 of 773.53, total 866.35\n");
        assertThat(summaries(documents)).isEqualTo("""
                1001-1 376 lines, 5 %: 19.36 of 387.28, 7 %: 27.11 of 387.28, total 433.75
                1001-2 375 lines, 5 %: 19.31 of 386.25, 7 %: 27.04 of 386.25, total 432.60
                """);
        assertThat(documents)
                .allSatisfy(part -> assertThat(part.form().lines().stream()
                                .map(line -> line.tax())
                                .reduce(Money::plus))
                        .contains(part.form().tax().total()));
    }

    /// 0.025 and 0.075 become 0.11 or 0.09. Of the 38.02 on the lines of the first part, 9.505 and 28.515 are 9.51 and
    /// 28.52, a penny more; in the other part they are a penny less. A line with most tax bears it.
    @Test
    void levelsLinesAndRatesOfACodeWithTwoRates() {
        var whole = Set.of(1, 3, 752, 754);
        var shop = aSale().in("CAD").to("CA", "BC");
        IntStream.range(0, 756)
                .forEach(i -> shop.withLine(
                        "BEAD-" + i,
                        1,
                        whole.contains(i) ? "1.00" : "0.50",
                        whole.contains(i) ? "0.20" : "0.10",
                        "20"));

        var documents = canadian(shop.sale(), twoRates("7", "5", "15"));

        assertThat(summaries(documents)).isEqualTo("""
                1001-1 378 lines, 5 %: 9.51 of 190.00, 15 %: 28.52 of 190.00, total 228.03
                1001-2 378 lines, 5 %: 9.49 of 190.00, 15 %: 28.48 of 190.00, total 227.97
                """);
        assertThat(lineTaxes(documents.get(0))).isEqualTo("{0.09=187, 0.11=189, 0.20=1, 0.21=1}");
        assertThat(lineTaxes(documents.get(1))).isEqualTo("{0.09=189, 0.11=187, 0.19=1, 0.20=1}");
    }

    /// How many lines have which tax.
    private static String lineTaxes(Document document) {
        return document.form().lines().stream()
                .collect(Collectors.groupingBy(line -> line.tax().getAmount(), TreeMap::new, Collectors.counting()))
                .toString();
    }

    /// 0.0612 are 0.0255 and 0.0357, so 0.02 and 0.04; of the line's own 0.06 they would be 0.03 and 0.04. The last
    /// part that has the rate completes it, not the last of all.
    @Test
    void completesARateInTheLastPartThatHasIt() {
        var shop = aSale().in("CAD").to("CA", "BC").withLine("BEAD", 1, "0.51", "0.0612", "12");
        IntStream.range(0, 750).forEach(i -> shop.withLine("BOOK-" + i, 1, "1.00", "0", "0"));
        var zero = code("8", "Zero-rated", "0", TaxUse.Treatment.ZERO_RATED, "CA", "");

        assertThat(summaries(canadian(shop.sale(), BRITISH_COLUMBIA, zero))).isEqualTo("""
                1001-1 376 lines, 5 %: 0.02 of 0.51, 7 %: 0.04 of 0.51, 0 %: 0.00 of 375.00, total 375.57
                1001-2 375 lines, 0 %: 0.00 of 375.00, total 375.00
                """);
    }

    /// What a code has no tax of at one of its rates is stated nevertheless.
    @Test
    void statesRatesOfZeroOfACodeWithTwo() {
        var shop = aSale().in("CAD").to("CA", "BC");
        IntStream.range(0, 752)
                .forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", i % 2 == 0 ? "0.05" : "0", i % 2 == 0 ? "5" : "0"));

        assertThat(summaries(canadian(shop.sale(), twoRates("9", "5", "0"), twoRates("8", "0", "0"))))
                .isEqualTo("""
                1001-1 376 lines, 5 %: 18.80 of 376.00, 0 %: 0.00 of 376.00, total 394.80
                1001-2 376 lines, 0 %: 0.00 of 376.00, 0 %: 0.00 of 376.00, total 376.00
                """);
    }

    private static TaxCode twoRates(String id, String first, String second) {
        return new TaxCode(
                new Ref<>(id, "GST/PST " + first + second),
                List.of(
                        new TaxCode.Part(new Ref<>(id + "1", "GST"), TaxRate.ofPercent(first)),
                        new TaxCode.Part(new Ref<>(id + "2", "PST"), TaxRate.ofPercent(second))),
                new TaxUse(
                        first.equals("0") ? TaxUse.Treatment.ZERO_RATED : TaxUse.Treatment.TAXED,
                        new Jurisdiction(new Country("CA"), "")));
    }

    private static List<Document> canadian(Sale sale, TaxCode... codes) {
        var chart = chart(SaleMapper.needs(rules(), List.of(sale)), "CA", TaxSystem.CODES, List.of(codes));
        return switch (new SaleMapper(rules(), chart).map(sale)) {
            case Mapping.Mapped(var _, var document) ->
                fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, List.of(codes));
            case Mapping.Held held -> throw new AssertionError(held.reasons());
            case Mapping.Skipped skipped -> throw new AssertionError(skipped.reason());
        };
    }

    /// 750 lines stay as they are, however alike; 751 of which two are alike become 750 and one document.
    @Test
    void mergesOnlyWhereItHasToAndSplitsOnlyThen() {
        var alike = aSale();
        IntStream.range(0, 750).forEach(i -> alike.withLine("BEAD", 1, "1.00", "0.20", "20"));
        var document = mapped(alike.sale());

        assertThat(fitted(document)).containsExactly(document);
        assertThat(summaries(fitted(mapped(differing(750)
                        .withLine("BEAD-7", 1, "1.00", "0.20", "20")
                        .sale()))))
                .isEqualTo("1001 750 lines, 20 %: 150.20 of 751.00, total 901.20\n");
    }

    @Test
    void dropsTheDescriptionWhereMergedLinesDisagree() {
        var shop = aSale();
        IntStream.range(0, 800)
                .forEach(i -> shop.withLine("BEAD", 1, "1.00", "0.20", "20").titled("Bead " + i % 2, "0"));

        assertThat(fitted(mapped(shop.sale())).getFirst().form().lines())
                .singleElement()
                .extracting(line -> line.description())
                .isEqualTo("");
    }

    /// Wherever they stand among the lines, and to a part that is not full.
    @Test
    void dealsAllowancesOutLast() {
        var shop = aSale().withLine("VOUCHER-1", 1, "-400.00", "0", "0")
                .withLine("BEAD", 1, "1.00", "0.20", "20")
                .withLine("VOUCHER-2", 1, "-300.00", "0", "0");
        IntStream.range(0, 1_399).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20"));
        var full = differing(1_499).withAllowance("3.00", "0", "0").sale();

        assertThat(summaries(fitted(mapped(shop.sale())))).isEqualTo("""
                1001-1 701 lines, 0 %: 0.00 of -400.00, 20 %: 140.00 of 700.00, total 440.00
                1001-2 701 lines, 0 %: 0.00 of -300.00, 20 %: 140.00 of 700.00, total 540.00
                """);
        assertThat(summaries(fitted(mapped(full)))).isEqualTo("""
                1001-1 750 lines, 20 %: 150.00 of 750.00, total 900.00
                1001-2 750 lines, 20 %: 149.80 of 749.00, 0 %: 0.00 of -3.00, total 895.80
                """);
    }

    /// What is taxed comes to nothing, so there is nothing in proportion to it.
    @Test
    void sharesNoTaxWhereWhatIsTaxedCancelsOut() {
        var shop = aSale().in("USD")
                .withLine("BEAD", 1, "10.00", "0.80", "8")
                .withLine("VOUCHER", 1, "-10.00", "-0.80", "8");
        IntStream.range(0, 800).forEach(i -> shop.withLine("BOOK-" + i, 1, "1.00", "0", "0"));
        var codes = List.of(code("2", "California", "8"));

        assertThat(summaries(
                        fitted(mapped(shop.sale(), TaxSystem.US, codes), Rules.LongOrders.MERGE_THEN_SPLIT, codes)))
                .isEqualTo("""
                1001-1 402 lines, California: 0.00, total 400.00
                1001-2 400 lines, no code: 0.00, total 400.00
                """);
    }

    @ParameterizedTest
    @CsvSource({"US, 8, 2", "US, 0, 1", "OFF, 20, 1", "CODES, 0, 2"})
    void goesByWhetherTheDocumentIsTaxable(TaxSystem system, String rate, int documents) {
        var shop = aSale().in("USD");
        IntStream.range(0, 751)
                .forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", rate.equals("0") ? "0" : "0.08", rate));
        var codes = system == TaxSystem.CODES ? BRITISH : List.of(code("2", "California", "8"));

        var document = mapped(shop.sale(), system, codes);

        assertThat(fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, codes)).hasSize(documents);
    }

    @Test
    void sharesTheTaxOfTheUnitedStatesByWhatIsTaxed() {
        var shop = aSale().in("USD");
        IntStream.range(0, 600).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.08", "8"));
        IntStream.range(0, 1_000).forEach(i -> shop.withLine("BOOK-" + i, 1, "1.00", "0", "0"));
        var codes = List.of(code("2", "California", "8"));
        var document = mapped(shop.sale(), TaxSystem.US, codes);

        assertThat(summaries(fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, codes)))
                .isEqualTo("""
                1001-1 534 lines, California: 16.00, total 550.00
                1001-2 533 lines, California: 16.00, total 549.00
                1001-3 533 lines, California: 16.00, total 549.00
                """);
    }

    @Test
    void statesNoTaxOnAPartWithoutTaxedLines() {
        var shop = aSale().in("USD").withLine("BEAD", 1, "1.00", "0.08", "8");
        IntStream.range(0, 800).forEach(i -> shop.withLine("BOOK-" + i, 1, "1.00", "0", "0"));
        var codes = List.of(code("2", "California", "8"));
        var document = mapped(shop.sale(), TaxSystem.US, codes);

        assertThat(summaries(fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, codes)))
                .isEqualTo("""
                1001-1 401 lines, California: 0.08, total 401.08
                1001-2 400 lines, no code: 0.00, total 400.00
                """);
    }

    /// A pound with its tax is 83.33 pence without: the pennies of rounding do not gather in one part.
    @Test
    void spreadsThePenniesOfRoundingEvenly() {
        var shop = aSale();
        IntStream.range(0, 800).forEach(i -> shop.withLine("BEAD-" + i, 1, "0.83333333", "0.16666667", "20"));

        assertThat(summaries(fitted(mapped(shop.sale())))).isEqualTo("""
                1001-1 400 lines, 20 %: 66.67 of 333.34, total 400.01
                1001-2 400 lines, 20 %: 66.66 of 333.33, total 399.99
                """);
    }

    /// QuickBooks takes no document below zero.
    @Test
    void givesAllowancesToThePartThatCanBearThem() {
        var sale = differing(1_400)
                .withAllowance("800.00", "0", "0")
                .withTotal("880.00")
                .sale();

        assertThat(summaries(fitted(mapped(sale)))).isEqualTo("""
                1001-1 701 lines, 20 %: 140.00 of 700.00, 0 %: 0.00 of -800.00, total 40.00
                1001-2 700 lines, 20 %: 140.00 of 700.00, total 840.00
                """);
    }

    @Test
    void holdsWhatCannotBeSplit() {
        var sale = differing(1_400)
                .withAllowance("1400.00", "280.00", "20")
                .withTotal("0.00")
                .sale();

        assertThat(reason(mapped(sale), Rules.LongOrders.MERGE_THEN_SPLIT).what())
                .isEqualTo(
                        "It has 1401 lines, QuickBooks takes 750 on such a document, and its allowances are too large to be split among several");
    }

    @Test
    void holdsLongOrdersWhereTheRulesSaySo() {
        assertThat(reason(mapped(differing(751).sale()), Rules.LongOrders.HOLD))
                .isEqualTo(
                        new Reason(
                                "TOO_MANY_LINES",
                                "It has 751 lines, and QuickBooks takes 750 on such a document",
                                "Set \"order-export: long-orders\" to \"merge, then split\" and retry, or enter the order by hand and dismiss this"));
    }

    @ParameterizedTest
    @CsvSource({
        "1001, 1001-1",
        "206-1234567-1234567, 206-1234567-1234567-1",
        "206-1234567-123456789, 206-1234567-1234567-1"
    })
    void keepsDocumentNumbersWithinTheirLength(String number, String first) {
        var document = mapped(differing(751).sale());
        var numbered =
                document.with(document.form().called(number, document.form().note()));

        assertThat(fitted(numbered).getFirst().form().number()).isEqualTo(first).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void leavesTheNumbersToQuickBooksWhereItGivesThem() {
        var document = mapped(differing(751).sale());
        var unnumbered =
                document.with(document.form().called(null, document.form().note()));

        assertThat(fitted(unnumbered))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.form().number()).isNull());
    }

    /// Lines of one pound and 20 % each.
    private static Shop differing(int lines) {
        var shop = aSale();
        IntStream.range(0, lines).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20"));
        return shop;
    }

    private static Document mapped(Sale sale) {
        return mapped(sale, TaxSystem.CODES, BRITISH);
    }

    private static Document mapped(Sale sale, TaxSystem system, List<TaxCode> codes) {
        var needs = SaleMapper.needs(rules(), List.of(sale));
        return switch (new SaleMapper(rules(), chart(needs, system, codes)).map(sale)) {
            case Mapping.Mapped(var _, var document) -> document;
            case Mapping.Held held -> throw new AssertionError(held.reasons());
            case Mapping.Skipped skipped -> throw new AssertionError(skipped.reason());
        };
    }

    private static List<Document> fitted(Document document) {
        return fitted(document, Rules.LongOrders.MERGE_THEN_SPLIT, BRITISH);
    }

    private static List<Document> fitted(Document document, Rules.LongOrders rule, List<TaxCode> codes) {
        return switch (new LongOrders(rule, codes).fit(document)) {
            case Fitted.Documents(var documents) -> documents;
            case Fitted.TooLong(var reason) -> throw new AssertionError(reason);
        };
    }

    private static Reason reason(Document document, Rules.LongOrders rule) {
        return ((Fitted.TooLong) new LongOrders(rule, BRITISH).fit(document)).reason();
    }

    private static String text(List<Document> documents) {
        return documents.stream().map(Ledger::text).collect(Collectors.joining());
    }

    private static String summaries(List<Document> documents) {
        return documents.stream().map(LongOrdersTest::summary).collect(Collectors.joining());
    }

    private static String summary(Document document) {
        var form = document.form();
        return "%s %d lines, %s, total %s\n"
                .formatted(
                        form.number(),
                        form.lines().size(),
                        taxes(form.tax()),
                        form.gross().getAmount());
    }

    private static String taxes(TaxStatement tax) {
        return switch (tax) {
            case TaxStatement.ByCode byCode ->
                byCode.entries().stream()
                        .map(entry -> "%s: %s of %s"
                                .formatted(
                                        entry.percent(),
                                        entry.tax().getAmount(),
                                        entry.net().getAmount()))
                        .collect(Collectors.joining(", "));
            case TaxStatement.UnitedStates(var code, var total, var _) ->
                (code == null ? "no code" : code.name()) + ": " + total.getAmount();
            case TaxStatement.None() -> "no tax";
        };
    }
}
