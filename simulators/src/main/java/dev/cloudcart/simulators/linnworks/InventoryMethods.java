package dev.cloudcart.simulators.linnworks;

import java.util.List;

import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;

/// Locations and suppliers (Inventory API, Locations API).
final class InventoryMethods {
    private final Shop shop;

    InventoryMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.get("Inventory/GetStockLocations", 150, _ -> Replies.ok(shop.locations().all())),
                Method.get("Locations/GetLocation", 150, this::location),
                Method.get("Inventory/GetSuppliers", 150, _ -> Replies.ok(shop.suppliers().all())),
                Method.get("Inventory/GetSupplierDetails", 150, this::supplier));
    }

    private Answer location(Arguments arguments) {
        return shop.locations().get(arguments.needId("pkStockLocationId")).map(Replies::ok).orElseGet(Replies::none);
    }

    private Answer supplier(Arguments arguments) {
        return shop.suppliers().get(arguments.needId("supplierId")).map(Replies::ok).orElseGet(Replies::none);
    }
}
