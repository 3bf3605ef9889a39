package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PurchasePagesTest {
    private final Client client = Client.usual();
    private final Browser browser = new Browser(client.simulator.uri());

    @BeforeEach
    void stockTheShop() {
        browser.submit("/stock/product", "sku", "MUG", "title", "Mug", "retailPrice", "9.50");
        browser.submit("/stock/product", "sku", "PEN", "title", "Pen");
        browser.submit("/stock/supplier", "name", "Potter & Sons", "currency", "GBP");
    }

    @AfterEach
    void stop() {
        browser.close();
        client.close();
    }

    @Test
    void addsAProductOnlyOnce() {
        var page = browser.submit("/stock/product", "sku", "mug", "title", "Another");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("There is a product \"mug\" already.");
    }

    @Test
    void makesAPendingOrderThatTheApiFinds() {
        var path = make();

        var order = read(path);

        assertThat(order.at("/PurchaseOrderHeader/Status").asString()).isEqualTo("PENDING");
        assertThat(order.at("/PurchaseOrderHeader/TotalCost").decimalValue()).isEqualByComparingTo("125.00");
        assertThat(order.at("/PurchaseOrderItem/0/Tax").decimalValue()).isEqualByComparingTo("20.0");
        assertThat(browser.open("/purchase-orders?status=PENDING").html()).contains("PO-0001", "Potter &amp; Sons");
        assertThat(browser.open("/purchase-orders?status=OPEN").html()).contains("No purchase order fits.");
    }

    @Test
    void receivesInPartsAndThenEverything() {
        var path = make();
        browser.submit(path + "/add", "sku", "PEN", "quantity", "4", "cost", "8", "taxRate", "0");
        browser.submit(path + "/open");
        var first = read(path).at("/PurchaseOrderItem/0/pkPurchaseItemId").asString();

        var partly = browser.submit(path + "/deliver", "arrived-" + first, "6");
        assertThat(partly.html()).contains("The delivery is booked.", ">partial</span>", "4 outstanding");
        var all = browser.submit(path + "/deliver-all");

        assertThat(all.html()).contains(">delivered</span>");
        var order = read(path);
        assertThat(order.path("DeliveredRecords")).hasSize(3);
        assertThat(order.at("/DeliveredRecords/0/DeliveredQuantity").asInt()).isEqualTo(6);
        assertThat(order.at("/PurchaseOrderItem/0/Delivered").asInt()).isEqualTo(10);
    }

    @Test
    void closesAnOrderWithWhatHasCome() {
        var path = make();
        browser.submit(path + "/open");

        browser.submit(path + "/close");

        assertThat(read(path).at("/PurchaseOrderHeader/Status").asString()).isEqualTo("DELIVERED");
        assertThat(read(path).at("/PurchaseOrderItem/0/Delivered").asInt()).isZero();
    }

    @Test
    void saysWhyNotInTheWordsOfTheApi() {
        var path = make();

        var page = browser.submit(path + "/deliver-all");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.html()).contains("Purchase order is PENDING and cannot be delivered.");
    }

    @Test
    void ordersOnlyWhatIsInStock() {
        var page = browser.submit(
                "/purchase-orders/new",
                "supplier",
                supplier(),
                "currency",
                "GBP",
                "sku",
                "CUP",
                "quantity",
                "1",
                "cost",
                "1");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("There is no product \"CUP\"");
        assertThat(browser.open("/purchase-orders").html()).contains("No purchase order fits.");
    }

    private String make() {
        return browser.submit(
                        "/purchase-orders/new",
                        "supplier",
                        supplier(),
                        "currency",
                        "GBP",
                        "sku",
                        "MUG",
                        "quantity",
                        "10",
                        "cost",
                        "120",
                        "taxRate",
                        "20",
                        "postage",
                        "5")
                .path();
    }

    private String supplier() {
        var option = Pattern.compile("<option value=\"([0-9a-f-]{36})\">Potter")
                .matcher(browser.open("/purchase-orders/new").html());
        assertThat(option.find()).isTrue();
        return option.group(1);
    }

    private JsonNode read(String path) {
        return client.post(
                        "PurchaseOrder/Get_PurchaseOrder",
                        "{\"pkPurchaseId\":\"%s\"}".formatted(path.substring("/purchase-orders/".length())))
                .json();
    }
}
