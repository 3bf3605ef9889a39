package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

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
    public synchronized ObjectNode receive(UUID id, List<Arrived> arrivals, OptionalInt deliveryId, Instant now) {
        int delivery = deliveryId.orElseGet(() -> highest("fkDeliveryId") + 1);
        return desk.change(id, order -> {
            refuseUnlessOpen(order);
            arrivals.stream().filter(arrived -> arrived.pieces() > 0).forEach(arrived -> book(order, arrived, delivery,
                    now));
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
        switch (PurchaseDesk.status(order)) {
            case "OPEN", "PARTIAL" -> {
            }
            default -> throw new Refused("Purchase order is %s and cannot be delivered.".formatted(PurchaseDesk.status(
                    order)));
        }
    }

    private void book(ObjectNode order, Arrived arrived, int delivery, Instant now) {
        var item = PurchaseDesk.item(order, arrived.itemId());
        var records = order.withArray("/DeliveredRecords");
        int highest = Math.max(highest("pkDeliveryRecordId"), numbers(order, "pkDeliveryRecordId").max(Integer::compare)
                .orElse(0));
        item.put("Delivered", Fields.whole(item, "Delivered") + arrived.pieces());
        var record = records.addObject()
                .put("fkDeliveryId", delivery)
                .put("pkDeliveryRecordId", highest + 1)
                .put("fkPurchaseItemId", arrived.itemId().toString())
                .put("fkStockLocationId", Fields.text(PurchaseDesk.header(order), "fkLocationId"));
        Sums.put(record, "UnitCost", Sums.divided(Fields.decimal(item, "Cost").subtract(Fields.decimal(item, "Tax")),
                Fields
                        .decimal(item, "Quantity")));
        record.put("DeliveredQuantity", arrived.pieces())
                .put("CreatedDateTime", Moments.write(now))
                .putNull("ModifiedDateTime")
                .putNull("fkBatchInventoryId");
    }

    private static void close(ObjectNode order, Instant now) {
        var header = PurchaseDesk.header(order);
        if (Fields.objects(order, "PurchaseOrderItem").allMatch(Deliveries::complete)) {
            header.put("Status", "DELIVERED").put("DateOfDelivery", Moments.write(now));
        } else if (Fields.objects(order, "PurchaseOrderItem").anyMatch(item -> Fields.whole(item, "Delivered") > 0)) {
            header.put("Status", "PARTIAL");
        }
    }

    static boolean complete(ObjectNode item) {
        return outstanding(item) == 0;
    }

    public static int outstanding(ObjectNode item) {
        return Math.max(0, Fields.whole(item, "Quantity") - Fields.whole(item, "Delivered"));
    }

    private int highest(String field) {
        return orders.all().stream().flatMap(order -> numbers(order, field)).max(Integer::compare).orElse(0);
    }

    private static Stream<Integer> numbers(ObjectNode order, String field) {
        return Fields.objects(order, "DeliveredRecords").map(record -> Fields.whole(record, field));
    }
}
