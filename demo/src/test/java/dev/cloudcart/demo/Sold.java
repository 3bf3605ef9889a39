package dev.cloudcart.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Orders as Linnworks has them, each a line of a source file: one mug for 10.00 and its tax, from eBay to the
/// United Kingdom. An order that is written again was received, paid and processed when it was the first time.
final class Sold {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstantSource clock;
    private final Duration before;
    private final Map<Integer, Instant> moments = new HashMap<>();

    /// Sold some time before they are first written.
    Sold(InstantSource clock, Duration before) {
        this.clock = clock;
        this.before = before;
    }

    Sold before(Duration longer) {
        return new Sold(clock, longer);
    }

    @SafeVarargs
    final String taxed(int number, int rate, Consumer<ObjectNode>... changes) {
        var tax = "%d.%02d".formatted(rate / 10, rate % 10 * 10);
        var gross = "1%d.%02d".formatted(rate / 10, rate % 10 * 10);
        return order(number, new Amounts("10.0", tax, gross, rate, "GBP"), changes);
    }

    @SafeVarargs
    final String untaxed(int number, String amount, String currency, Consumer<ObjectNode>... changes) {
        return order(number, new Amounts(amount, "0.0", amount, 0, currency), order -> {
            country("France").accept(order);
            all(changes).accept(order);
        });
    }

    /// Into Texas, with 8.25 %.
    @SafeVarargs
    final String american(int number, Consumer<ObjectNode>... changes) {
        return order(
                number,
                new Amounts("100.0", "8.25", "108.25", 0, "USD"),
                country("United States")
                        .andThen(region("TX"))
                        .andThen(at("/Items/0", "TaxRate", "8.25"))
                        .andThen(all(changes)));
    }

    /// @param rate of its only line, in percent
    record Amounts(String net, String tax, String gross, int rate, String currency) {}

    @SafeVarargs
    final String order(int number, Amounts amounts, Consumer<ObjectNode>... changes) {
        var order = (ObjectNode) JSON.readTree("""
                        {"OrderId":"%1$s","NumOrderId":%2$d,"Processed":true,"ProcessedDateTime":"%3$s",\
                        "FulfilmentLocationId":"00000000-0000-0000-0000-000000000000","GeneralInfo":{"Status":1,"Marker":0,\
                        "IsParked":false,"HoldOrCancel":false,"ReferenceNum":"R-%2$d","SecondaryReference":"",\
                        "ExternalReferenceNum":"","ReceivedDate":"%3$s","Source":"EBAY","SubSource":"EBAY0",\
                        "Location":"00000000-0000-0000-0000-000000000000","NumItems":1},"ShippingInfo":{"PostageCost":0.0,\
                        "PostageCostExTax":0.0},"CustomerInfo":{"ChannelBuyerName":"","Address":{"Country":"United Kingdom"}},\
                        "TotalsInfo":{"Subtotal":%4$s,"PostageCost":0.0,"PostageCostExTax":0.0,"Tax":%5$s,"TotalCharge":%6$s,\
                        "PaymentMethod":"Card","TotalDiscount":0.0,"Currency":"%8$s","CountryTaxRate":20.0,"ConversionRate":1.0},\
                        "ExtendedProperties":[],"FolderName":[],"Items":[{"RowId":"%1$s","SKU":"PLAIN","ItemNumber":"PLAIN",\
                        "ChannelSKU":"PLAIN","Title":"Mug","ChannelTitle":"","Quantity":1,"PricePerUnit":%4$s,"Cost":%4$s,\
                        "Tax":%5$s,"CostIncTax":%6$s,"TaxRate":%7$d,"Discount":0.0,"DiscountValue":0.0,"SalesTax":0.0,\
                        "TaxCostInclusive":false,"IsService":false,"CompositeSubItems":[],"OrderId":"%1$s"}],"Notes":[],\
                        "PaidDateTime":"%3$s","TaxId":""}
                        """.formatted(
                        new UUID(9, number),
                        number,
                        moments.computeIfAbsent(number, _ -> clock.instant().minus(before)),
                        amounts.net,
                        amounts.tax,
                        amounts.gross,
                        amounts.rate,
                        amounts.currency));
        all(changes).accept(order);
        return JSON.createObjectNode().put("kind", "order").set("value", order).toString() + "\n";
    }

    @SafeVarargs
    private static Consumer<ObjectNode> all(Consumer<ObjectNode>... changes) {
        return order -> {
            for (var change : changes) {
                change.accept(order);
            }
        };
    }

    /// Writes a field anew.
    ///
    /// @param place of the object that has it, empty for the order itself
    static Consumer<ObjectNode> at(String place, String field, String json) {
        return order -> ((ObjectNode) order.at(place)).set(field, JSON.readTree(json));
    }

    static Consumer<ObjectNode> country(String name) {
        return address("Country", name);
    }

    static Consumer<ObjectNode> region(String name) {
        return address("Region", name);
    }

    static Consumer<ObjectNode> address(String field, String text) {
        return order -> ((ObjectNode) order.at("/CustomerInfo/Address")).put(field, text);
    }

    static Consumer<ObjectNode> source(String name) {
        return order ->
                ((ObjectNode) order.at("/GeneralInfo")).put("Source", name).put("SubSource", "");
    }

    static Consumer<ObjectNode> reference(String reference) {
        return order -> ((ObjectNode) order.at("/GeneralInfo")).put("ReferenceNum", reference);
    }

    static Consumer<ObjectNode> title(String title) {
        return order -> ((ObjectNode) order.at("/Items/0")).put("Title", title);
    }

    static Consumer<ObjectNode> sku(String sku) {
        return order -> sku(order, 0, sku);
    }

    /// What one line of an order is made of.
    record Item(String sku, int quantity, String net, String tax, String rate) {}

    static Item item(String sku, int quantity, String net, String tax, String rate) {
        return new Item(sku, quantity, net, tax, rate);
    }

    static Consumer<ObjectNode> items(Item... items) {
        return order -> {
            var line = (ObjectNode) order.at("/Items/0").deepCopy();
            var all = order.putArray("Items");
            var net = BigDecimal.ZERO;
            var tax = BigDecimal.ZERO;
            for (int i = 0; i < items.length; i++) {
                var item = items[i];
                var ofNet = new BigDecimal(item.net);
                var ofTax = new BigDecimal(item.tax);
                net = net.add(ofNet);
                tax = tax.add(ofTax);
                all.add(line.deepCopy()
                        .put("RowId", new UUID(11, i).toString())
                        .put("SKU", item.sku)
                        .put("ItemNumber", item.sku)
                        .put("ChannelSKU", item.sku)
                        .put("Quantity", item.quantity)
                        .put(
                                "PricePerUnit",
                                ofNet.divide(BigDecimal.valueOf(Math.max(1, item.quantity)), 4, RoundingMode.HALF_UP))
                        .put("Cost", ofNet)
                        .put("Tax", ofTax)
                        .put("CostIncTax", ofNet.add(ofTax))
                        .put("TaxRate", new BigDecimal(item.rate)));
            }
            ((ObjectNode) order.at("/TotalsInfo"))
                    .put("Subtotal", net)
                    .put("Tax", tax)
                    .put("TotalCharge", net.add(tax));
        };
    }

    /// Not processed yet.
    static Consumer<ObjectNode> open() {
        return order -> order.put("Processed", false).putNull("ProcessedDateTime");
    }

    static Consumer<ObjectNode> unpaid() {
        return order -> {
            order.putNull("PaidDateTime");
            ((ObjectNode) order.at("/GeneralInfo")).put("Status", 0);
        };
    }

    /// The same line so many times.
    static Consumer<ObjectNode> lines(int number) {
        return order -> {
            var line = order.at("/Items/0").deepCopy();
            var items = order.putArray("Items");
            for (int i = 0; i < number; i++) {
                items.add(((ObjectNode) line.deepCopy()).put("RowId", new UUID(10, i).toString()));
            }
            var totals = (ObjectNode) order.at("/TotalsInfo");
            totals.put("Subtotal", 10 * number).put("Tax", 2 * number).put("TotalCharge", 12 * number);
        };
    }

    /// So many lines, none like the other.
    static Consumer<ObjectNode> unlikeLines(int number) {
        return lines(number).andThen(order -> {
            for (int i = 0; i < number; i++) {
                sku(order, i, "MUG-" + i);
            }
        });
    }

    /// 5.00 and 1.00 of tax.
    static Consumer<ObjectNode> postage() {
        return order -> ((ObjectNode) order.at("/TotalsInfo"))
                .put("PostageCost", 6)
                .put("PostageCostExTax", 5)
                .put("Tax", 3)
                .put("TotalCharge", 18);
    }

    /// A second line of 10.00 at 5 %.
    static Consumer<ObjectNode> andFivePercent() {
        return lines(2).andThen(order -> {
            ((ObjectNode) order.at("/Items/1"))
                    .put("TaxRate", 5)
                    .put("Tax", 0.5)
                    .put("CostIncTax", 10.5);
            ((ObjectNode) order.at("/TotalsInfo")).put("Tax", 2.5).put("TotalCharge", 22.5);
        });
    }

    /// @param fields of the order's totals, each followed by its value
    static Consumer<ObjectNode> totals(String... fields) {
        return order -> {
            for (int i = 0; i < fields.length; i += 2) {
                at("/TotalsInfo", fields[i], fields[i + 1]).accept(order);
            }
        };
    }

    /// Lines of 100.00, the first at 8.25 % and the second at 6.25 %.
    static void atTwoRates(ObjectNode order) {
        ((ObjectNode) order.at("/Items/1"))
                .put("TaxRate", 6.25)
                .put("Tax", 6.25)
                .put("CostIncTax", 106.25);
        ((ObjectNode) order.at("/TotalsInfo"))
                .put("Subtotal", 200)
                .put("Tax", 14.5)
                .put("TotalCharge", 214.5);
    }

    private static void sku(ObjectNode order, int line, String sku) {
        ((ObjectNode) order.at("/Items/" + line))
                .put("SKU", sku)
                .put("ItemNumber", sku)
                .put("ChannelSKU", sku);
    }
}
