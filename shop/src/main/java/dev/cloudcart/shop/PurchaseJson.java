package dev.cloudcart.shop;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A purchase order as Linnworks answers to `Get_PurchaseOrder` (PurchaseOrder specification), and its supplier.
final class PurchaseJson {

    private final Fields fields;
    private final Purchase purchase;

    private PurchaseJson(Fields fields, Purchase purchase) {
        this.fields = fields;
        this.purchase = purchase;
    }

    static void supplier(Fields fields, Suppliers.Supplier supplier) {
        var known = !supplier.equals(Suppliers.DEFAULT);
        fields.id("pkSupplierID", supplier.id())
                .text("SupplierName", supplier.name())
                .text("ContactName", supplier.contact())
                .text("Address", known ? "2 Works Way" : "")
                .text("AlternativeAddress", "")
                .text("City", supplier.town())
                .text("Region", "")
                .text("Country", supplier.country())
                .text("PostCode", known ? "ZZ4 2ZZ" : "")
                .text("TelephoneNumber", "")
                .text("SecondaryTelNumber", "")
                .text("FaxNumber", "")
                .text("Email", known ? "orders@example.com" : "")
                .text("WebPage", "")
                .text("Currency", known ? supplier.currency().name() : "");
    }

    static void write(Fields fields, Purchase purchase) {
        new PurchaseJson(fields, purchase).write();
    }

    private void write() {
        fields.whole("NoteCount", 0)
                .object("PurchaseOrderHeader", this::header)
                .list("PurchaseOrderItem", purchase.items(), (item, value) -> item(value))
                .list("AdditionalCosts", purchase.costs(), (cost, value) -> cost(value))
                .list(
                        "PaymentStatements",
                        purchase.payment() == null ? List.<Purchase.Payment>of() : List.of(purchase.payment()),
                        (payment, value) -> payment(value));
        deliveredRecords();
    }

    private void header() {
        var purchased = purchase.purchased();
        fields.id("pkPurchaseID", purchase.id())
                .id("fkSupplierId", purchase.supplierId())
                .id("fkLocationId", Locations.DEFAULT.id())
                .text("ExternalInvoiceNumber", "PO%05d".formatted(purchase.number()))
                .text("Status", purchase.status())
                .text("Currency", purchase.supplier().currency().name())
                .text("SupplierReferenceNumber", purchase.number() % 3 == 0 ? "SO-" + (4_100 + purchase.number()) : "")
                .flag("Locked", false)
                .whole("UnitAmountTaxIncludedType", purchase.supplier().taxIncluded())
                .whole("LineCount", purchase.items().size())
                .whole("DeliveredLinesCount", purchase.linesFullyDelivered())
                .moment("DateOfPurchase", purchased)
                .moment("DateOfDelivery", purchase.dateOfDelivery())
                .moment(
                        "QuotedDeliveryDate",
                        purchased.truncatedTo(ChronoUnit.DAYS).plus(14, ChronoUnit.DAYS))
                .amount("PostagePaid", purchase.postagePaid())
                .zero("ShippingTaxRate")
                .amount("TotalCost", purchase.totalCost())
                .amount("taxPaid", purchase.itemTax());
        converted();
    }

    private void converted() {
        var rate = purchase.poundsPerUnit();
        var postage = purchase.postagePaid().multiply(rate);
        fields.amount("ConversionRate", rate)
                .amount("ConvertedShippingCost", postage.add(purchase.costsInPounds(true)))
                .zero("ConvertedShippingTax")
                .amount("ConvertedOtherCost", purchase.costsInPounds(false))
                .zero("ConvertedOtherTax")
                .amount("ConvertedGrandTotal", purchase.grandTotalInPounds());
    }

    private void item(Purchase.Item item) {
        var product = item.product();
        fields.id("pkPurchaseItemId", item.id())
                .id("fkStockItemId", product.id())
                .whole("StockItemIntId", product.stockItemIntId())
                .whole("Quantity", item.quantity())
                .amount("Cost", item.gross())
                .whole("Delivered", purchase.delivered(item))
                .amount("TaxRate", item.taxRate())
                .amount("Tax", item.tax())
                .whole("PackQuantity", 1)
                .whole("PackSize", item.quantity())
                .text("SKU", product.sku())
                .text("ItemTitle", product.title())
                .whole("InventoryTrackingType", 0)
                .flag("IsDeleted", product.number() % 60 == 11)
                .whole("SortOrder", purchase.items().indexOf(item) + 1)
                .zero("DimHeight")
                .zero("DimWidth")
                .zero("DimDepth")
                .text("BarcodeNumber", "")
                .whole("BoundToOpenOrdersItems", 0)
                .whole("QuantityBoundToOpenOrdersItems", 0)
                .text("SupplierCode", "")
                .text("SupplierBarcode", "")
                .empty("SkuGroupIds");
        if (product.number() % 4 != 0) {
            fields.text("BinRack", product.number() % 2 == 0 ? "" : "C2-07");
        }
    }

    private void cost(Purchase.Cost cost) {
        fields.whole("PurchaseAdditionalCostItemId", cost.number())
                .whole("AdditionalCostTypeId", cost.shipping() ? 1 : 4)
                .text("AdditionalCostTypeName", cost.shipping() ? "Freight" : "Import duty")
                .flag("AdditionalCostTypeIsShippingType", cost.shipping())
                .flag("AdditionalCostTypeIsPartialAllocation", false)
                .text("Reference", "")
                .amount("SubTotalLineCost", cost.amount())
                .zero("TaxRate")
                .zero("Tax")
                .amount("TotalLineCost", cost.amount())
                .text("Currency", cost.currency().name())
                .amount("ConversionRate", cost.currency().perPound())
                .list("CostAllocation", purchase.items(), (share, item) -> allocation(cost, item))
                .text("AllocationMethod", "ByValue")
                .flag("AllocationLocked", false)
                .flag("Print", false);
    }

    private void allocation(Purchase.Cost cost, Purchase.Item item) {
        var goods = purchase.totalCost().subtract(purchase.postagePaid());
        BigDecimal percentage =
                goods.signum() == 0 ? ZERO : item.gross().movePointRight(2).divide(goods, 10, RoundingMode.HALF_UP);
        fields.whole("CostAllocationId", cost.number() * 100 + purchase.items().indexOf(item))
                .whole("PurchaseAdditionalCostItemId", cost.number())
                .id("PurchaseItemId", item.id())
                .amount("AllocationPercentage", percentage);
    }

    private void payment(Purchase.Payment payment) {
        fields.whole("PurchasePaymentStatementId", payment.number())
                .amount("LineCost", payment.amount())
                .amount(
                        "ConversionRate",
                        purchase.supplier().currency() == Currency.GBP
                                ? ONE
                                : purchase.supplier().currency().perPound())
                .text("Currency", purchase.supplier().currency().name())
                .text("Reference", "BACS " + payment.number())
                .moment("CreationDate", payment.at())
                .moment("PaymentDate", payment.at().plus(20, ChronoUnit.DAYS))
                .nothing("fkPurchaseAdditionalCostItemId");
    }

    /// One record per receipt of a line, grouped by the delivery's number.
    private void deliveredRecords() {
        record Entry(Purchase.Delivery delivery, Purchase.Receipt receipt) {}
        var records = purchase.deliveries().stream()
                .flatMap(delivery -> delivery.receipts().stream().map(receipt -> new Entry(delivery, receipt)))
                .toList();
        fields.list(
                "DeliveredRecords",
                records,
                (item, entry) -> item.whole("fkDeliveryId", entry.delivery().number())
                        .whole("pkDeliveryRecordId", entry.receipt().number())
                        .id("fkPurchaseItemId", entry.receipt().item().id())
                        .id("fkStockLocationId", Locations.DEFAULT.id())
                        .amount("UnitCost", entry.receipt().item().unitNet())
                        .whole("DeliveredQuantity", entry.receipt().quantity())
                        .moment("CreatedDateTime", entry.delivery().at())
                        .moment("ModifiedDateTime", entry.receipt().modified())
                        .nothing("fkBatchInventoryId"));
    }
}
