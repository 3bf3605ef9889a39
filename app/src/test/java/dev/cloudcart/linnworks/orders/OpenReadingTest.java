package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.linnworks.FakeLinnworks;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.FakeLinnworks.Asked;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.Shop;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Which open orders are read, and what has become of those that were.
class OpenReadingTest {

    private static final UUID DEFAULT = new UUID(0, 0);
    private static final UUID DEPOT = new UUID(3, 1);
    private static final SalesQuery OPEN = new SalesQuery.Open(
            new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z")));

    private final Map<UUID, UUID> places = new LinkedHashMap<>();
    private final Map<UUID, String> orders = new LinkedHashMap<>();
    private final FakeLinnworks linnworks = new FakeLinnworks()
            .on(
                    ApiMethod.LOCATIONS,
                    _ -> Answer.ok(
                            "[{\"StockLocationId\":\"%s\"},{\"StockLocationId\":\"%s\"}]".formatted(DEPOT, DEFAULT)))
            .on(ApiMethod.OPEN_ORDERS, this::list)
            .on(ApiMethod.ORDERS_BY_ID, this::byIds)
            .on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.ok("{}"))
            .on(ApiMethod.PROCESSED_ORDER, _ -> Answer.ok("{}"));
    private final Shop shop = Shop.on(linnworks);
    private Runnable meanwhile = () -> {};

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void readsThoseOfAllLocationsATenAtATime() {
        IntStream.rangeClosed(1, 15).forEach(number -> opens(number, DEFAULT));
        IntStream.rangeClosed(16, 25).forEach(number -> opens(number, DEPOT));

        var pages = shop.read(OPEN);

        assertThat(numbers(
                        pages.stream().flatMap(page -> page.records().stream()).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 25).mapToObj(Integer::toString).toList());
        assertThat(pages).hasSize(3).allMatch(page -> page.total() == 25);
        assertThat(linnworks.asked(ApiMethod.ORDERS_BY_ID)).hasSize(3);
    }

    /// An order that moves from a location that is still to be asked to one that was asked is in neither list.
    @Test
    void asksAgainSoThatAnOrderThatMovesIsNotMissed() {
        opens(1, DEPOT);
        opens(2, DEFAULT);
        var lists = new AtomicInteger();
        meanwhile = () -> {
            if (lists.incrementAndGet() == 2) {
                places.put(id(1), DEFAULT);
            }
        };

        assertThat(numbers(Shop.records(shop.read(OPEN)))).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void takesWhatIsProcessedMeanwhileAsItIs() {
        opens(1, DEFAULT);
        orders.put(id(1), order(1).with("Processed", "true").json());

        assertThat(Shop.records(shop.read(OPEN)))
                .singleElement()
                .satisfies(record -> assertThat(sale(record).isOpen()).isFalse());
    }

    @Test
    void leavesOutWhatIsKnownAsItIsAndSeesEveryChange() {
        opens(1, DEFAULT);
        opens(2, DEFAULT);
        var prints = Shop.records(shop.read(OPEN)).stream()
                .collect(Collectors.toMap(record -> record.reading().ref().id(), RawRecord::print));
        orders.put(id(2), open(2).general("Status", "0").json());

        var pages = shop.read(
                OPEN,
                asked -> asked.entrySet().stream()
                        .filter(prints.entrySet()::contains)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));

        assertThat(numbers(Shop.records(pages))).containsExactly("2");
        assertThat(pages.stream().mapToInt(page -> page.echoes()).sum()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasReceivedAtAnotherTimeWhateverLinnworksLists() {
        opens(1, DEFAULT);
        opens(2, DEFAULT);
        orders.put(
                id(2),
                open(2).general("ReceivedDate", text("2026-02-28T23:59:59Z")).json());

        assertThat(numbers(Shop.records(shop.read(OPEN)))).containsExactly("1");
        assertThat(linnworks.asked(ApiMethod.OPEN_ORDERS).getFirst().body().at("/filters/DateFields/0"))
                .hasToString(
                        "{\"FieldCode\":\"GENERAL_INFO_DATE\",\"Type\":\"Range\",\"DateFrom\":\"2026-02-28T00:00:00Z\","
                                + "\"DateTo\":\"2026-04-02T00:00:00Z\"}");
    }

    /// Linnworks runs on .NET, which knows no later year.
    @Test
    void namesNoYearBeyond9999() {
        opens(1, DEFAULT);

        shop.read(new SalesQuery.Open(
                new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"))));

        assertThat(linnworks
                        .asked(ApiMethod.OPEN_ORDERS)
                        .getFirst()
                        .body()
                        .at("/filters/DateFields/0/DateTo")
                        .asString())
                .isEqualTo("9999-12-31T00:00:00Z");
    }

    @Test
    void tellsOfAnOrderThatIsNotHandedOut() {
        opens(1, DEFAULT);
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.refused(400, "Object reference not set"));

        assertThat(catchThrowableOfType(ConnectionTrouble.class, () -> shop.read(OPEN)))
                .isNull();
        assertThat(Shop.records(shop.read(OPEN))).singleElement().satisfies(record -> {
            assertThat(record.reading()).isInstanceOf(Unreadable.class);
            assertThat(record.reading().ref().id()).isEqualTo(id(1));
            assertThat(shop.source.isUnfinished(SourceKind.SALE, record.raw())).isEmpty();
        });
    }

    @Test
    void stopsWhereAListMakesNoSense() {
        linnworks.on(ApiMethod.OPEN_ORDERS, _ -> Answer.ok("{}"));

        var trouble = catchThrowableOfType(ConnectionTrouble.class, () -> shop.read(OPEN));

        assertThat(trouble.kind()).isEqualTo(Kind.PASSING);
        assertThat(trouble).hasMessage("Linnworks listed open orders in a form that makes no sense");
    }

    @Test
    void tellsWhatHasBecomeOfThoseThatWereOpen() {
        IntStream.rangeClosed(1, 3).forEach(number -> opens(number, DEFAULT));
        var filed = Shop.records(shop.read(OPEN));
        orders.put(id(1), order(1).with("Processed", "true").json());
        orders.put(
                id(2),
                order(2).with("Processed", "true")
                        .general("HoldOrCancel", "true")
                        .json());
        orders.remove(id(3));

        var now = Shop.records(shop.read(new SalesQuery.Known(filed))).stream()
                .collect(Collectors.toMap(record -> record.reading().ref().number(), record -> record));

        assertThat(sale(Objects.requireNonNull(now.get("1"))).isOpen()).isFalse();
        assertThat(sale(Objects.requireNonNull(now.get("2"))).standing()).isEqualTo(Standing.CANCELLED);
        var gone = Objects.requireNonNull(now.get("3"));
        assertThat(sale(gone).standing()).isEqualTo(Standing.GONE);
        assertThat(sale(gone).gross()).hasToString("GBP 27.99");
        assertThat(SaleReader.read(gone.raw())).isEqualTo(gone.reading());
        assertThat(SaleReader.read(PersonalData.removed(gone.reading().ref(), gone.raw())))
                .isEqualTo(gone.reading());
        assertThat(filed).allMatch(record -> isUnfinished(record));
        assertThat(now.values()).noneMatch(record -> isUnfinished(record));
        assertThat(Shop.records(shop.read(new SalesQuery.Known(List.of(gone)))))
                .singleElement()
                .satisfies(record -> assertThat(record.raw()).isEqualTo(gone.raw()));
    }

    /// An answer without the order may be a mishap.
    @Test
    void doesNotTakeForGoneWhatIsFoundByItsNumber() {
        opens(1, DEFAULT);
        var filed = Shop.records(shop.read(OPEN));
        var json = Objects.requireNonNull(orders.remove(id(1)));
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.ok(json));

        var pages = shop.read(new SalesQuery.Known(filed));

        assertThat(Shop.records(pages)).isEmpty();
        assertThat(pages.getFirst().unknown()).isEmpty();
    }

    /// Why it is refused nobody knows, and its number may be refused likewise.
    @Test
    void doesNotTakeForGoneWhatIsNotHandedOut() {
        opens(1, DEFAULT);
        var filed = Shop.records(shop.read(OPEN));
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.refused(400, "Object reference not set"));

        var pages = shop.read(new SalesQuery.Known(filed));

        assertThat(Shop.records(pages)).isEmpty();
        assertThat(pages.getFirst().unknown()).isEmpty();
    }

    private boolean isUnfinished(RawRecord record) {
        return shop.source.isUnfinished(SourceKind.SALE, record.raw()).orElseThrow();
    }

    private static Sale sale(RawRecord record) {
        return (Sale) ((Read) record.reading()).event();
    }

    private static List<String> numbers(List<RawRecord> records) {
        return records.stream().map(record -> record.reading().ref().number()).toList();
    }

    private void opens(int number, UUID location) {
        places.put(id(number), location);
        orders.put(id(number), open(number).json());
    }

    private static OrderFixture open(int number) {
        return order(number).with("Processed", "false").with("ProcessedDateTime", "null");
    }

    private static OrderFixture order(int number) {
        return anOrder().with("OrderId", text(id(number).toString())).with("NumOrderId", String.valueOf(number));
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private Answer list(Asked asked) {
        meanwhile.run();
        var location = UUID.fromString(asked.body().path("fulfilmentCenter").asString());
        return Answer.ok(places.entrySet().stream()
                .filter(place -> place.getValue().equals(location))
                .map(place -> "\"" + place.getKey() + "\"")
                .collect(Collectors.joining(",", "[", "]")));
    }

    private Answer byIds(Asked asked) {
        var found = new ArrayList<String>();
        asked.body().path("pkOrderIds").forEach(id -> {
            var order = orders.get(UUID.fromString(id.asString()));
            if (order != null) {
                found.add(order);
            }
        });
        return Answer.ok("[" + String.join(",", Set.copyOf(found)) + "]");
    }
}
