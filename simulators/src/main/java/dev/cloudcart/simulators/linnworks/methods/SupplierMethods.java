package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Suppliers (Inventory API). The zero identifier is the Default one. Orders of a deleted supplier keep pointing to
/// it (observed live).
final class SupplierMethods {
    private static final List<String> TEXTS = List.of(
            "SupplierName",
            "ContactName",
            "Address",
            "AlternativeAddress",
            "City",
            "Region",
            "Country",
            "PostCode",
            "TelephoneNumber",
            "SecondaryTelNumber",
            "FaxNumber",
            "Email",
            "WebPage",
            "Currency");

    private final Shop shop;

    SupplierMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.get(
                        "Inventory/GetSuppliers",
                        150,
                        _ -> Replies.ok(shop.suppliers().all())),
                Method.get("Inventory/GetSupplierDetails", 150, this::details),
                Method.post("Inventory/AddSupplier", 150, arguments -> add(arguments.wrapped("supplier"))),
                Method.post("Inventory/UpdateSupplier", 150, arguments -> update(arguments.wrapped("supplier"))),
                Method.post("Inventory/DeleteSuppliers", 150, this::delete));
    }

    private Answer details(Arguments arguments) {
        return shop.suppliers()
                .get(arguments.needId("supplierId"))
                .map(Replies::ok)
                .orElseGet(Replies::none);
    }

    private Answer add(Arguments given) {
        var supplier = supplier(UUID.randomUUID(), given);
        if (Fields.text(supplier, "SupplierName").isEmpty()) {
            throw new Refused("Supplier name is required.");
        }
        shop.suppliers().put(supplier);
        return Replies.ok(supplier);
    }

    /// What is not given becomes blank.
    private Answer update(Arguments given) {
        var id = given.needId("pkSupplierID");
        if (shop.suppliers().get(id).isEmpty()) {
            throw new Refused("Supplier not found.");
        }
        shop.suppliers().put(supplier(id, given));
        return Replies.done();
    }

    private static ObjectNode supplier(UUID id, Arguments given) {
        var supplier = Json.object().put("pkSupplierID", id.toString());
        TEXTS.forEach(name -> supplier.put(name, given.text(name).orElse("")));
        return supplier;
    }

    private Answer delete(Arguments arguments) {
        arguments.needIds("suppliersIds").stream()
                .filter(id -> !id.equals(Fields.ZERO))
                .forEach(shop.suppliers()::remove);
        return Replies.done();
    }
}
