package dev.cloudcart.linnworks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Slice;

/// Linnworks JSON of an order: 27.99 GBP, paid and processed, two mugs, free postage, unless said otherwise. Values
/// are JSON.
public final class OrderFixture {

    public static final String ID = "11bdc064-5551-54ea-8b99-07fdd50284eb";

    private final Map<String, String> order = members(
            "OrderId",
            text(ID),
            "NumOrderId",
            "123",
            "Processed",
            "true",
            "ProcessedDateTime",
            text("2026-03-04T15:45:10.19Z"),
            "PaidDateTime",
            "null");
    private final Map<String, String> general = members(
            "Status",
            "1",
            "Marker",
            "0",
            "IsParked",
            "false",
            "HoldOrCancel",
            "false",
            "ReferenceNum",
            text("11-02473"),
            "ReceivedDate",
            text("2026-03-03T10:22:46Z"),
            "Source",
            text("EBAY"),
            "SubSource",
            text("EBAY0"));
    private final Map<String, String> totals = members(
            "Subtotal",
            "23.325",
            "PostageCost",
            "0.0",
            "PostageCostExTax",
            "0.0",
            "Tax",
            "4.665",
            "TotalCharge",
            "27.99",
            "PaymentMethod",
            text("PayPal"),
            "TotalDiscount",
            "0.0",
            "Currency",
            text("GBP"),
            "CountryTaxRate",
            "20.0",
            "ConversionRate",
            "1.0");
    private final Map<String, String> row = new LinkedHashMap<>();
    private final List<Map<String, String>> items = new ArrayList<>();
    private String customer = "{\"ChannelBuyerName\":\"\",\"Address\":{\"Country\":\"United Kingdom\"}}";

    public static OrderFixture anOrder() {
        return new OrderFixture();
    }

    public static String text(String value) {
        return '"' + value + '"';
    }

    public OrderFixture with(String name, String json) {
        order.put(name, json);
        return this;
    }

    public OrderFixture general(String name, String json) {
        general.put(name, json);
        return this;
    }

    public OrderFixture totals(String... namesAndJson) {
        totals.putAll(members(namesAndJson));
        return this;
    }

    public OrderFixture row(String name, String json) {
        row.put(name, json);
        return this;
    }

    public OrderFixture customer(String json) {
        customer = json;
        return this;
    }

    /// The usual item but for these members; a member whose JSON is empty is left out.
    public OrderFixture item(String... namesAndJson) {
        var item = members(
                "SKU",
                text("MUG"),
                "Title",
                text("Blue mug "),
                "Quantity",
                "2",
                "PricePerUnit",
                "13.995",
                "Discount",
                "0.0",
                "TaxRate",
                "20.0",
                "Cost",
                "23.325",
                "Tax",
                "4.665",
                "CostIncTax",
                "27.99",
                "TaxCostInclusive",
                "true",
                "IsService",
                "false",
                "CompositeSubItems",
                "[]");
        item.putAll(members(namesAndJson));
        item.values().removeIf(String::isEmpty);
        items.add(item);
        return this;
    }

    public String json() {
        if (items.isEmpty()) {
            item();
        }
        return json(items.stream().map(OrderFixture::object).collect(Collectors.joining(",", "[", "]")));
    }

    public String json(String itemsJson) {
        var whole = new LinkedHashMap<>(order);
        whole.put("GeneralInfo", object(general));
        whole.put("CustomerInfo", customer);
        whole.put("TotalsInfo", object(totals));
        whole.put("Items", itemsJson);
        return object(whole);
    }

    public byte[] raw() {
        return raw(json());
    }

    public byte[] raw(String orderJson) {
        var rowSlice = row.isEmpty() ? null : Slice.of(bytes(object(row)));
        return FiledOrder.file(rowSlice, Slice.of(bytes(orderJson)), "");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> members(String... namesAndJson) {
        var members = new LinkedHashMap<String, String>();
        for (int at = 0; at < namesAndJson.length; at += 2) {
            members.put(namesAndJson[at], namesAndJson[at + 1]);
        }
        return members;
    }
}
