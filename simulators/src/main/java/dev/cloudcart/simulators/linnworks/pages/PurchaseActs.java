package dev.cloudcart.simulators.linnworks.pages;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.Deliveries;
import dev.cloudcart.simulators.linnworks.desks.Deliveries.Arrived;
import dev.cloudcart.simulators.linnworks.desks.PurchaseDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Json;

/// What the buttons of a purchase order do; each does what the API's method does.
final class PurchaseActs {
    private final Shop shop;
    private final InstantSource clock;
    private final PurchaseDesk desk;
    private final Deliveries deliveries;

    PurchaseActs(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new PurchaseDesk(shop);
        deliveries = new Deliveries(shop, desk);
    }

    /// Makes a pending order with its first line.
    UUID create(Visit visit) {
        var line = line(visit);
        var id = desk.create(
                Json.object()
                        .put("fkSupplierId", visit.need("supplier", "Supplier"))
                        .put(
                                "fkLocationId",
                                visit.id("location").orElse(Fields.ZERO).toString())
                        .put("ExternalInvoiceNumber", visit.filled("number").orElseGet(this::nextNumber))
                        .put("SupplierReferenceNumber", visit.text("supplierReference"))
                        .put("Currency", NewOrderPages.currency(visit, "currency", "Currency"))
                        .put("ConversionRate", rate(visit))
                        .put("PostagePaid", visit.amount("postage", "Postage"))
                        .put("UnitAmountTaxIncludedType", 1),
                clock.instant());
        desk.add(id, line);
        return id;
    }

    private String nextNumber() {
        return "PO-%04d".formatted(shop.purchaseOrders().size() + 1);
    }

    /// Of the account's currency for one of the order's, as the purchase order's rate multiplies (Purchase Order
    /// API).
    private static BigDecimal rate(Visit visit) {
        var rate = visit.amount("rate", "Rate");
        return rate.signum() == 0 ? BigDecimal.ONE : rate;
    }

    private ObjectNode line(Visit visit) {
        var sku = visit.need("sku", "SKU");
        var stock = Goods.find(shop, sku)
                .orElseThrow(
                        () -> new Rejected("There is no product \"%s\": add it under Stock first.".formatted(sku)));
        return Json.object()
                .put("fkStockItemId", Fields.text(stock, "StockItemId"))
                .put("Qty", visit.count("quantity", "Quantity"))
                .put("Cost", visit.amount("cost", "Cost of the line"))
                .put("TaxRate", visit.amount("taxRate", "Tax rate"));
    }

    void act(Visit visit, UUID id, String act) {
        switch (act) {
            case "add" -> desk.add(id, line(visit).put("pkPurchaseId", id.toString()));
            case "remove" -> desk.remove(id, visit.id("line").orElse(Fields.ZERO));
            case "open" -> desk.changeStatus(id, "OPEN", clock.instant());
            case "close" -> desk.changeStatus(id, "DELIVERED", clock.instant());
            case "deliver" -> deliver(visit, id);
            case "deliver-all" -> deliveries.receiveAll(id, clock.instant());
            default -> throw new Rejected("There is no such act on a purchase order.");
        }
    }

    private void deliver(Visit visit, UUID id) {
        var arrived = Fields.objects(desk.find(id), "PurchaseOrderItem")
                .map(item -> Fields.text(item, "pkPurchaseItemId"))
                .map(item -> new Arrived(UUID.fromString(item), visit.whole("arrived-" + item, "Arrived", 0)))
                .filter(line -> line.pieces() != 0)
                .toList();
        if (arrived.isEmpty() || arrived.stream().anyMatch(line -> line.pieces() < 0)) {
            throw new Rejected("Fill in how many pieces have come, for at least one line.");
        }
        deliveries.receive(id, arrived, OptionalInt.empty(), clock.instant());
    }

    static Optional<String> said(String act) {
        return switch (act) {
            case "create" -> Optional.of("The purchase order is made. It is pending until it is opened.");
            case "add" -> Optional.of("The line is added.");
            case "remove" -> Optional.of("The line is taken away.");
            case "open" -> Optional.of("The purchase order is open: the goods are on order.");
            case "close" -> Optional.of("The purchase order is closed with what has come.");
            case "deliver", "deliver-all" -> Optional.of("The delivery is booked.");
            default -> Optional.empty();
        };
    }
}
