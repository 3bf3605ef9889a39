package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Searches and lists, each unknown turned the other way.
class SearchVariationsTest {
    private static final String SEARCH = "ProcessedOrders/SearchProcessedOrders";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void findsOrLeavesOutAnOrderOfTheVeryToDate(boolean inclusive, int found) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T11:00:00Z").line());

        turn("toDateInclusive", inclusive);

        assertThat(search("\"ToDate\":\"2026-03-02T11:00:00Z\"")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "3, 400"})
    void admitsAnyRangeOrNoMoreThanThreeMonths(int months, int status) {
        turn("searchMonthsMax", months);

        var reply = client.post(
                SEARCH, "{\"request\":{\"ResultsPerPage\":20,\"FromDate\":\"2026-01-01\",\"ToDate\":\"2026-04-02\"}}");

        assertThat(reply.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "30, 0"})
    void findsProcessedOrdersForEverOrForSomeDays(int days, int found) {
        client.load(order(1).processed("2026-02-01T10:00:00Z").line());

        turn("searchableDays", days);

        assertThat(search("\"DateField\":\"processed\"")).isEqualTo(found);
        assertThat(client.post("Orders/GetOrdersById", "{\"pkOrderIds\":[\"%s\"]}".formatted(order(1).id()))
                        .json())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 0"})
    void findsNothingWithoutSortingWhenItIsNeeded(boolean needed, int found) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        turn("sortingNeeded", needed);

        assertThat(search("\"DateField\":\"processed\"")).isEqualTo(found);
        assertThat(search("\"SearchSorting\":{\"SortField\":\"dProcessedOn\",\"SortDirection\":\"ASC\"}"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "processedPageMax | 20 | ProcessedOrders/SearchProcessedOrders | {'request':{'ResultsPerPage':21}} | /ProcessedOrders/EntriesPerPage",
                "openPageMax | 20 | Orders/GetOpenOrders | {'entriesPerPage':21} | /EntriesPerPage",
                "openPageMax | 20 | OpenOrders/GetOpenOrders | {'ViewId':4,'EntriesPerPage':21} | /EntriesPerPage",
                "purchasePageMax | 20 | PurchaseOrder/Search_PurchaseOrders2 | {'EntriesPerPage':21} | /EntriesPerPage"
            })
    void cutsOrRefusesALargePage(String name, int max, String method, String body, String size) {
        var request = body.replace('\'', '"');
        assertThat(client.post(method, request).json().at(size).asInt()).isEqualTo(21);

        turn(name, max);

        assertThat(client.post(method, request).json().at(size).asInt()).isEqualTo(max);
        turn("largePageRefused", true);
        assertThat(client.post(method, request).status()).isEqualTo(400);
    }

    @Test
    void answersAsManyIdsAsAskedFor() {
        client.load(order(1).line() + order(2).line());
        turn("openPageMax", 1);

        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"ViewId\":4,\"EntriesPerPage\":50000}")
                        .json()
                        .path("Data"))
                .hasSize(2);
    }

    @Test
    void answersNoMoreOrdersByIdThanTold() {
        client.load(order(1).line() + order(2).line());
        var request = "{\"pkOrderIds\":[\"%s\",\"%s\"]}".formatted(order(1).id(), order(2).id());
        assertThat(client.post("Orders/GetOrdersById", request).json()).hasSize(2);

        turn("idsMax", 1);

        assertThat(client.post("Orders/GetOrdersById", request).json()).hasSize(1);
        turn("largePageRefused", true);
        assertThat(client.post("Orders/GetOrdersById", request).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"EITHER, 200, 200", "BARE, 200, 400", "WRAPPED, 400, 200"})
    void wantsOrRefusesAWrapperWhereReportsDisagree(String wrapper, int bare, int wrapped) {
        turn("viewWrapper", "\"" + wrapper + "\"");

        for (var method : new String[] {"OpenOrders/GetViewStats", "OpenOrders/GetOrdersLowFidelity"}) {
            assertThat(client.post(method, "{\"LocationId\":\"00000000-0000-0000-0000-000000000000\"}")
                            .status())
                    .isEqualTo(bare);
            assertThat(client.post(method, "{\"request\":{\"LocationId\":\"00000000-0000-0000-0000-000000000000\"}}")
                            .status())
                    .isEqualTo(wrapped);
        }
    }

    @Test
    void stumblesOverAViewWhenTold() {
        turn("viewsBroken", true);

        assertThat(client.post("OpenOrders/GetOpenOrders", "{\"ViewId\":4}").message())
                .contains("Object reference");
        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"ViewId\":4}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT, 1", "ALL, 2"})
    void takesNoLocationForTheDefaultOneOrForAll(String meaning, int found) {
        client.load(order(1).line()
                + order(2).at("38e29b3a-5141-5d1f-b2fa-0c647cd67b27").line());

        turn("omittedLocation", "\"" + meaning + "\"");

        assertThat(client.post("Orders/GetAllOpenOrders", "{}").json()).hasSize(found);
        assertThat(client.post("Orders/GetOpenOrders", "{}").json().path("Data"))
                .hasSize(found);
        assertThat(client.post("OpenOrders/GetOpenOrderIds", "{\"ViewId\":4}")
                        .json()
                        .path("Data"))
                .hasSize(found);
        assertThat(client.post(
                                "Orders/GetAllOpenOrders",
                                "{\"fulfilmentCenter\":\"00000000-0000-0000-0000-000000000000\"}")
                        .json())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 4", "true, 3"})
    void shiftsOpenPagesOrLetsThemStandStill(boolean still, int firstOfPageTwo) {
        client.load(IntStream.rangeClosed(1, 4)
                .mapToObj(number -> order(number).line())
                .collect(Collectors.joining()));
        turn("openPagesStandStill", still);
        client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":2,\"pageNumber\":1}");

        client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        assertThat(client.post("Orders/GetOpenOrders", "{\"entriesPerPage\":2,\"pageNumber\":2}")
                        .json()
                        .at("/Data/0/NumOrderId")
                        .asInt())
                .isEqualTo(firstOfPageTwo);
    }

    private void turn(String name, Object value) {
        assertThat(client.control("settings", "{\"%s\":%s}".formatted(name, value))
                        .status())
                .isEqualTo(200);
    }

    private int search(String more) {
        return client.post(SEARCH, "{\"request\":{\"ResultsPerPage\":20,%s}}".formatted(more))
                .json()
                .at("/ProcessedOrders/TotalEntries")
                .asInt();
    }
}
