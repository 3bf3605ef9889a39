package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenOrdersTest {
    private static final String UNIT_7 = "38e29b3a-5141-5d1f-b2fa-0c647cd67b27";

    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void listsTheOpenOrdersOfOneLocationAndNeverAll() {
        client.load(order(1).line()
                + order(2).at(UNIT_7).line()
                + order(3).processed("2026-03-02T10:00:00Z").line());

        var unnamed = client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":100,\"pageNumber\":1}");
        var unit7 = client.post(
                "Orders/GetOpenOrders", "{\"entriesPerPage\":100,\"fulfilmentCenter\":\"%s\"}".formatted(UNIT_7));

        assertThat(numbers(unnamed.json())).containsExactly(1);
        assertThat(numbers(unit7.json())).containsExactly(2);
    }

    /// As .NET does, which writes years with four digits.
    @Test
    void refusesDatesBeyondTheYear9999() {
        client.load(order(1).line());

        var last = received("9999-12-31T23:59:59Z");
        var beyond = received("+10000-01-01T00:00:00Z");

        assertThat(last.status()).isEqualTo(200);
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.message()).isEqualTo("The request is invalid.");
    }

    private Client.Reply received(String to) {
        return client.post(
                "Orders/GetAllOpenOrders",
                "{\"filters\":{\"DateFields\":[{\"FieldCode\":\"GENERAL_INFO_DATE\",\"Type\":\"Range\",\"DateTo\":\"%s\"}]}}"
                        .formatted(to));
    }

    @Test
    void showsAnOpenOrderWithoutNotesAndPaymentDate() {
        client.load(order(1).line());

        var shown = client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":100}")
                .json()
                .path("Data")
                .get(0);

        assertThat(shown.path("TotalsInfo").path("TotalCharge").decimalValue()).isEqualByComparingTo("27.99");
        assertThat(shown.path("HasItems").asBoolean()).isTrue();
        assertThat(shown.has("PaidDateTime")).isFalse();
        assertThat(shown.has("Notes")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"TextFields\":[{\"FieldCode\":\"GENERAL_INFO_SUBSOURCE\",\"Type\":\"Contains\",\"Text\":\"uk\"}] | 1,3",
                "\"TextFields\":[{\"FieldCode\":\"ITEMS_SKU\",\"Type\":0,\"Text\":\"CUP\"}] | 2",
                "\"BooleanFields\":[{\"FieldCode\":\"GENERAL_INFO_PARKED\",\"Value\":true}] | 3",
                "\"NumericFields\":[{\"FieldCode\":\"GENERAL_INFO_ORDER_ID\",\"Type\":\"Greater\",\"Value\":1}] | 2,3",
                "\"DateFields\":[{\"FieldCode\":\"GENERAL_INFO_DATE\",\"Type\":\"Range\",\"DateFrom\":\"2026-03-05T00:00:00\"}] | 2",
                "\"ListFields\":[{\"FieldCode\":\"GENERAL_INFO_SOURCE\",\"Type\":\"Not\",\"Value\":\"AMAZON\"}] | 2",
                "\"TextFields\":[{\"FieldCode\":\"NO_SUCH_FIELD\",\"Type\":\"Equal\",\"Text\":\"x\"}] | 1,2,3"
            })
    void filtersByFieldsAndIgnoresUnknownOnes(String filters, String numbers) {
        client.load(order(1).line()
                + order(2).on("EBAY", "EBAY0")
                        .received("2026-03-06T00:00:00Z")
                        .items(OrderFixture.MUG.replace("MUG", "CUP"))
                        .line()
                + order(3).parked().line());

        var found = client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":100,\"filters\":{%s}}".formatted(filters));

        assertThat(numbers(found.json()).stream().map(String::valueOf).collect(Collectors.joining(",")))
                .isEqualTo(numbers);
    }

    @Test
    void sortsByAField() {
        client.load(order(1).received("2026-03-06T00:00:00Z").line()
                + order(2).received("2026-03-05T00:00:00Z").line()
                + order(3).received("2026-03-07T00:00:00Z").line());

        var found = client.post(
                "Orders/GetOpenOrders",
                "{\"entriesPerPage\":100,\"sorting\":[{\"FieldCode\":\"GENERAL_INFO_DATE\",\"Direction\":\"Descending\",\"Order\":0}]}");

        assertThat(numbers(found.json())).containsExactly(3, 1, 2);
    }

    @Test
    void leavesAGapWhenAnOrderIsProcessedBetweenTwoPages() {
        client.load(IntStream.rangeClosed(1, 4)
                .mapToObj(number -> order(number).line())
                .collect(Collectors.joining()));
        var first = numbers(client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":2,\"pageNumber\":1}")
                .json());

        client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        assertThat(first).containsExactly(1, 2);
        assertThat(numbers(client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":2,\"pageNumber\":2}")
                        .json()))
                .containsExactly(4);
    }

    @Test
    void answersAllIdsOfALocationAtOnce() {
        client.load(order(1).line() + order(2).line());

        assertThat(client.post("Orders/GetAllOpenOrders", "{}").body())
                .isEqualTo("[\"%s\",\"%s\"]".formatted(order(1).id(), order(2).id()));
    }

    @Test
    void showsAViewAndStumblesOverViewZero() {
        client.load(order(1).line() + order(2).unpaid().line());

        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"ViewId\":4,\"EntriesPerPage\":100,\"PageNumber\":1}")
                        .json()
                        .path("Data"))
                .hasSize(2);
        assertThat(numbers(client.post(
                                "OpenOrders/GetOpenOrders", "{\"ViewId\":2,\"EntriesPerPage\":100,\"PageNumber\":1}")
                        .json()))
                .containsExactly(2);
        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"ViewId\":0}").message())
                .contains("Object reference");
    }

    @Test
    void findsNoViewInsideAWrapper() {
        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"request\":{\"ViewId\":4}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void countsTheOrdersOfEachView() {
        client.load(order(1).line() + order(2).unpaid().line());

        var stats = client.post("OpenOrders/GetViewStats", "{\"LocationId\":\"00000000-0000-0000-0000-000000000000\"}")
                .json();

        assertThat(stats.get(0).path("TotalOrders").asInt()).isEqualTo(2);
        assertThat(stats.get(1).path("TotalOrders").asInt()).isEqualTo(1);
    }

    @Test
    void readsDetailsOfOpenOrdersOnly() {
        client.load(order(1).line() + order(2).processed("2026-03-02T10:00:00Z").line());

        var reply = client.post(
                "OpenOrders/GetOpenOrdersDetails",
                "{\"OrderIds\":[\"%s\",\"%s\"]}".formatted(order(1).id(), order(2).id()));

        assertThat(reply.body()).isEqualTo("{\"Orders\":[" + order(1).json() + "]}");
    }

    @Test
    void searchesOpenAndProcessedOrders() {
        client.load(order(1).line() + order(2).processed("2026-03-02T10:00:00Z").line());

        var found = client.post("OpenOrders/SearchOrders", "{\"SearchTerm\":\"zoë\",\"IncludeProcessed\":true}")
                .json();

        assertThat(found.path("OpenOrders").get(0).path("OrderIds").get(0).asString())
                .isEqualTo(order(1).id());
        assertThat(found.path("ProcessedOrders").get(0).asString()).isEqualTo(order(2).id());
    }

    private static List<Integer> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("Data").spliterator(), false)
                .map(row -> row.path("NumOrderId").asInt())
                .toList();
    }
}
