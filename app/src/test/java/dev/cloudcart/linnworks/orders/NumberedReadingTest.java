package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.linnworks.FakeLinnworks;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.SaleText;
import dev.cloudcart.linnworks.Shop;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource.RawRecord;

class NumberedReadingTest {

    private final FakeLinnworks linnworks = new FakeLinnworks();
    private final Shop shop = Shop.on(linnworks);

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void readsAnOrderByItsNumber() {
        has(anOrder());
        row("{\"pkOrderID\":\"%s\",\"nOrderId\":123}");

        var record = only("123");

        assertThat(SaleText.of(record.reading())).contains("total GBP 27.99");
        assertThat(linnworks.asked(ApiMethod.ORDER_BY_NUMBER).getFirst().query())
                .isEqualTo("OrderId=123");
    }

    @Test
    void asksTheHeaderRowWhetherAProcessedOrderIsAnExchange() {
        has(anOrder());
        row("{\"pkOrderID\":\"%s\",\"IsExchange\":true}");

        assertThat(sale(only("123").reading()).standing()).isEqualTo(Standing.EXCHANGE);
    }

    /// Linnworks' own list of countries goes before the name, is asked for once, and is filed with the record.
    @Test
    void knowsTheBuyersCountryByItsId() {
        linnworks.on(ApiMethod.COUNTRIES, _ -> Answer.ok("""
                [{"CountryId":"5d1c7a52-0000-4000-8000-000000000001","CountryName":"Deutschland","CountryCode":"DE"},
                 {"CountryId":"5d1c7a52-0000-4000-8000-000000000002","CountryName":"Elsewhere","CountryCode":"?"}]"""));
        has(anOrder()
                .customer("{\"Address\":{\"Country\":\"UNKNOWN\","
                        + "\"CountryId\":\"5d1c7a52-0000-4000-8000-000000000001\"}}"));
        row("{}");

        var first = only("123");
        var second = only("123");

        assertThat(sale(first.reading()).buyer()).isEqualTo(Jurisdiction.of(new Country("DE")));
        assertThat(sale(SaleReader.read(second.raw())).buyer()).isEqualTo(Jurisdiction.of(new Country("DE")));
        assertThat(linnworks.asked(ApiMethod.COUNTRIES)).hasSize(1);
    }

    @Test
    void readsOpenOrdersWithoutARow() {
        has(anOrder().with("Processed", "false").with("ProcessedDateTime", "null"));

        assertThat(sale(only("123").reading()).processedAt()).isNull();
        assertThat(linnworks.asked(ApiMethod.PROCESSED_ORDER)).isEmpty();
    }

    @Test
    void givesARowAndAnOrderOfTheSameHeaderTheSamePrint() {
        has(anOrder());
        row("{\"pkOrderID\":\"%s\",\"nStatus\":1,\"HoldOrCancel\":false,\"dProcessedOn\":\"2026-03-04T15:45:10.190Z\","
                + "\"dPaidOn\":null,\"dCancelledOn\":\"0001-01-01T00:00:00Z\",\"fTotalCharge\":27.990,\"Subtotal\":23.325,"
                + "\"fTax\":4.665,\"fPostageCost\":0.0,\"PostageCostExTax\":0,\"TotalDiscount\":0.0,\"cCurrency\":\"GBP\","
                + "\"dReceivedDate\":\"2026-03-03T10:22:46Z\",\"Source\":\"EBAY\",\"SubSource\":\"EBAY0\","
                + "\"ReferenceNum\":\"11-02473\",\"IsResend\":false,\"IsExchange\":false,\"cFullName\":\"REDACTED\"}");
        var withRow = only("123").print();

        row("{}");

        assertThat(only("123").print()).isEqualTo(withRow).hasSize(16);
    }

    @Test
    void saysWhichNumbersAndReferencesLinnworksDoesNotKnow() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, asked -> Answer.ok("{}"));
        linnworks.on(ApiMethod.ORDERS_BY_REFERENCE, asked -> Answer.ok("[]"));

        var page = shop.read(new SalesQuery.Numbered(List.of("123", "11O", " ", "99999999999")))
                .getFirst();

        assertThat(page.unknown()).containsExactly("123", "11O", "99999999999");
        assertThat(page.records()).isEmpty();
        assertThat(linnworks.asked(ApiMethod.ORDER_BY_NUMBER)).hasSize(1);
    }

    @Test
    void readsAllOrdersThatAReferenceOfTheChannelStandsFor() {
        var other = "00000000-0000-0000-0000-0000000000aa";
        linnworks.on(
                ApiMethod.ORDERS_BY_REFERENCE,
                asked -> Answer.ok("[%s,%s]"
                        .formatted(
                                anOrder().json(),
                                anOrder()
                                        .with("OrderId", '"' + other + '"')
                                        .with("NumOrderId", "124")
                                        .json())));
        row("{\"pkOrderID\":\"%s\"}");

        var records = read("#1001", "12-34567-89012");

        assertThat(records)
                .extracting(record -> record.reading().ref().number())
                .containsExactly("123", "124");
        assertThat(linnworks.asked(ApiMethod.ORDERS_BY_REFERENCE))
                .extracting(FakeLinnworks.Asked::query)
                .containsExactly("ReferenceId=#1001", "ReferenceId=12-34567-89012");
        assertThat(linnworks.asked(ApiMethod.ORDER_BY_NUMBER)).isEmpty();
    }

    @Test
    void takesDigitsForAReferenceWhereNoOrderHasThatNumber() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, asked -> Answer.ok("{}"));
        linnworks.on(
                ApiMethod.ORDERS_BY_REFERENCE,
                asked -> Answer.ok("[" + anOrder().json() + "]"));
        row("{\"pkOrderID\":\"%s\"}");

        assertThat(only("5551234").reading().ref().number()).isEqualTo("123");
    }

    @Test
    void saysWhyLinnworksDoesNotHandOutAnOrder() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, asked -> Answer.refused(400, "Object reference not set"));

        assertThat(SaleText.of(only("123").reading()))
                .isEqualTo("Linnworks does not hand out order 123: Object reference not set");
    }

    @Test
    void readsEachNumberOnceAndPageByPage() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, asked -> Answer.ok("{}"));
        linnworks.on(ApiMethod.ORDERS_BY_REFERENCE, asked -> Answer.ok("[]"));
        var numbers = IntStream.range(0, 50)
                .mapToObj(number -> String.valueOf(number % 25))
                .toList();

        var pages = shop.read(new SalesQuery.Numbered(numbers));

        assertThat(pages).extracting(page -> page.unknown().size()).containsExactly(20, 5);
        assertThat(pages).allMatch(page -> page.total() == 25);
    }

    private void has(OrderFixture order) {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, asked -> Answer.ok(order.json()));
    }

    private void row(String json) {
        linnworks.on(ApiMethod.PROCESSED_ORDER, asked -> Answer.ok(json.formatted(OrderFixture.ID)));
    }

    private RawRecord only(String number) {
        return read(number).getFirst();
    }

    private List<RawRecord> read(String... numbers) {
        return Shop.records(shop.read(new SalesQuery.Numbered(List.of(numbers))));
    }

    private static Sale sale(Reading reading) {
        return (Sale) ((Read) reading).event();
    }
}
