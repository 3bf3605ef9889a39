package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProcessedOrdersTest {
    private static final String SEARCH = "ProcessedOrders/SearchProcessedOrders";

    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"processed, '1,2,4'", "received, '1,3'", "payment, '1'", "cancelled, '4'"})
    void findsOrdersByEachOfTheFourDates(String field, String numbers) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T11:00:00Z")
                        .received("2026-01-01T00:00:00Z")
                        .unpaid()
                        .line()
                + order(3).processed("2026-04-01T00:00:00Z")
                        .paid("2026-04-01T00:00:00Z")
                        .line()
                + order(4).processed("2026-03-02T12:00:00.5Z")
                        .held()
                        .received("2026-01-01T00:00:00Z")
                        .unpaid()
                        .line()
                + order(5).line());

        var found =
                search("\"DateField\":\"%s\",\"FromDate\":\"2026-03-01T00:00:00Z\",\"ToDate\":\"2026-03-03T00:00:00\""
                        .formatted(field));

        assertThat(numbers(found).stream().map(String::valueOf).collect(Collectors.joining(",")))
                .isEqualTo(numbers);
    }

    @Test
    void includesBothEnds() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T11:00:00Z").line()
                + order(3).processed("2026-03-02T11:00:00.0000001Z").line());

        assertThat(numbers(search("\"FromDate\":\"2026-03-02T10:00:00Z\",\"ToDate\":\"2026-03-02T11:00:00Z\"")))
                .containsExactly(1, 2);
    }

    @Test
    void answersFlatRowsWithoutItems() {
        client.load(order(7).processed("2026-03-02T10:00:00.19Z").line());

        var row = search("").path("Data").get(0);

        assertThat(row.path("pkOrderID").asString()).isEqualTo(order(7).id());
        assertThat(row.path("dProcessedOn").asString()).isEqualTo("2026-03-02T10:00:00.19Z");
        assertThat(row.path("dCancelledOn").asString()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(row.path("fTotalCharge").decimalValue()).isEqualByComparingTo("27.99");
        assertThat(row.path("cFullName").asString()).isEqualTo("Zoë N'Diaye");
        assertThat(row.path("BillingName").isNull()).isTrue();
        assertThat(row.path("FulfilmentLocationName").asString()).isEqualTo("Default");
        assertThat(row.has("Items")).isFalse();
        assertThat(row.has("ConversionRate")).isFalse();
    }

    @Test
    void pagesThroughTheOrders() {
        client.load(processed(1, 45));

        var last = search("\"PageNumber\":3,\"ResultsPerPage\":20");

        assertThat(last.path("TotalEntries").asInt()).isEqualTo(45);
        assertThat(last.path("TotalPages").asInt()).isEqualTo(3);
        assertThat(numbers(last)).containsExactly(41, 42, 43, 44, 45);
    }

    @Test
    void shiftsItsPagesWhenAnOrderComesInBetween() {
        client.load(processed(10, 30));
        var first = numbers(search("\"ResultsPerPage\":20"));

        client.load(order(1).processed("2026-03-01T00:00:01Z").line());

        assertThat(numbers(search("\"PageNumber\":2,\"ResultsPerPage\":20"))).contains(first.getLast());
    }

    @Test
    void refusesFewerThanTwentyAPage() {
        assertThat(client.post(SEARCH, "{\"request\":{\"ResultsPerPage\":19}}").status())
                .isEqualTo(400);
    }

    @Test
    void givesNoMoreThanFiveHundredAPage() {
        client.load(processed(1, 501));

        assertThat(search("\"ResultsPerPage\":1000").path("Data").size()).isEqualTo(500);
    }

    @Test
    void sortsByReceivedDateDownwards() {
        client.load(order(1).processed("2026-03-02T10:00:00Z")
                        .received("2026-02-02T10:00:00Z")
                        .line()
                + order(2).processed("2026-03-02T11:00:00Z")
                        .received("2026-02-01T10:00:00Z")
                        .line());

        var found = search("\"SearchSorting\":{\"SortField\":\"dReceivedDate\",\"SortDirection\":\"DESC\"}");

        assertThat(numbers(found)).containsExactly(1, 2);
    }

    @Test
    void refusesASortFieldThatIsNoColumn() {
        assertThat(client.post(
                                SEARCH,
                                "{\"request\":{\"ResultsPerPage\":20,\"SearchSorting\":{\"SortField\":\"ProcessedOn\"}}}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"Source, ebay, 2", "SubSource, 'Amazon DE', 3", "ItemIdentifier, CUP, 4"})
    void filtersBySourceSubSourceAndItem(String field, String term, int number) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T10:00:00Z")
                        .on("EBAY", "EBAY0_gifts")
                        .line()
                + order(3).processed("2026-03-02T10:00:00Z")
                        .on("AMAZON", "Amazon DE")
                        .line()
                + order(4).processed("2026-03-02T10:00:00Z")
                        .items(OrderFixture.MUG.replace("MUG", "CUP"))
                        .line());

        var found = search("\"SearchFilters\":[{\"SearchField\":\"%s\",\"SearchTerm\":\"%s\"}]".formatted(field, term));

        assertThat(numbers(found)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "ref-2", "ZOË"})
    void searchesForANumberAReferenceOrABuyer(String term) {
        client.load(order(2).processed("2026-03-02T10:00:00Z").line());

        assertThat(numbers(search("\"SearchTerm\":\"%s\"".formatted(term)))).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 2026-06-02, 200", "2026-03-01, 2026-03-03, 201"})
    void keepsTheOldSearchToThreeMonthsAndTwoHundredRows(String from, String to, int size) {
        assertThat(oldSearch(from, to, size).status()).isEqualTo(400);
    }

    @Test
    void findsByTheOldSearchToo() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line() + order(2).line());

        assertThat(numbers(oldSearch("2026-03-01", "2026-06-01", 200).json())).containsExactly(1);
    }

    private Client.Reply oldSearch(String from, String to, int size) {
        return client.post("ProcessedOrders/SearchProcessedOrdersPaged", """
                {"from":"%s","to":"%s","dateType":"PROCESSED","pageNum":1,"numEntriesPerPage":%d}""".formatted(from, to, size));
    }

    @Test
    void takesTheRequestAsAFormField() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());
        var request = URLEncoder.encode("{\"ResultsPerPage\":20,\"PageNumber\":1,\"DateField\":\"processed\"}", UTF_8);

        var reply = client.form(SEARCH, "request=" + request);

        assertThat(numbers(reply.json().path("ProcessedOrders"))).containsExactly(1);
    }

    @Test
    void refusesARequestThatIsNotWrapped() {
        var reply = client.post(SEARCH, "{\"ResultsPerPage\":20,\"DateField\":\"processed\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("request");
    }

    private JsonNode search(String request) {
        var body = "{\"request\":{%s%s}}".formatted(request, missing(request));
        var reply = client.post(SEARCH, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("ProcessedOrders");
    }

    /// Ascending and a hundred a page, where a test does not say otherwise.
    private static String missing(String request) {
        var size = request.contains("ResultsPerPage") ? "" : "\"ResultsPerPage\":100";
        var sorting = request.contains("SearchSorting")
                ? ""
                : "\"SearchSorting\":{\"SortField\":\"dProcessedOn\",\"SortDirection\":\"ASC\"}";
        var more = Stream.of(size, sorting).filter(part -> !part.isEmpty()).collect(Collectors.joining(","));
        return more.isEmpty() || request.isEmpty() ? more : "," + more;
    }

    private static String processed(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> order(number)
                        .processed("2026-03-02T%02d:%02d:00Z".formatted(number / 60, number % 60))
                        .line())
                .collect(Collectors.joining());
    }

    private static List<Integer> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("Data").spliterator(), false)
                .map(row -> row.path("nOrderId").asInt())
                .toList();
    }
}
