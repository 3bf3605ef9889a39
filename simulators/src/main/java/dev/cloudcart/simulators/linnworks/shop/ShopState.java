package dev.cloudcart.simulators.linnworks.shop;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.SavedState;

/// Everything a shop holds at one moment, in its order. Records never change, they are replaced, so holding them
/// costs a list of pointers. [Shop#restore] reads what this writes.
final class ShopState implements SavedState {
    private final Map<String, List<ObjectNode>> records = new LinkedHashMap<>();
    private final List<StoredOrder> orders;
    private final int lastNumber;

    ShopState(Orders orders) {
        this.orders = orders.all();
        lastNumber = orders.lastNumber();
    }

    void add(String kind, List<ObjectNode> all) {
        records.put(kind, all);
    }

    @Override
    public void write(Lines out) throws IOException {
        for (var kind : records.entrySet()) {
            for (var record : kind.getValue()) {
                out.line(kind.getKey(), record);
            }
        }
        for (var order : orders) {
            out.line("order", line(order));
        }
        out.line("lastNumber", Json.object().put("number", lastNumber));
    }

    /// The row too: it says what the location was called when the order was processed.
    private static JsonNode line(StoredOrder order) {
        var line = Json.object();
        line.set("details", Json.read(order.details()));
        line.put("lastUpdated", order.lastUpdated().toString());
        var cancelledOn = order.card().cancelledOn();
        if (cancelledOn != null) {
            line.put("cancelledOn", cancelledOn.toString());
        }
        if (order.card().processed()) {
            line.set("row", Json.read(order.row()));
        }
        return line;
    }
}
