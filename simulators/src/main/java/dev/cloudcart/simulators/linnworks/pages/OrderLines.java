package dev.cloudcart.simulators.linnworks.pages;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.simulators.linnworks.desks.ItemEdits;
import dev.cloudcart.simulators.linnworks.desks.ItemEdits.Edited;
import dev.cloudcart.simulators.linnworks.desks.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Json;

/// Changes to the lines of an open order.
final class OrderLines {
    private final Shop shop;
    private final InstantSource clock;
    private final ItemEdits edits;

    OrderLines(Shop shop, InstantSource clock, OrderDesk desk) {
        this.shop = shop;
        this.clock = clock;
        edits = new ItemEdits(desk);
    }

    /// A quantity of zero takes the line away.
    Optional<String> edit(Visit visit, UUID orderId) {
        var row = visit.id("line").orElseThrow(() -> new Rejected("No line was chosen."));
        int quantity = visit.whole("quantity", "Quantity", 0);
        if (quantity < 0) {
            throw new Rejected("\"Quantity\" cannot be below zero.");
        }
        if (quantity == 0) {
            return hindrance(edits.remove(orderId, row, clock.instant()));
        }
        return hindrance(edits.update(
                orderId,
                Json.object()
                        .put("RowId", row.toString())
                        .put("Quantity", quantity)
                        .put("PricePerUnit", visit.amount("price", "Price")),
                clock.instant()));
    }

    Optional<String> add(Visit visit, UUID orderId) {
        var sku = visit.need("sku", "SKU");
        var stock = Goods.find(shop, sku);
        var stockId = stock.map(item -> Fields.text(item, "StockItemId")).orElse(Fields.ZERO.toString());
        return hindrance(edits.add(
                orderId,
                Json.object()
                        .put("StockItemId", stockId)
                        .put("ItemId", stockId)
                        .put("SKU", stock.isPresent() ? sku : "")
                        .put("ItemNumber", sku)
                        .put("ChannelSKU", sku)
                        .put("Title", Goods.title(shop, sku))
                        .put("Quantity", visit.count("quantity", "Quantity"))
                        .put("PricePerUnit", visit.amount("price", "Price"))
                        .put("TaxRate", visit.amount("taxRate", "Tax rate"))
                        .put("Discount", 0)
                        .put("TaxCostInclusive", true)
                        .put("IsService", false)
                        .put("IsUnlinked", stock.isEmpty()),
                clock.instant()));
    }

    private static Optional<String> hindrance(Optional<Edited> edited) {
        return edited.isPresent()
                ? Optional.empty()
                : Optional.of("The order is not open any more, so its lines stay as they are.");
    }
}
