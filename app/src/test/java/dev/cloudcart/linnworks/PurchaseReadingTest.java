package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.PurchaseFixture.aPurchase;
import static dev.cloudcart.linnworks.PurchaseFixture.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
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
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.FakeLinnworks.Asked;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Which purchase orders are read, and what has become of those that were under way.
class PurchaseReadingTest {

    private static final SyncWindow MARCH =
            new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    private static final PurchaseQuery DONE = new PurchaseQuery.Done(MARCH);
    private static final PurchaseQuery UNDER_WAY = new PurchaseQuery.UnderWay();

    private final Map<UUID, PurchaseFixture> purchases = new LinkedHashMap<>();
    private final FakeLinnworks linnworks = new FakeLinnworks()
            .on(ApiMethod.SEARCH_PURCHASES, asked -> list(asked, 0))
            .on(ApiMethod.PURCHASE_ORDER, this::whole)
            .on(
                    ApiMethod.SUPPLIERS,
                    _ -> Answer.ok("[" + new String(Json.bytes(PurchaseFixture.SUPPLIER), UTF_8) + "]"));
    private final Shop shop = Shop.withLargePages(linnworks);

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void readsThoseUnderWayWholeEachTimeWithTheirDeliveries() {
        there(1, "OPEN");
        there(2, "PARTIAL").came(7, "2026-03-10", 1, 1, "5.0");
        there(3, "PENDING");
        there(4, "DELIVERED");

        var pages = shop.purchases(UNDER_WAY, everythingKnown());

        assertThat(numbers(Shop.records(pages))).containsExactly("1", "2", "2-7");
        assertThat(pages.getLast().total()).isEqualTo(3);
        assertThat(pages).allMatch(page -> page.readThrough().equals(Instant.EPOCH));
        assertThat(linnworks.asked(ApiMethod.SEARCH_PURCHASES).getFirst().body())
                .hasToString("{\"Status\":\"OPEN\",\"EntriesPerPage\":200,\"PageNumber\":1}");
        assertThat(linnworks.asked(ApiMethod.SUPPLIERS)).hasSize(1);
    }

    @Test
    void readsOfThoseThatAreDoneOnlyWhatIsNotKnownAsItIs() {
        IntStream.rangeClosed(1, 3).forEach(number -> there(number, "DELIVERED"));
        var prints = prints(Shop.records(shop.purchases(DONE)));
        there(3, "DELIVERED").with("SupplierReferenceNumber", text("B/1"));

        var pages = shop.purchases(DONE, known(prints));

        assertThat(numbers(Shop.records(pages))).containsExactly("3");
        assertThat(pages.stream().mapToInt(RecordPage::echoes).sum()).isEqualTo(2);
        assertThat(pages.getFirst().readThrough()).isEqualTo(MARCH.from());
        assertThat(pages.getLast().readThrough()).isEqualTo(MARCH.to());
        assertThat(linnworks.asked(ApiMethod.SEARCH_PURCHASES).getFirst().body())
                .hasToString("{\"DateFrom\":\"2026-02-28T00:00:00Z\",\"DateTo\":\"2026-04-02T00:00:00Z\","
                        + "\"Status\":\"DELIVERED\",\"EntriesPerPage\":200,\"PageNumber\":1}");
    }

    @Test
    void leavesOutWhatWasPurchasedAtAnotherTime() {
        there(1, "DELIVERED").with("DateOfPurchase", text("2026-02-28T23:59:59Z"));
        there(2, "DELIVERED").with("DateOfPurchase", text("2026-04-01T00:00:00Z"));
        there(3, "DELIVERED").with("DateOfPurchase", text("2026-03-31T23:59:59Z"));

        assertThat(numbers(Shop.records(shop.purchases(DONE)))).containsExactly("3");
    }

    /// Of a purchase order under way no list tells whether more has come.
    @Test
    void readsEverythingOfAWindowExceptWhatIsDoneAndKnown() {
        there(1, "PENDING");
        there(2, "PARTIAL");
        there(3, "DELIVERED");

        var pages = shop.purchases(new PurchaseQuery.Purchased(MARCH), everythingKnown());

        assertThat(numbers(Shop.records(pages))).containsExactly("1", "2");
    }

    /// What was done before these days has nothing of them. A date that is the purchase's says that nobody knows when
    /// the last of it came, as where somebody closed the order with less than was ordered, and one that somebody
    /// entered has a day and no time.
    @Test
    void readsWhatIsDoneUnlessTheLastOfItCameBefore() {
        deliveredOn(1, "2026-03-12T09:00:00Z");
        deliveredOn(2, "2026-03-08T09:00:00Z");
        deliveredOn(3, "2026-03-02T00:00:00Z");
        deliveredOn(4, "2026-03-11T00:00:00Z");
        there(5, "PARTIAL");

        var from = Instant.parse("2026-03-11T04:00:00Z");
        var came = new PurchaseQuery.Delivered(new SyncWindow(from, MARCH.to()));

        assertThat(numbers(Shop.records(shop.purchases(came)))).containsExactly("5", "1", "3", "4");
    }

    private void deliveredOn(int number, String day) {
        there(number, "DELIVERED").with("DateOfDelivery", text(day));
    }

    @Test
    void doesNotTakeAnAnswerToAnotherQuestion() {
        there(1, "DELIVERED");
        linnworks.on(ApiMethod.SEARCH_PURCHASES, _ -> page(List.copyOf(purchases.values()), 1, 1, 1));

        var trouble = catchThrowableOfType(ConnectionTrouble.class, () -> shop.purchases(UNDER_WAY));

        assertThat(trouble.kind()).isEqualTo(Kind.PASSING);
        assertThat(trouble).hasMessage("Linnworks listed purchase orders that it was not asked for");
    }

    @Test
    void doesNotTakeAnAnswerOfOtherDates() {
        there(1, "DELIVERED").with("DateOfPurchase", text("2025-03-02T00:00:00Z"));
        linnworks.on(ApiMethod.SEARCH_PURCHASES, _ -> page(List.copyOf(purchases.values()), 1, 1, 1));

        assertThat(catchThrowableOfType(ConnectionTrouble.class, () -> shop.purchases(DONE)))
                .hasMessage("Linnworks listed purchase orders that it was not asked for");
    }

    /// The first one leaves between two pages, so that the fifth slips onto the page that was read.
    @Test
    void readsAgainWhenPagesShift() {
        IntStream.rangeClosed(1, 6).forEach(number -> there(number, "DELIVERED"));
        var lists = new AtomicInteger();
        linnworks.on(ApiMethod.SEARCH_PURCHASES, asked -> {
            if (lists.incrementAndGet() == 2) {
                purchases.remove(id(1));
            }
            return list(asked, 4);
        });

        var records = Shop.records(shop.purchases(DONE));

        assertThat(numbers(records)).contains("2", "3", "4", "5", "6").doesNotHaveDuplicates();
    }

    @Test
    void tellsHowManyAreCountedAndNeverListed() {
        there(1, "DELIVERED");
        linnworks.on(ApiMethod.SEARCH_PURCHASES, _ -> page(List.copyOf(purchases.values()), 1, 1, 3));

        assertThat(shop.purchases(DONE)).extracting(RecordPage::gap).contains(new Gap(MARCH, 2));
    }

    /// Whoever asks for them has to know that some may be missing, though they are of no stretch of time.
    @Test
    void tellsHowManyOfThoseUnderWayAreNeverListed() {
        there(1, "OPEN");
        linnworks.on(
                ApiMethod.SEARCH_PURCHASES,
                asked -> asked.body().path("Status").asString().equals("OPEN")
                        ? page(List.copyOf(purchases.values()), 1, 1, 3)
                        : page(List.of(), 1, 0, 0));

        assertThat(shop.purchases(UNDER_WAY))
                .extracting(RecordPage::gap)
                .contains(new Gap(SyncWindow.since(Instant.EPOCH), 2));
    }

    @Test
    void stopsOnlyOnTheNumberOfPages() {
        there(1, "DELIVERED");
        there(2, "DELIVERED");
        linnworks.on(ApiMethod.SEARCH_PURCHASES, asked -> switch (asked.body()
                .path("PageNumber")
                .asInt()) {
            case 1 -> page(List.of(there(1)), 1, 3, 2);
            case 2 -> page(List.of(), 2, 3, 2);
            default -> page(List.of(there(2)), 3, 3, 2);
        });

        assertThat(numbers(Shop.records(shop.purchases(DONE)))).containsExactly("1", "2");
    }

    @Test
    void asksForHalfAsManyWhereAPageIsRefused() {
        there(1, "DELIVERED");
        linnworks.on(
                ApiMethod.SEARCH_PURCHASES,
                asked -> asked.body().path("EntriesPerPage").asInt() > 60
                        ? Answer.refused(400, "EntriesPerPage is too large.")
                        : list(asked, 0));

        assertThat(numbers(Shop.records(shop.purchases(DONE)))).containsExactly("1");
        assertThat(linnworks.asked(ApiMethod.SEARCH_PURCHASES)).hasSize(3);
    }

    @Test
    void findsTheOnesOfJustThatNumberAndTellsWhatThereIsNot() {
        there(1, "PENDING").of(id(1), "PO7");
        there(2, "DELIVERED").of(id(2), "PO7");
        there(3, "OPEN").of(id(3), "PO77");

        var pages = shop.purchases(new PurchaseQuery.Numbered(List.of(" PO7 ", "PO8", "", "PO7")));

        assertThat(Shop.records(pages))
                .extracting(record -> record.reading().ref().id())
                .containsExactly(id(1), id(2));
        assertThat(pages.getFirst().unknown()).containsExactly("PO8");
        assertThat(linnworks.asked(ApiMethod.SEARCH_PURCHASES).getFirst().body())
                .hasToString("{\"SearchValue\":\"PO7\",\"SearchType\":\"Reference\",\"EntriesPerPage\":200,"
                        + "\"PageNumber\":1}");
    }

    @Test
    void tellsWhatHasBecomeOfThoseThatWereUnderWay() {
        IntStream.rangeClosed(1, 2).forEach(number -> there(number, "OPEN"));
        there(3, "PARTIAL").came(7, "2026-03-10", 1, 1, "5.0");
        var filed = Shop.records(shop.purchases(UNDER_WAY));
        there(1, "DELIVERED").came(8, "2026-03-11", 1, 2, "5.0");
        purchases.remove(id(3));

        var now = Shop.records(shop.purchases(new PurchaseQuery.Known(filed)));

        assertThat(numbers(now)).containsExactly("1", "1-8", "2", "3", "3-7");
        assertThat(now.stream().map(PurchaseReadingTest::standing))
                .containsExactly(Standing.PURCHASE, Standing.PURCHASE, Standing.PURCHASE, Standing.GONE, Standing.GONE);
        assertThat(filed.stream().map(this::isUnfinished)).containsExactly(true, true, true, false);
        assertThat(now.stream().map(this::isUnfinished)).containsExactly(false, false, true, false, false);
        assertThat(now)
                .allMatch(record -> shop.source
                        .reread(record.reading().ref().kind(), record.raw())
                        .equals(record.reading()));
        var gone = now.get(3);
        assertThat(Shop.records(shop.purchases(new PurchaseQuery.Known(List.of(gone)))))
                .singleElement()
                .satisfies(record -> assertThat(record.raw()).isEqualTo(gone.raw()));
    }

    /// A refusal may be a mishap.
    @Test
    void doesNotTakeForGoneWhatIsListed() {
        there(1, "OPEN");
        var filed = Shop.records(shop.purchases(UNDER_WAY));
        linnworks.on(ApiMethod.PURCHASE_ORDER, _ -> Answer.refused(400, "Object reference not set"));

        var pages = shop.purchases(new PurchaseQuery.Known(filed));

        assertThat(Shop.records(pages)).isEmpty();
        assertThat(pages.getFirst().unknown()).isEmpty();
    }

    @Test
    void asksOnceMoreForWhatWasNotHandedOut() {
        there(1, "DELIVERED");
        linnworks.on(ApiMethod.PURCHASE_ORDER, _ -> Answer.refused(400, "Object reference not set"));

        var refused = Shop.records(shop.purchases(DONE)).getFirst();
        var again = Shop.records(shop.purchases(again(refused.reading().ref()))).getFirst();
        linnworks.on(ApiMethod.PURCHASE_ORDER, this::whole);
        var handedOut =
                Shop.records(shop.purchases(again(refused.reading().ref()))).getFirst();

        assertThat(((Unreadable) refused.reading()).reason().what())
                .isEqualTo("Linnworks does not hand out purchase order 1: Object reference not set");
        assertThat(((Unreadable) refused.reading()).amount()).hasToString("Optional[GBP 12.00]");
        assertThat(again.reading()).isEqualTo(refused.reading());
        assertThat(shop.source.isHandedOut(SourceKind.PURCHASE_ORDER, refused.raw()))
                .isFalse();
        assertThat(shop.source.isUnfinished(SourceKind.PURCHASE_ORDER, refused.raw()))
                .isEmpty();
        assertThat(handedOut.reading()).isInstanceOf(Read.class);
        assertThat(shop.source.isHandedOut(SourceKind.PURCHASE_ORDER, handedOut.raw()))
                .isTrue();
    }

    @Test
    void tellsByItsIdWhatIsGoneWhenItIsAskedForOnceMore() {
        var pages = shop.purchases(again(new SourceRef(SourceKind.PURCHASE_ORDER, id(9), "9")));

        assertThat(Shop.records(pages)).isEmpty();
        assertThat(pages.getFirst().unknown()).containsExactly(id(9).toString());
    }

    @Test
    void takesManyRefusalsForTroubleOfLinnworks() {
        there(1, "DELIVERED");
        there(2, "DELIVERED");
        linnworks.on(ApiMethod.PURCHASE_ORDER, _ -> Answer.refused(400, "Object reference not set"));

        assertThat(catchThrowableOfType(ConnectionTrouble.class, () -> shop.purchases(DONE)))
                .hasMessage("Linnworks refused to hand out purchase orders: Object reference not set");
    }

    @Test
    void doesNotTakeEverySupplierForDeletedWhereTheyAreNotListed() {
        there(1, "OPEN");
        linnworks.on(ApiMethod.SUPPLIERS, _ -> Answer.refused(400, "Object reference not set"));

        assertThat(catchThrowableOfType(ConnectionTrouble.class, () -> shop.purchases(UNDER_WAY)))
                .hasMessage("Linnworks refused to list its suppliers: Object reference not set");
    }

    @Test
    void readsFiledOnesAnew() {
        there(1, "PARTIAL").came(7, "2026-03-10", 1, 1, "5.0");
        there(2, "OPEN");
        var filed = Shop.records(shop.purchases(UNDER_WAY));
        there(1, "DELIVERED").came(7, "2026-03-10", 1, 2, "5.0");
        purchases.remove(id(2));

        var anew = shop.source.readAnew(Shop.COMPANY, filed, shop.meter);

        assertThat(numbers(anew)).containsExactlyInAnyOrder("1", "1-7", "2");
        assertThat(anew)
                .filteredOn(record -> record.reading().ref().number().equals("1-7"))
                .singleElement()
                .satisfies(
                        record -> assertThat(PurchaseText.of(record.reading())).contains("total GBP 12.00"));
        assertThat(anew)
                .filteredOn(record -> record.reading().ref().id().equals(id(2)))
                .singleElement()
                .satisfies(record -> assertThat(filed).contains(record));
    }

    @Test
    void keepsWhatNamesNoBuyerAsItIs() {
        there(1, "OPEN");
        var record = Shop.records(shop.purchases(UNDER_WAY)).getFirst();

        assertThat(shop.source.withoutBuyer(record.reading().ref(), record.raw()))
                .isEqualTo(record.raw());
        assertThat(shop.source.isAbout(SourceKind.PURCHASE_ORDER, record.raw(), "Acme & Sons"))
                .isFalse();
        assertThat(shop.source.tellsPartOfCountry(SourceKind.PURCHASE_ORDER, record.raw()))
                .isFalse();
    }

    /// Forty under way, and three thousand that are done and known: what an idle run costs.
    @Test
    void asksSixtyTimesAtMostWhereNothingHasHappened() {
        IntStream.rangeClosed(1, 3_000).forEach(number -> there(number, "DELIVERED"));
        IntStream.rangeClosed(3_001, 3_040).forEach(number -> there(number, number % 2 == 0 ? "OPEN" : "PARTIAL"));

        var underWay = shop.purchases(UNDER_WAY, everythingKnown());
        var done = shop.purchases(DONE, everythingKnown());

        assertThat(Shop.records(underWay)).hasSize(40);
        assertThat(done.stream().mapToInt(RecordPage::echoes).sum()).isEqualTo(3_000);
        assertThat(shop.meter.calls().linnworks()).isLessThanOrEqualTo(60);
    }

    private static PurchaseQuery again(SourceRef order) {
        return new PurchaseQuery.Again(List.of(order));
    }

    private boolean isUnfinished(RawRecord record) {
        return shop.source
                .isUnfinished(record.reading().ref().kind(), record.raw())
                .orElseThrow();
    }

    private static Standing standing(RawRecord record) {
        return ((Read) record.reading()).event().standing();
    }

    private static List<String> numbers(List<RawRecord> records) {
        return records.stream().map(record -> record.reading().ref().number()).toList();
    }

    private static Map<UUID, String> prints(List<RawRecord> records) {
        return records.stream()
                .collect(Collectors.toMap(record -> record.reading().ref().id(), RawRecord::print));
    }

    private static Echo known(Map<UUID, String> prints) {
        return asked -> asked.entrySet().stream()
                .filter(prints.entrySet()::contains)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Echo everythingKnown() {
        return asked -> Set.copyOf(asked.keySet());
    }

    private PurchaseFixture there(int number, String status) {
        var purchase = aPurchase()
                .of(id(number), String.valueOf(number))
                .with("Status", text(status), "TotalCost", "12.00", "taxPaid", "2.0")
                .with("DateOfPurchase", text("2026-03-02T00:00:00Z"))
                .item(2, "12.0", "2.0", "20.0");
        purchases.put(id(number), purchase);
        return purchase;
    }

    private PurchaseFixture there(int number) {
        return Objects.requireNonNull(purchases.get(id(number)));
    }

    private static UUID id(int number) {
        return new UUID(5, number);
    }

    /// @param pageSize of the fake; 0 for what is asked for
    private Answer list(Asked asked, int pageSize) {
        var wanted = asked.body();
        var fitting = purchases.values().stream()
                .filter(one ->
                        !wanted.has("Status") || one.headerJson().contains("\"Status\":" + wanted.path("Status")))
                .filter(one -> !wanted.has("SearchValue")
                        || Json.member(Slice.of(one.headerJson().getBytes(UTF_8)), "ExternalInvoiceNumber")
                                .contains(wanted.path("SearchValue").asString()))
                .toList();
        int size = pageSize == 0 ? wanted.path("EntriesPerPage").asInt() : pageSize;
        int number = wanted.path("PageNumber").asInt();
        int from = Math.min(fitting.size(), (number - 1) * size);
        var some = fitting.subList(from, Math.min(fitting.size(), from + size));
        return page(some, number, Math.ceilDiv(fitting.size(), size), fitting.size());
    }

    private static Answer page(List<PurchaseFixture> some, int number, int pages, int total) {
        return Answer.ok(some.stream()
                .map(PurchaseFixture::headerJson)
                .collect(Collectors.joining(
                        ",",
                        "{\"Result\":[",
                        "],\"TotalPages\":%d,\"CurrentPageNumber\":%d,\"EntriesPerPage\":200,\"TotalNumberOfRecords\":%d}"
                                .formatted(pages, number, total))));
    }

    private Answer whole(Asked asked) {
        var purchase =
                purchases.get(UUID.fromString(asked.body().path("pkPurchaseId").asString()));
        return purchase == null ? Answer.refused(400, "Purchase order not found.") : Answer.ok(purchase.json());
    }
}
