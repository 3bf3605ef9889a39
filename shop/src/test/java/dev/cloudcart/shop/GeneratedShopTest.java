package dev.cloudcart.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedShopTest {

    private static final ShopOptions OPTIONS = ShopOptions.upTo(ReadShop.UP_TO).withOrders(300);

    @Test
    void givesTheSameBytesForTheSameSeed() {
        var first = bytes(OPTIONS.withSeed(7));

        var second = bytes(OPTIONS.withSeed(7));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void givesAnotherShopForAnotherSeed() {
        var first = bytes(OPTIONS.withSeed(7));

        var second = bytes(OPTIONS.withSeed(8));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void sellsTheSameWithoutRefundsAndPurchases() {
        var full = ReadShop.of(OPTIONS);

        var bare = ReadShop.of(OPTIONS.withRefunds(false).withPurchaseOrders(0));

        assertThat(bare.orders()).isEqualTo(full.orders());
        assertThat(bare.all("refundHeader")).isEmpty();
        assertThat(bare.all("purchaseOrder")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 399, 2_000})
    void givesAsManyOrdersAsAsked(int orders) {
        var shop = ReadShop.withOrders(orders);

        assertThat(shop.orders()).hasSize(orders);
        assertThat(shop.truth().orders()).isEqualTo(orders);
    }

    @Test
    void sellsInFiveStoresAndSevenCurrencies() {
        var shop = ReadShop.withOrders(1_000);

        assertThat(shop.truth().eligible())
                .extracting(Truth.StoreTotal::store)
                .contains("Amazon", "eBay", "Shopify", "Etsy", "Direct");
        assertThat(shop.truth().eligible())
                .extracting(Truth.StoreTotal::currency)
                .contains("GBP", "EUR", "USD", "AUD", "SEK", "JPY", "KWD");
        assertThat(shop.all("currencyRate")).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:23:45Z, 90",
        "2026-04-02T00:00:00Z, 30",
        "2026-07-01T23:59:59.9999999Z, 14",
        "2027-01-05T03:30:00Z, 1"
    })
    void keepsEveryMomentInsideTheWindow(Instant upTo, int days) {
        var opening = upTo.minus(days, ChronoUnit.DAYS);

        var shop = ReadShop.of(ShopOptions.upTo(upTo).withDays(days).withOrders(500));

        assertThat(shop.orders()).hasSize(500).allSatisfy(order -> {
            var received = Instant.parse(ReadShop.general(order, "ReceivedDate"));
            assertThat(received).isBetween(opening, upTo);
            if (order.get("Processed").asBoolean()) {
                assertThat(Instant.parse(order.get("ProcessedDateTime").asString()))
                        .isBetween(received, upTo);
            }
        });
    }

    @Test
    void fillsLargeBasketsOutOfASmallShop() {
        var shop = ReadShop.of(OPTIONS.withOrders(400).withProducts(100));

        assertThat(shop.orders())
                .filteredOn(order -> ReadShop.items(order).size() >= 100)
                .hasSize(OddCase.HUNDRED_LINES.perBlock());
    }

    @Test
    void numbersTheOrdersAsTheyComeIn() {
        var orders = ReadShop.withOrders(1_000).orders();

        assertThat(orders)
                .extracting(order -> Instant.parse(ReadShop.general(order, "ReceivedDate")))
                .isSorted();
        assertThat(orders)
                .extracting(order -> order.get("NumOrderId").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesAboutHalfOfTheLastTwoDaysOpen() {
        var last = ReadShop.withOrders(3_000).orders().stream()
                .filter(order -> Instant.parse(ReadShop.general(order, "ReceivedDate"))
                        .isAfter(ReadShop.UP_TO.minus(2, ChronoUnit.DAYS)))
                .toList();

        var open = last.stream()
                .filter(order -> !order.get("Processed").asBoolean())
                .count();

        assertThat((double) open / last.size()).isBetween(0.3, 0.7);
    }

    @Test
    void sellsMostOnOneWeekend() {
        Map<Instant, Integer> byDay = new HashMap<>();
        ReadShop.withOrders(3_000)
                .orders()
                .forEach(order -> byDay.merge(
                        Instant.parse(ReadShop.general(order, "ReceivedDate")).truncatedTo(ChronoUnit.DAYS),
                        1,
                        Integer::sum));

        var busiest = byDay.values().stream().mapToInt(Integer::intValue).max().orElseThrow();

        assertThat(busiest).isGreaterThan(2 * 3_000 / 90);
    }

    @Test
    void knowsEachSkuThatWasSoldFromStock() {
        var shop = ReadShop.withOrders(500);
        var known = new HashSet<String>();
        shop.all("stockItem").forEach(item -> known.add(item.get("StockItemId").asString()));

        assertThat(shop.orders())
                .flatExtracting(ReadShop::items)
                .filteredOn(item -> !item.get("IsService").asBoolean())
                .filteredOn(item -> !item.get("IsUnlinked").asBoolean())
                .allMatch(item -> known.contains(item.get("StockItemId").asString()));
    }

    @Test
    void refusesAShopThatCannotBe() {
        assertThatThrownBy(() -> OPTIONS.withOrders(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withProducts(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withDays(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(ShopOptions options) {
        var out = new ByteArrayOutputStream();
        new GeneratedShop(options).write(out);
        return out.toByteArray();
    }
}
