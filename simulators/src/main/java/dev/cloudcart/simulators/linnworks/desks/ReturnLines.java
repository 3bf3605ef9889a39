package dev.cloudcart.simulators.linnworks.desks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.ReturnDesk.Wanted;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Json;

/// The lines of a booking for one order, checked and completed (Returns Refunds API, VerifiedRMAItem).
final class ReturnLines {
    private final Shop shop;
    private final ObjectNode order;
    private final Instant now;

    ReturnLines(Shop shop, ObjectNode order, Instant now) {
        this.shop = shop;
        this.order = order;
        this.now = now;
    }

    /// How many of an order's line came back or are booked to; resends bring nothing back.
    static int returned(Shop shop, UUID rowId) {
        return quantity(shop, rowId, "ReturnQuantity", type -> type != ReturnType.RESEND);
    }

    static int resent(Shop shop, UUID rowId) {
        return quantity(shop, rowId, "ResendQuantity", type -> type == ReturnType.RESEND);
    }

    private static int quantity(Shop shop, UUID rowId, String field, Predicate<ReturnType> which) {
        return shop.returns().all().stream()
                .flatMap(ReturnDesk::lines)
                .filter(line -> Fields.id(line, "OrderItemRowId").equals(rowId))
                .filter(line -> which.test(ReturnType.of(Fields.text(line, "Type"))))
                .mapToInt(line -> Fields.whole(line, field))
                .sum();
    }

    /// What is wrong with what is wanted; nothing when it can be booked.
    List<String> check(List<Wanted> lines) {
        var errors = new ArrayList<String>();
        if (lines.isEmpty()) {
            errors.add("There is nothing to book.");
        }
        var back = new HashMap<UUID, Integer>();
        for (var wanted : lines) {
            var row = Fields.id(wanted.line(), "OrderItemRowId");
            int quantity = Fields.whole(wanted.line(), quantityField(wanted.type()));
            int ordered = Fields.whole(item(row), "Quantity");
            int all = wanted.type() == ReturnType.RESEND
                    ? quantity
                    : back.merge(row, quantity, Integer::sum) + returned(shop, row);
            if (item(row).isEmpty()) {
                errors.add("The order has no line %s.".formatted(row));
            } else if (quantity < 1 || all > ordered) {
                errors.add("%d of %s cannot be booked: %d were ordered.".formatted(quantity, sku(item(row)), ordered));
            }
        }
        return errors;
    }

    private static String quantityField(ReturnType type) {
        return type == ReturnType.RESEND ? "ResendQuantity" : "ReturnQuantity";
    }

    ArrayNode of(List<Wanted> lines, ObjectNode header) {
        var number = new AtomicInteger(shop.returns().all().stream()
                .flatMap(ReturnDesk::lines)
                .mapToInt(line -> Fields.whole(line, "RMARowId"))
                .max()
                .orElse(0));
        return Fields.array(lines.stream().map(wanted -> line(wanted, header, number.incrementAndGet())));
    }

    private ObjectNode line(Wanted wanted, ObjectNode header, int number) {
        var sent = wanted.line();
        var row = Fields.id(sent, "OrderItemRowId");
        var line = Json.object()
                .put("RMARowId", number)
                .put("RMAHeaderId", Fields.whole(header, "RMAHeaderId"))
                .put("Type", wanted.type().text);
        line.set("Status", PostSaleStatus.RETURN.open());
        line.put("ExternalReference", Fields.text(header, "ExternalReference"))
                .put("CreatedDate", Moments.write(now))
                .put("Actioned", false)
                .putNull("ActionedDate")
                .put("Deleted", false)
                .putNull("NewOrderId")
                .putNull("ValidationError")
                .putNull("Error");
        line.putArray("Errors");
        line.putNull("Info");
        sending(line, wanted);
        line.put("OrderItemRowId", row.toString())
                .put("ReturnItemSKU", sku(item(row)))
                .put("ReturnItemTitle", Fields.text(item(row), "Title"))
                .putNull("BatchInventoryId")
                .put("ReturnLocation", place(sent, "ReturnLocation"))
                .put("ReturnQuantity", wanted.type() == ReturnType.RESEND ? 0 : Fields.whole(sent, "ReturnQuantity"))
                .put("RefundAmount", Fields.decimal(sent, "RefundAmount"))
                .putNull("RefundRowId")
                .put("ScrapQuantity", Fields.whole(sent, "ScrapQuantity"));
        for (var text : List.of("ReasonCategory", "Reason", "ReasonTag", "SubReasonTag")) {
            line.put(text, Fields.text(sent, text));
        }
        return line.put("IsFreeText", Fields.flag(sent, "IsFreeText")).putNull("BinrackOverride");
    }

    /// What goes out again; an exchange without a product of its own sends the same once more.
    private void sending(ObjectNode line, Wanted wanted) {
        var sent = wanted.line();
        var item = item(Fields.id(sent, "OrderItemRowId"));
        boolean exchange = wanted.type() == ReturnType.EXCHANGE;
        var stock = shop.stockItems().get(Fields.id(sent, "ExchangeStockItemId"));
        line.put("ResendQuantity", wanted.type() == ReturnType.RESEND ? Fields.whole(sent, "ResendQuantity") : 0);
        line.put(
                "ExchangeStockItemId",
                stock.map(known -> Fields.text(known, "StockItemId")).orElse(Fields.text(item, "StockItemId")));
        line.put(
                "ExchangeSKU",
                exchange ? stock.map(known -> Fields.text(known, "ItemNumber")).orElse(sku(item)) : "");
        line.put(
                "ExchangeTitle",
                exchange ? stock.map(known -> Fields.text(known, "ItemTitle")).orElse(Fields.text(item, "Title")) : "");
        line.put("ExchangeQuantity", exchange ? Fields.whole(sent, "ExchangeQuantity") : 0)
                .put("DespatchLocationId", place(sent, "DespatchLocationId"))
                .put("AdditionalCost", Fields.decimal(sent, "AdditionalCost"));
    }

    /// Where nothing is said, where the order came from.
    private String place(JsonNode sent, String field) {
        var given = Fields.text(sent, field);
        return given.isEmpty() ? Fields.id(order, "FulfilmentLocationId").toString() : given;
    }

    private ObjectNode item(UUID rowId) {
        return Fields.objects(order, "Items")
                .filter(item -> Fields.id(item, "RowId").equals(rowId))
                .findFirst()
                .orElseGet(Json::object);
    }

    /// A line that is not linked to a product is called what the channel calls it.
    private static String sku(JsonNode item) {
        var sku = Fields.text(item, "SKU");
        return sku.isEmpty() ? Fields.text(item, "ItemNumber") : sku;
    }
}
