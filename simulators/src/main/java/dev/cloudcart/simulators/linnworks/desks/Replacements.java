package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Json;

/// The open orders that send the goods of exchanges and resends. Each repeats the first order, its references too,
/// with status "resend" or, of an exchange, "paid"; a resend keeps the prices it had, and an exchange costs what
/// was agreed on top.
final class Replacements {
    private static final int PAID = 1;
    private static final int RESEND = 4;

    private final Shop shop;
    private final ObjectNode order;
    private final Instant now;

    Replacements(Shop shop, ObjectNode order, Instant now) {
        this.shop = shop;
        this.order = order;
        this.now = now;
    }

    /// Writes the new order's id into the lines that it sends.
    void of(List<ObjectNode> lines) {
        send(ofType(lines, ReturnType.RESEND), RESEND);
        var exchanges = ofType(lines, ReturnType.EXCHANGE);
        send(exchanges, PAID);
        exchanges.forEach(line -> shop.orders().exchange(Fields.id(line, "NewOrderId")));
    }

    private static List<ObjectNode> ofType(List<ObjectNode> lines, ReturnType type) {
        return lines.stream()
                .filter(line -> Fields.text(line, "Type").equals(type.text))
                .toList();
    }

    private void send(List<ObjectNode> lines, int status) {
        if (lines.isEmpty()) {
            return;
        }
        var id = UUID.randomUUID();
        var sent = order.deepCopy();
        sent.put("OrderId", id.toString())
                .put("NumOrderId", shop.orders().nextNumber())
                .put("Processed", false)
                .putNull("ProcessedDateTime")
                .put("PaidDateTime", Moments.write(now));
        sent.withObject("/GeneralInfo")
                .put("Status", status)
                .put("Marker", 0)
                .put("IsParked", false)
                .put("HoldOrCancel", false)
                .put("ReceivedDate", Moments.write(now))
                .put("NumItems", lines.size());
        sent.withObject("/TotalsInfo").put("PostageCost", Fields.NOTHING);
        sent.set("Items", Fields.array(lines.stream().map(line -> item(line, id))));
        Sums.totals(sent);
        lines.forEach(line -> line.put("NewOrderId", id.toString()));
        shop.orders().put(sent, now);
    }

    private ObjectNode item(ObjectNode line, UUID id) {
        var row = Fields.id(line, "OrderItemRowId");
        var item = Fields.objects(order, "Items")
                .filter(each -> Fields.id(each, "RowId").equals(row))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseGet(Json::object);
        item.put("RowId", UUID.randomUUID().toString()).put("OrderId", id.toString());
        if (Fields.text(line, "Type").equals(ReturnType.RESEND.text)) {
            item.put("Quantity", Fields.whole(line, "ResendQuantity"));
        } else {
            exchange(item, line);
        }
        Sums.line(item);
        return item;
    }

    private static void exchange(ObjectNode item, ObjectNode line) {
        int quantity = Math.max(1, Fields.whole(line, "ExchangeQuantity"));
        item.put("StockItemId", Fields.text(line, "ExchangeStockItemId"))
                .put("ItemId", Fields.text(line, "ExchangeStockItemId"))
                .put("SKU", Fields.text(line, "ExchangeSKU"))
                .put("ItemNumber", Fields.text(line, "ExchangeSKU"))
                .put("Title", Fields.text(line, "ExchangeTitle"))
                .put("Quantity", quantity)
                .put("Discount", Fields.NOTHING)
                .put(
                        "PricePerUnit",
                        Sums.unrounded(
                                Sums.divided(Fields.decimal(line, "AdditionalCost"), BigDecimal.valueOf(quantity))));
    }
}
