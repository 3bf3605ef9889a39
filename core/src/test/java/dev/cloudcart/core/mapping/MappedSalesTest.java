package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.BRITISH;
import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.TaxTable.Area;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// The edges of sales, as the ledger text of what they become, or as why they become nothing.
class MappedSalesTest {

    private static final TaxCode EIGHT = code("2", "California", "8", Treatment.TAXED, "US", "CA");

    /// Under the code of its stated rate, else along with the dearest part.
    @Test
    void givesAwayUnderTheStatedRateElseAlongWithTheDearest() {
        var sale = aSale().withLine("BOOK", 1, "1.00", "0.00", "0")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("PEN", 1, "0.00", "0.00", "5")
                .withLine("PIN", 1, "0.00", "0.00", "17")
                .sale();

        assertThat(told(sale, rules(), BRITISH)).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  BOOK x 1 @ 1.00                 1.00   tax 0.00   0.0% Z
                  MUG x 1 @ 10.00                10.00   tax 2.00   20.0% S
                  PEN x 1 @ 0.00                  0.00   tax 0.00   5.0% R
                  PIN x 1 @ 0.00                  0.00   tax 0.00   20.0% S
                  tax                             0.00   of 1.00 at 0 %
                  tax                             2.00   of 10.00 at 20 %
                  tax                             0.00   of 0.00 at 5 %
                  total                          13.00 GBP
                """);
    }

    @Test
    void givesAllAwayUntaxed() {
        var sale = aSale().withLine("PIN", 1, "0.00", "0.00", "17").sale();

        assertThat(told(sale, rules(), BRITISH)).contains("PIN x 1 @ 0.00                  0.00   tax 0.00   0.0% Z");
        assertThat(told(sale, rules(), List.of(code("2", "20.0% S", "20"))))
                .isEqualTo("held: QuickBooks has no tax code that is known to be right for sales without tax to"
                        + " United Kingdom; without tax are none");
    }

    /// Canadian codes of two taxes may both be zero.
    @Test
    void statesEachOfTwoRatesOfZero() {
        var zero = new TaxCode(
                new Ref<>("7", "Zero"),
                List.of(
                        new TaxCode.Part(new Ref<>("71", "GST"), TaxRate.ZERO),
                        new TaxCode.Part(new Ref<>("72", "PST"), TaxRate.ZERO)),
                new TaxUse(Treatment.ZERO_RATED, new Jurisdiction(new Country("GB"), "")));
        var sale = aSale().withLine("BOOK", 1, "10.00", "0.00", "0").sale();

        assertThat(told(sale, rules(), List.of(zero))).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  BOOK x 1 @ 10.00               10.00   tax 0.00   Zero
                  tax                             0.00   of 10.00 at 0 %
                  tax                             0.00   of 10.00 at 0 %
                  total                          10.00 GBP
                """);
    }

    @Test
    void putsNoTaxOnALineWhereThereIsNone() {
        var sale = aSale().withLine("BOOK", 1, "10.00", "0.00", "0").sale();

        assertThat(told(sale, rules(Rules.TaxMode.LINE), BRITISH)).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  BOOK x 1 @ 10.00               10.00   tax 0.00
                  total                          10.00 GBP
                """);
    }

    /// QuickBooks has nothing to replace.
    @Test
    void postsWhatIsUntaxedWhereQuickBooksComputesTheTax() {
        var sale = aSale().in("USD")
                .to("US", "CA")
                .withLine("BOOK", 1, "10.00", "0.00", "0")
                .sale();

        assertThat(told(sale, rules(), american(sale, TaxSystem.US_AUTOMATED, EIGHT)))
                .isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon USD"
                  BOOK x 1 @ 10.00               10.00   tax 0.00   not taxed
                  tax                             0.00
                  rate                            0.79
                  total                          10.00 USD
                """);
    }

    /// 0.01 on 0.12 comes to 8.33 % and may be of 7.25 % or of 8.875 %, of which 8.88 on 100.00 is; and of 8 % and 8.1
    /// %, which both
    /// make 0.40 of 5.00, only one makes 0.35 of 4.30.
    @Test
    void takesTheOneCodeThatAllPartsCanHave() {
        var california = code("3", "California", "7.25", Treatment.TAXED, "US", "CA");
        var newYork = code("4", "New York", "8.875", Treatment.TAXED, "US", "NY");
        var city = code("5", "City", "8.1", Treatment.TAXED, "US", "CA");
        var byTheDearest = aSale().in("USD")
                .to("US")
                .withLine("PIN", 1, "0.12", "0.01", "8.33")
                .withLine("MUG", 1, "100.00", "8.88", "8.875")
                .sale();
        var byAll = aSale().in("USD")
                .to("US", "CA")
                .withLine("MUG", 1, "5.00", "0.40", "8")
                .withLine("CUP", 1, "4.30", "0.35", "8.14")
                .sale();

        assertThat(told(byTheDearest, rules(), american(byTheDearest, TaxSystem.US, california, newYork)))
                .contains("8.89   New York");
        assertThat(told(byAll, rules(), american(byAll, TaxSystem.US, EIGHT, city)))
                .contains("0.75   City");
    }

    @Test
    void saysThatACodeOfTheTableIsMissingInTheUnitedStates() {
        var sale = aSale().in("USD")
                .to("US", "CA")
                .withLine("MUG", 1, "100.00", "8.00", "8")
                .sale();
        var rules = rules(new TaxTable(List.of(new TaxTable.Row(null, new Area.Everywhere(), null, "Oregon"))));

        assertThat(told(sale, rules, american(sale, TaxSystem.US, EIGHT)))
                .isEqualTo("held: Oregon is named in your settings, but QuickBooks has no such code: CA, United States"
                        + " at 8 % needs it");
    }

    /// Goods under S, postage under P: 4.00 is off what it costs, or off what the shop says.
    @ParameterizedTest
    @CsvSource({"4.00, 0, 20.0% S", "4.00, 4.00, 20.0% P", "2.00, 2.00, 20.0% P", "2.00, 0, 20.0% S"})
    void takesAnAllowanceOffWhatItIsLike(String net, String offPostage, String code) {
        var everywhere = new Area.Everywhere();
        var rules = rules(new TaxTable(List.of(
                new TaxTable.Row(null, everywhere, Kind.GOODS, "20.0% S"),
                new TaxTable.Row(null, everywhere, Kind.POSTAGE, "20.0% P"))));
        var tax = net.equals("4.00") ? "0.80" : "0.40";
        var sale = aSale().withLine("MUG", 1, "4.00", "0.80", "20")
                .withPostage("4.00", "0.80", "20")
                .withAllowance(net, tax, "20", offPostage)
                .sale();

        assertThat(told(sale, rules, List.of(code("2", "20.0% S", "20"), code("3", "20.0% P", "20"))))
                .containsOnlyOnce("Discount")
                .contains("Discount x 1 @ -%s           -%s   tax -%s   %s\n".formatted(net, net, tax, code));
    }

    @Test
    void describesALineByItsTitleElseItsSku() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .titled(" A mug ", "12.50")
                .withLine("CUP", 1, "10.00", "2.00", "20")
                .titled(" ", "0.00")
                .sale();
        var mapped = (Mapping.Mapped) new SaleMapper(rules(), british(sale, BRITISH)).map(sale);

        assertThat(mapped.document().form().lines())
                .extracting(line -> line.description())
                .containsExactly("A mug (less 12.5 %)", "CUP");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, true, 10.00, -",
                "true, true, 0.00, -",
                "false, true, 10.00, 'unpaid, and unpaid orders are switched off'",
                "true, false, 10.00, -",
                "true, false, 0.00, 'of no value, and orders of no value are switched off'"
            })
    void leavesOutWhatIsSwitchedOff(boolean unpaid, boolean zeroValue, String net, @Nullable String why) {
        var sale = aSale().unpaid().withLine("MUG", 1, net, "0.00", "0").sale();
        var paid = aSale().withLine("MUG", 1, net, "0.00", "0").sale();
        var rules = rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                rules().sales().numbering(),
                new Rules.Include(unpaid, true, true, true, zeroValue),
                Rules.LongOrders.HOLD));

        assertThat(told(sale, rules, BRITISH)).startsWith(why == null ? "2026-03-04 invoice 1001" : "skipped: " + why);
        if (!unpaid) {
            assertThat(told(paid, rules, BRITISH)).startsWith("2026-03-04 sales receipt 1001");
        }
    }

    /// A preview names what a run would create; what cannot be had holds the sale, item by item.
    @ParameterizedTest
    @EnumSource(
            value = Rules.TaxMode.class,
            names = {"BY_COMPANY", "LINE", "NONE"})
    void namesWhatWouldBeCreatedAndWhatCannotBeHad(Rules.TaxMode mode) {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var chart = british(sale, BRITISH);
        var preview = chart.with(withParties(
                chart,
                Map.of(
                        SaleMapper.needs(rules(), List.of(sale))
                                .parties()
                                .iterator()
                                .next(),
                        new Lookup.ToBeCreated<>("Amazon GBP (new)"))));
        var lacking = new Chart(
                chart.country(),
                chart.home(),
                true,
                true,
                chart.taxSystem(),
                BRITISH,
                null,
                chart.parties(),
                SaleMapper.needs(rules(mode), List.of(sale)).items().stream()
                        .collect(Collectors.toMap(need -> need, MappedSalesTest::bundle)),
                chart.rates());

        assertThat(told(sale, rules(), preview)).startsWith("2026-03-04 sales receipt 1001 \"Amazon GBP (new)\"\n");
        assertThat(told(sale, rules(mode), lacking))
                .isEqualTo(
                        mode == Rules.TaxMode.LINE
                                ? "held: MUG is a bundle; Sales tax is a bundle"
                                : "held: MUG is a bundle");
    }

    private static Lookup<Ref<Ref.Item>> bundle(ItemNeed need) {
        return new Lookup.Unavailable<>(Reason.other(need.sku() + " is a bundle", "Name another"));
    }

    private static Chart withParties(Chart chart, Map<PartyNeed, Lookup<Ref<Ref.Party>>> parties) {
        return new Chart(
                chart.country(),
                chart.home(),
                true,
                true,
                chart.taxSystem(),
                chart.taxCodes(),
                null,
                parties,
                Map.of(),
                Map.of());
    }

    @Test
    void leavesNumbersToQuickBooksWhereTheRulesOrTheBooksDo() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var chart = british(sale, BRITISH);
        var unnumbered = new Chart(
                chart.country(),
                chart.home(),
                true,
                false,
                chart.taxSystem(),
                BRITISH,
                null,
                chart.parties(),
                chart.items(),
                chart.rates());

        assertThat(told(sale, numbering(Rules.NumberFrom.QUICKBOOKS, ""), chart))
                .startsWith("2026-03-04 sales receipt (numbered by QuickBooks)");
        assertThat(told(sale, rules(), unnumbered)).startsWith("2026-03-04 sales receipt (numbered by QuickBooks)");
        assertThat(new SaleMapper(rules(), unnumbered).numbers(sale)).isEmpty();
    }

    @Test
    void saysWhichNumberIsTooLongAndHowToMendIt() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var rules = numbering(Rules.NumberFrom.ORDER_NUMBER, "A-VERY-LONG-PREFIX-");

        assertThat(((Mapping.Held) new SaleMapper(rules, british(sale, BRITISH)).map(sale)).reasons())
                .containsExactly(
                        new Reason(
                                "NUMBER_TOO_LONG",
                                "Its document number A-VERY-LONG-PREFIX-1001 is longer than the 21 characters that QuickBooks takes",
                                "Shorten order-export: document-number-prefix and document-number-suffix in the settings file, then sync again"));
    }

    @Test
    void saysHowToMendATotalBelowZero() {
        var sale = aSale().withLine("MUG", 1, "-10.00", "-2.00", "20").sale();

        assertThat(((Mapping.Held) new SaleMapper(rules(), british(sale, BRITISH)).map(sale)).reasons())
                .extracting(Reason::mend)
                .containsExactly("QuickBooks takes no sale below zero: correct the order in Linnworks, then sync again;"
                        + " or enter it as a refund by hand and dismiss this");
    }

    /// Total and tax would both lose 0.005: the total is named.
    @Test
    void namesTheTotalWhereTheTaxWouldBeRoundedAsMuch() {
        var sale = aSale().in("KWD").withLine("MUG", 1, "9.500", "0.475", "5").sale();

        assertThat(told(sale, rules(), BRITISH))
                .isEqualTo(
                        "held: QuickBooks keeps two decimals, so its 9.975 KWD would become 9.98: 0.005 more than the"
                                + " tolerance of 0.00");
    }

    private static Rules numbering(Rules.NumberFrom from, String prefix) {
        return rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                new Rules.Numbering(from, prefix, ""),
                Rules.Include.USUAL,
                Rules.LongOrders.HOLD));
    }

    private static Chart british(Sale sale, List<TaxCode> codes) {
        return chart(SaleMapper.needs(rules(Rules.TaxMode.LINE), List.of(sale)), TaxSystem.CODES, codes);
    }

    private static Chart american(Sale sale, TaxSystem system, TaxCode... codes) {
        return chart(SaleMapper.needs(rules(), List.of(sale)), "US", system, List.of(codes));
    }

    private static String told(Sale sale, Rules rules, List<TaxCode> codes) {
        return told(sale, rules, british(sale, codes));
    }

    private static String told(Sale sale, Rules rules, Chart chart) {
        return switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document) -> Ledger.text(document);
            case Mapping.Held held ->
                "held: " + held.reasons().stream().map(Reason::what).collect(Collectors.joining("; "));
            case Mapping.Skipped skipped -> "skipped: " + skipped.reason();
        };
    }
}
