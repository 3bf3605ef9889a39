package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.linnworks.FakeLinnworks;
import dev.cloudcart.linnworks.FakeLinnworks.Answer;
import dev.cloudcart.linnworks.OrderFixture;
import dev.cloudcart.linnworks.Shop;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource.RawRecord;

class FiledReadingTest {

    private final FakeLinnworks linnworks = new FakeLinnworks();
    private final Shop shop = Shop.on(linnworks);

    @AfterEach
    void stop() {
        linnworks.close();
    }

    @Test
    void readsAnOrderAsItIsNowWithTheHeaderRowThatItHad() {
        var filed = filed("{\"pkOrderID\":\"%s\",\"nOrderId\":123,\"IsResend\":true}");
        linnworks.on(
                ApiMethod.ORDERS_BY_ID,
                _ -> Answer.ok(
                        "[" + anOrder().general("ReferenceNum", "\"corrected\"").json() + "]"));

        var now = anew(filed);

        assertThat(new String(now.raw(), UTF_8)).contains("corrected").contains("\"IsResend\":true}");
        assertThat(now.print()).isEqualTo(filed.print());
    }

    @Test
    void leavesAnOrderAsItWasFiledWhereLinnworksHasItNoMore() {
        var filed = filed("{\"pkOrderID\":\"%s\",\"nOrderId\":123}");
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.ok("[]"));

        assertThat(anew(filed)).isSameAs(filed);
    }

    /// What was asked for by number has a stand-in for its id until it is handed out.
    @Test
    void findsUnderItsOwnIdWhatWasNotHandedOutByItsNumber() {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.refused(400, "Object reference not set"));
        var filed =
                Shop.records(shop.read(new SalesQuery.Numbered(List.of("123")))).getFirst();
        var stillRefused = anew(filed);
        has("{\"pkOrderID\":\"%s\",\"nOrderId\":123,\"IsExchange\":true}");

        var now = anew(filed);

        assertThat(stillRefused).isSameAs(filed);
        assertThat(filed.reading().ref().id()).isNotEqualTo(UUID.fromString(OrderFixture.ID));
        assertThat(now.reading().ref().id()).isEqualTo(UUID.fromString(OrderFixture.ID));
        assertThat(((Sale) ((Read) now.reading()).event()).standing()).isEqualTo(Standing.EXCHANGE);
    }

    /// Only a processed order has a header row, which alone tells an exchange from a sale.
    @Test
    void asksForTheHeaderRowOfAnOrderThatWasOpenWhenItWasFiled() {
        linnworks.on(
                ApiMethod.ORDER_BY_NUMBER,
                _ -> Answer.ok(anOrder()
                        .with("Processed", "false")
                        .with("ProcessedDateTime", "null")
                        .json()));
        var open =
                Shop.records(shop.read(new SalesQuery.Numbered(List.of("123")))).getFirst();
        linnworks.on(ApiMethod.ORDERS_BY_ID, _ -> Answer.ok("[" + anOrder().json() + "]"));
        has("{\"pkOrderID\":\"%s\",\"nOrderId\":123,\"IsExchange\":true}");

        var now = anew(open);

        assertThat(open.print()).startsWith("open ");
        assertThat(now.print()).isNotEqualTo(open.print());
        assertThat(((Sale) ((Read) now.reading()).event()).standing()).isEqualTo(Standing.EXCHANGE);
    }

    private RawRecord filed(String row) {
        has(row);
        return Shop.records(shop.read(new SalesQuery.Numbered(List.of("123")))).getFirst();
    }

    private void has(String row) {
        linnworks.on(ApiMethod.ORDER_BY_NUMBER, _ -> Answer.ok(anOrder().json()));
        linnworks.on(ApiMethod.PROCESSED_ORDER, _ -> Answer.ok(row.formatted(OrderFixture.ID)));
    }

    private RawRecord anew(RawRecord filed) {
        return shop.source.readAnew(Shop.COMPANY, List.of(filed), shop.meter).getFirst();
    }
}
