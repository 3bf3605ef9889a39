package dev.cloudcart.shop;

import static dev.cloudcart.shop.ReadShop.items;
import static dev.cloudcart.shop.ReadShop.sum;
import static dev.cloudcart.shop.ReadShop.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ArithmeticTest {

    private final ReadShop shop = ReadShop.withOrders(2_000);

    @Test
    void addsNetAndTaxUpToGrossOnEveryLine() {
        assertThat(shop.orders())
                .flatExtracting(ReadShop::items)
                .allSatisfy(item -> assertThat(item.get("Cost")
                                .decimalValue()
                                .add(item.get("Tax").decimalValue()))
                        .isEqualByComparingTo(item.get("CostIncTax").decimalValue()));
    }

    @Test
    void addsTheLinesUpToTheSubtotal() {
        assertThat(asTheirLines())
                .allSatisfy(
                        order -> assertThat(sum(items(order), "Cost")).isEqualByComparingTo(total(order, "Subtotal")));
    }

    @Test
    void addsTheTaxOfLinesAndPostageUpToTheTax() {
        assertThat(asTheirLines()).allSatisfy(order -> {
            var postageTax = total(order, "PostageCost").subtract(total(order, "PostageCostExTax"));
            assertThat(sum(items(order), "Tax").add(postageTax)).isEqualByComparingTo(total(order, "Tax"));
        });
    }

    @Test
    void addsThePartsUpToTheTotalButInTheOrdersMadeNotTo() {
        var wrong = shop.orders().stream()
                .filter(order -> parts(order).compareTo(total(order, "TotalCharge")) != 0)
                .count();

        assertThat(wrong).isEqualTo(shop.truth().odd(OddCase.PARTS_DO_NOT_ADD_UP));
    }

    @Test
    void takesQuantityTimesPriceLessDiscountAsGross() {
        assertThat(withItems())
                .flatExtracting(ReadShop::items)
                .filteredOn(item -> item.get("PricePerUnit").decimalValue().signum() != 0)
                .allSatisfy(item -> {
                    var kept = new BigDecimal("100")
                            .subtract(item.get("Discount").decimalValue())
                            .movePointLeft(2);
                    var gross = item.get("PricePerUnit")
                            .decimalValue()
                            .multiply(item.get("Quantity").decimalValue())
                            .multiply(kept);
                    assertThat(gross)
                            .isEqualByComparingTo(item.get("CostIncTax").decimalValue());
                });
    }

    @Test
    void taxesBooksAtZeroBesideOtherGoodsAtTwenty() {
        var mixed = withItems().stream()
                .filter(order -> order.get("TotalsInfo")
                                .get("CountryTaxRate")
                                .decimalValue()
                                .intValue()
                        == 20)
                .filter(order -> items(order).stream()
                                .map(item -> item.get("TaxRate").decimalValue().intValue())
                                .distinct()
                                .count()
                        > 1);

        assertThat(mixed).isNotEmpty();
    }

    @Test
    void writesAtMostTenDecimals() {
        assertThat(withItems())
                .flatExtracting(ReadShop::items)
                .allSatisfy(item -> assertThat(item.get("Cost")
                                .decimalValue()
                                .stripTrailingZeros()
                                .scale())
                        .isLessThanOrEqualTo(10));
    }

    @Test
    void saysOtherwiseThanItsLinesOnlyWhereItIsMeantTo() {
        var truth = shop.truth();

        assertThat(withItems())
                .filteredOn(ReadShop::contradictsLines)
                .hasSize(truth.odd(OddCase.ORDER_DISCOUNT_NET)
                        + truth.odd(OddCase.ORDER_DISCOUNT_WITH_TAX)
                        + truth.odd(OddCase.ORDER_DISCOUNT_OVER_TWO_RATES)
                        + truth.odd(OddCase.TAX_CONTRADICTS_LINES));
    }

    @Test
    void takesADiscountOnTheWholeOrderOffTheTaxInProportion() {
        var discounted = withItems().stream()
                .filter(ReadShop::contradictsLines)
                .filter(order -> total(order, "Tax").signum() > 0)
                .toList();

        assertThat(discounted).isNotEmpty().allSatisfy(order -> {
            var postageTax = total(order, "PostageCost").subtract(total(order, "PostageCostExTax"));
            var goodsTax = total(order, "Tax").subtract(postageTax);
            assertThat(goodsTax.multiply(sum(items(order), "Cost")))
                    .isEqualByComparingTo(total(order, "Subtotal").multiply(sum(items(order), "Tax")));
            assertThat(total(order, "TotalCharge").stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
        });
    }

    private List<JsonNode> asTheirLines() {
        return withItems().stream()
                .filter(order -> !ReadShop.contradictsLines(order))
                .toList();
    }

    private List<JsonNode> withItems() {
        return shop.orders().stream()
                .filter(order -> !order.get("Items").isNull())
                .toList();
    }

    private static BigDecimal parts(JsonNode order) {
        return total(order, "Subtotal").add(total(order, "PostageCostExTax")).add(total(order, "Tax"));
    }
}
