package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Records;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Json;

/// What a merchant does with purchase orders before goods arrive; only a pending one can be edited.
public final class PurchaseDesk {
    private final Records<UUID> orders;
    private final Records<UUID> stockItems;

    public PurchaseDesk(Shop shop) {
        orders = shop.purchaseOrders();
        stockItems = shop.stockItems();
    }

    /// Starts a pending order. Its date of delivery is that of the purchase until everything is delivered.
    public UUID create(JsonNode wanted, Instant now) {
        var id = UUID.randomUUID();
        var order = Json.object().put("NoteCount", 0);
        var header = order.putObject("PurchaseOrderHeader")
                .put("pkPurchaseID", id.toString())
                .put("Status", "PENDING")
                .put("Locked", false);
        write(header, wanted, now);
        order.putArray("PurchaseOrderItem");
        order.putArray("AdditionalCosts");
        order.putArray("PaymentStatements");
        order.putArray("DeliveredRecords");
        PurchaseSums.addUp(order);
        orders.put(order);
        return id;
    }

    /// Overwrites the header: what is not sent becomes blank (observed live).
    public ObjectNode rewrite(UUID id, JsonNode wanted, Instant now) {
        return change(id, order -> {
            if (status(order).equals("DELIVERED")) {
                throw new Refused("Purchase order is delivered and cannot be changed.");
            }
            write(header(order), wanted, now);
            PurchaseSums.addUp(order);
            PurchasePapers.trail(order, "HEADER", "Purchase order header changed", now);
        });
    }

    private static void write(ObjectNode header, JsonNode wanted, Instant now) {
        var purchased = Fields.text(wanted, "DateOfPurchase");
        var date = purchased.isEmpty() ? Moments.write(now) : purchased;
        header.put("fkSupplierId", Fields.id(wanted, "fkSupplierId").toString())
                .put("fkLocationId", Fields.id(wanted, "fkLocationId").toString())
                .put("ExternalInvoiceNumber", Fields.text(wanted, "ExternalInvoiceNumber"))
                .put("Currency", Fields.text(wanted, "Currency"))
                .put("SupplierReferenceNumber", Fields.text(wanted, "SupplierReferenceNumber"))
                .put("UnitAmountTaxIncludedType", Fields.whole(wanted, "UnitAmountTaxIncludedType"))
                .put("DateOfPurchase", date)
                .put("DateOfDelivery", date)
                .put(
                        "QuotedDeliveryDate",
                        wanted.hasNonNull("QuotedDeliveryDate") ? Fields.text(wanted, "QuotedDeliveryDate") : date);
        Sums.put(header, "PostagePaid", Fields.decimal(wanted, "PostagePaid"));
        Sums.put(header, "ShippingTaxRate", Fields.decimal(wanted, "ShippingTaxRate"));
        var rate = Fields.decimal(wanted, "ConversionRate");
        Sums.put(header, "ConversionRate", rate.signum() == 0 ? BigDecimal.ONE : rate);
    }

    /// Adds a line.
    ///
    /// @param wanted its `Cost` is the line's total with tax; a rate of -1 means that of the country
    public ObjectNode add(UUID id, JsonNode wanted) {
        var stock = stockItems
                .get(Fields.id(wanted, "fkStockItemId"))
                .orElseThrow(() -> new Refused("No items found with given filter."));
        var item = Json.object()
                .put("pkPurchaseItemId", UUID.randomUUID().toString())
                .put("fkStockItemId", Fields.text(stock, "StockItemId"))
                .put("StockItemIntId", Fields.whole(stock, "StockItemIntId"))
                .put("Delivered", 0)
                .put("SKU", Fields.text(stock, "ItemNumber"))
                .put("ItemTitle", Fields.text(stock, "ItemTitle"))
                .put("IsDeleted", false);
        changePending(id, order -> {
            PurchaseSums.price(order, item, wanted, Fields.whole(wanted, "Qty"));
            order.withArray("/PurchaseOrderItem").add(item);
        });
        return item;
    }

    public ObjectNode update(UUID id, JsonNode wanted) {
        int quantity = Fields.whole(wanted, "Quantity");
        var order = changePending(id, now -> PurchaseSums.price(now, item(now, itemId(wanted)), wanted, quantity));
        return item(order, itemId(wanted));
    }

    public ObjectNode remove(UUID id, UUID itemId) {
        return changePending(id, order -> {
            var kept = Fields.objects(order, "PurchaseOrderItem")
                    .filter(item -> !itemId(item).equals(itemId));
            order.set("PurchaseOrderItem", Fields.array(kept));
        });
    }

    private static UUID itemId(JsonNode item) {
        return Fields.id(item, "pkPurchaseItemId");
    }

    public static ObjectNode item(ObjectNode order, UUID itemId) {
        return Fields.objects(order, "PurchaseOrderItem")
                .filter(item -> itemId(item).equals(itemId))
                .findFirst()
                .orElseThrow(() -> new Refused("Purchase order item not found."));
    }

    /// From pending to open, and from open or partial to delivered, which closes it with whatever has come.
    public ObjectNode changeStatus(UUID id, String status, Instant now) {
        return change(id, order -> {
            var before = status(order);
            switch (before + " to " + status) {
                case "PENDING to OPEN" -> header(order).put("Status", status);
                case "OPEN to DELIVERED", "PARTIAL to DELIVERED" -> deliver(order, now);
                default ->
                    throw new Refused(
                            "Purchase order status cannot be changed from %s to %s.".formatted(before, status));
            }
            PurchasePapers.trail(order, "STATUS", "Status changed from %s to %s".formatted(before, status), now);
        });
    }

    static void deliver(ObjectNode order, Instant now) {
        header(order).put("Status", "DELIVERED").put("DateOfDelivery", Moments.write(now));
    }

    public void delete(UUID id) {
        orders.remove(id);
    }

    private ObjectNode changePending(UUID id, Consumer<ObjectNode> change) {
        return change(id, order -> {
            if (!status(order).equals("PENDING")) {
                throw new Refused("Purchase order is not pending.");
            }
            change.accept(order);
            PurchaseSums.addUp(order);
        });
    }

    ObjectNode change(UUID id, Consumer<ObjectNode> change) {
        var order = find(id);
        change.accept(order);
        orders.put(order);
        return order;
    }

    public ObjectNode find(UUID id) {
        return orders.get(id).orElseThrow(() -> new Refused("Purchase order not found."));
    }

    public static ObjectNode header(ObjectNode order) {
        return order.withObject("/PurchaseOrderHeader");
    }

    static String status(ObjectNode order) {
        return Fields.text(header(order), "Status");
    }
}
