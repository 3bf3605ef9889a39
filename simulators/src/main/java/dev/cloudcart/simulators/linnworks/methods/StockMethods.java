package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Reads of stock items (Stock API, Inventory API).
final class StockMethods {
    private static final int FULL_PAGE_MAX = 200;
    private static final String NOTHING_FOUND = "No items found with given filter.";

    private final Shop shop;

    StockMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.post("Stock/GetStockItemsFull", 150, this::full),
                Method.post("Stock/GetStockItemsFullByIds", 250, this::fullByIds),
                Method.get("Stock/GetStockItems", 150, this::page),
                Method.get("Inventory/GetInventoryItemById", 250, this::byId),
                Method.get("Inventory/GetInventoryItem", 150, this::byIdOrSku),
                Method.post("Inventory/GetStockItemIdsBySKU", 250, this::idsBySku),
                Method.get(
                        "Inventory/GetInventoryItemsCount",
                        150,
                        _ -> Replies.ok(Json.MAPPER
                                .getNodeFactory()
                                .numberNode(shop.stockItems().size()))));
    }

    /// A page past the end is refused, not empty (observed live).
    private Answer full(Arguments arguments) {
        int size = arguments.whole("entriesPerPage", FULL_PAGE_MAX);
        if (size < 1 || size > FULL_PAGE_MAX) {
            throw new Refused("Entries per page cannot be more than %d.".formatted(FULL_PAGE_MAX));
        }
        var found = matching(arguments.text("keyword"))
                .filter(item -> arguments.flag("loadCompositeParents") || !Fields.flag(item, "IsCompositeParent"))
                .filter(item -> arguments.flag("loadVariationParents") || !Fields.flag(item, "IsVariationParent"))
                .toList();
        var page = Page.of(found, arguments.whole("pageNumber", 1), size);
        if (page.entries().isEmpty()) {
            throw new Refused(NOTHING_FOUND);
        }
        return Replies.ok(
                page.map(item -> full(item).without("IsCompositeParent")).entries());
    }

    /// With the lists of a full item, empty: this account keeps none of them.
    private static ObjectNode full(ObjectNode item) {
        var full = item.deepCopy();
        full.remove(List.of("Quantity", "InOrder", "Due", "MinimumLevel", "Available", "ShippedSeparately"));
        for (var list : List.of(
                "Suppliers",
                "StockLevels",
                "ItemChannelDescriptions",
                "ItemExtendedProperties",
                "ItemChannelTitles",
                "ItemChannelPrices",
                "Images")) {
            full.putArray(list);
        }
        return full;
    }

    private Answer fullByIds(Arguments arguments) {
        var ids = arguments.wrapped("request").needIds("StockItemIds");
        var answer = Json.object();
        answer.set(
                "StockItemsFullExtended",
                Replies.array(ids.stream()
                        .flatMap(id -> shop.stockItems().get(id).stream())
                        .map(item -> full(item).without("IsVariationParent"))
                        .toList()));
        return Replies.ok(answer);
    }

    private Answer page(Arguments arguments) {
        var found = matching(arguments.text("keyWord"))
                .filter(item -> !arguments.flag("excludeComposites") || !Fields.flag(item, "IsCompositeParent"))
                .toList();
        int size = Math.max(1, arguments.whole("entriesPerPage", FULL_PAGE_MAX));
        return Replies.ok(Replies.paged(Page.of(found, arguments.whole("pageNumber", 1), size)));
    }

    private Stream<ObjectNode> matching(Optional<String> keyword) {
        var wanted = keyword.orElse("").toLowerCase(Locale.ROOT);
        return shop.stockItems().all().stream()
                .filter(item -> Stream.of("ItemNumber", "ItemTitle", "BarcodeNumber")
                        .anyMatch(field -> Fields.text(item, field)
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted)));
    }

    private Answer byId(Arguments arguments) {
        return shop.stockItems()
                .get(arguments.needId("id"))
                .map(Replies::ok)
                .orElseGet(() -> Replies.refused(NOTHING_FOUND));
    }

    private Answer byIdOrSku(Arguments arguments) {
        var sku = arguments.text("sKU").orElse("");
        var found = arguments.id("stockItemId").flatMap(shop.stockItems()::get).or(() -> bySku(sku));
        return found.map(Replies::ok).orElseGet(() -> Replies.refused(NOTHING_FOUND));
    }

    private Optional<ObjectNode> bySku(String sku) {
        return shop.stockItems().all().stream()
                .filter(item -> Fields.text(item, "ItemNumber").equals(sku))
                .findFirst();
    }

    private Answer idsBySku(Arguments arguments) {
        var answer = Json.object();
        var items = answer.putArray("Items");
        arguments
                .wrapped("request")
                .list("SKUS")
                .flatMap(sku -> bySku(sku.asString()).stream())
                .forEach(item -> items.addObject()
                        .put("StockItemId", Fields.text(item, "StockItemId"))
                        .put("SKU", Fields.text(item, "ItemNumber")));
        return Replies.ok(answer);
    }
}
