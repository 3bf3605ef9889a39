package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.PurchaseFixture.aPurchase;
import static dev.cloudcart.linnworks.PurchaseFixture.line;
import static dev.cloudcart.linnworks.PurchaseFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.linnworks.PurchaseFixture;
import dev.cloudcart.linnworks.PurchaseText;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.SupplierJson;

/// What purchase orders and their deliveries say.
class PurchaseReaderTest {

    @Test
    void readsAPurchaseOrderAndBehindItWhatCame() {
        var raw = aPurchase()
                .with("Status", text("PARTIAL"), "TotalCost", "131.98", "taxPaid", "21.9967")
                .item(10, "119.98", "19.9967", "20.0")
                .item(4, "12.0", "2.0", "20.0")
                .came(9, "2026-03-10", 1, 6, "9.99833")
                .came(9, "2026-03-09", 2, 1, "2.5")
                .came(8, "2026-03-05", 2, 2, "2.5")
                .raw();

        assertThat(PurchaseText.all(raw)).isEqualTo("""
                order PO1 PARTLY "Acme & Sons" United Kingdom
                SKU1 x 10 99.9833 tax 19.9967 20 %
                SKU2 x 4 10 tax 2 20 %
                total GBP 131.98 tax 22.00

                delivery PO1-8 2026-03-05T10:00:00Z
                SKU2 x 2 5 tax 1 20 %
                total GBP 6.00 tax 1.00

                delivery PO1-9 2026-03-09T10:00:00Z
                SKU1 x 6 59.98998 tax 11.99802 20 %
                SKU2 x 1 2.5 tax 0.5 20 %
                total GBP 74.99 tax 12.50
                """);
    }

    @Test
    void namesDeliveriesByTheirPurchaseOrderAndNumber() {
        var raw = aPurchase()
                .item(2, "12.0", "2.0", "20.0")
                .came(1863, "2026-03-10", 1, 1, "5.0")
                .raw();

        var delivery = DeliveryReader.records(raw).getFirst();

        var id = UUID.nameUUIDFromBytes((PurchaseFixture.ID + "/1863").getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.reading().ref().id()).isEqualTo(id);
        assertThat(delivery.reading().ref()).hasToString("delivery PO1-1863");
        assertThat(order(raw).deliveries()).containsExactly(id);
        assertThat(new String(delivery.raw(), StandardCharsets.UTF_8))
                .startsWith("{\"Delivery\":1863,\"PurchaseOrder\":{\"NoteCount\":0,")
                .endsWith("\"Supplier\":{\"pkSupplierID\":\"" + PurchaseFixture.ACME
                        + "\",\"SupplierName\":\"Acme & Sons\",\"Country\":\"United Kingdom\"}}");
        assertThat(DeliveryReader.read(delivery.raw())).isEqualTo(delivery.reading());
    }

    @Test
    void cutsADeliveryOutOfAnOrderInLettersOfAllKinds() {
        var raw = aPurchase()
                .with("SupplierReferenceNumber", text("Größe 7 – 漢字 \\u00e9"))
                .item(2, "12.0", "2.0", "20.0")
                .came(1, "2026-03-10", 1, 1, "5.0")
                .raw(new SupplierJson(PurchaseFixture.ACME.toString(), "Müller & Söhne", "Österreich"));

        var delivery = (Delivery) ((Read) DeliveryReader.records(raw).getFirst().reading()).event();

        assertThat(delivery.supplierReference()).isEqualTo("Größe 7 – 漢字 é");
        assertThat(delivery.supplier()).isEqualTo(order(raw).supplier());
        assertThat(delivery.supplier().name()).isEqualTo("Müller & Söhne");
        assertThat(delivery.supplier().country().title()).isEqualTo("Austria");
    }

    @Test
    void holdsMorePiecesThanCanBeCounted() {
        var raw = aPurchase()
                .item(2, "12.0", "2.0", "20.0")
                .came(1, "2026-03-10", 1, 1_000_000_000, "5.0")
                .came(1, "2026-03-10", 1, 1_000_000_000, "5.0")
                .raw();

        assertThat(PurchaseText.of(DeliveryReader.records(raw).getFirst().reading()))
                .isEqualTo("A line has a quantity of 2000000000");
    }

    /// Counted with all that came before.
    @Test
    void tellsWhereMoreCameThanWasOrdered() {
        var raw = aPurchase()
                .item(4, "24.0", "4.0", "20.0")
                .item(2, "12.0", "2.0", "20.0")
                .came(1, "2026-03-10", 1, 4, "5.0")
                .came(2, "2026-03-11", 1, 1, "5.0")
                .came(2, "2026-03-11", 2, 1, "5.0")
                .came(3, "2026-03-12", 2, 1, "5.0")
                .raw();

        assertThat(DeliveryReader.records(raw).stream()
                        .map(record -> ((Delivery) ((Read) record.reading()).event()).surplus()))
                .as("nothing of SKU1 is in the third")
                .containsExactly("", "SKU1: ordered 4, came 5", "");
    }

    /// Twice as much as was ordered of one line is half of an order of two.
    @Test
    void bearsOfTheCostsNoMoreThanItsLinesDoWhereMoreCameThanWasOrdered() {
        var order = aPurchase()
                .item(4, "20.0", "0.0", "0.0")
                .item(4, "20.0", "0.0", "0.0")
                .cost("Freight", "10.0", "0.0", "0.0");

        assertThat(PurchaseText.costs(order.came(1, "2026-03-10", 1, 8, "5.0").raw()))
                .containsExactly("Freight 5 tax 0 0 %");
        assertThat(PurchaseText.costs(order.came(2, "2026-03-11", 2, 4, "5.0").raw()))
                .containsExactly("Freight 5 tax 0 0 %", "Freight 5 tax 0 0 %");
    }

    @Test
    void bearsTheCostsByItsPiecesWhereTheGoodsAreFree() {
        assertThat(PurchaseText.costs(aPurchase()
                        .item(4, "0.0", "0.0", "0.0")
                        .cost("Freight", "10.0", "0.0", "0.0")
                        .came(1, "2026-03-10", 1, 1, "0.0")
                        .came(2, "2026-03-11", 1, 3, "0.0")
                        .raw()))
                .containsExactly("Freight 2.5 tax 0 0 %", "Freight 7.5 tax 0 0 %");
    }

    /// Of a cost that is shared out to other lines it bears none.
    @Test
    void bearsNothingOfACostOfWhichNoPercentIsForItsLines() {
        var allocation =
                "[{\"PurchaseItemId\":%s,\"AllocationPercentage\":%s},{\"PurchaseItemId\":%s,\"AllocationPercentage\":%s}]"
                        .formatted(text(line(1)), "100.0", text(line(2)), "0.0");

        assertThat(PurchaseText.costs(aPurchase()
                        .item(4, "20.0", "0.0", "0.0")
                        .item(4, "20.0", "0.0", "0.0")
                        .cost("Freight", "10.0", "0.0", "0.0", "CostAllocation", allocation)
                        .came(1, "2026-03-10", 2, 4, "5.0")
                        .came(2, "2026-03-11", 1, 2, "5.0")
                        .raw()))
                .containsExactly("", "Freight 5 tax 0 0 %");
    }

    /// What was ordered as a gift, and is charged after all.
    @Test
    void isTaxedAtTheRateOfALineThatWasOrderedForNothing() {
        assertThat(PurchaseText.all(aPurchase()
                        .item(2, "0.0", "0.0", "20.0")
                        .came(1, "2026-03-10", 1, 1, "5.0")
                        .raw()))
                .endsWith("""
                        delivery PO1-1 2026-03-10T10:00:00Z
                        SKU1 x 1 5 tax 1 20 %
                        total GBP 6.00 tax 1.00
                        """);
    }

    /// -1 says that the rate is the country's, whatever that is.
    @Test
    void worksOutARateThatIsNotStated() {
        assertThat(PurchaseText.all(aPurchase()
                        .item(2, "12.0", "2.0", "-1.0")
                        .came(1, "2026-03-10", 1, 1, "5.0")
                        .raw()))
                .isEqualTo("""
                        order PO1 AWAITED "Acme & Sons" United Kingdom
                        SKU1 x 2 10 tax 2 20 %
                        total GBP 12.00 tax 2.00

                        delivery PO1-1 2026-03-10T10:00:00Z
                        SKU1 x 1 5 tax 1 20 %
                        total GBP 6.00 tax 1.00
                        """);
        assertThat(order(aPurchase().item(2, "12.0", "0.0", "-1.0").raw())
                        .lines()
                        .getFirst()
                        .charge()
                        .isUntaxed())
                .isTrue();
    }

    @Test
    void readsNoTaxWhereThePurchaseOrderHasNone() {
        assertThat(PurchaseText.all(aPurchase()
                        .with("UnitAmountTaxIncludedType", "2")
                        .item(2, "12.0", "2.0", "20.0")
                        .came(1, "2026-03-10", 1, 1, "6.0")
                        .raw()))
                .isEqualTo("""
                        order PO1 AWAITED "Acme & Sons" United Kingdom
                        SKU1 x 2 12 tax 0 0 %
                        total GBP 12.00 tax 0.00

                        delivery PO1-1 2026-03-10T10:00:00Z
                        SKU1 x 1 6 tax 0 0 %
                        total GBP 6.00 tax 0.00
                        """);
    }

    @Test
    void addsUpTwoRecordsOfALineInOneDeliveryUnlessTheyCostAnother() {
        assertThat(PurchaseText.of(DeliveryReader.records(aPurchase()
                                .item(9, "108.0", "18.0", "20.0")
                                .came(1, "2026-03-10", 1, 2, "10.0")
                                .came(1, "2026-03-10", 1, 3, "10.00")
                                .came(1, "2026-03-11", 1, 1, "11.0")
                                .raw())
                        .getFirst()
                        .reading()))
                .isEqualTo("""
                        delivery PO1-1 2026-03-10T10:00:00Z
                        SKU1 x 5 50 tax 10 20 %
                        SKU1 x 1 11 tax 2.2 20 %
                        total GBP 73.20 tax 12.20
                        """);
    }

    @Test
    void takesTheNoiseOfDoublesOffWhatPiecesCost() {
        assertThat(PurchaseText.of(DeliveryReader.records(aPurchase()
                                .item(3, "31.005", "0.0", "0.0")
                                .came(1, "2026-03-10", 1, 3, "10.334999999999999")
                                .raw())
                        .getFirst()
                        .reading()))
                .isEqualTo("""
                        delivery PO1-1 2026-03-10T10:00:00Z
                        SKU1 x 3 31.005 tax 0 0 %
                        total GBP 31.01 tax 0.00
                        """);
    }

    @Test
    void leavesOutLinesAndRecordsOfNothing() {
        var raw = aPurchase()
                .item(0, "0.0", "0.0", "20.0")
                .item(1, "6.0", "1.0", "20.0")
                .came(1, "2026-03-10", 2, 0, "5.0")
                .raw();

        assertThat(order(raw).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.id()).isEqualTo(line(2)));
        assertThat(DeliveryReader.records(raw)).isEmpty();
    }

    @Test
    void knowsADeletedSupplierByItsIdOnly() {
        var supplier =
                order(aPurchase().item(1, "6.0", "1.0", "20.0").raw(null)).supplier();

        assertThat(supplier.id()).isEqualTo(PurchaseFixture.ACME);
        assertThat(supplier.isKnown()).isFalse();
        assertThat(supplier.country().isKnown()).isFalse();
    }

    @Test
    void callsTheDefaultSupplierDefaultWhereNobodyNamesIt() {
        var raw = aPurchase().with("fkSupplierId", text(new UUID(0, 0))).item(1, "6.0", "1.0", "20.0");

        assertThat(order(raw.raw(null)).supplier().name()).isEqualTo("Default");
        assertThat(order(raw.raw(new SupplierJson(new UUID(0, 0).toString(), "Various", null)))
                        .supplier()
                        .name())
                .isEqualTo("Various");
    }

    /// What never came is on no bill, and the last delivery knows that nothing comes behind it.
    @Test
    void closesWithLessThanWasOrdered() {
        var raw = aPurchase()
                .with("Status", text("DELIVERED"))
                .item(10, "120.0", "20.0", "20.0")
                .came(1, "2026-03-10", 1, 4, "10.0")
                .came(2, "2026-03-11", 1, 3, "10.0")
                .raw();

        assertThat(PurchaseText.all(raw)).isEqualTo("""
                order PO1 DONE "Acme & Sons" United Kingdom
                SKU1 x 10 100 tax 20 20 %
                total GBP 120.00 tax 20.00

                delivery PO1-1 2026-03-10T10:00:00Z
                SKU1 x 4 40 tax 8 20 %
                total GBP 48.00 tax 8.00

                delivery PO1-2 2026-03-11T10:00:00Z last
                SKU1 x 3 30 tax 6 20 %
                total GBP 36.00 tax 6.00
                """);
    }

    @Test
    void keepsThePrintOfADeliveryWhenAnotherOneComes() {
        var purchase = aPurchase().item(10, "120.0", "20.0", "20.0").came(1, "2026-03-10", 1, 4, "10.0");
        var before = DeliveryReader.records(purchase.raw()).getFirst();

        var after = DeliveryReader.records(
                purchase.came(2, "2026-03-11", 1, 3, "10.0").raw());

        assertThat(after.getFirst().print()).isEqualTo(before.print());
        assertThat(after.getLast().print()).isNotEqualTo(before.print());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TotalCost | 13.0 | The lines of purchase order PO1 add up to GBP 12.00, but without postage its total is GBP 13.00
                    PostagePaid | 1.0 | The lines of purchase order PO1 add up to GBP 12.00, but without postage its total is GBP 11.00
                    taxPaid | 1.5 | Purchase order PO1 states a tax of GBP 1.50, but its lines carry GBP 2.00
                    Currency | "UNK" | Purchase order PO1 has no known currency: UNK
                    Status | "LOST" | Purchase order PO1 has the status LOST, which is none of PENDING, OPEN, PARTIAL and DELIVERED
                    DateOfPurchase | null | Purchase order PO1 has no known date of purchase
                    TotalCost | {} | Linnworks sent purchase order PO1 in a form that makes no sense
                    """)
    void holdsWhatMakesNoSenseWithASentence(String field, String json, String sentence) {
        var raw = aPurchase()
                .with("TotalCost", "12.0", "taxPaid", "2.0")
                .with(field, json)
                .item(2, "12.0", "2.0", "20.0")
                .raw();

        assertThat(PurchaseText.of(PurchaseReader.read(raw))).isEqualTo(sentence);
    }

    @Test
    void takesPostageWithOrWithoutItsTaxAsTheTotalTells() {
        var purchase = aPurchase()
                .with("Status", text("DELIVERED"), "PostagePaid", "6.0", "ShippingTaxRate", "20.0")
                .item(2, "12.0", "2.0", "20.0")
                .came(1, "2026-03-10", 1, 2, "5.0");

        assertThat(PurchaseText.costs(purchase.with("TotalCost", "18.0").raw()))
                .containsExactly("Postage 5 tax 1 20 %");
        assertThat(PurchaseText.costs(purchase.with("TotalCost", "19.2").raw()))
                .containsExactly("Postage 6 tax 1.2 20 %");
    }

    /// 250.00 CHF at 1.24 are 201.61 GBP, and so is 0.80645 times that: Linnworks says both of its rate. Freight
    /// of 20.00 GBP is 24.80 CHF either way; where the totals fit neither nobody knows.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.24     | 221.61 | Freight (GBP 20.00) 24.8 tax 0 0 %
            0.806452 | 221.61 | Freight (GBP 20.00) 24.8 tax 0 0 %
            1.24     | 201.61 | Freight (GBP 20.00) 24.8 tax 0 0 %
            1.24     | 310.00 | Freight (GBP 20.00) 16.13 tax 0 0 %
            1.24     | 250.00 | Purchase order PO1 has costs in another currency than CHF, and its conversion rate 1.24 leads neither
            """)
    void takesTheRateOfAnOrderInTheDirectionThatItsTotalsTell(String rate, String grandTotal, String expected) {
        var raw = aPurchase()
                .with("Status", text("DELIVERED"), "Currency", text("CHF"), "TotalCost", "250.0")
                .with("ConversionRate", rate, "ConvertedShippingCost", "20.0", "ConvertedGrandTotal", grandTotal)
                .item(10, "250.0", "0.0", "0.0")
                .came(1, "2026-03-10", 1, 10, "25.0")
                .cost("Freight", "20.0", "0.0", "0.0")
                .raw();

        assertThat(String.join(", ", PurchaseText.costs(raw))).startsWith(expected);
    }

    @Test
    void holdsADeliveryThatMakesNoSenseAndNotItsNeighbours() {
        var raw = aPurchase()
                .item(9, "108.0", "18.0", "20.0")
                .came(1, "2026-03-10", 2, 2, "10.0")
                .came(2, "2026-03-11", 1, 3, "10.0")
                .came(3, "2026-03-12", 1, -1, "10.0")
                .raw();

        assertThat(PurchaseReader.read(raw)).isInstanceOf(Read.class);
        assertThat(DeliveryReader.records(raw))
                .extracting(record ->
                        PurchaseText.of(record.reading()).lines().findFirst().orElseThrow())
                .containsExactly(
                        "Delivery PO1-1 is of a line that its purchase order does not have, or of which nothing was ordered",
                        "delivery PO1-2 2026-03-11T10:00:00Z",
                        "A line has a quantity of -1");
    }

    @Test
    void saysWhatItSaidBeforeWhenItIsGone() {
        var raw = aPurchase()
                .item(2, "12.0", "2.0", "20.0")
                .came(1, "2026-03-10", 1, 1, "5.0")
                .raw();
        var gone = FiledPurchase.gone(raw);

        assertThat(PurchaseText.all(gone)).isEqualTo(PurchaseText.all(raw));
        assertThat(order(gone).standing()).isEqualTo(Standing.GONE);
        assertThat(((Read) DeliveryReader.records(gone).getFirst().reading())
                        .event()
                        .standing())
                .isEqualTo(Standing.GONE);
        assertThat(PurchaseReader.isUnfinished(raw)).contains(true);
        assertThat(PurchaseReader.isUnfinished(gone)).contains(false);
    }

    @Test
    void tellsWhatItComesToEvenWhereItMakesNoSense() {
        var reading = PurchaseReader.read(aPurchase()
                .with("TotalCost", "13.0")
                .item(2, "12.0", "2.0", "20.0")
                .raw());

        assertThat(((Unreadable) reading).amount()).hasToString("Optional[GBP 13.00]");
    }

    /// Each value of a purchase order in turn, in its own record and in that of its delivery.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"x\"",
                "\"\"",
                "-1",
                "0",
                "0.5",
                "1e400",
                "1e2000000000",
                "1e-60",
                "1e-2000000000",
                "99999999999",
                "123456789012345678901234567890",
                "{}",
                "[null]",
                "true"
            })
    void readsWhateverStandsInAnyPlace(String value) {
        var raw = aPurchase()
                .with("TotalCost", "18.0", "taxPaid", "2.0", "PostagePaid", "6.0", "ConvertedGrandTotal", "15.48")
                .with("Currency", text("EUR"), "ConversionRate", "0.86")
                .item(2, "12.0", "2.0", "20.0")
                .cost(
                        "Freight",
                        "9.0",
                        "0.0",
                        "0.0",
                        "CostAllocation",
                        "[{\"PurchaseItemId\":%s,\"AllocationPercentage\":50.0}]".formatted(text(line(1).toString())))
                .came(1, "2026-03-10", 1, 1, "5.0")
                .paid(1, "18.0", "2026-03-12")
                .raw();
        var order = new String(raw, StandardCharsets.UTF_8);
        var delivery = new String(DeliveryReader.records(raw).getFirst().raw(), StandardCharsets.UTF_8);

        for (var filed : List.of(order, delivery)) {
            var values = Pattern.compile(":(\"[^\"]*\"|-?[0-9.]+|\\[\\])").matcher(filed);
            while (values.find()) {
                var garbled = (filed.substring(0, values.start(1)) + value + filed.substring(values.end(1)))
                        .getBytes(StandardCharsets.UTF_8);
                assertThat(PurchaseReader.read(garbled)).isEqualTo(PurchaseReader.read(garbled));
                assertThat(DeliveryReader.read(garbled)).isEqualTo(DeliveryReader.read(garbled));
                assertThat(StatementReader.records(garbled))
                        .allMatch(record -> record.reading().equals(StatementReader.read(record.raw())));
                assertThat(DeliveryReader.records(garbled))
                        .allMatch(record -> record.reading().equals(DeliveryReader.read(record.raw())));
            }
        }
    }

    private static PurchaseOrder order(byte[] raw) {
        return (PurchaseOrder) ((Read) PurchaseReader.read(raw)).event();
    }
}
