package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Products and suppliers: what an empty shop needs before it can order goods.
final class StockPages {
    private final Shop shop;

    StockPages(Shop shop) {
        this.shop = shop;
    }

    void into(Routes routes) {
        routes.get(
                        "/stock",
                        visit -> page(
                                visit, 200, frame().done(visit.filled("done").map(_ -> "It is added."))))
                .post("/stock/product", visit -> act(visit, this::addProduct))
                .post("/stock/supplier", visit -> act(visit, this::addSupplier));
    }

    private static Frame frame() {
        return new Frame(LinnworksPages.SITE, "Stock", "/stock");
    }

    private Answer page(Visit visit, int status, Frame frame) {
        var term = visit.text("search").toLowerCase(Locale.ROOT);
        var found = shop.stockItems().all().stream()
                .filter(item -> term.isEmpty() || has(item, "ItemNumber", term) || has(item, "ItemTitle", term))
                .toList();
        var page = Page.of(found, visit.page(), OrderListPages.ROWS);
        var sheet =
                new Sheet(page.number(), page.pages(), page.total(), "/stock", Map.of("search", visit.text("search")));
        return Pages.html(
                status,
                "linnworks/pages/stock.jte",
                new StockView(
                        frame,
                        sheet,
                        page.entries(),
                        List.copyOf(PurchasePages.suppliers(shop).values())));
    }

    private static boolean has(JsonNode item, String field, String term) {
        return Fields.text(item, field).toLowerCase(Locale.ROOT).contains(term);
    }

    private interface Act {
        void on(Visit visit);
    }

    private Answer act(Visit visit, Act act) {
        try {
            act.on(visit);
            return Pages.seeOther("/stock?done=added");
        } catch (Rejected rejected) {
            return page(visit, 400, frame().refused(rejected.sentence()));
        }
    }

    private void addProduct(Visit visit) {
        var sku = visit.need("sku", "SKU");
        if (Goods.find(shop, sku).isPresent()) {
            throw new Rejected("There is a product \"%s\" already.".formatted(sku));
        }
        shop.stockItems()
                .put(Json.object()
                        .put("StockItemId", UUID.randomUUID().toString())
                        .put("StockItemIntId", shop.stockItems().size() + 1)
                        .put("ItemNumber", sku)
                        .put("ItemTitle", visit.need("title", "Title"))
                        .put("BarcodeNumber", "")
                        .put("PurchasePrice", visit.amount("purchasePrice", "Purchase price"))
                        .put("RetailPrice", visit.amount("retailPrice", "Retail price"))
                        .put("TaxRate", -1)
                        .put("CategoryName", "Default")
                        .put("Quantity", 0)
                        .put("Available", 0)
                        .put("IsCompositeParent", false)
                        .put("IsVariationParent", false));
    }

    private void addSupplier(Visit visit) {
        shop.suppliers()
                .put(Json.object()
                        .put("pkSupplierID", UUID.randomUUID().toString())
                        .put("SupplierName", visit.need("name", "Name"))
                        .put("Country", visit.text("country"))
                        .put("Email", visit.text("email"))
                        .put("Currency", NewOrderPages.currency(visit, "currency", "Currency")));
    }
}
