package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockTest {
    private final Client client = Client.usual();

    @BeforeEach
    void load() {
        client.load(IntStream.rangeClosed(1, 3)
                .mapToObj(number -> """
                        {"kind":"stockItem","value":{"StockItemId":"%s","ItemNumber":"SKU-%d","ItemTitle":"Thing","IsCompositeParent":%b}}
                        """.formatted(id(number), number, number == 3))
                .collect(Collectors.joining()));
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void pagesThroughTheItemsWithoutComposites() {
        assertThat(client.post("Stock/GetStockItemsFull", "{\"entriesPerPage\":1,\"pageNumber\":2}")
                        .json()
                        .get(0)
                        .path("ItemNumber")
                        .asString())
                .isEqualTo("SKU-2");
    }

    @Test
    void refusesAPagePastTheEnd() {
        var reply = client.post("Stock/GetStockItemsFull", "{\"entriesPerPage\":1,\"pageNumber\":3}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("No items found with given filter.");
    }

    @Test
    void refusesMoreThanTwoHundredAPage() {
        assertThat(client.post("Stock/GetStockItemsFull", "{\"entriesPerPage\":201,\"pageNumber\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void findsItemsByIdAndBySku() {
        assertThat(client.get("Inventory/GetInventoryItemById?id=" + id(1)).body())
                .contains("SKU-1");
        assertThat(client.get("Inventory/GetInventoryItem?sKU=SKU-2").body()).contains(id(2));
        assertThat(client.post("Inventory/GetStockItemIdsBySKU", "{\"request\":{\"SKUS\":[\"SKU-1\",\"NONE\"]}}")
                        .json()
                        .path("Items"))
                .hasSize(1);
        assertThat(client.post(
                                "Stock/GetStockItemsFullByIds",
                                "{\"request\":{\"StockItemIds\":[\"%s\"]}}".formatted(id(1)))
                        .json()
                        .path("StockItemsFullExtended"))
                .hasSize(1);
        assertThat(client.get("Inventory/GetInventoryItemsCount").body()).isEqualTo("3");
    }

    private static String id(int number) {
        return "4bbda9b7-0000-4000-8000-00000000000" + number;
    }
}
