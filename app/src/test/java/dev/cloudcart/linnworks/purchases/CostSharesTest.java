package dev.cloudcart.linnworks.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Slice;

/// Costs over any number of deliveries, by a seed: what all of them bear is what was entered, to the penny, and each
/// bears what its goods are worth of it. `-Dcosts.seeds=10000` tries more.
class CostSharesTest {

    private static final BigDecimal PENNY = new BigDecimal("0.01");
    private static final String ORDER = "0d000000-0000-4000-8000-000000000001";

    private final List<int[]> pieces = new ArrayList<>();
    private final List<BigDecimal> prices = new ArrayList<>();
    private final List<String> costs = new ArrayList<>();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("costs.seeds", 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeToWhatWasEntered(int seed) {
        var dice = new Random(seed);
        int lines = 1 + dice.nextInt(5);
        int deliveries = 1 + dice.nextInt(6);
        for (int line = 0; line < lines; line++) {
            prices.add(new BigDecimal(1 + dice.nextInt(99_999)).movePointLeft(2));
            pieces.add(
                    IntStream.range(0, deliveries).map(_ -> 1 + dice.nextInt(9)).toArray());
        }
        var freight = new BigDecimal(1 + dice.nextInt(99_999)).movePointLeft(2);
        var duty = new BigDecimal(1 + dice.nextInt(999)).movePointLeft(2);
        costs.add(cost(1, "Freight", freight));
        costs.add(cost(2, "Duty", duty));

        var came = deliveries();

        assertThat(came).hasSize(deliveries);
        assertThat(borne(came, "Freight")).isEqualByComparingTo(freight);
        assertThat(borne(came, "Duty")).isEqualByComparingTo(duty);
        var all = came.stream().map(this::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (var delivery : came) {
            var exact = freight.multiply(worth(delivery)).divide(all, 6, RoundingMode.HALF_UP);
            assertThat(borne(List.of(delivery), "Freight")).isBetween(exact.subtract(PENNY), exact.add(PENNY));
        }
        var before = came.stream()
                .map(delivery -> borne(List.of(delivery), "Freight"))
                .toList();
        costs.add(cost(3, "Pallets", new BigDecimal("9.99")));
        var now = deliveries();
        assertThat(borne(now, "Pallets")).isEqualByComparingTo("9.99");
        assertThat(now.stream().map(delivery -> borne(List.of(delivery), "Freight")))
                .as("a cost that is entered later moves none of the others")
                .isEqualTo(before);
    }

    private static BigDecimal borne(List<Delivery> deliveries, String cost) {
        return deliveries.stream()
                .flatMap(delivery -> delivery.costs().stream())
                .filter(share -> share.name().equals(cost))
                .map(PurchaseCost::net)
                .map(net -> net.getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal worth(Delivery delivery) {
        return delivery.lines().stream().map(line -> line.net().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Delivery> deliveries() {
        return DeliveryReader.records(raw()).stream()
                .map(record -> (Delivery) ((Reading.Read) record.reading()).event())
                .filter(delivery -> delivery.extent() == Extent.DELIVERY)
                .toList();
    }

    private byte[] raw() {
        var items = IntStream.range(0, pieces.size()).mapToObj(this::item).collect(Collectors.joining(","));
        var records = new ArrayList<String>();
        for (int line = 0; line < pieces.size(); line++) {
            for (int delivery = 0; delivery < pieces.get(line).length; delivery++) {
                records.add("""
                        {"pkDeliveryRecordId":%d,"fkDeliveryId":%d,"fkPurchaseItemId":"%s","UnitCost":%s,\
                        "DeliveredQuantity":%d,"CreatedDateTime":"2026-03-%02dT10:00:00Z"}""".formatted(
                                100 * delivery + line,
                                delivery + 1,
                                id(line),
                                prices.get(line),
                                pieces.get(line)[delivery],
                                delivery + 10));
            }
        }
        var order = """
                {"PurchaseOrderHeader":{"pkPurchaseID":"%s","ExternalInvoiceNumber":"PO1","Status":"DELIVERED",\
                "Currency":"GBP","UnitAmountTaxIncludedType":0,"DateOfPurchase":"2026-03-02T10:00:00Z",\
                "ConversionRate":1},"PurchaseOrderItem":[%s],"AdditionalCosts":[%s],"DeliveredRecords":[%s]}""".formatted(ORDER, items, String.join(",", costs), String.join(",", records));
        return FiledPurchase.file(Slice.of(order.getBytes(StandardCharsets.UTF_8)), null);
    }

    private String item(int line) {
        int ordered = IntStream.of(pieces.get(line)).sum();
        return """
                {"pkPurchaseItemId":"%s","SKU":"S%d","Quantity":%d,"Delivered":%d,"Cost":%s,"Tax":0,"TaxRate":0}""".formatted(id(line), line, ordered, ordered, prices.get(line).multiply(BigDecimal.valueOf(ordered)));
    }

    private static UUID id(int line) {
        return new UUID(8, line);
    }

    private static String cost(int id, String name, BigDecimal net) {
        return """
                {"PurchaseAdditionalCostItemId":%d,"AdditionalCostTypeName":"%s","SubTotalLineCost":%s,"TaxRate":0,\
                "Tax":0,"Currency":"GBP","ConversionRate":1}""".formatted(id, name, net);
    }
}
