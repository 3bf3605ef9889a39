package dev.cloudcart.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PurchasesTest {

    private final ReadShop shop = ReadShop.withOrders(100);
    private final List<JsonNode> orders = shop.all("purchaseOrder");

    @Test
    void countsOnEachLineWhatItsReceiptsSay() {
        assertThat(orders)
                .allSatisfy(order -> assertThat(ReadShop.elements(order.get("PurchaseOrderItem")))
                        .allSatisfy(item -> assertThat(received(order, item))
                                .isEqualTo(item.get("Delivered").asInt())));
    }

    @Test
    void addsLinesAndPostageUpToTheTotalCost() {
        assertThat(orders).allSatisfy(order -> {
            var lines = ReadShop.sum(
                    ReadShop.elements(order.get("PurchaseOrderItem")).toList(), "Cost");
            assertThat(lines.add(amount(order, "PostagePaid"))).isEqualByComparingTo(amount(order, "TotalCost"));
        });
    }

    @Test
    void addsTheTaxOfTheLinesUp() {
        assertThat(orders)
                .allSatisfy(order -> assertThat(ReadShop.sum(
                                ReadShop.elements(order.get("PurchaseOrderItem"))
                                        .toList(),
                                "Tax"))
                        .isEqualByComparingTo(amount(order, "taxPaid")));
    }

    @Test
    void keepsThePurchaseDateAsDeliveryDateUntilDelivered() {
        assertThat(orders)
                .filteredOn(order -> !isDelivered(order))
                .isNotEmpty()
                .allMatch(order -> header(order, "DateOfDelivery").equals(header(order, "DateOfPurchase")));
        assertThat(orders)
                .filteredOn(PurchasesTest::isDelivered)
                .isNotEmpty()
                .allMatch(order -> Instant.parse(header(order, "DateOfDelivery"))
                        .isAfter(Instant.parse(header(order, "DateOfPurchase"))));
    }

    @Test
    void numbersReceiptsUpwards() {
        assertThat(orders)
                .flatExtracting(order ->
                        ReadShop.elements(order.get("DeliveredRecords")).toList())
                .extracting(receipt -> receipt.get("pkDeliveryRecordId").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void hasEverythingThatIsOddAboutPurchases() {
        assertSome(order -> isDelivered(order) && shortOf(order));
        assertSome(order -> header(order, "Status").equals("PARTIAL") && shortOf(order));
        assertSome(order -> deliveries(order) == 2);
        assertSome(order -> amount(order, "PostagePaid").signum() > 0);
        assertSome(order -> order.get("AdditionalCosts").size() == 2);
        assertSome(order -> foreignCost(order));
        assertSome(order -> !order.get("PaymentStatements").isEmpty());
        assertSome(order -> anyLine(order, "TaxRate", "-1"));
        assertSome(order -> anyLine(order, "TaxRate", "0") && anyLine(order, "TaxRate", "20"));
        assertSome(order -> !knownSuppliers().contains(header(order, "fkSupplierId")));
        assertThat(orders)
                .extracting(order -> header(order, "UnitAmountTaxIncludedType"))
                .contains("0", "1", "2");
    }

    private void assertSome(Predicate<JsonNode> predicate) {
        assertThat(orders).anyMatch(predicate);
    }

    private List<String> knownSuppliers() {
        return shop.all("supplier").stream()
                .map(supplier -> supplier.get("pkSupplierID").asString())
                .toList();
    }

    private static boolean isDelivered(JsonNode order) {
        return header(order, "Status").equals("DELIVERED");
    }

    private static boolean shortOf(JsonNode order) {
        return ReadShop.elements(order.get("PurchaseOrderItem"))
                .anyMatch(item ->
                        item.get("Delivered").asInt() < item.get("Quantity").asInt());
    }

    private static boolean foreignCost(JsonNode order) {
        return ReadShop.elements(order.get("AdditionalCosts"))
                .anyMatch(cost -> !cost.get("Currency").asString().equals(header(order, "Currency")));
    }

    private static boolean anyLine(JsonNode order, String field, String amount) {
        return ReadShop.elements(order.get("PurchaseOrderItem"))
                .anyMatch(item -> item.get(field).decimalValue().compareTo(new BigDecimal(amount)) == 0);
    }

    private static long deliveries(JsonNode order) {
        return ReadShop.elements(order.get("DeliveredRecords"))
                .map(receipt -> receipt.get("fkDeliveryId").asInt())
                .distinct()
                .count();
    }

    private static int received(JsonNode order, JsonNode item) {
        return ReadShop.elements(order.get("DeliveredRecords"))
                .filter(receipt -> receipt.get("fkPurchaseItemId").equals(item.get("pkPurchaseItemId")))
                .mapToInt(receipt -> receipt.get("DeliveredQuantity").asInt())
                .sum();
    }

    private static String header(JsonNode order, String field) {
        return order.get("PurchaseOrderHeader").get(field).asString();
    }

    private static BigDecimal amount(JsonNode order, String field) {
        return order.get("PurchaseOrderHeader").get(field).decimalValue();
    }
}
