package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.BRITISH;
import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.code;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.BookShelf.tolerating;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Ledger;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

class SaleMapperTest {

    @Test
    void writesAReceiptUnderStoreAndCurrency() {
        var sale = aSale().withLine("MUG", 2, "12.4166", "2.4834", "20")
                .withPostage("3.325", "0.665", "20")
                .sale();

        var ledger = Ledger.text(mapped(sale, rules()));

        assertThat(ledger).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  MUG x 2 @ 6.21                 12.42   tax 2.48   20.0% S
                  Shipping x 1 @ 3.32             3.32   tax 0.67   20.0% S
                  tax                             3.15   of 15.74 at 20 %
                  total                          18.89 GBP
                """);
    }

    @Test
    void writesAnInvoiceWhenTheOrderIsUnpaid() {
        var sale = aSale().unpaid().withLine("MUG", 1, "10", "2", "20").sale();

        assertThat(mapped(sale, rules())).isInstanceOf(Document.Invoice.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIPT_IF_PAID, true, SalesReceipt",
        "RECEIPT_IF_PAID, false, Invoice",
        "SALES_RECEIPT, false, SalesReceipt",
        "INVOICE, true, Invoice"
    })
    void choosesTheTransactionTypeByTheRules(Rules.TransactionType type, boolean paid, String expected) {
        var sale = paid
                ? aSale().withLine("MUG", 1, "10", "2", "20")
                : aSale().unpaid().withLine("MUG", 1, "1", "0", "0");
        var rules = rules(new Rules.Sales(
                type, rules().sales().numbering(), Rules.Include.USUAL, Rules.LongOrders.MERGE_THEN_SPLIT));

        assertThat(mapped(sale.sale(), rules).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void keepsSeveralRatesApartAndAddsUp() {
        var sale = aSale().withLine("MUG", 3, "8.325", "1.665", "20")
                .withLine("BOOK", 1, "7.99", "0", "0")
                .sale();

        var ledger = Ledger.text(mapped(sale, rules()));

        assertThat(ledger).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  MUG x 3 @ 2.773                 8.32   tax 1.67   20.0% S
                  BOOK x 1 @ 7.99                 7.99   tax 0.00   0.0% Z
                  tax                             1.67   of 8.32 at 20 %
                  tax                             0.00   of 7.99 at 0 %
                  total                          17.98 GBP
                """);
    }

    @Test
    void takesTheCodeOfTheBuyersCountry() {
        var german =
                aSale().to("DE").in("EUR").withLine("MUG", 1, "10", "1.9", "19").sale();
        var french =
                aSale().to("FR").in("EUR").withLine("MUG", 1, "10", "2", "20").sale();

        assertThat(codeOf(german)).isEqualTo("19.0% DE OSS");
        assertThat(codeOf(french)).isEqualTo("20.0% FR OSS");
    }

    @Test
    void takesARateThatWasWorkedBackFromPenniesForWhatItIs() {
        var sale = aSale().withLine("PIN", 1, "0.82", "0.17", "20.73").sale();

        var document = mapped(sale, rules());

        assertThat(codeOf(sale)).isEqualTo("20.0% S");
        assertThat(document.form().tax().total()).isEqualTo(Money.parse("GBP 0.17"));
    }

    @Test
    void holdsAnOrderWhoseTaxRateHasNoCode() {
        var sale = aSale().withLine("MUG", 1, "10", "2.55", "25.5").sale();

        assertThat(held(sale, chartFor(sale)))
                .extracting(Reason::what)
                .containsExactly(
                        "QuickBooks has no code for United Kingdom at 25.5 %; for that country it has 20.0% S, 5.0% R");
    }

    @Test
    void gathersAllReasonsOfAHold() {
        var sale = aSale().withLine("MUG", 1, "10", "2.55", "25.5").sale();
        var chart = withoutCustomer(chartFor(sale));

        assertThat(held(sale, chart))
                .extracting(Reason::what)
                .containsExactlyInAnyOrder(
                        "No such customer",
                        "QuickBooks has no code for United Kingdom at 25.5 %; for that country it has 20.0% S, 5.0% R");
    }

    @Test
    void datesTheDocumentInTheCompanysZone() {
        var sale = aSale().processedAt("2026-07-31T23:30:00Z")
                .withLine("MUG", 1, "10", "2", "20")
                .sale();

        assertThat(mapped(sale, rules()).form().day()).isEqualTo(LocalDate.of(2026, 8, 1));
    }

    @Test
    void putsAnAllowanceOnItsOwnLine() {
        var sale = aSale().withLine("MUG", 2, "20.00", "4.00", "20")
                .withAllowance("2.00", "0.40", "20")
                .sale();

        assertThat(Ledger.text(mapped(sale, rules())))
                .contains("Discount x 1 @ -2.00")
                .contains("of 18.00 at 20 %")
                .contains("total                          21.60 GBP");
    }

    /// What is taken off the postage goes under the postage's code.
    @Test
    void takesAnAllowanceForWhatItWasTakenOff() {
        var everywhere = new TaxTable.Area.Everywhere();
        var rows = List.of(
                new TaxTable.Row(null, everywhere, TaxTable.Kind.GOODS, "20.0% S"),
                new TaxTable.Row(null, everywhere, TaxTable.Kind.POSTAGE, "20.0% P"));
        var rules = rules(new TaxTable(rows));
        var sale = aSale().withLine("MUG", 1, "10", "2", "20")
                .withPostage("4", "0.8", "20")
                .withAllowance("4", "0.8", "20")
                .withAllowance("5", "1", "20")
                .sale();
        var codes = List.of(code("2", "20.0% S", "20"), code("3", "20.0% P", "20"));

        var lines = mapped(sale, rules, chart(SaleMapper.needs(rules, List.of(sale)), TaxSystem.CODES, codes))
                .form()
                .lines();

        assertThat(lines)
                .extracting(line -> codeName(line.taxCode()))
                .containsExactly("20.0% S", "20.0% P", "20.0% P", "20.0% S");
    }

    /// 6.00 off 20.00 of goods and 4.00 of postage: five sixths of it under the goods' code.
    @Test
    void sharesAnAllowanceBetweenGoodsAndPostageOfOtherCodes() {
        var everywhere = new TaxTable.Area.Everywhere();
        var apart = rules(new TaxTable(List.of(
                new TaxTable.Row(null, everywhere, TaxTable.Kind.POSTAGE, "20.0% P"),
                new TaxTable.Row(null, everywhere, TaxTable.Kind.GOODS, "20.0% S"))));
        var alike = rules(new TaxTable(List.of(new TaxTable.Row(null, everywhere, null, "20.0% S"))));
        var codes = List.of(code("2", "20.0% S", "20"), code("3", "20.0% P", "20"));
        var sale = aSale().withLine("MUG", 1, "20", "4", "20")
                .withPostage("4", "0.8", "20")
                .withAllowance("6", "1.2", "20", "1")
                .sale();

        assertThat(Ledger.text(
                        mapped(sale, apart, chart(SaleMapper.needs(apart, List.of(sale)), TaxSystem.CODES, codes))))
                .contains(
                        "Discount x 1 @ -5.00           -5.00   tax -1.00   20.0% S",
                        "Discount x 1 @ -1.00           -1.00   tax -0.20   20.0% P",
                        "of 15.00 at 20 %",
                        "of 3.00 at 20 %");
        assertThat(Ledger.text(
                        mapped(sale, alike, chart(SaleMapper.needs(alike, List.of(sale)), TaxSystem.CODES, codes))))
                .contains("Discount x 1 @ -6.00           -6.00   tax -1.20   20.0% S", "of 18.00 at 20 %");
    }

    @Test
    void writesALineOfPostageForEachRateThatItBears() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("BOOK", 1, "12.25", "0", "0")
                .withPostage("4.45", "0.40", "20")
                .sale();

        assertThat(Ledger.text(mapped(sale, rules()))).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon GBP"
                  MUG x 1 @ 10.00                10.00   tax 2.00   20.0% S
                  BOOK x 1 @ 12.25               12.25   tax 0.00   0.0% Z
                  Shipping x 1 @ 2.00             2.00   tax 0.40   20.0% S
                  Shipping x 1 @ 2.45             2.45   tax 0.00   0.0% Z
                  tax                             2.40   of 12.00 at 20 %
                  tax                             0.00   of 14.70 at 0 %
                  total                          29.10 GBP
                """);
    }

    @Test
    void sendsTheRateOnAForeignDocument() {
        var sale = aSale().in("USD").to("US").withLine("MUG", 1, "10", "0", "0").sale();

        var form = mapped(sale, rules()).form();

        assertThat(form.party().name()).isEqualTo("Amazon USD");
        assertThat(form.homePerForeign()).isEqualByComparingTo("0.79");
    }

    @Test
    void roundsYenToWholeYen() {
        var sale = aSale().in("JPY")
                .to("JP")
                .withoutTaxInPrices()
                .withLine("MUG", 3, "320.08", "0", "0")
                .sale();

        assertThat(Ledger.text(mapped(sale, rules())))
                .contains("MUG x 3 @ 106.667")
                .contains("320 JPY");
    }

    @ParameterizedTest
    @CsvSource({"ISK, 4999.50, 5000", "KRW, 320.08, 320", "IDR, 150000, 150000.00", "KWD, 10.12, 10.120"})
    void keepsWhatQuickBooksCanKeep(String currency, String net, String total) {
        var sale = aSale().in(currency).withLine("MUG", 3, net, "0", "0").sale();

        assertThat(Ledger.text(mapped(sale, rules()))).contains(total + " " + currency);
    }

    @Test
    void roundsDinarsToTwoDecimalsWhereTheRulesAllowIt() {
        var sale = aSale().in("KWD")
                .withLine("MUG", 3, "9.0045", "0.4505", "5")
                .withPostage("0.638", "0.032", "5")
                .sale();

        assertThat(Ledger.text(mapped(sale, tolerating("0.005")))).isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon KWD"
                  MUG x 3 @ 3.003                9.010   tax 0.450   5.0% R
                  Shipping x 1 @ 0.64            0.640   tax 0.030   5.0% R
                  tax                            0.480   of 9.650 at 5 %
                  rate                            0.79
                  total                         10.130 KWD
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "KWD, 10.125, 0.00, 10.13, 0.005, 0.005",
        "BHD, 10.124, 0.001, 10.12, 0.003, 0.004",
        "TND, 0.001, 0.00, 0.00, 0.001, 0.001"
    })
    void holdsAnOrderThatWouldBeRoundedTooMuch(
            String dinar, String net, String tolerance, String rounded, String excess, String difference) {
        var sale = aSale().in(dinar).withLine("MUG", 3, net, "0", "0").sale();
        var rules = tolerating(tolerance);

        var mapping = new SaleMapper(rules, chart(SaleMapper.needs(rules, List.of(sale)))).map(sale);

        assertThat(((Mapping.Held) mapping).reasons())
                .containsExactly(new Reason(
                        "ROUNDED_TOO_MUCH",
                        "QuickBooks keeps two decimals, so its %s %s would become %s: %s more than the tolerance of %s"
                                .formatted(net, dinar, rounded, excess, tolerance),
                        "Set \"rounding: tolerance\" to %s or more, then retry".formatted(difference)));
    }

    /// The total needs no rounding, but its tax does.
    @Test
    void holdsAnOrderWhoseTaxWouldBeRoundedTooMuch() {
        var sale = aSale().in("KWD")
                .to("GB")
                .withLine("MUG", 1, "9.695", "0.485", "5")
                .sale();

        assertThat(held(sale, chartFor(sale)))
                .extracting(Reason::what)
                .containsExactly(
                        "QuickBooks keeps two decimals, so its tax of 0.485 KWD would become 0.49: 0.005 more than the"
                                + " tolerance of 0.00");
    }

    @Test
    void writesOneCodeForTheWholeDocumentInTheUnitedStates() {
        var sale = aSale().in("USD")
                .to("US", "NY")
                .withLine("MUG", 1, "100.00", "8.88", "8.875")
                .withLine("BOOK", 1, "5", "0", "0")
                .sale();
        var codes = List.of(
                code("2", "California", "8", Treatment.TAXED, "US", "CA"),
                code("3", "New York City", "8.875", Treatment.TAXED, "US", "NY"));

        var document = mapped(sale, rules(), chart(needs(sale), "US", TaxSystem.US, codes));

        assertThat(document.form().tax())
                .isEqualTo(
                        new TaxStatement.UnitedStates(new Ref<>("3", "New York City"), Money.parse("USD 8.88"), false));
        assertThat(document.form().lines())
                .extracting(line -> codeName(line.taxCode()))
                .containsExactly("taxed", "not taxed");
    }

    /// A state that is written as nobody reads it is no reason to take another's code.
    @Test
    void takesNoStatesCodeForABuyerWhoseStateNobodyCanRead() {
        var sale = aSale().in("USD")
                .to("US", "Kaliforn")
                .withLine("MUG", 1, "100.00", "8.25", "8.25")
                .sale();
        var chart = chart(
                needs(sale), "US", TaxSystem.US, List.of(code("2", "Texas", "8.25", Treatment.TAXED, "US", "TX")));

        assertThat(held(sale, chart))
                .extracting(Reason::what)
                .containsExactly(
                        "QuickBooks has no code for Kaliforn, United States at 8.25 %; for that country it has Texas");
    }

    /// It is for states without one, not for another rate of a state that has one, nor for a state that nobody can
    /// read.
    @ParameterizedTest
    @CsvSource({
        "TX, Other states",
        "CA, 'held: QuickBooks has no code for CA, United States at 9.5 %'",
        "Kaliforn, 'held: QuickBooks has no code for Kaliforn, United States at 9.5 %'"
    })
    void takesTheCodeForAllOnlyWhereTheStateHasNone(String state, String code) {
        var sale = aSale().in("USD")
                .to("US", state)
                .withLine("MUG", 1, "100.00", "9.50", "9.5")
                .sale();
        var chart = chart(
                needs(sale),
                "US",
                TaxSystem.US,
                List.of(
                        code("2", "California", "7.25", Treatment.TAXED, "US", "CA"),
                        code("3", "Other states", "1", Treatment.UNTOLD, "US", "")));
        var rules =
                BookShelf.rules(new Rules.Tax(Rules.TaxMode.BY_COMPANY, "Sales tax", TaxTable.EMPTY, "Other states"));

        var told = switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document) ->
                codeName(((TaxStatement.UnitedStates) document.form().tax()).code());
            case Mapping.Held held -> "held: " + held.reasons().getFirst().what();
            case Mapping.Skipped skipped -> skipped.reason();
        };

        assertThat(told).startsWith(code);
    }

    /// A row that names no place moves no sale into the code of a state where the buyer is not.
    @ParameterizedTest
    @CsvSource({"'', '', COUNTRY_UNKNOWN", "CA, ON, NO_TAX_CODE", "US, NY, NO_TAX_CODE"})
    void takesNoStatesCodeForABuyerElsewhere(String country, String region, String cause) {
        var buyer = country.isEmpty() ? aSale().toNobodyKnowsWhere() : aSale().to(country, region);
        var sale = buyer.in("USD").withLine("MUG", 1, "100.00", "6.00", "6").sale();
        var chart = chart(
                needs(sale), "US", TaxSystem.US, List.of(code("2", "Texas", "8.25", Treatment.TAXED, "US", "TX")));
        var rules = BookShelf.rules(
                new TaxTable(List.of(new TaxTable.Row(null, new TaxTable.Area.Everywhere(), null, "Texas"))));

        assertThat(new SaleMapper(rules, chart).map(sale))
                .isInstanceOfSatisfying(
                        Mapping.Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(Reason::cause)
                                .containsExactly(cause));
    }

    @Test
    void holdsWhatQuickBooksMayTaxOtherwiseUntilAPersonChooses() {
        var sale = aSale().in("USD")
                .to("US", "CA")
                .withLine("MUG", 1, "100.00", "8.00", "8")
                .sale();
        var chart = chart(
                needs(sale),
                "US",
                TaxSystem.US_AUTOMATED,
                List.of(code("2", "California", "8", Treatment.TAXED, "US", "CA")));

        assertThat(held(sale, chart))
                .extracting(Reason::what)
                .containsExactly(
                        "QuickBooks computes the sales tax of this company itself, and may replace the tax that the shop charged");
        assertThat(mapped(sale, rules(Rules.TaxMode.OVERRIDE), chart).form().tax())
                .isEqualTo(new TaxStatement.UnitedStates(new Ref<>("2", "California"), Money.parse("USD 8.00"), true));
    }

    @Test
    void putsTaxOnALineWhenTheRulesSaySo() {
        var sale = aSale().withLine("MUG", 1, "10", "2", "20").sale();
        var rules = rules(Rules.TaxMode.LINE);

        assertThat(Ledger.text(mapped(sale, rules)))
                .contains("MUG x 1 @ 10.00")
                .contains("Sales tax x 1 @ 2.00")
                .contains("total                          12.00 GBP");
    }

    /// 6.01 with 20 % inside, four times: the tax of the order is 4.006667.
    @Test
    void putsExactlyTheOrdersTaxOnTheLine() {
        var shop = aSale();
        for (int i = 0; i < 4; i++) {
            shop.withLine("MUG-" + i, 1, "5.008333", "1.001667", "20");
        }

        assertThat(Ledger.text(mapped(shop.withTotal("24.04").sale(), rules(Rules.TaxMode.LINE))))
                .contains("Sales tax x 1 @ 4.01")
                .contains("24.04 GBP");
    }

    /// A marketplace that collects and pays the tax itself leaves the seller none to declare.
    @Test
    void putsTheTaxOfOneStoreOnALine() {
        var rules = rules(new Stores(List.of(new Stores.Entry("EBAY", null, null, null, Rules.TaxMode.LINE))));
        var collected =
                aSale().on("EBAY", "EBAY0").withLine("MUG", 1, "10", "2", "20").sale();
        var own = aSale().on("SHOPIFY", "shop")
                .withLine("MUG", 1, "10", "2", "20")
                .sale();

        assertThat(Ledger.text(mapped(collected, rules)))
                .contains("MUG x 1 @ 10.00")
                .contains("Sales tax x 1 @ 2.00")
                .doesNotContain("20.0% S")
                .contains("12.00 GBP");
        assertThat(Ledger.text(mapped(own, rules))).contains("20.0% S").doesNotContain("Sales tax x 1");
    }

    /// Nobody but the company knows whose number it is.
    @Test
    void holdsWhatIsUnderAnImportSchemeUntilItsStoreSaysWhoDeclaresIt() {
        var sale = aSale().on("EBAY", "EBAY0")
                .underImportScheme()
                .withLine("MUG", 1, "10", "2", "20")
                .sale();
        var untaxed = aSale().on("EBAY", "EBAY0")
                .underImportScheme()
                .withLine("MUG", 1, "10", "0", "0")
                .sale();

        assertThat(new SaleMapper(rules(), chart(needs(sale))).map(sale))
                .isInstanceOfSatisfying(
                        Mapping.Held.class,
                        held -> assertThat(held.reasons())
                                .extracting(Reason::cause)
                                .containsExactly("IMPORT_SCHEME"));
        assertThat(Ledger.text(mapped(untaxed, rules()))).contains("0.0% Z");
        for (var mode : List.of(Rules.TaxMode.LINE, Rules.TaxMode.BY_COMPANY)) {
            var told = rules(new Stores(List.of(new Stores.Entry("EBAY", null, null, null, mode))));
            assertThat(Ledger.text(mapped(sale, told)))
                    .contains(mode == Rules.TaxMode.LINE ? "Sales tax x 1 @ 2.00" : "20.0% S");
        }
        assertThat(Ledger.text(mapped(sale, rules(Rules.TaxMode.LINE)))).contains("Sales tax x 1 @ 2.00");
    }

    @Test
    void putsTaxIntoThePriceWhereTheBooksKnowNoTax() {
        var sale = aSale().withLine("MUG", 1, "10", "2", "20").sale();

        var document = mapped(sale, rules(), chart(needs(sale), TaxSystem.OFF, List.of()));

        assertThat(Ledger.text(document)).contains("MUG x 1 @ 12.00").doesNotContain("  tax  ");
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "REVENUE", mode = EnumSource.Mode.EXCLUDE)
    void skipsWhatIsNotRevenueAndSaysWhy(Standing standing) {
        var sale =
                aSale().standing(standing).withLine("MUG", 1, "10", "2", "20").sale();

        var mapping = new SaleMapper(rules(), chart(needs(sale))).map(sale);

        assertThat(mapping).isEqualTo(new Mapping.Skipped(sale.ref(), standing.reason()));
    }

    @Test
    void skipsAnOrderOfNothing() {
        var sale = aSale().sale();

        var mapping = new SaleMapper(rules(), chart(needs(sale))).map(sale);

        assertThat(mapping)
                .isEqualTo(new Mapping.Skipped(sale.ref(), "of nothing: it has neither lines nor an amount"));
    }

    @Test
    void holdsWhatBelongsToAClosedPeriod() {
        var sale = aSale().withLine("MUG", 1, "10", "2", "20").sale();
        var open = chartFor(sale);
        var closed = new Chart(
                open.country(),
                open.home(),
                true,
                true,
                open.taxSystem(),
                open.taxCodes(),
                LocalDate.of(2026, 3, 31),
                open.parties(),
                open.items(),
                open.rates());

        assertThat(held(sale, closed))
                .extracting(Reason::what)
                .containsExactly("It belongs to 2026-03-04, and the books are closed until 2026-03-31");
    }

    @Test
    void holdsAnOrderBelowZero() {
        var sale = aSale().withLine("ALLOWANCE", 1, "-10", "-2", "20").sale();

        assertThat(held(sale, chartFor(sale)))
                .extracting(Reason::what)
                .containsExactly("Its total is negative: GBP -12.00");
    }

    @Test
    void holdsADocumentNumberThatIsTooLong() {
        var sale = aSale().withLine("MUG", 1, "10", "2", "20").sale();
        var numbering = new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "A-VERY-LONG-PREFIX-", "");
        var rules = rules(new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                numbering,
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT));

        var mapping = new SaleMapper(rules, chartFor(sale)).map(sale);

        assertThat(mapping).isInstanceOf(Mapping.Held.class);
    }

    @Test
    void splitsTheTaxOfACodeWithTwoRates() {
        var sale = aSale().in("CAD")
                .to("CA", "BC")
                .withLine("MUG", 1, "100", "12", "12")
                .sale();
        var code = new TaxCode(
                new Ref<>("7", "GST/PST BC"),
                List.of(
                        new TaxCode.Part(new Ref<>("71", "GST"), TaxRate.ofPercent("5")),
                        new TaxCode.Part(new Ref<>("72", "PST"), TaxRate.ofPercent("7"))),
                new TaxUse(Treatment.TAXED, new Jurisdiction(new Country("CA"), "BC")));

        var document = mapped(sale, rules(), chart(needs(sale), "CA", TaxSystem.CODES, List.of(code)));

        assertThat(Ledger.text(document)).contains("5.00   of 100.00 at 5 %").contains("7.00   of 100.00 at 7 %");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7"})
    void addsUpToThePennyWhateverTheLines(int seed) {
        var random = new Random(seed);
        var shop = aSale().in(List.of("GBP", "JPY", "KWD").get(seed % 3));
        IntStream.range(0, 1 + random.nextInt(60)).forEach(i -> {
            var gross = BigDecimal.valueOf(random.nextInt(1, 90_000), 2);
            var rate = List.of("20", "5", "0").get(random.nextInt(3));
            var net = gross.divide(new BigDecimal(rate).movePointLeft(2).add(BigDecimal.ONE), MathContext.DECIMAL64);
            var tax = gross.subtract(net);
            shop.withLine("SKU" + i, 1 + random.nextInt(90), net.toPlainString(), tax.toPlainString(), rate);
        });
        var sale = shop.sale();

        var form = mapped(sale, tolerating("0.005")).form();

        var zero = Money.zero(sale.currency());
        var lines = form.lines();
        assertThat(lines.stream().map(line -> line.net().plus(line.tax())).reduce(zero, Money::plus))
                .isEqualTo(form.gross());
        assertThat(form.gross().getAmount())
                .isEqualByComparingTo(sale.gross().getAmount().setScale(2, RoundingMode.HALF_UP));
        assertThat(((TaxStatement.ByCode) form.tax())
                        .entries().stream().map(TaxStatement.Entry::tax).reduce(zero, Money::plus))
                .isEqualTo(form.tax().total());
        lines.forEach(
                line -> assertThat(line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP))
                        .isEqualByComparingTo(line.net().getAmount()));
    }

    private static String codeOf(Sale sale) {
        return codeName(mapped(sale, rules()).form().lines().getFirst().taxCode());
    }

    private static String codeName(@Nullable Ref<Ref.TaxCode> code) {
        return code == null ? "none" : code.name();
    }

    private static Document mapped(Sale sale, Rules rules) {
        return mapped(sale, rules, chart(SaleMapper.needs(rules, List.of(sale)), TaxSystem.CODES, BRITISH));
    }

    private static Document mapped(Sale sale, Rules rules, Chart chart) {
        return switch (new SaleMapper(rules, chart).map(sale)) {
            case Mapping.Mapped(var _, var document) -> document;
            case Mapping.Held held -> throw new AssertionError(held.reasons());
            case Mapping.Skipped skipped -> throw new AssertionError(skipped.reason());
        };
    }

    private static List<Reason> held(Sale sale, Chart chart) {
        return ((Mapping.Held) new SaleMapper(rules(), chart).map(sale)).reasons();
    }

    private static Chart withoutCustomer(Chart chart) {
        var parties = new HashMap<PartyNeed, Lookup<Ref<Ref.Party>>>();
        chart.parties()
                .forEach((need, _) ->
                        parties.put(need, new Lookup.Unavailable<>(Reason.other("No such customer", "Create it"))));
        return new Chart(
                chart.country(),
                chart.home(),
                true,
                true,
                chart.taxSystem(),
                chart.taxCodes(),
                null,
                parties,
                chart.items(),
                chart.rates());
    }

    private static Chart chartFor(Sale sale) {
        return chart(needs(sale));
    }

    private static Needs needs(Sale sale) {
        return SaleMapper.needs(rules(), List.of(sale));
    }
}
