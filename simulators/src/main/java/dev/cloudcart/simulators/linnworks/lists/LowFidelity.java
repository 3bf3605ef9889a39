package dev.cloudcart.simulators.linnworks.lists;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// An open order with no more than what finds it (Open Orders API, OpenOrderLowFidelity). `OrderId` is its number
/// here.
public final class LowFidelity {
    private LowFidelity() {}

    public static ObjectNode of(StoredOrder order) {
        var details = order.tree();
        var general = details.path("GeneralInfo");
        var low = Json.object();
        low.set("Items", Fields.array(Fields.objects(details, "Items").map(LowFidelity::item)));
        return low.put("OrderId", order.card().number())
                .put("pkOrderID", order.card().id().toString())
                .put("Status", order.card().status())
                .put("ReferenceNum", Fields.text(general, "ReferenceNum"))
                .put("ExternalReference", Fields.text(general, "ExternalReferenceNum"))
                .put("PostalTrackingNumber", Fields.text(details.path("ShippingInfo"), "TrackingNumber"))
                .put("OrderDate", Fields.text(general, "ReceivedDate"))
                .put("DispatchBy", Fields.text(general, "DespatchByDate"));
    }

    private static ObjectNode item(ObjectNode line) {
        var item = Json.object();
        item.set(
                "CompositeChild",
                Fields.array(Fields.objects(line, "CompositeSubItems").map(LowFidelity::base)));
        item.putArray("ProductIdentifiers");
        item.put("ContainsComposites", !line.path("CompositeSubItems").isEmpty());
        return item.setAll(base(line));
    }

    private static ObjectNode base(JsonNode line) {
        return Json.object()
                .put("StockItemId", Fields.id(line, "StockItemId").toString())
                .put("SKU", Fields.text(line, "SKU"))
                .put("BarcodeNumber", Fields.text(line, "BarcodeNumber"))
                .put("ItemTitle", Fields.text(line, "Title"))
                .put("Quantity", Fields.whole(line, "Quantity"));
    }
}
