package dev.cloudcart.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RefundsTest {

    private final ReadShop shop = ReadShop.withOrders(3_000);
    private final List<JsonNode> refunds = shop.all("refundHeader");
    private final Map<String, JsonNode> orders = new HashMap<>();

    RefundsTest() {
        shop.orders().forEach(order -> orders.put(order.get("OrderId").asString(), order));
    }

    @Test
    void refundsAboutOneSaleInForty() {
        assertThat(refunds).hasSizeBetween(50, 120);
    }

    @Test
    void refundsOnlyWhatWasSoldAndNotMoreThanWasPaid() {
        assertThat(refunds).allSatisfy(refund -> {
            var order = order(refund);
            assertThat(order.get("Processed").asBoolean()).isTrue();
            assertThat(refund.get("Currency")).isEqualTo(order.get("TotalsInfo").get("Currency"));
            assertThat(refund.get("Amount").decimalValue())
                    .isPositive()
                    .isLessThanOrEqualTo(ReadShop.total(order, "TotalCharge"));
        });
    }

    @Test
    void addsTheRefundLinesUp() {
        assertThat(refunds)
                .allSatisfy(refund -> assertThat(ReadShop.sum(
                                ReadShop.elements(refund.get("RefundLines")).toList(), "Amount"))
                        .isEqualByComparingTo(refund.get("Amount").decimalValue()));
    }

    @Test
    void refundsAfterTheGoodsHaveLeft() {
        assertThat(refunds)
                .filteredOn(refund -> refund.get("Actioned").asBoolean())
                .allMatch(refund -> Instant.parse(refund.get("LastActionDate").asString())
                        .isAfter(Instant.parse(
                                order(refund).get("ProcessedDateTime").asString())));
    }

    @Test
    void pointsToTheLineItRefunds() {
        assertThat(refunds).allSatisfy(refund -> {
            var rows = ReadShop.items(order(refund)).stream()
                    .map(item -> item.get("RowId"))
                    .toList();
            assertThat(ReadShop.elements(refund.get("RefundLines"))
                            .map(line -> line.get("RefundedItem"))
                            .filter(item -> !item.isNull())
                            .map(item -> item.get("OrderItemRowId")))
                    .isSubsetOf(rows);
        });
    }

    @Test
    void refundsItemsPostageAndTrouble() {
        assertThat(refunds)
                .flatExtracting(
                        refund -> ReadShop.elements(refund.get("RefundLines")).toList())
                .extracting(line -> line.get("RefundedUnit").asString())
                .contains("Item", "Shipping", "Additional");
        assertThat(shop.truth().refundsWaiting()).isPositive();
    }

    private JsonNode order(JsonNode refund) {
        return Objects.requireNonNull(orders.get(refund.get("OrderId").asString()));
    }
}
