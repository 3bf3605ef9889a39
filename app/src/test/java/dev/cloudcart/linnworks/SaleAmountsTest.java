package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.SaleReader;

class SaleAmountsTest {

    @Test
    void readsUnroundedAmounts() {
        assertLedger(anOrder(), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void bringsTheNoiseOfDoublesToTheOrdersOwnFigures() {
        var order = anOrder().item("Cost", "23.325000000000003", "Tax", "4.664999999999999");

        assertLedger(order, """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void takesTheAmountFromCostWhereThePriceIsZero() {
        assertLedger(anOrder().item("PricePerUnit", "0.0"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void takesTheTaxFromTheCostWithTaxWhereItIsMissing() {
        assertLedger(anOrder().item("Tax", "null"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void takesTheCostFromTheCostWithTaxWhereItIsMissing() {
        assertLedger(anOrder().item("Cost", "null"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void multipliesPriceAndQuantityWhereThereIsNoCost() {
        assertLedger(anOrder().item("Cost", "", "CostIncTax", "", "Tax", ""), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void takesTheDiscountOffAPriceWithoutTaxWhereThereIsNoCost() {
        var order = anOrder()
                .totals("TotalCharge", "21.60", "Tax", "3.60")
                .item(
                        "Cost",
                        "",
                        "CostIncTax",
                        "",
                        "Tax",
                        "",
                        "PricePerUnit",
                        "10.00",
                        "Discount",
                        "10.0",
                        "TaxCostInclusive",
                        "false",
                        "TaxRate",
                        "-1.0");

        assertLedger(order, """
                MUG x 2 18 tax 3.6 20 %
                total GBP 21.60
                """);
    }

    @Test
    void derivesARateThatIsNotSet() {
        assertLedger(anOrder().item("TaxRate", "-1.0"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void namesTheRateThatTheTaxComesToWhereTheStatedOneCannotBe() {
        assertLedger(anOrder().item("TaxRate", "20.1"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void callsUntaxedGoodsUntaxedWhateverTheRateSays() {
        assertLedger(anOrder().totals("TotalCharge", "23.33", "Tax", "0.0").item("Tax", "0.0"), """
                MUG x 2 23.33 tax 0 0 %
                total GBP 23.33
                """);
    }

    @Test
    void readsPostageWithItsTax() {
        var order = anOrder()
                .totals("TotalCharge", "31.59", "Tax", "5.265", "PostageCost", "3.60", "PostageCostExTax", "3.00");

        assertLedger(order, """
                MUG x 2 23.325 tax 4.665 20 %
                postage 3 tax 0.6 20 %
                total GBP 31.59
                """);
    }

    @Test
    void takesTheTaxOutOfPostageThatStatesOnlyItsCost() {
        var order = anOrder()
                .totals("TotalCharge", "31.59", "Tax", "5.265", "PostageCost", "3.60", "PostageCostExTax", "null");

        assertLedger(order, """
                MUG x 2 23.325 tax 4.665 20 %
                postage 3 tax 0.6 20 %
                total GBP 31.59
                """);
    }

    @Test
    void callsUntaxedPostageUntaxed() {
        var order = anOrder().totals("TotalCharge", "30.99", "PostageCost", "3.00", "PostageCostExTax", "3.00");

        assertLedger(order, """
                MUG x 2 23.325 tax 4.665 20 %
                postage 3 tax 0 0 %
                total GBP 30.99
                """);
    }

    @Test
    void readsAnOrderOfPostageAlone() {
        var order = anOrder()
                .totals("TotalCharge", "3.60", "Tax", "0.60", "PostageCost", "3.60", "PostageCostExTax", "3.00");

        assertLedger(order.raw(order.json("null")), """
                postage 3 tax 0.6 20 %
                total GBP 3.60
                """);
    }

    @Test
    void readsAnOrderOfNothing() {
        var order = anOrder().totals("TotalCharge", "0.0", "Subtotal", "0.0", "Tax", "0.0");

        assertLedger(order.raw(order.json("[]")), "total GBP 0.00\n");
    }

    @Test
    void doesNotReadAnOrderWhoseLinesAreMissing() {
        var order = anOrder();

        assertLedger(
                order.raw(order.json("null")),
                "The lines and postage of order 123 add up to 0.00 GBP, but its total is 27.99 GBP");
    }

    @Test
    void doesNotReadAnOrderThatDoesNotAddUp() {
        assertLedger(
                anOrder().totals("TotalCharge", "30.00", "Subtotal", "25.00", "Tax", "5.00"),
                "The lines and postage of order 123 add up to 27.99 GBP, but its total is 30.00 GBP");
    }

    @Test
    void letsADiscountGivenWithTaxCarryItsTax() {
        var order = anOrder()
                .totals("Subtotal", "12.50", "Tax", "2.50", "TotalCharge", "15.00", "TotalDiscount", "5.00")
                .item("Quantity", "1", "Cost", "16.67", "Tax", "3.33");

        assertLedger(order, """
                MUG x 1 16.67 tax 3.33 20 %
                less 4.17 tax 0.83 20 %
                total GBP 15.00
                """);
    }

    /// 17.00 on 82.00 tells a rate of 20.73 %; taken off is a tenth of 99.00 with tax at 20 %.
    @Test
    void takesADiscountOffPiecesThatWereRoundedOneByOne() {
        var order = anOrder()
                .totals("Subtotal", "74.25", "Tax", "14.85", "TotalCharge", "89.10", "TotalDiscount", "9.90")
                .totals("CountryTaxRate", "20")
                .item(
                        "Quantity",
                        "100",
                        "PricePerUnit",
                        "0.99",
                        "TaxCostInclusive",
                        "true",
                        "Cost",
                        "82.00",
                        "Tax",
                        "17.00",
                        "CostIncTax",
                        "99.00",
                        "TaxRate",
                        "20.73");
        var sale = (Sale) ((Reading.Read) SaleReader.read(order.raw())).event();

        assertThat(sale.allowances()).singleElement().satisfies(off -> {
            assertThat(off.net().getAmount()).isEqualByComparingTo("8.25");
            assertThat(off.tax().getAmount()).isEqualByComparingTo("1.65");
        });
    }

    @Test
    void letsADiscountGivenWithoutTaxCarryItsTax() {
        var order = anOrder()
                .totals("Subtotal", "80.00", "Tax", "16.00", "TotalCharge", "96.00", "TotalDiscount", "20.00")
                .item("Quantity", "1", "Cost", "100.00", "Tax", "20.00");

        assertLedger(order, """
                MUG x 1 100 tax 20 20 %
                less 20 tax 4 20 %
                total GBP 96.00
                """);
    }

    @Test
    void sharesADiscountOutOverTheRatesOfTheGoods() {
        var order = anOrder()
                .totals("Subtotal", "81.00", "Tax", "9.00", "TotalCharge", "90.00", "TotalDiscount", "10.00")
                .item("SKU", text("MUG"), "Cost", "50.00", "Tax", "10.00")
                .item("SKU", text("BOOK"), "Cost", "40.00", "Tax", "0.0", "TaxRate", "0.0");

        assertLedger(order, """
                MUG x 2 50 tax 10 20 %
                BOOK x 2 40 tax 0 0 %
                less 5 tax 1 20 %
                less 4 tax 0 0 %
                total GBP 90.00
                """);
    }

    /// Some split of 10.00 over the two rates makes any tax from 8.00 to 10.00, and so proves none: 9.40 would be 3.00
    /// off the mugs and 7.00 off the books.
    @Test
    void holdsADiscountThatOnlySomeSplitOverTwoRatesExplains() {
        var order = anOrder()
                .totals("Subtotal", "80.00", "Tax", "9.40", "TotalCharge", "89.40", "TotalDiscount", "10.00")
                .item("SKU", text("MUG"), "Cost", "50.00", "Tax", "10.00")
                .item("SKU", text("BOOK"), "Cost", "40.00", "Tax", "0.0", "TaxRate", "0.0");

        assertLedger(
                order,
                "Order 123 states a tax of 9.40 GBP, but its lines and postage, less its discount, carry 8.89 GBP");
    }

    @Test
    void takesADiscountOffTheGoodsOfOneRate() {
        var order = anOrder()
                .totals("Subtotal", "80.00", "Tax", "10.00", "TotalCharge", "90.00", "TotalDiscount", "10.00")
                .item("SKU", text("MUG"), "Cost", "50.00", "Tax", "10.00")
                .item("SKU", text("BOOK"), "Cost", "40.00", "Tax", "0.0", "TaxRate", "0.0");

        assertLedger(order, """
                MUG x 2 50 tax 10 20 %
                BOOK x 2 40 tax 0 0 %
                less 10 tax 0 0 %
                total GBP 90.00
                """);
    }

    @Test
    void takesADiscountOffThePostageAlone() {
        var order = anOrder()
                .totals(
                        "Subtotal",
                        "40.00",
                        "Tax",
                        "0.0",
                        "TotalCharge",
                        "40.00",
                        "TotalDiscount",
                        "3.60",
                        "PostageCost",
                        "3.60",
                        "PostageCostExTax",
                        "3.00")
                .item("SKU", text("BOOK"), "Cost", "40.00", "Tax", "0.0", "TaxRate", "0.0");

        assertLedger(order, """
                BOOK x 2 40 tax 0 0 %
                postage 3 tax 0.6 20 %
                less 3 tax 0.6 20 %
                total GBP 40.00
                """);
    }

    /// Of one rate, nothing says that the postage was left out; of two, the tax does.
    @Test
    void saysHowMuchOfADiscountWasTakenOffThePostage() {
        var one = anOrder()
                .totals(
                        "Tax",
                        "3.60",
                        "TotalCharge",
                        "21.60",
                        "TotalDiscount",
                        "7.20",
                        "PostageCost",
                        "4.80",
                        "PostageCostExTax",
                        "4.00")
                .item("Cost", "20.00", "Tax", "4.00");
        var two = anOrder()
                .totals(
                        "Tax",
                        "0.60",
                        "TotalCharge",
                        "21.60",
                        "TotalDiscount",
                        "2.00",
                        "PostageCost",
                        "3.60",
                        "PostageCostExTax",
                        "3.00")
                .item("Cost", "20.00", "Tax", "0.0", "TaxRate", "0.0");

        assertThat(offPostage(one)).containsExactly("6 of which 1");
        assertThat(offPostage(two)).containsExactly("2 of which 0");
    }

    private static List<String> offPostage(OrderFixture order) {
        return ((Sale) ((Reading.Read) SaleReader.read(order.raw())).event())
                .allowances().stream()
                        .map(off -> "%s of which %s"
                                .formatted(
                                        off.net()
                                                .getAmount()
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        off.offPostage()
                                                .getAmount()
                                                .stripTrailingZeros()
                                                .toPlainString()))
                        .toList();
    }

    @Test
    void doesNotReadAnOrderWhoseRatesDoNotAllowItsTax() {
        assertLedger(
                anOrder().totals("TotalCharge", "25.99", "TotalDiscount", "2.00"),
                "Order 123 states a tax of 4.67 GBP, but its lines and postage, less its discount, carry 4.27 GBP");
    }

    @Test
    void leavesADiscountAloneThatTheLinesHaveAlready() {
        assertLedger(anOrder().totals("TotalDiscount", "5.00").item("Discount", "15.0"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void doesNotReadAnOrderWhoseLinesAreTaxedOtherwise() {
        var order = anOrder()
                .totals("Subtotal", "30.00", "Tax", "3.00", "TotalCharge", "33.00")
                .item("SKU", text("A"), "Cost", "10.00", "Tax", "2.00")
                .item("SKU", text("B"), "Cost", "20.00", "Tax", "4.00");

        assertLedger(order, "Order 123 states a tax of 3.00 GBP, but its lines and postage carry 6.00 GBP");
    }

    /// 15 % of all would make 6.67 of it, as the order says: but that is only what its tax comes to, not what any line
    /// does.
    @ParameterizedTest
    @CsvSource({"14.975, 14.975", "14.975, 0", "14.98, 14.975", "14.98, 0"})
    void takesNoRateFromTheTaxThatItIsToProve(String lines, String country) {
        var order = anOrder()
                .totals("Subtotal", "44.47", "Tax", "6.67", "TotalCharge", "51.14", "CountryTaxRate", country)
                .item("Cost", "44.47", "Tax", "6.66", "TaxRate", lines);

        assertThat(SaleReader.read(order.raw()))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        held -> assertThat(held.reason().what())
                                .isIn(
                                        "Order 123 states a tax of 6.67 GBP, but its lines and postage carry 6.66 GBP",
                                        "The lines and postage of order 123 add up to 51.13 GBP, but its total is 51.14 GBP"));
    }

    /// 0.82 with 0.17 alone may be of many rates. Rounded once for all they bear 5.15, line by line 5.19.
    @Test
    void bringsWorkedBackRatesToTheOneThatIsTold() {
        var order = anOrder().totals("Subtotal", "25.77", "Tax", "5.15", "TotalCharge", "30.92", "CountryTaxRate", "0");
        order.item("Cost", "20.85", "Tax", "4.17", "TaxRate", "20");
        for (int line = 0; line < 6; line++) {
            order.item("Cost", "0.82", "Tax", "0.17", "TaxRate", "20.73");
        }

        assertThat(((Reading.Read) SaleReader.read(order.raw())).event())
                .isInstanceOfSatisfying(
                        Sale.class, sale -> assertThat(sale.tax()).hasToString("GBP 5.15"));
    }

    @Test
    void doesNotReadAnOrderWhoseTaxIsNotItsLines() {
        assertLedger(
                anOrder()
                        .totals("Subtotal", "12.00", "Tax", "0.0", "TotalCharge", "12.00")
                        .item("Cost", "10.00", "Tax", "2.00"),
                "Order 123 states a tax of 0.00 GBP, but its lines and postage carry 2.00 GBP");
    }

    @Test
    void bringsPiecesThatWereRoundedOneByOneToTheOrdersTax() {
        var order = anOrder()
                .totals("Subtotal", "8.25", "Tax", "1.65", "TotalCharge", "9.90")
                .item("Quantity", "10", "Cost", "8.20", "Tax", "1.70", "TaxRate", "20.73");

        assertThat(SaleText.of(SaleReader.read(order.raw()))).isEqualTo("""
                MUG x 10 8.25 tax 1.65 20.73 %
                total GBP 9.90
                """);
    }

    /// The rate of the country is a guess, the order's own tax is not.
    @Test
    void readsPostageAsUntaxedWhereTheLinesHaveAllTheTax() {
        var order = anOrder()
                .totals(
                        "Subtotal",
                        "10.00",
                        "Tax",
                        "0.00",
                        "TotalCharge",
                        "13.00",
                        "PostageCost",
                        "3.00",
                        "PostageCostExTax",
                        "0.0",
                        "CountryTaxRate",
                        "20.0")
                .item("Cost", "10.00", "Tax", "0.0", "TaxRate", "0.0");

        assertThat(SaleText.of(SaleReader.read(order.raw()))).isEqualTo("""
                MUG x 2 10 tax 0 0 %
                postage 3 tax 0 0 %
                total GBP 13.00
                """);
    }

    /// A thousand halves of a penny would explain any tax.
    @Test
    void doesNotTakeAnyTaxForRoundingsOfManyPieces() {
        assertLedger(
                anOrder()
                        .totals("Subtotal", "120.00", "Tax", "15.00", "TotalCharge", "120.00")
                        .item("Quantity", "1000", "Cost", "100.00", "Tax", "20.00", "TaxRate", "20.0"),
                "Order 123 states a tax of 15.00 GBP, but its lines and postage carry 20.00 GBP");
    }

    /// Half a penny for each of a hundred lines is no rounding where no line needs any.
    @Test
    void holdsATaxThatNoRoundingOfExactLinesMakes() {
        assertLedger(
                hundredLines("199.50"),
                "Order 123 states a tax of 199.50 GBP, but its lines and postage carry 200.00 GBP");
        assertLedger(
                hundredLines("199.99"),
                "Order 123 states a tax of 199.99 GBP, but its lines and postage carry 200.00 GBP");
        assertThat(SaleText.of(SaleReader.read(hundredLines("200.00").raw()))).endsWith("total GBP 1200.00\n");
    }

    /// 0.13 on 1.47 could be of 9 % too, but 11.85 on 133.54 could not: all of 8.875 % is of 8.875 %.
    @ParameterizedTest
    @CsvSource({"12.25, read", "12.26, held"})
    void worksOutOfOneRateWhatIsStatedAtOne(String tax, String what) {
        var order = anOrder()
                .totals(
                        "TotalCharge",
                        new BigDecimal("138.06").add(new BigDecimal(tax)).toPlainString())
                .totals("Tax", tax, "CountryTaxRate", "8.875");
        for (var line : List.of(List.of("3.05", "0.27"), List.of("1.47", "0.13"), List.of("133.54", "11.85"))) {
            order.item("Quantity", "1", "TaxRate", "8.875", "Cost", line.getFirst(), "Tax", line.getLast());
        }

        assertThat(SaleText.of(SaleReader.read(order.raw())))
                .startsWith(
                        what.equals("read")
                                ? "MUG x 1 3.05 tax 0.27 8.875 %"
                                : "Order 123 states a tax of 12.26 GBP, but its lines and postage carry 12.25 GBP");
    }

    private static OrderFixture hundredLines(String tax) {
        return lines(100, "10.00", "2.00").totals("TotalCharge", "1200.00", "Tax", tax);
    }

    private static OrderFixture lines(int count, String net, String tax) {
        var order = anOrder();
        for (int line = 0; line < count; line++) {
            order.item("Quantity", "1", "Cost", net, "Tax", tax);
        }
        return order;
    }

    /// 2.97 with tax: 0.17 in each line, 0.495 in all of it; of the net amounts 0.492.
    @ParameterizedTest
    @CsvSource({"0.51, read", "0.50, read", "0.49, read", "0.48, held", "0.52, held"})
    void takesTheTaxThatOneWayOfRoundingMakes(String tax, String what) {
        var order = lines(3, "0.82", "0.17").totals("TotalCharge", "2.97", "Tax", tax);

        assertThat(SaleText.of(SaleReader.read(order.raw())))
                .startsWith(
                        what.equals("read")
                                ? "MUG x 1 0.8"
                                : "Order 123 states a tax of " + tax
                                        + " GBP, but its lines and postage carry 0.51 GBP");
    }

    /// 10.02 at 20 % and 10.05 at 5 % are 2.004 and 0.5025 of tax: 2.00 and 0.50 by line, 2.51 together.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2.50 | 22.57 | total GBP 22.57
            2.51 | 22.58 | total GBP 22.58
            2.52 | 22.59 | Order 123 states a tax of 2.52 GBP, but its lines and postage carry 2.50 GBP
            2.49 | 22.56 | Order 123 states a tax of 2.49 GBP, but its lines and postage carry 2.50 GBP
            2.52 | 22.57 | Order 123 states a tax of 2.52 GBP, but its lines and postage carry 2.50 GBP
            2.50 | 22.58 | The lines and postage of order 123 add up to 22.57 GBP, but its total is 22.58 GBP
            """)
    void takesTheTaxThatTwoRatesMakeTogetherAndNoOther(String tax, String total, String end) {
        var order = anOrder()
                .totals("TotalCharge", total, "Tax", tax)
                .item("Quantity", "1", "Cost", "10.02", "Tax", "2.00", "TaxRate", "20.0")
                .item("Quantity", "1", "Cost", "10.05", "Tax", "0.50", "TaxRate", "5.0");

        assertThat(SaleText.of(SaleReader.read(order.raw())).strip()).endsWith(end);
    }

    /// By rate 9.58 and 6.06: what a penny less than 6.53 and 3.06 is rounded at 20 %, though four pieces of 6.06
    /// might have been rounded too.
    @Test
    void takesNoTaxFromOneRateForWhatWasRoundedAtAnother() {
        var order = anOrder()
                .totals("TotalCharge", "184.72", "Tax", "15.64")
                .item("Quantity", "4", "Cost", "121.18", "Tax", "6.06", "TaxRate", "5.0")
                .item("Quantity", "1", "Cost", "32.62", "Tax", "6.53", "TaxRate", "20.0")
                .item("Quantity", "1", "Cost", "15.27", "Tax", "3.06", "TaxRate", "20.0");

        var sale = (Sale) ((Reading.Read) SaleReader.read(order.raw())).event();
        assertThat(sale.lines().getFirst().tax().getAmount())
                .isCloseTo(new BigDecimal("6.06"), Offset.offset(new BigDecimal("0.002")));
    }

    /// 0.165 for each of a hundred pieces might be 0.16, but then the line would say 16.00.
    @Test
    void doesNotRoundByThePieceWhatALineStates() {
        var order = anOrder()
                .totals("TotalCharge", "99.00", "Tax", "16.00", "CountryTaxRate", "0")
                .item("Quantity", "100", "Cost", "82.50", "Tax", "16.50", "TaxRate", "20.01");

        assertLedger(order, "Order 123 states a tax of 16.00 GBP, but its lines and postage carry 16.50 GBP");
    }

    /// What was rounded at 20 % is made up for at 20 %, not at 5 %.
    @Test
    void bringsEachRateToItsOwnTax() {
        var order = anOrder()
                .totals("TotalCharge", "20.40", "Tax", "2.15")
                .item("Quantity", "10", "Cost", "8.20", "Tax", "1.70", "TaxRate", "20.73")
                .item("Quantity", "1", "Cost", "10.00", "Tax", "0.50", "TaxRate", "5.0");

        assertLedger(order, """
                MUG x 10 8.25 tax 1.65 20.73 %
                MUG x 1 10 tax 0.5 5 %
                total GBP 20.40
                """);
    }

    /// The same hundred lines with a discount of 12.00: its tax is 2.00 and no penny more.
    @Test
    void holdsATaxThatNoDiscountOfExactLinesLeaves() {
        var order = hundredLines("197.60").totals("TotalCharge", "1188.00", "TotalDiscount", "12.00");

        assertLedger(
                order,
                "Order 123 states a tax of 197.60 GBP, but its lines and postage, less its discount, carry"
                        + " 198.08 GBP");
    }

    /// Three times 0.02 at 20 %: no line has a tax, all together have a penny.
    @Test
    void takesATaxThatOnlyAllLinesTogetherHave() {
        var order = lines(3, "0.02", "0.0").totals("TotalCharge", "0.07", "Tax", "0.01");

        assertThat(SaleText.of(SaleReader.read(order.raw())))
                .startsWith("MUG x 1 0.02 tax 0.0033333334 20 %\n")
                .endsWith("total GBP 0.07\n");
    }

    /// Rounding each of a hundred pieces would make nothing of 0.45, and of three untaxed lines nothing makes a
    /// tax.
    @Test
    void holdsATaxThatNoPartBearsAndNoneWherePartsBearOne() {
        assertLedger(
                anOrder()
                        .totals("Subtotal", "9.00", "Tax", "0.0", "TotalCharge", "9.45")
                        .item("Quantity", "100", "Cost", "9.00", "Tax", "0.45", "TaxRate", "5.0"),
                "Order 123 states a tax of 0.00 GBP, but its lines and postage carry 0.45 GBP");
        assertLedger(
                anOrder()
                        .totals("Subtotal", "30.00", "Tax", "0.02", "TotalCharge", "30.00")
                        .item("Cost", "10.00", "Tax", "0.0", "TaxRate", "0.0")
                        .item("Cost", "10.00", "Tax", "0.0", "TaxRate", "0.0")
                        .item("Cost", "10.00", "Tax", "0.0", "TaxRate", "0.0"),
                "Order 123 states a tax of 0.02 GBP, but its lines and postage carry 0.00 GBP");
    }

    @Test
    void spreadsTheRoundingsOfManyLines() {
        var order = anOrder().totals("Subtotal", "10.00", "Tax", "2.00", "TotalCharge", "12.00");
        for (int line = 0; line < 8; line++) {
            order.item("Cost", "1.252", "Tax", "0.25");
        }

        assertThat(SaleText.of(SaleReader.read(order.raw())))
                .startsWith("MUG x 2 1.25 tax 0.25 20 %\n")
                .endsWith("total GBP 12.00\n");
    }

    @Test
    void ignoresThePartsOfAComposite() {
        var part = "[{\"SKU\":\"HANDLE\",\"Quantity\":2,\"Cost\":0.0,\"Tax\":0.0,\"CompositeSubItems\":null}]";

        assertLedger(anOrder().item("CompositeSubItems", part), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    /// Of the price before, where it is told, or else of the one that the discount must have been taken off.
    @Test
    void namesTheRateOfADiscountThatWasRoundedApart() {
        var order = anOrder()
                .totals("TotalCharge", "12.58", "Tax", "2.08")
                .item("Quantity", "1", "PricePerUnit", "6.99", "Discount", "10.0", "Cost", "5.25", "Tax", "1.04")
                .item("Quantity", "1", "PricePerUnit", "0.0", "Discount", "10.0", "Cost", "5.25", "Tax", "1.04");
        var other = anOrder()
                .totals("TotalCharge", "6.29", "Tax", "1.04")
                .item("Quantity", "1", "PricePerUnit", "8.99", "Discount", "10.0", "Cost", "5.25", "Tax", "1.04");

        assertLedger(order, """
                MUG x 1 5.25 tax 1.04 20 %
                MUG x 1 5.25 tax 1.04 20 %
                total GBP 12.58
                """);
        assertLedger(other, """
                MUG x 1 5.25 tax 1.04 19.81 %
                total GBP 6.29
                """);
    }

    @Test
    void readsAnAllowanceLine() {
        var order = anOrder()
                .totals("TotalCharge", "26.79", "Tax", "4.465")
                .item()
                .item("SKU", text("M"), "Quantity", "-1", "Cost", "-1.00", "Tax", "-0.20", "IsService", "true");

        assertLedger(order, """
                MUG x 2 23.325 tax 4.665 20 %
                M x 1 -1 tax -0.2 20 %
                total GBP 26.79
                """);
    }

    @Test
    void leavesOutLinesOfNothing() {
        assertLedger(anOrder().item().item("Quantity", "0", "Cost", "0.0", "Tax", "0.0"), """
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void countsALineOfNoQuantityButAnAmountAsOne() {
        assertLedger(anOrder().item("Quantity", "0"), """
                MUG x 1 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
    }

    @Test
    void roundsATotalToItsCurrency() {
        var order = anOrder()
                .totals("Currency", text("JPY"), "TotalCharge", "320.08", "Tax", "0.0")
                .item("Cost", "320.08", "Tax", "0.0", "TaxRate", "0.0");

        assertLedger(order, """
                MUG x 2 320.08 tax 0 0 %
                total JPY 320
                """);
    }

    @Test
    void doesNotReadAnAmountThatIsNoAmount() {
        assertLedger(anOrder().item("Cost", "1E+400000000"), "An amount is no amount of money");
    }

    private static void assertLedger(OrderFixture order, String ledger) {
        assertLedger(order.raw(), ledger);
    }

    private static void assertLedger(byte[] raw, String ledger) {
        assertThat(SaleText.of(SaleReader.read(raw))).isEqualTo(ledger);
    }
}
