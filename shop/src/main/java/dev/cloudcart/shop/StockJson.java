package dev.cloudcart.shop;

import java.math.BigDecimal;

/// Locations, rates and stock items in Linnworks' shapes (GetStockLocations, GetCurrencyConversionRates,
/// StockItemInv).
final class StockJson {

    private StockJson() {}

    static void location(Fields fields, Locations.Location location) {
        fields.id("StockLocationId", location.id())
                .whole("StockLocationIntId", location.number())
                .text("LocationName", location.name())
                .text("LocationTag", "")
                .text("Address1", location.address())
                .text("Address2", "")
                .text("City", location.town())
                .text("County", "")
                .text("Country", Market.UNITED_KINGDOM.country())
                .text("ZipCode", "ZZ1 1ZZ")
                .flag("IsNotTrackable", false)
                .flag("CountInOrderUntilAcknowledgement", false)
                .flag("FulfilmentCenterDeductStockWhenProcessed", false)
                .flag("IsWarehouseManaged", false)
                .flag("IsFulfillmentCenter", location.fulfilmentCentre());
    }

    static void rate(Fields fields, Currency currency) {
        fields.text("Currency", currency.name()).amount("ConversionRate", currency.perPound());
    }

    static void item(Fields fields, Product product) {
        var quantity = 40 + product.number() * 37 % 400;
        fields.id("StockItemId", product.id())
                .whole("StockItemIntId", product.stockItemIntId())
                .text("ItemNumber", product.sku())
                .text("ItemTitle", product.title())
                .text("BarcodeNumber", product.number() % 3 == 0 ? "" : "200%09d0".formatted(product.number()))
                .amount("PurchasePrice", product.purchasePrice())
                .amount("RetailPrice", product.price())
                .amount("TaxRate", product.isBook() ? BigDecimal.ZERO : BigDecimal.ONE.negate())
                .noId("CategoryId")
                .text("CategoryName", "Default")
                .whole("Quantity", quantity)
                .whole("InOrder", 0)
                .whole("Due", 0)
                .whole("MinimumLevel", -1)
                .whole("Available", quantity)
                .flag("IsCompositeParent", product.kind() == Product.Kind.SET);
        unused(fields);
    }

    private static void unused(Fields fields) {
        fields.flag("ShippedSeparately", false)
                .flag("IsVariationParent", false)
                .flag("isBatchedStockType", false)
                .text("MetaData", "")
                .noId("PostalServiceId")
                .text("PostalServiceName", "Default")
                .noId("PackageGroupId")
                .text("PackageGroupName", "Default")
                .zero("Height")
                .zero("Width")
                .zero("Depth")
                .zero("Weight")
                .text("CreationDate", "2024-02-05T09:30:00Z")
                .whole("InventoryTrackingType", 0)
                .flag("BatchNumberScanRequired", false)
                .flag("SerialNumberScanRequired", false);
    }
}
