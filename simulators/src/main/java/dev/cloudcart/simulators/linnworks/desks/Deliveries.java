package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Records;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;

/// Goods coming in: each receipt of a line is a record with a rising number, and a delivery groups receipts.
public final class Deliveries {
    private final Records<UUID> orders;
    private final PurchaseDesk desk;

    public Deliveries(Shop shop, PurchaseDesk desk) {
        orders = shop.purchaseOrders();
        this.desk = desk;
    }

    /// So many pieces of a line that have come.
    public record Arrived(UUID itemId, int pieces) {}

    /// Books what has come; the order is partial then, or delivered when nothing is outstanding.
    ///
    /// @param deliveryId a delivery to add to; without one it is a new delivery
    public ObjectNode receive(UUID id, List<Arrived> arrivals, OptionalInt deliveryId, Instant now) {
        synchronized (orders) { // a shop has several desks, and the next numbers are drawn once
            return receiveNext(id, arrivals, deliveryId, now);
        }
    }

    private ObjectNode receiveNext(UUID id, List<Arrived> arrivals, OptionalInt deliveryId, Instant now) {
        int delivery = deliveryId.orElseGet(() -> highest("fkDeliveryId") + 1);
        return desk.change(id, order -> {
            refuseUnlessOpen(order);
            arrivals.stream()
                    .filter(arrived -> arrived.pieces() > 0)
                    .forEach(arrived -> book(order, arrived, delivery, now));
            close(order, now);
        });
    }

    /// Everything that is outstanding.
    public ObjectNode receiveAll(UUID id, Instant now) {
        var arrivals = Fields.objects(desk.find(id), "PurchaseOrderItem")
                .map(item -> new Arrived(Fields.id(item, "pkPurchaseItemId"), outstanding(item)))
                .toList();
        return receive(id, arrivals, OptionalInt.empty(), now);
    }

    private static void refuseUnlessOpen(ObjectNode order) {
        var status = PurchaseDesk.status(order);
        if (!status.equals("OPEN") && !status.equals("PARTIAL")) {
            throw new Refused("Purchase order is %s and cannot be delivered.".formatted(status));
        }
    }

    private void book(ObjectNode order, Arrived arrived, int delivery, Instant now) {
        var item = PurchaseDesk.item(order, arrived.itemId());
        var records = order.withArray("/DeliveredRecords");
        int record = 1 + Math.max(highest("pkDeliveryRecordId"), highest(order, "pkDeliveryRecordId"));
        item.put("Delivered", Fields.whole(item, "Delivered") + arrived.pieces());
        records.addObject()
                .put("fkDeliveryId", delivery)
                .put("pkDeliveryRecordId", record)
                .put("fkPurchaseItemId", arrived.itemId().toString())
                .put("fkStockLocationId", Fields.text(PurchaseDesk.header(order), "fkLocationId"))
                .put("UnitCost", unitCost(item))
                .put("DeliveredQuantity", arrived.pieces())
                .put("CreatedDateTime", Moments.write(now))
                .putNull("ModifiedDateTime")
                .putNull("fkBatchInventoryId");
    }

    /// Without tax.
    private static BigDecimal unitCost(ObjectNode item) {
        var net = Fields.decimal(item, "Cost").subtract(Fields.decimal(item, "Tax"));
        return Sums.unrounded(Sums.divided(net, Fields.decimal(item, "Quantity")));
    }

    private static void close(ObjectNode order, Instant now) {
        var items = Fields.objects(order, "PurchaseOrderItem").toList();
        int complete =
                (int) items.stream().filter(item -> outstanding(item) == 0).count();
        PurchaseDesk.header(order).put("DeliveredLinesCount", complete);
        if (complete == items.size()) {
            PurchaseDesk.deliver(order, now);
        } else if (items.stream().anyMatch(item -> Fields.whole(item, "Delivered") > 0)) {
            PurchaseDesk.header(order).put("Status", "PARTIAL");
        }
    }

    public static int outstanding(ObjectNode item) {
        return Math.max(0, Fields.whole(item, "Quantity") - Fields.whole(item, "Delivered"));
    }

    private int highest(String field) {
        return orders.all().stream()
                .mapToInt(order -> highest(order, field))
                .max()
                .orElse(0);
    }

    private static int highest(ObjectNode order, String field) {
        return Fields.objects(order, "DeliveredRecords")
                .mapToInt(record -> Fields.whole(record, field))
                .max()
                .orElse(0);
    }
}
