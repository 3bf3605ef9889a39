package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is odd in real shops, answered by a shop of real orders where its source file lies beside the project.
@TestInstance(Lifecycle.PER_CLASS)
class OdditiesTest {
    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");

    private final Client client = Client.usual();
    private List<JsonNode> orders = List.of();
    private List<JsonNode> purchases = List.of();

    @BeforeAll
    void load() throws Exception {
        Assumptions.assumeTrue(Files.exists(SHOP), "There is no " + SHOP);
        client.simulator.load(SHOP);
        client.control("settings", "{\"omittedLocation\":\"ALL\",\"limits\":\"off\"}");
        var processed = client.post("ProcessedOrders/SearchProcessedOrders", "{\"request\":{\"ResultsPerPage\":500}}")
                .json()
                .at("/ProcessedOrders/Data");
        var ids = Stream.concat(
                elements(processed).map(row -> row.path("pkOrderID")),
                elements(client.post("Orders/GetAllOpenOrders", "{}").json()));
        orders = elements(client.post(
                                "Orders/GetOrdersById",
                                ids.map(JsonNode::toString).collect(Collectors.joining(",", "{\"pkOrderIds\":[", "]}")))
                        .json())
                .toList();
        purchases = elements(client.post("PurchaseOrder/Search_PurchaseOrders2", "{\"EntriesPerPage\":200}")
                        .json()
                        .path("Result"))
                .map(header -> client.post(
                                "PurchaseOrder/Get_PurchaseOrder",
                                "{\"pkPurchaseId\":%s}".formatted(header.path("pkPurchaseID")))
                        .json())
                .toList();
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a composite line | /Items/*/CompositeSubItems/0 | .*",
                "a service line | /Items/*/IsService | true",
                "a line of no stock item | /Items/*/IsUnlinked | true",
                "a line without a price | /Items/*/PricePerUnit | 0\\.0",
                "a discount in percent | /Items/*/Discount | [1-9].*",
                "prices with tax | /Items/*/TaxCostInclusive | true",
                "prices without tax | /Items/*/TaxCostInclusive | false",
                "pounds | /TotalsInfo/Currency | GBP",
                "euros | /TotalsInfo/Currency | EUR",
                "dollars | /TotalsInfo/Currency | USD",
                "more than two decimals | /TotalsInfo/Subtotal | .*\\.\\d{3,}",
                "no rate | /TotalsInfo/ConversionRate | 0(\\.0)?",
                "merged references | /GeneralInfo/ReferenceNum | MERGED",
                "a redacted buyer | /CustomerInfo/Address/FullName | REDACTED|",
                "an unknown country | /CustomerInfo/Address/Country | UNKNOWN",
                "no sub-source | /GeneralInfo/SubSource | ",
                "a resend | /GeneralInfo/Status | 4",
                "no date | /Items/*/AddedDate | 0001-01-01T00:00:00Z",
                "a fraction of a second | /PaidDateTime | .*\\.\\d+Z"
            })
    void holdsWhatIsOddInRealShops(String what, String at, String like) {
        var pattern = Pattern.compile(like == null ? "" : like, Pattern.DOTALL);

        var found = orders.stream()
                .flatMap(order -> values(order, at))
                .filter(value -> pattern.matcher(value).matches());

        assertThat(found).as(what).isNotEmpty();
    }

    /// What stands at a pointer, in each line of the order where it goes through the lines.
    private static Stream<String> values(JsonNode order, String at) {
        if (!at.startsWith("/Items/*")) {
            return Stream.of(order.at(at))
                    .filter(value -> !value.isMissingNode())
                    .map(JsonNode::toString)
                    .map(text -> text.replace("\"", ""));
        }
        return elements(order.path("Items")).flatMap(item -> values(item, at.substring("/Items/*".length())));
    }

    @Test
    void holdsCancelledOrdersAsProcessedAndHeldOnes() {
        var cancelled = client.post(
                        "ProcessedOrders/SearchProcessedOrders",
                        "{\"request\":{\"DateField\":\"cancelled\",\"ResultsPerPage\":20}}")
                .json()
                .at("/ProcessedOrders/Data");

        assertThat(elements(cancelled))
                .isNotEmpty()
                .allMatch(row -> row.path("HoldOrCancel").asBoolean()
                        && !row.path("dCancelledOn").asString().startsWith("0001"));
    }

    @Test
    void keepsNoPriceOnTheChildrenOfAComposite() {
        var children = orders.stream()
                .flatMap(order -> elements(order.path("Items")))
                .flatMap(item -> elements(item.path("CompositeSubItems")));

        assertThat(children)
                .isNotEmpty()
                .allMatch(child -> child.path("PricePerUnit").decimalValue().signum() == 0);
    }

    @Test
    void addsEveryOrderUp() {
        assertThat(orders).hasSize(300).allMatch(order -> {
            var totals = order.path("TotalsInfo");
            var sum = totals.path("Subtotal")
                    .decimalValue()
                    .add(totals.path("PostageCostExTax").decimalValue())
                    .add(totals.path("Tax").decimalValue());
            return sum.subtract(totals.path("TotalCharge").decimalValue())
                            .abs()
                            .movePointRight(6)
                            .longValue()
                    == 0;
        });
    }

    @Test
    void givesEveryPurchaseOrderADateOfDelivery() {
        assertThat(purchases).hasSize(40).allMatch(order -> {
            var header = order.path("PurchaseOrderHeader");
            var delivered = header.path("Status").asString().equals("DELIVERED");
            return delivered || header.path("DateOfDelivery").equals(header.path("DateOfPurchase"));
        });
    }

    @Test
    void holdsDeliveredPurchaseOrdersOfWhichSomethingNeverCame() {
        assertThat(purchases)
                .anyMatch(order ->
                        order.at("/PurchaseOrderHeader/Status").asString().equals("DELIVERED")
                                && elements(order.path("PurchaseOrderItem"))
                                        .anyMatch(item -> item.path("Delivered").asInt()
                                                < item.path("Quantity").asInt()));
    }

    @Test
    void holdsPurchaseLinesOfNoTaxRateOfTheirOwn() {
        assertThat(purchases)
                .anyMatch(order -> elements(order.path("PurchaseOrderItem"))
                        .anyMatch(item -> item.path("TaxRate").decimalValue().signum() < 0
                                && item.path("Tax").decimalValue().signum() > 0));
        assertThat(elements(client.get("Stock/GetStockItems?entriesPerPage=200")
                        .json()
                        .path("Data")))
                .anyMatch(item -> item.path("TaxRate").decimalValue().signum() < 0);
    }

    @Test
    void holdsAPurchaseOrderOfASupplierThatIsGone() {
        var suppliers = elements(client.get("Inventory/GetSuppliers").json())
                .map(supplier -> supplier.path("pkSupplierID"))
                .toList();

        assertThat(purchases).anyMatch(order -> !suppliers.contains(order.at("/PurchaseOrderHeader/fkSupplierId")));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
