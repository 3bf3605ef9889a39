package dev.cloudcart.simulators.linnworks.lists;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// An open order as the lists of open orders show it: without notes, extended properties and payment date (Orders
/// API).
public final class OpenOrder {
    private OpenOrder() {}

    public static ObjectNode of(StoredOrder order) {
        var details = order.tree();
        var open = Json.object();
        open.set("NumOrderId", details.path("NumOrderId"));
        open.set("GeneralInfo", details.path("GeneralInfo"));
        open.set("ShippingInfo", details.path("ShippingInfo"));
        open.set("CustomerInfo", details.path("CustomerInfo"));
        open.set("TotalsInfo", details.path("TotalsInfo"));
        open.putObject("TaxInfo").set("TaxNumber", details.path("TaxId"));
        open.set("FolderName", details.path("FolderName"));
        open.put("IsPostFilteredOut", false);
        open.put("CanFulfil", true);
        open.putObject("Fulfillment")
                .put("FulfillmentState", "Sufficient_Stock")
                .put("PurchaseOrderState", "Sufficient_PO");
        open.set("Items", details.path("Items"));
        open.put("HasItems", !details.path("Items").isEmpty());
        open.put(
                "TotalItemsSum",
                Fields.objects(details, "Items")
                        .mapToInt(item -> Fields.whole(item, "Quantity"))
                        .sum());
        return open.put("OrderId", order.card().id().toString());
    }
}
