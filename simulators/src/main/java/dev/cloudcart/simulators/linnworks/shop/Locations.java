package dev.cloudcart.simulators.linnworks.shop;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Stock locations. Default is always there: its identifier is the zero one (Inventory API, GetStockLocations).
public final class Locations {
    private final Records<UUID> records = new Records<>(location -> Fields.id(location, "StockLocationId"));

    Locations() {
        records.put(Json.object()
                .put("StockLocationId", Fields.ZERO.toString())
                .put("StockLocationIntId", 1)
                .put("LocationName", "Default")
                .put("LocationTag", "")
                .put("Address1", "")
                .put("Address2", "")
                .put("City", "")
                .put("County", "")
                .put("Country", "")
                .put("ZipCode", "")
                .put("IsNotTrackable", false)
                .put("CountInOrderUntilAcknowledgement", false)
                .put("FulfilmentCenterDeductStockWhenProcessed", false)
                .put("IsWarehouseManaged", false)
                .put("IsFulfillmentCenter", false));
    }

    public void put(ObjectNode location) {
        records.put(location);
    }

    public Optional<ObjectNode> get(UUID id) {
        return records.get(id);
    }

    public List<ObjectNode> all() {
        return records.all();
    }

    public boolean knows(UUID id) {
        return records.get(id).isPresent();
    }

    public String name(UUID id) {
        return records.get(id)
                .map(location -> Fields.text(location, "LocationName"))
                .orElse("");
    }
}
