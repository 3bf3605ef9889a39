package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.PurchaseFixture.aPurchase;
import static dev.cloudcart.linnworks.PurchaseFixture.line;
import static dev.cloudcart.linnworks.PurchaseFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.cloudcart.linnworks.PurchaseFixture;
import dev.cloudcart.linnworks.PurchaseText;

/// What each delivery bears of what a purchase order cost beside its goods.
class CostSharesTest {

    @Test
    void spreadsACostOverThreeDeliveriesToTheCent() {
        var purchase = thirds().cost("Freight", "10.0", "2.0", "20.0").cost("Duty", "0.01", "0.0", "0.0");

        assertThat(PurchaseText.costs(purchase.raw()))
                .containsExactly(
                        "Freight 3.33 tax 0.67 20 %",
                        "Freight 3.33 tax 0.67 20 %, Duty 0.01 tax 0 0 %", "Freight 3.33 tax 0.67 20 %");
    }

    @Test
    void billsAllOfItAndNothingTwice() {
        assertThat(PurchaseText.costs(
                        thirds().cost("Freight", "10.0", "0.0", "0.0").raw()))
                .containsExactly("Freight 3.33 tax 0 0 %", "Freight 3.34 tax 0 0 %", "Freight 3.33 tax 0 0 %");
    }

    @Test
    void leavesForLaterWhatHasNotCome() {
        var purchase = aPurchase()
                .with("Status", text("PARTIAL"))
                .item(4, "100.0", "0.0", "0.0")
                .cost("Freight", "10.0", "0.0", "0.0")
                .came(1, "2026-03-10", 1, 1, "25.0");

        assertThat(PurchaseText.costs(purchase.raw())).containsExactly("Freight 2.5 tax 0 0 %");
        assertThat(PurchaseText.costs(purchase.with("Status", text("DELIVERED")).raw()))
                .containsExactly("Freight 10 tax 0 0 %");
    }

    @Test
    void followsTheLinesThatTheCostIsFor() {
        var allocation = "[{\"PurchaseItemId\":\"%s\",\"AllocationPercentage\":100.0},".formatted(line(2))
                + "{\"PurchaseItemId\":\"%s\",\"AllocationPercentage\":0.0}]".formatted(line(1));
        var purchase = aPurchase()
                .with("Status", text("DELIVERED"))
                .item(1, "100.0", "0.0", "0.0")
                .item(2, "10.0", "0.0", "0.0")
                .cost("Freight", "9.0", "0.0", "0.0", "CostAllocation", allocation)
                .came(1, "2026-03-10", 1, 1, "100.0")
                .came(2, "2026-03-11", 2, 1, "5.0")
                .came(3, "2026-03-12", 2, 1, "5.0");

        assertThat(PurchaseText.costs(purchase.raw()))
                .containsExactly("", "Freight 4.5 tax 0 0 %", "Freight 4.5 tax 0 0 %");
    }

    @Test
    void spreadsByPiecesWhereGoodsCostNothing() {
        var purchase = aPurchase()
                .item(4, "0.0", "0.0", "0.0")
                .cost("Freight", "10.0", "0.0", "0.0")
                .came(1, "2026-03-10", 1, 1, "0.0");

        assertThat(PurchaseText.costs(purchase.raw())).containsExactly("Freight 2.5 tax 0 0 %");
    }

    /// 107.00 USD at 1.335 are 80.15 GBP; at 0.86 GBP for a euro, 93.20 EUR.
    @Test
    void convertsACostByItsOwnRateAndTheOrders() {
        var purchase = euros("0.86", "166.15").cost("Freight", "107.0", "0.0", "0.0", dollars());

        assertThat(PurchaseText.costs(purchase.raw())).containsExactly("Freight (USD 107.00) 93.2 tax 0 0 %");
    }

    @Test
    void takesTheOrdersRateTheOtherWayWhereItsTotalsSaySo() {
        var purchase = euros("1.1627906976744187", "166.15").cost("Freight", "107.0", "0.0", "0.0", dollars());

        assertThat(PurchaseText.costs(purchase.raw())).containsExactly("Freight (USD 107.00) 93.2 tax 0 0 %");
    }

    @Test
    void holdsADeliveryWhoseOrdersRateFitsNeitherWay() {
        var purchase = euros("0.5", "166.15").cost("Freight", "107.0", "0.0", "0.0", dollars());

        assertThat(PurchaseText.costs(purchase.raw()))
                .containsExactly(
                        "Purchase order PO1 has costs in another currency than EUR, and its conversion rate 0.5"
                                + " leads neither multiplied nor divided from its total of 100.0 to 166.15 in your own"
                                + " currency");
        assertThat(PurchaseReader.read(purchase.raw())).isInstanceOf(dev.cloudcart.core.trade.Reading.Read.class);
    }

    @Test
    void holdsACostWithoutARateOrACurrency() {
        assertThat(PurchaseText.costs(euros("0.86", "86.0")
                        .cost("Freight", "9.0", "0.0", "0.0", "Currency", text("USD"), "ConversionRate", "0.0")
                        .raw()))
                .containsExactly("Freight, a cost of purchase order PO1, is in USD and has no conversion rate");
        assertThat(PurchaseText.costs(euros("0.86", "86.0")
                        .cost("Freight", "9.0", "0.0", "0.0", "Currency", text(""))
                        .raw()))
                .containsExactly("Freight, a cost of purchase order PO1, has no known currency: none");
    }

    @Test
    void worksOutTheRateOfACostThatStatesNone() {
        var purchase = aPurchase()
                .item(3, "30.0", "0.0", "0.0")
                .cost("Freight", "10.0", "2.0", "-1.0")
                .came(1, "2026-03-10", 1, 1, "10.0");

        assertThat(PurchaseText.costs(purchase.raw())).containsExactly("Freight 3.33 tax 0.67 20 %");
    }

    private static PurchaseFixture thirds() {
        return aPurchase()
                .with("Status", text("DELIVERED"))
                .item(3, "30.0", "0.0", "0.0")
                .came(1, "2026-03-10", 1, 1, "10.0")
                .came(2, "2026-03-11", 1, 1, "10.0")
                .came(3, "2026-03-12", 1, 1, "10.0");
    }

    private static String[] dollars() {
        return new String[] {"Currency", text("USD"), "ConversionRate", "1.335"};
    }

    private static PurchaseFixture euros(String rate, String grandTotal) {
        return aPurchase()
                .with("Status", text("DELIVERED"), "Currency", text("EUR"), "ConversionRate", rate)
                .with("TotalCost", "100.0", "ConvertedShippingCost", "80.15", "ConvertedGrandTotal", grandTotal)
                .item(1, "100.0", "0.0", "0.0")
                .came(1, "2026-03-10", 1, 1, "100.0");
    }
}
