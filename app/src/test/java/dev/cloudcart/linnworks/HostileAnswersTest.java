package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.orders.SaleReader;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// What comes from Linnworks and is not what should come: it ends as a trouble that passes, or as an order that is
/// held beside its neighbours.
class HostileAnswersTest {

    private static final String DAY = "2026-03-04T00:00:00Z";
    private static final String NEXT_DAY = "2026-03-05T00:00:00Z";

    private final FakeLinnworks linnworks = new FakeLinnworks();

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"x\"",
                "{\"Token\":null}",
                "{\"Token\":{}}",
                "<html>",
                "{\"Token\":\"t\"",
                "{\"Token\":\"two\\nlines\",\"Server\":\"http://127.0.0.1/\"}",
                "{\"Token\":\"t\",\"Server\":\"http://127.0.0.1:99999/\"}",
                "{\"Token\":\"t\",\"Server\":\"nowhere\"}",
                "{\"Token\":\"t\",\"Server\":\"http://127.0.0.1/\",\"TTL\":1e99}"
            })
    void opensNoSessionWithWhatIsNone(String answer) {
        linnworks.on(ApiMethod.AUTHORISE, _ -> Answer.ok(answer));

        assertThatThrownBy(this::readDay).isInstanceOf(ConnectionTrouble.class).hasMessageStartingWith("Linnworks ");
    }

    /// It is sent nowhere: no server is asked with it.
    @ParameterizedTest
    @ValueSource(strings = {"two\\nlines", "two words", "\\u0000", "é", ""})
    void sendsNoTokenThatNoHeaderCarries(String token) {
        linnworks.on(
                ApiMethod.AUTHORISE,
                _ -> Answer.ok("{\"Token\":\"%s\",\"Server\":\"%s/\"}".formatted(token, linnworks.server())));

        assertThatThrownBy(this::readDay)
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage("Linnworks opened a session without a token or a server");
    }

    @Test
    void believesNoSessionToLiveLongerThanADay() {
        linnworks.on(
                ApiMethod.AUTHORISE,
                _ -> Answer.ok("{\"Token\":\"t\",\"Server\":\"%s/\",\"TTL\":9223372036854775807}"
                        .formatted(linnworks.server())));
        searches(rows(1));
        details();

        assertThat(readDay()).hasSize(1);
    }

    /// Taken for empty, they would lose orders for good: the day counts as read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"nothing\"",
                "{\"ProcessedOrders\":{}}",
                "<html>Sign in</html>",
                "{\"ProcessedOrders\":{\"TotalEntries\":2,\"Data\":[]}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":-1,\"Data\":[]}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":\"two\",\"Data\":[]}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":9223372036854775808,\"Data\":[]}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":9223372036854775807,\"Data\":[{\"nOrderId\":1}]}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":1,\"Data\":{}}}",
                "{\"ProcessedOrders\":{\"TotalEntries\":1,\"Data\":[{"
            })
    void takesASearchWithoutACountForNoAnswer(String answer) {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, _ -> Answer.ok(answer));

        assertThatThrownBy(this::readDay)
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage("Linnworks answered a search in a form that makes no sense");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsWhereTheSamePageComesAgainAndAgain() {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, _ -> Answer.ok(page(900_000_000, 2_000_000_000, rows(1, 2))));
        details();

        assertThat(readDay()).hasSize(2);
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSizeLessThan(10);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsWhereOnlyEmptyPagesCome() {
        linnworks.on(
                ApiMethod.SEARCH_PROCESSED,
                asked -> Answer.ok(
                        asked.body().at("/request/PageNumber").asInt() == 1
                                ? page(500, 2_000_000_000, rows(1))
                                : page(500, 2_000_000_000, "")));
        details();

        assertThat(readDay()).hasSize(1);
        assertThat(linnworks.asked(ApiMethod.SEARCH_PROCESSED)).hasSizeLessThan(10);
    }

    @Test
    void holdsAnOrderWhoseRowHasNoIdBesideItsNeighbours() {
        searches("{\"nOrderId\":77,\"pkOrderID\":\"none\"}," + rows(1));
        details();

        assertThat(reasons(readDay()))
                .containsExactly("order 77: Linnworks does not hand out order 77: its row has no id", "order 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"x\"", "{\"Orders\":[]}", "<html>", "[{\"OrderId\":"})
    void takesDetailsThatAreNoListForNoAnswer(String answer) {
        searches(rows(1));
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.ok(answer));

        assertThatThrownBy(this::readDay)
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage("Linnworks sent orders in a form that makes no sense");
    }

    @Test
    void holdsAnOrderThatComesWithoutItsIdBesideItsNeighbours() {
        searches(rows(1, 2, 3));
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> Answer.ok(asked(asked.body()
                        .path("pkOrderIds")
                        .valueStream()
                        .map(id -> id.asString().equals(id(2).toString())
                                ? "{\"NumOrderId\":2}"
                                : order(id.asString())))));

        assertThat(reasons(readDay()))
                .containsExactlyInAnyOrder(
                        "order 1",
                        "order 3",
                        "order 2: Linnworks does not hand out order 2: an order without its id came in its place");
    }

    @Test
    void holdsAnOrderThatIsTooLongBesideItsNeighbours() {
        searches(rows(1, 2, 3));
        var long2 = " ".repeat(ApiMethod.ORDERS_BY_ID.answerBytesMax());
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> Answer.ok(asked(asked.body()
                        .path("pkOrderIds")
                        .valueStream()
                        .map(id -> order(id.asString()) + (id.asString().equals(id(2).toString()) ? long2 : "")))));

        assertThat(reasons(readDay()))
                .containsExactlyInAnyOrder(
                        "order 1",
                        "order 3",
                        "order 2: Linnworks does not hand out order 2: its answer is longer than 16 MB");
    }

    /// Else one order's amounts would stand under the other.
    @Test
    void holdsAnOrderThatNamesTwo() {
        searches(rows(1));
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                _ -> Answer.ok(
                        "[" + order(id(1).toString()).replaceFirst("}$", ",\"OrderId\":\"" + id(2) + "\"}") + "]"));

        assertThat(reasons(readDay()))
                .containsExactly("order 1: Linnworks does not hand out order 1: its details name another order");
    }

    @Test
    void neverTakesARowItCannotReadForNone() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.ok(order(id(1).toString())));
        linnworks.on(ApiMethod.PROCESSED_ORDER, _ -> Answer.ok("<html>Sign in</html>"));

        assertThatThrownBy(() -> Shop.on(linnworks).read(new SalesQuery.Numbered(List.of("1"))))
                .isInstanceOf(ConnectionTrouble.class)
                .hasMessage("Linnworks sent an order's row in a form that makes no sense");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1E2147483647",
                "1E99999999999",
                "1e-999999999",
                "1E-2147483648",
                "0e999999999",
                "1e400",
                "999999999999999999999999999999"
            })
    void holdsAnOrderWithAnAmountOfAnyExponent(String number) {
        for (var name : List.of("TotalCharge", "Tax", "PostageCost", "TotalDiscount", "CountryTaxRate")) {
            assertThat(SaleReader.read(anOrder().totals(name, number).raw()))
                    .as(name)
                    .isInstanceOf(Reading.Unreadable.class);
        }
        for (var name : List.of("Cost", "Tax", "Quantity", "TaxRate", "Discount")) {
            assertThat(SaleReader.read(anOrder().item(name, number).raw()))
                    .as(name)
                    .matches(reading ->
                            reading instanceof Reading.Unreadable || number.startsWith("-") || name.equals("TaxRate"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "A.", "[x", "é", " "})
    void readsACountryAndARegionOfAnyLengthInNoTime(String word) {
        var place = text(word.repeat(40_000));

        var reading = SaleReader.read(anOrder()
                .customer("{\"Address\":{\"Country\":%s,\"Region\":%s}}".formatted(place, place))
                .raw());

        assertThat(reading).isInstanceOf(Reading.Read.class);
    }

    @Test
    void holdsAnOrderWithNamesThatNoIndexTakes() {
        var name = text("x".repeat(501));

        assertThat(SaleReader.read(anOrder().item("SKU", name).raw())).isInstanceOf(Reading.Unreadable.class);
        assertThat(SaleReader.read(anOrder().general("SubSource", name).raw())).isInstanceOf(Reading.Unreadable.class);
        assertThat(SaleReader.read(anOrder().general("ReferenceNum", name).raw()))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void readsAnOrderWhoseTaxIsBelowZero() {
        assertThat(SaleReader.read(anOrder().totals("Tax", "-5").raw())).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void keepsNoLetterThatADatabaseDoesNot() {
        var reading = SaleReader.read(
                anOrder().totals("Currency", text("G\\u0000\\ud800P")).raw());

        assertThat(((Reading.Unreadable) reading).reason().what()).isEqualTo("Order 123 has no known currency: G  P");
    }

    @Test
    void readsThreeMillionLevelsOfNesting() {
        assertThat(SaleReader.read(anOrder().raw("[".repeat(3_000_000)))).isInstanceOf(Reading.Unreadable.class);
        assertThat(SaleReader.read(
                        anOrder().item("Title", "{\"a\":".repeat(3_000_000)).raw()))
                .isInstanceOf(Reading.Unreadable.class);
    }

    private List<RawRecord> readDay() {
        return Shop.records(Shop.on(linnworks).read(Shop.processed(DAY, NEXT_DAY)));
    }

    private static List<String> reasons(List<RawRecord> records) {
        return records.stream()
                .map(record -> "order " + record.reading().ref().number()
                        + (record.reading() instanceof Reading.Unreadable unreadable
                                ? ": " + unreadable.reason().what()
                                : ""))
                .toList();
    }

    private void searches(String rows) {
        linnworks.on(ApiMethod.SEARCH_PROCESSED, _ -> Answer.ok(page(rows.split("pkOrderID", -1).length - 1, 1, rows)));
    }

    private static String page(int entries, int pages, String rows) {
        return "{\"ProcessedOrders\":{\"TotalEntries\":%d,\"TotalPages\":%d,\"Data\":[%s]}}"
                .formatted(entries, pages, rows);
    }

    private static String rows(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> "{\"pkOrderID\":\"%s\",\"nOrderId\":%d}".formatted(id(number), number))
                .collect(Collectors.joining(","));
    }

    private void details() {
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                asked -> Answer.ok(
                        asked(asked.body().path("pkOrderIds").valueStream().map(id -> order(id.asString())))));
    }

    private static String asked(Stream<String> orders) {
        return orders.collect(Collectors.joining(",", "[", "]"));
    }

    private static UUID id(int number) {
        return new UUID(0x11bd_c064_0000_4000L, number);
    }

    private static String order(String id) {
        return anOrder()
                .with("OrderId", text(id))
                .with("NumOrderId", Long.toString(UUID.fromString(id).getLeastSignificantBits()))
                .json();
    }
}
