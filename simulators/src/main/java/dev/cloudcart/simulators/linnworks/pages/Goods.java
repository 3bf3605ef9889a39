package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;

/// Products as they are chosen on a form.
record Goods(String sku, String title) {
    /// A browser shows no longer list.
    private static final int OFFERED_MAX = 500;

    static List<Goods> offered(Shop shop) {
        return shop.stockItems().all().stream()
                .limit(OFFERED_MAX)
                .map(item -> new Goods(Fields.text(item, "ItemNumber"), Fields.text(item, "ItemTitle")))
                .toList();
    }

    static Optional<ObjectNode> find(Shop shop, String sku) {
        return shop.stockItems().all().stream()
                .filter(item -> Fields.text(item, "ItemNumber").equalsIgnoreCase(sku))
                .findFirst();
    }

    /// Of a product that nobody knows, the SKU itself.
    static String title(Shop shop, String sku) {
        return find(shop, sku).map(item -> Fields.text(item, "ItemTitle")).orElse(sku);
    }
}
