package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// Refunds are booked, then actioned or deleted.
public final class RefundDesk {
    private final Shop shop;

    public RefundDesk(Shop shop) {
        this.shop = shop;
    }

    /// Books a refund of a processed order, for approval.
    ///
    /// @param lines as `CreateRefund` takes them (Returns Refunds API)
    public ObjectNode book(StoredOrder order, boolean channelInitiated, Stream<JsonNode> lines, Instant now) {
        synchronized (shop.refunds()) { // a shop has several desks, and the next number is drawn once
            return bookNext(order, channelInitiated, lines, now);
        }
    }

    private ObjectNode bookNext(StoredOrder order, boolean channelInitiated, Stream<JsonNode> lines, Instant now) {
        int id = shop.refunds().all().stream()
                        .map(header -> Fields.whole(header, "RefundHeaderId"))
                        .max(Comparator.naturalOrder())
                        .orElse(0)
                + 1;
        var tree = order.tree();
        var header = Json.object()
                .put("RefundHeaderId", id)
                .put("Currency", Fields.text(tree.path("TotalsInfo"), "Currency"));
        var booked = Fields.array(lines.map(line -> line(line, tree, id, channelInitiated)));
        header.put(
                "Amount",
                Fields.objects(Json.object().set("RefundLines", booked), "RefundLines")
                        .map(line -> Fields.decimal(line, "Amount"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        header.set("RefundLines", booked);
        header.putNull("RefundLink")
                .put("OrderId", order.card().id().toString())
                .put("NumOrderId", order.card().number())
                .set("Status", PostSaleStatus.REFUND.open());
        header.put("OrderSource", order.card().source())
                .put("OrderSubSource", order.card().subSource())
                .put("ExternalReference", "RF" + id)
                .put("ChannelInitiated", channelInitiated)
                .put("CreatedDate", Moments.write(now))
                .put("Actioned", false)
                .putNull("LastActionDate");
        shop.refunds().put(header);
        return header;
    }

    private static ObjectNode line(JsonNode wanted, ObjectNode order, int headerId, boolean channelInitiated) {
        var unit = wanted.hasNonNull("RefundedUnit") ? Fields.text(wanted, "RefundedUnit") : "Item";
        var line =
                Json.object().put("RefundRowId", UUID.randomUUID().toString()).put("RefundHeaderId", headerId);
        line.set("Status", PostSaleStatus.REFUND.open());
        line.put("RefundedUnit", unit)
                .put("IsShippingRefund", unit.equals("Shipping"))
                .put("IsAdditionalRefund", unit.equals("Additional"))
                .put("IsCancellation", Fields.whole(wanted, "CancelledQuantity") > 0);
        line.set("RefundedItem", refundedItem(wanted, order));
        line.putNull("ValidationError").putNull("Error").putArray("Errors");
        return line.put("Actioned", false)
                .putNull("ActionedDate")
                .put("ChannelInitiated", channelInitiated)
                .put("Internal", false)
                .put("Deleted", false)
                .put("ExternalReference", Fields.text(wanted, "ExternalReference"))
                .put("IsFreeText", Fields.flag(wanted, "IsFreeText"))
                .put("FreeTextOrNote", Fields.text(wanted, "FreeTextOrNote"))
                .put("Amount", Fields.decimal(wanted, "Amount"))
                .put("Quantity", Fields.whole(wanted, "Quantity"));
    }

    private static ObjectNode refundedItem(JsonNode wanted, ObjectNode order) {
        var rowId = Fields.id(wanted, "OrderItemRowId");
        var item = Fields.objects(order, "Items")
                .filter(line -> Fields.id(line, "RowId").equals(rowId))
                .findFirst()
                .orElseGet(Json::object);
        return Json.object()
                .put("OrderItemRowId", rowId.toString())
                .putNull("ReturnRowId")
                .put("ItemSKU", Fields.text(item, "SKU"))
                .put("ChannelSKU", Fields.text(item, "ChannelSKU"))
                .put("ItemTitle", Fields.text(item, "Title"))
                .put("Cost", Fields.decimal(item, "CostIncTax"))
                .putNull("CancelledQuantity");
    }

    public ObjectNode action(int headerId, Instant now) {
        var header = find(headerId);
        header.put("Actioned", true)
                .put("LastActionDate", Moments.write(now))
                .set("Status", PostSaleStatus.REFUND.processed());
        Fields.objects(header, "RefundLines")
                .filter(line -> !Fields.flag(line, "Actioned"))
                .forEach(line -> line.put("Actioned", true)
                        .put("ActionedDate", Moments.write(now))
                        .set("Status", PostSaleStatus.REFUND.processed()));
        shop.refunds().put(header);
        return header;
    }

    /// Takes away the lines that are not processed yet, and the refund when none is left.
    public void delete(int headerId) {
        var header = find(headerId);
        var kept = Fields.array(Fields.objects(header, "RefundLines").filter(line -> Fields.flag(line, "Actioned")));
        if (kept.isEmpty()) {
            shop.refunds().remove(headerId);
            return;
        }
        header.set("RefundLines", kept);
        shop.refunds().put(header);
    }

    public ObjectNode find(int headerId) {
        return shop.refunds().get(headerId).orElseThrow(() -> new Refused("Refund not found."));
    }
}
