package dev.cloudcart.shop;

import java.math.BigDecimal;

/// One order line as `OrderItem` of Linnworks' Orders specification.
final class LineJson {

    private final Order order;

    LineJson(Order order) {
        this.order = order;
    }

    void write(Fields fields, Line line) {
        var sku = line.product().sku();
        identity(fields, line, sku, line.product().title());
        amounts(fields, line, order.currency() == Currency.GBP);
        fields.list("CompositeSubItems", line.parts(), this::writePart);
        handling(fields);
    }

    /// The parts of a set have no name on the channel.
    private void writePart(Fields fields, Line part) {
        identity(fields, part, "", "");
        amounts(fields, part, false);
        fields.empty("CompositeSubItems");
        handling(fields);
    }

    private void identity(Fields fields, Line line, String channelSku, String channelTitle) {
        var product = line.product();
        fields.id("RowId", line.row())
                .id("OrderId", order.id())
                .id("StockItemId", line.stockItemId())
                .id("ItemId", line.stockItemId())
                .whole("StockItemIntId", line.stockItemIntId())
                .text("SKU", product.sku())
                .text("ItemNumber", product.sku())
                .text("ChannelSKU", channelSku)
                .text("Title", product.title())
                .text("ChannelTitle", channelTitle)
                .whole("Quantity", line.quantity());
    }

    private void amounts(Fields fields, Line line, boolean unitCostKnown) {
        var price = line.price();
        var unitCost = unitCostKnown ? line.product().knownUnitCost() : BigDecimal.ZERO;
        fields.amount("PricePerUnit", price.tag())
                .amount("CostIncTax", price.gross())
                .amount("Cost", price.net())
                .amount("Tax", price.tax())
                .amount("SalesTax", price.tax())
                .amount("UnitCost", unitCost)
                .amount("DespatchStockUnitCost", unitCost)
                .amount("TaxRate", price.taxRate())
                .amount("Discount", price.discountPercent())
                .amount("DiscountValue", price.discountNet())
                .flag("TaxCostInclusive", price.taxInclusive())
                .flag("IsService", line.product().isService())
                .flag("IsUnlinked", !line.linked() && !line.product().isService())
                .text("ItemSource", order.store().name());
    }

    private void handling(Fields fields) {
        var nulls = order.extras().spellsOutNulls();
        fields.text("CategoryName", nulls ? null : "Default")
                .flag("StockLevelsSpecified", true)
                .whole("OnOrder", 0);
        if (nulls) {
            fields.nothing("InOrderBook")
                    .nothing("MinimumLevel")
                    .nothing("CompositeAvailablity")
                    .nothing("OnPurchaseOrder")
                    .nothing("BarcodeNumber")
                    .nothing("ImageId")
                    .nothing("ItemName")
                    .nothing("BinRacks")
                    .nothing("Boxes");
        } else {
            fields.whole("InOrderBook", 0).whole("MinimumLevel", -1);
        }
        fields.whole("Level", 0)
                .whole("AvailableStock", 0)
                .flag("PartShipped", false)
                .whole("PartShippedQty", 0)
                .zero("Weight")
                .whole("Market", 0)
                .flag("HasImage", false)
                .empty("AdditionalInfo")
                .whole("StockLevelIndicator", 3)
                .zero("ShippingCost")
                .flag("BatchNumberScanRequired", false)
                .flag("SerialNumberScanRequired", false)
                .text("BinRack", "")
                .whole("InventoryTrackingType", 0)
                .flag("isBatchedStockItem", false)
                .flag("IsWarehouseManaged", false)
                .text("AddedDate", Fields.NO_DATE);
    }
}
