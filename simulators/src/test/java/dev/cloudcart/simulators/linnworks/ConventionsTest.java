package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// What holds of every method: verbs, bodies, names, dates, amounts and refusals.
class ConventionsTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00.500Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void takesAReadAsAFormPostToo() {
        client.load(order(5).line());

        assertThat(client.form("Orders/GetOrderDetailsByNumOrderId", "OrderId=5")
                        .body())
                .isEqualTo(order(5).json());
    }

    @Test
    void refusesAWriteByGet() {
        var reply = client.get("Orders/ProcessOrder?orderId=" + order(1).id());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.message()).isEqualTo("The requested resource does not support http method 'GET'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Orders/GetOrdersById", "/api/Orders/NoSuchMethod", "/api/GetOrdersById", "/api/"})
    void answers404WhereNoMethodIs(String path) {
        var reply = client.send(HttpRequest.newBuilder(client.uri(path)).header("Authorization", client.token()));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).startsWith("No HTTP resource was found that matches the request URI");
    }

    @Test
    void refusesACallWithoutAToken() {
        var reply = client.send(HttpRequest.newBuilder(client.uri("/api/Inventory/GetStockLocations")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().has("Code")).isTrue();
        assertThat(reply.message()).isEqualTo("Token is wrong");
    }

    @Test
    void namesTheParameterThatIsMissingAndHasNoCode() {
        var reply = client.post("PurchaseOrder/Get_Additional_Cost", "{\"PurchaseId\":\"x\"}");

        assertThat(reply.body()).isEqualTo("{\"Code\":null,\"Message\":\"Parameter request is missing.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pkOrderIds\":[", "{\"pkOrderIds\":[\"not an id\"]}"})
    void refusesWhatItCannotRead(String body) {
        var reply = client.post("Orders/GetOrdersById", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("The request is invalid.");
    }

    @Test
    void takesNamesInAnyCaseAndIgnoresThoseItDoesNotKnow() {
        client.load(order(1).line());

        var reply = client.post(
                "orders/getordersbyid", "{\"PKORDERIDS\":[\"%s\"],\"colour\":\"red\"}".formatted(order(1).id()));

        assertThat(reply.json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:00:00Z",
                "2026-03-02T10:00:00.1234567Z",
                "2026-03-02T10:00:00",
                "2026-03-02T12:00:00+02:00",
                "2026-03-02 10:00:00",
                "2026-03-02"
            })
    void readsDatesAsCallersWriteThem(String from) {
        client.load(order(1).processed("2026-03-02T23:00:00Z").line());

        var found = client.post(
                        "ProcessedOrders/SearchProcessedOrders",
                        "{\"request\":{\"ResultsPerPage\":20,\"FromDate\":\"%s\"}}".formatted(from))
                .json();

        assertThat(found.at("/ProcessedOrders/TotalEntries").asInt()).isEqualTo(1);
    }

    @Test
    void writesNoMoreDigitsOfASecondThanThereAre() {
        client.load(order(1).line());

        client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        assertThat(client.get("Orders/GetOrderById?pkOrderId=" + order(1).id())
                        .json()
                        .path("ProcessedDateTime")
                        .asString())
                .isEqualTo("2026-03-04T10:00:00.5Z");
    }

    @Test
    void keepsAmountsUnrounded() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        var body = client.get("ProcessedOrders/GetOrderInfo?pkOrderId=" + order(1).id())
                .body();

        assertThat(body)
                .contains("\"Subtotal\":23.325")
                .contains("\"fTax\":4.665")
                .contains("\"fTotalCharge\":27.99");
    }

    @Test
    void answers204AndNoBodyWhereAMethodReturnsNothing() {
        client.load(order(1).line());

        var reply = client.post("Orders/DeleteOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN, 200", "open, 200", "1, 200", "CLOSED, 400"})
    void takesAnEnumerationByNameOrNumber(String status, int answer) {
        assertThat(client.post("PurchaseOrder/Search_PurchaseOrders2", "{\"Status\":\"%s\"}".formatted(status))
                        .status())
                .isEqualTo(answer);
    }

    @Test
    void readsEachFieldOfAFormAsJson() {
        client.load(order(1).unpaid().line());

        var reply = client.form(
                "Orders/ChangeStatus",
                "orderIds=%s&status=1"
                        .formatted(URLEncoder.encode("[\"" + order(1).id() + "\"]", StandardCharsets.UTF_8)));

        assertThat(reply.body()).isEqualTo("[\"" + order(1).id() + "\"]");
    }

    @Test
    void needsATermToSearchFor() {
        assertThat(client.post("OpenOrders/SearchOrders", "{\"request\":{\"SearchTerm\":\"x\"}}")
                        .message())
                .isEqualTo("Must provide a search term.");
    }
}
