package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class OrdersV2Test {
    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @BeforeEach
    void turnOn() {
        client.control("settings", "{\"ordersV2\":true}");
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void isNotThereUnlessTurnedOn() {
        client.control("settings", "{\"ordersV2\":false}");

        assertProblem(get(""), 404);
    }

    @Test
    void answersOpenOrdersOfEveryLocation() {
        client.load(order(1).line()
                + order(2).at("38e29b3a-5141-5d1f-b2fa-0c647cd67b27").line()
                + order(3).processed("2026-03-02T10:00:00Z").line());

        assertThat(numbers(get("").json())).containsExactlyInAnyOrder(1, 2);
        assertThat(numbers(get("?includeProcessed=true").json())).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(numbers(
                        get("?locationId=38e29b3a-5141-5d1f-b2fa-0c647cd67b27").json()))
                .containsExactly(2);
    }

    @Test
    void findsOrdersByTheirLastUpdate() {
        client.load(order(1).line() + order(2).line());

        client.post("Orders/LockOrder", "{\"orderIds\":[\"%s\"],\"lockOrder\":true}".formatted(order(2).id()));

        var page = get("?fromDate=2026-03-04T10:00:00Z").json();
        assertThat(numbers(page)).containsExactly(2);
        assertThat(page.at("/OpenOrders/0/LastUpdated").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(page.at("/OpenOrders/0/GeneralInfo/IsLocked").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, 3", "false, 0"})
    void countsNotesPropertiesAndRefundsAsUpdatesOrNot(boolean counts, int found) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T10:00:00Z").line()
                + order(3).processed("2026-03-02T10:00:00Z").line());
        client.control("settings", "{\"lateChangesCount\":%b}".formatted(counts));

        client.post(
                "ProcessedOrders/AddOrderNote", "{\"pkOrderID\":\"%s\",\"noteText\":\"x\"}".formatted(order(1).id()));
        client.post(
                "Orders/SetExtendedProperties",
                "{\"orderId\":\"%s\",\"extendedProperties\":[{\"Name\":\"a\"}]}".formatted(order(2).id()));
        client.post("ReturnsRefunds/CreateRefund", """
                        {"request":{"OrderId":"%s","RefundLines":[{"RefundedUnit":"Shipping","Amount":1.5}]}}""".formatted(order(3).id()));

        assertThat(numbers(get("?includeProcessed=true&fromDate=2026-03-04T00:00:00Z")
                        .json()))
                .hasSize(found);
    }

    @Test
    void leavesUnpaidOrdersOutWhenAsked() {
        client.load(order(1).line() + order(2).unpaid().line());

        assertThat(numbers(get("?onlyPaid=true").json())).containsExactly(1);
    }

    @Test
    void answersOrdersByIdWhateverElseIsAsked() {
        client.load(order(1).line() + order(2).processed("2026-03-02T10:00:00Z").line());

        var page = get("?id=%s&id=%s&fromDate=2030-01-01T00:00:00Z".formatted(order(1).id(), order(2).id()))
                .json();

        assertThat(numbers(page)).containsExactly(1, 2);
        assertThat(page.at("/ProcessedOrders/0/GeneralInfo/IsCancelled").asBoolean())
                .isFalse();
    }

    @Test
    void keepsTheListFromPageToPage() {
        client.load(order(1).line() + order(2).line() + order(3).line());
        var first = get("?entriesPerPage=2").json();
        clock.advance(Duration.ofMinutes(1));
        client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        var second =
                get("?searchToken=" + first.path("NextSearchToken").asString()).json();

        assertThat(first.path("TotalOrders").asInt()).isEqualTo(3);
        assertThat(Stream.of(first, second).flatMap(page -> numbers(page).stream()))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(second.path("NextSearchToken").isNull()).isTrue();
    }

    @Test
    void cutsALargePageOrRefusesIt() {
        client.load(order(1).line() + order(2).line());
        client.control("settings", "{\"ordersV2PageMax\":1}");
        assertThat(numbers(get("?entriesPerPage=2").json())).hasSize(1);

        client.control("settings", "{\"largePageRefused\":true}");

        assertProblem(get("?entriesPerPage=2"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fromDate=yesterday",
                "entriesPerPage=0",
                "entriesPerPage=many",
                "locationId=here",
                "includeProcessed=perhaps",
                "searchToken=00000000-0000-4000-8000-000000000000",
                "id=1"
            })
    void namesTheParameterThatIsWrong(String query) {
        var reply = get("?" + query);

        assertProblem(reply, 400);
        assertThat(reply.json().path("errors").has(query.substring(0, query.indexOf('='))))
                .isTrue();
    }

    @Test
    void refusesAnUnknownTokenInItsOwnWords() {
        assertProblem(
                client.send(HttpRequest.newBuilder(client.uri("/v2/orders")).header("Authorization", "x")), 401);
    }

    @Test
    void closesWithTheAccountAndMeetsFaultsInItsOwnWords() {
        client.control("settings", "{\"accountState\":\"MAINTENANCE\"}");
        assertProblem(get(""), 400);

        client.control("faults", "{\"profile\":\"503-before:1\"}");
        assertProblem(get(""), 503);
        client.control("faults", "{\"profile\":\"expired-token:1\"}");
        assertProblem(get(""), 401);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAsSpecified(boolean anonymous) throws Exception {
        Specification.needed();
        Assumptions.assumeTrue(Files.exists(SHOP), "There is no " + SHOP);
        client.simulator.load(SHOP);
        client.control("settings", "{\"ordersV2Anonymous\":%b,\"ordersV2PageMax\":0}".formatted(anonymous));

        var reply = get("?includeProcessed=true&entriesPerPage=300");

        assertThat(numbers(reply.json())).hasSize(300);
        assertThat(reply.json().at("/ProcessedOrders/0").has("CustomerInfo")).isEqualTo(!anonymous);
        assertThat(Specification.complaintsV2(reply)).isEmpty();
    }

    private static void assertProblem(Client.Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    }

    private Client.Reply get(String query) {
        return client.send(
                HttpRequest.newBuilder(client.uri("/v2/orders" + query)).header("Authorization", client.token()));
    }

    private static List<Integer> numbers(JsonNode page) {
        return Stream.of("OpenOrders", "ProcessedOrders")
                .flatMap(list -> StreamSupport.stream(page.path(list).spliterator(), false))
                .map(order -> order.path("NumOrderId").asInt())
                .toList();
    }
}
