package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.FakeLinnworks;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.FakeLinnworks.Asked;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.SaleText;
import dev.cloudcart.linnworks.Shop;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

class WindowReadingTest {

    private static final SalesQuery TODAY = Shop.processed("2026-11-16T00:00:00Z", "2026-11-16T12:00:00Z");

    private final FakeLinnworks linnworks = new FakeLinnworks();
    private final Shop shop = Shop.on(linnworks);

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void readsPageAfterPageAndTheDetailsInBatches() {
        sells(45);

        var pages = shop.read(TODAY);

        assertThat(numbers(Shop.records(pages))).isEqualTo(range(1, 45));
        assertThat(pages).allMatch(page -> page.total() == 45);
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSize(3);
        assertThat(linnworks.asked(ApiMethod.ORDERS_BY_ID)).hasSize(5);
        assertThat(pages.getLast().readThrough()).isEqualTo("2026-11-16T12:00:00Z");
        assertThat(shop.meter.calls().linnworks()).isEqualTo(9);
    }

    @Test
    void asksAsLinnworksWantsToBeAsked() {
        sells(1);

        shop.read(TODAY);

        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED).getFirst())
                .isEqualTo(new Asked("session-1", "", Json.tree("""
                        {"request":{"SearchTerm":"","SearchFilters":[],"DateField":"processed",
                        "FromDate":"2026-11-16T00:00:00Z","ToDate":"2026-11-16T12:00:00Z","PageNumber":1,
                        "ResultsPerPage":20,"SearchSorting":{"SortField":"dProcessedOn","SortDirection":"ASC"}}}
                        """.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void asksOnlyForTheDetailsOfWhatIsNotKnown() {
        sells(25);
        var known = Set.of(id(1), id(2), id(24));

        var pages = shop.read(
                TODAY, prints -> known.stream().filter(prints::containsKey).collect(Collectors.toSet()));

        assertThat(Shop.records(pages)).hasSize(22);
        assertThat(pages.stream().mapToInt(page -> page.echoes()).sum()).isEqualTo(3);
    }

    @Test
    void readsAgainWhenShiftingPagesHidAnOrder() {
        var first = IntStream.rangeClosed(1, 40).boxed().toList();
        var shifted = IntStream.rangeClosed(2, 40).boxed().toList();
        var searches = new int[1];
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> page(asked, searches[0]++ == 0 ? first : shifted));
        linnworks.on(ApiMethod.ORDERS_BY_ID, WindowReadingTest::details);

        var pages = shop.read(TODAY);

        assertThat(numbers(Shop.records(pages))).containsExactlyInAnyOrderElementsOf(range(1, 40));
    }

    @Test
    void doesNotReadAgainForever() {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> Answer.ok(search(99, 1, List.of(row(1)))));
        linnworks.on(ApiMethod.ORDERS_BY_ID, WindowReadingTest::details);

        var pages = shop.read(TODAY);

        assertThat(numbers(Shop.records(pages))).isEqualTo(List.of("1"));
        assertThat(pages)
                .extracting(RecordPage::gap)
                .filteredOn(Objects::nonNull)
                .containsExactly(new Gap(((SalesQuery.Processed) TODAY).window(), 98));
    }

    @Test
    void leavesOutWhatLiesOutsideTheWindow() {
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> Answer.ok(search(
                        3,
                        1,
                        List.of(
                                row(1, "2026-11-15T23:59:59.9999999Z"),
                                row(2, "2026-11-16T00:00:00Z"),
                                row(3, "2026-11-16T12:00:00Z")))));
        linnworks.on(ApiMethod.ORDERS_BY_ID, WindowReadingTest::details);

        var pages = shop.read(TODAY);

        assertThat(numbers(Shop.records(pages))).isEqualTo(List.of("2"));
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSize(1);
    }

    @Test
    void asksAgainForWhatAShortAnswerLeftOut() {
        sells(12);
        linnworks.on(ApiMethod.ORDERS_BY_ID, asked -> firstTwo(details(asked)));

        var pages = shop.read(TODAY);

        assertThat(numbers(Shop.records(pages))).isEqualTo(range(1, 12));
    }

    private static Answer firstTwo(Answer whole) {
        var orders = Json.tree(whole.body().getBytes(StandardCharsets.UTF_8))
                .valueStream()
                .limit(2)
                .toList();
        return Answer.ok(orders.toString());
    }

    @Test
    void skipsWhatWasDeletedOrReopenedMeanwhile() {
        sells(3);
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> Answer.ok("[" + json(1) + ","
                        + order(2).with("Processed", "false")
                                .with("ProcessedDateTime", "null")
                                .json() + "]"));

        assertThat(numbers(Shop.records(shop.read(TODAY)))).isEqualTo(List.of("1"));
    }

    @Test
    void namesTheOneOrderThatSpoilsItsBatch() {
        sells(10);
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> ids(asked).contains(id(7)) ? Answer.refused(400, "Object reference not set") : details(asked));

        var records = Shop.records(shop.read(TODAY));

        assertThat(records).hasSize(10);
        assertThat(SaleText.of(records.get(6).reading()))
                .isEqualTo("Linnworks does not hand out order 7: Object reference not set");
        assertThat(shop.source.reread(
                        records.get(6).reading().ref().kind(), records.get(6).raw()))
                .isEqualTo(records.get(6).reading());
    }

    @Test
    void handsOutOnTheNextAskingWhatWasRefusedThoughNothingInItsRowHasChanged() {
        sells(10);
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> ids(asked).contains(id(7)) ? Answer.refused(400, "Object reference not set") : details(asked));
        var refused = Shop.records(shop.read(TODAY)).get(6);
        linnworks.on(ApiMethod.ORDERS_BY_ID, WindowReadingTest::details);
        linnworks.on(ApiMethod.PROCESSED_ORDER, _ -> Answer.refused(400, "none"));

        var again = Shop.records(
                shop.read(new SalesQuery.Again(List.of(refused.reading().ref()))));

        assertThat(refused.print()).startsWith("not handed out ");
        assertThat(shop.source.isHandedOut(SourceKind.SALE, refused.raw())).isFalse();
        assertThat(numbers(again)).isEqualTo(List.of("7"));
        assertThat(shop.source.isHandedOut(SourceKind.SALE, again.getFirst().raw()))
                .isTrue();
    }

    @Test
    void tellsWhichOfTheOrdersAskedForAgainAreGone() {
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.ok("[]"));
        var order = new SourceRef(SourceKind.SALE, id(7), "7");

        var pages = shop.read(new SalesQuery.Again(List.of(order)));

        assertThat(pages)
                .singleElement()
                .satisfies(page -> assertThat(page.unknown()).containsExactly(id(7).toString()));
    }

    @Test
    void findsUnderItsOwnIdWhatWasRefusedByItsNumber() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.refused(400, "Object reference not set"));
        var refused = Shop.records(shop.read(new SalesQuery.Numbered(List.of("7"))))
                .getFirst()
                .reading()
                .ref();
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.ok(json(7)));
        linnworks.on(ApiMethod.PROCESSED_ORDER, _ -> Answer.refused(400, "none"));

        var pages = shop.read(new SalesQuery.Again(List.of(refused)));

        assertThat(Shop.records(pages))
                .singleElement()
                .satisfies(record -> assertThat(record.reading().ref().id()).isEqualTo(id(7)));
        assertThat(pages.getFirst().unknown()).containsExactly(refused.id().toString());
    }

    @Test
    void doesNotBlameTheOrdersWhenNoneIsHandedOut() {
        sells(10);
        linnworks.on(ApiMethod.ORDERS_BY_ID, asked -> Answer.refused(400, "An internal error"));

        assertThatThrownBy(() -> shop.read(TODAY))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(ConnectionTrouble.Kind.PASSING));
    }

    @Test
    void cutsLongWindowsAndTellsHowFarItHasRead() {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> Answer.ok(search(0, 0, List.of())));

        var pages = shop.read(Shop.processed("2026-01-01T00:00:00Z", "2026-03-15T00:00:00Z"));

        assertThat(pages)
                .extracting(page -> page.readThrough())
                .containsExactly(
                        Instant.parse("2026-01-31T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-15T00:00:00Z"));
    }

    @Test
    void readsAFiledRecordAgainAsItWasReadFirst() {
        sells(1);
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> Answer.ok(search(1, 1, List.of("{\"IsExchange\":true," + row(1).substring(1)))));

        var record = Shop.records(shop.read(TODAY)).getFirst();

        assertThat(shop.source.reread(record.reading().ref().kind(), record.raw()))
                .isEqualTo(record.reading());
        assertThat(record.reading().toString()).contains("EXCHANGE");
    }

    @Test
    void filesARowThatMakesNoSense() {
        sells(2);
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> Answer.ok(search(2, 1, List.of("{\"fTax\":{}," + row(1).substring(1), row(2)))));

        var records = Shop.records(shop.read(TODAY));

        assertThat(SaleText.of(records.getFirst().reading()))
                .isEqualTo("Linnworks sent order 1 in a form that makes no sense");
        assertThat(SaleText.of(records.get(1).reading())).contains("total GBP 27.99");
    }

    @ParameterizedTest
    @CsvSource({"50, 31", "499, 250", "20, 20"})
    void asksForSmallerPagesOnceALargeOneIsRefused(int most, int worked) {
        sells(70);
        refusesPagesOfMoreThan(most, 70);

        var records = Shop.records(Shop.withLargePages(linnworks).read(TODAY));

        assertThat(numbers(records)).isEqualTo(range(1, 70));
        assertThat(pageSizes())
                .startsWith(500, 250)
                .endsWith(worked)
                .filteredOn(size -> size == worked)
                .hasSize(Math.ceilDiv(70, worked));
    }

    @Test
    void keepsTheSmallerPageForTheRestOfTheReading() {
        sells(40);
        refusesPagesOfMoreThan(50, 40);

        Shop.withLargePages(linnworks).read(Shop.processed("2026-11-01T00:00:00Z", "2026-12-20T00:00:00Z"));

        assertThat(pageSizes()).containsExactly(20, 20, 500, 250, 125, 62, 31, 31, 31, 31);
    }

    @Test
    void saysWhyTheSearchIsRefusedOnceNoPageIsSmallEnough() {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> Answer.refused(400, "An internal error"));

        assertThatThrownBy(() -> Shop.withLargePages(linnworks).read(TODAY))
                .isInstanceOfSatisfying(ConnectionTrouble.class, trouble -> {
                    assertThat(trouble.kind()).isEqualTo(ConnectionTrouble.Kind.PASSING);
                    assertThat(trouble).hasMessageContaining("An internal error");
                });
        assertThat(pageSizes()).containsExactly(500, 250, 125, 62, 31, 20);
    }

    /// Whatever Linnworks says of the pages, and wherever the next one then begins.
    @ParameterizedTest
    @CsvSource({"4, true", "4, false", "1, true", "1, false", "0, true", "0, false"})
    void readsEverythingThoughPagesAreCut(int pagesSaid, boolean nextBeginsAfterTheCut) {
        sells(200);
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> {
            int from =
                    (pageNumber(asked) - 1) * (nextBeginsAfterTheCut ? Math.min(pageSize(asked), 50) : pageSize(asked));
            return Answer.ok(search(200, pagesSaid, rows(from, Math.min(from + 50, 200))));
        });

        var records = Shop.records(Shop.withLargePages(linnworks).read(TODAY));

        assertThat(numbers(records)).isEqualTo(range(1, 200));
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSize(4);
    }

    @Test
    void readsOnWhereLinnworksCountsTooFewPages() {
        sells(45);
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> Answer.ok(search(
                        45, 1, rows((pageNumber(asked) - 1) * 20, Math.min(pageNumber(asked) * 20, 45)))));

        assertThat(numbers(Shop.records(shop.read(TODAY)))).isEqualTo(range(1, 45));
    }

    @Test
    void endsWhereAPageThatWasNotAnnouncedIsRefused() {
        sells(20);
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> pageNumber(asked) == 1
                        ? Answer.ok(search(21, 1, rows(0, 20)))
                        : Answer.refused(400, "No items found with given filter."));

        assertThat(numbers(Shop.records(shop.read(TODAY)))).isEqualTo(range(1, 20));
    }

    private void sells(int orders) {
        var numbers = IntStream.rangeClosed(1, orders).boxed().toList();
        linnworks.on(ApiMethod.SEARCH_PROCESSED, asked -> page(asked, numbers));
        linnworks.on(ApiMethod.ORDERS_BY_ID, WindowReadingTest::details);
    }

    private void refusesPagesOfMoreThan(int most, int orders) {
        var numbers = IntStream.rangeClosed(1, orders).boxed().toList();
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> pageSize(asked) > most
                        ? Answer.refused(400, "Entries per page cannot be more than " + most)
                        : page(asked, numbers));
    }

    private static Answer page(Asked asked, List<Integer> numbers) {
        var from = (pageNumber(asked) - 1) * pageSize(asked);
        var to = Math.min(numbers.size(), from + pageSize(asked));
        var rows = numbers.subList(Math.min(from, to), to).stream()
                .map(WindowReadingTest::row)
                .toList();
        return Answer.ok(search(numbers.size(), Math.ceilDiv(numbers.size(), pageSize(asked)), rows));
    }

    /// Of the orders after the first so many.
    private static List<String> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(before -> row(before + 1)).toList();
    }

    private static int pageNumber(Asked asked) {
        return asked.body().at("/request/PageNumber").asInt();
    }

    private static int pageSize(Asked asked) {
        return asked.body().at("/request/ResultsPerPage").asInt();
    }

    private List<Integer> pageSizes() {
        return linnworks.asked(ApiMethod.SEARCH_PROCESSED).stream()
                .map(WindowReadingTest::pageSize)
                .toList();
    }

    private static Answer details(Asked asked) {
        return Answer.ok(ids(asked).stream()
                .map(id -> json((int) id.getLeastSignificantBits()))
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static List<UUID> ids(Asked asked) {
        return asked.body()
                .path("pkOrderIds")
                .valueStream()
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    private static String search(int entries, int pages, List<String> rows) {
        return "{\"ProcessedOrders\":{\"PageNumber\":1,\"TotalEntries\":%d,\"TotalPages\":%d,\"Data\":[%s]}}"
                .formatted(entries, pages, String.join(",", rows));
    }

    private static String row(int number) {
        return row(number, "2026-11-16T01:00:00Z");
    }

    private static String row(int number, String processedOn) {
        return "{\"pkOrderID\":\"%s\",\"nOrderId\":%d,\"dProcessedOn\":\"%s\"}"
                .formatted(id(number), number, processedOn);
    }

    private static OrderFixture order(int number) {
        return anOrder().with("OrderId", text(id(number).toString())).with("NumOrderId", String.valueOf(number));
    }

    private static String json(int number) {
        return order(number).json();
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static List<String> numbers(List<RawRecord> records) {
        return records.stream().map(record -> record.reading().ref().number()).toList();
    }

    private static List<String> range(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }
}
