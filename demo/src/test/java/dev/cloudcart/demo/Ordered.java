package dev.cloudcart.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A purchase order as Linnworks has it, made line by line for a source file. One that is made again with the same
/// number is the same one.
final class Ordered {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String ACME = "5a11e500-0000-4000-8000-000000000001";

    private final String number;
    private final Instant purchased;
    private String status = "OPEN";
    private String currency = "GBP";
    private String supplier = ACME;
    private String reference = "";
    private boolean expected = true;
    private BigDecimal rate = BigDecimal.ONE;
    private final List<Item> items = new ArrayList<>();
    private final List<ObjectNode> receipts = new ArrayList<>();
    private final List<ObjectNode> costs = new ArrayList<>();
    private int firstCost = 1_000;
    private final List<ObjectNode> payments = new ArrayList<>();

    /// @param unit net
    /// @param percent of tax
    private record Item(String sku, int quantity, BigDecimal unit, int percent, int[] delivered) {

        BigDecimal net() {
            return unit.multiply(BigDecimal.valueOf(quantity));
        }

        BigDecimal tax() {
            return net().multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        }
    }

    Ordered(String number, Instant purchased) {
        this.number = number;
        this.purchased = purchased;
    }

    static String supplier(String id, String name, String country, String currency) {
        return """
                {"kind":"supplier","value":{"pkSupplierID":"%s","SupplierName":"%s","Country":"%s","Currency":"%s"}}
                """.formatted(id, name, country, currency);
    }

    Ordered that(String newStatus) {
        status = newStatus;
        return this;
    }

    /// @param toPounds what one of it is in pounds
    Ordered in(String code, String toPounds) {
        currency = code;
        rate = new BigDecimal(toPounds);
        return this;
    }

    Ordered from(String supplierId) {
        supplier = supplierId;
        return this;
    }

    /// Nobody says when the goods are to come.
    Ordered expectedNoMore() {
        expected = false;
        return this;
    }

    Ordered referringTo(String supplierReference) {
        reference = supplierReference;
        return this;
    }

    Ordered item(String sku, int quantity, String unit, int percent) {
        items.add(new Item(sku, quantity, new BigDecimal(unit), percent, new int[1]));
        return this;
    }

    /// Pieces of the item at a place, counted from 0, that came.
    Ordered came(int delivery, Instant at, int item, int pieces) {
        return came(delivery, at, item, pieces, items.get(item).unit().toPlainString());
    }

    Ordered came(int delivery, Instant at, int item, int pieces, String unit) {
        items.get(item).delivered()[0] += pieces;
        receipts.add(JSON.createObjectNode()
                .put("fkDeliveryId", delivery)
                .put("pkDeliveryRecordId", 10_000 + receipts.size() + 100 * delivery)
                .put("fkPurchaseItemId", id("item " + item).toString())
                .put("fkStockLocationId", "00000000-0000-0000-0000-000000000000")
                .put("UnitCost", new BigDecimal(unit))
                .put("DeliveredQuantity", pieces)
                .put("CreatedDateTime", at.toString())
                .putNull("ModifiedDateTime")
                .putNull("fkBatchInventoryId"));
        return this;
    }

    /// Its costs were entered anew.
    Ordered costsFrom(int number) {
        firstCost = number;
        return this;
    }

    /// @param percent of tax
    Ordered cost(String name, String net, int percent) {
        return cost(name, net, percent, currency, BigDecimal.ONE.divide(rate, 6, RoundingMode.HALF_UP));
    }

    /// @param perPound how much of the currency a pound is
    Ordered cost(String name, String net, int percent, String code, BigDecimal perPound) {
        var amount = new BigDecimal(net);
        var tax = amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        var cost = JSON.createObjectNode()
                .put("PurchaseAdditionalCostItemId", firstCost + costs.size())
                .put("AdditionalCostTypeId", 1)
                .put("AdditionalCostTypeName", name)
                .put("AdditionalCostTypeIsShippingType", true)
                .put("AdditionalCostTypeIsPartialAllocation", false)
                .put("Reference", "")
                .put("SubTotalLineCost", amount)
                .put("TaxRate", percent)
                .put("Tax", tax)
                .put("TotalLineCost", amount.add(tax))
                .put("Currency", code)
                .put("ConversionRate", perPound)
                .put("AllocationMethod", "ByValue")
                .put("Print", false)
                .put("AllocationLocked", false);
        var allocation = cost.putArray("CostAllocation");
        for (int i = 0; i < items.size(); i++) {
            allocation
                    .addObject()
                    .put("CostAllocationId", 2_000 + 100 * costs.size() + i)
                    .put("PurchaseItemId", id("item " + i).toString())
                    .put(
                            "AllocationPercentage",
                            items.get(i).net().movePointRight(2).divide(sum(Item::net), 4, RoundingMode.HALF_UP));
        }
        costs.add(cost);
        return this;
    }

    /// What a payment statement says, in the order's currency.
    Ordered paid(int statement, String amount, Instant at) {
        return paid(statement, amount, at, null);
    }

    /// @param cost which of the additional costs it is for, counted from 0; null for the goods
    Ordered paid(int statement, String amount, Instant at, @Nullable Integer cost) {
        payments.add(JSON.createObjectNode()
                .put("PurchasePaymentStatementId", statement)
                .put("LineCost", new BigDecimal(amount))
                .put("ConversionRate", 1)
                .put("Currency", currency)
                .put("Reference", "BACS " + statement)
                .put("CreationDate", at.toString())
                .put("PaymentDate", at.toString())
                .put("fkPurchaseAdditionalCostItemId", cost == null ? null : (Integer) (1_000 + cost)));
        return this;
    }

    UUID id() {
        return id("");
    }

    private UUID id(String what) {
        return UUID.nameUUIDFromBytes((number + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    private BigDecimal sum(Function<Item, BigDecimal> amount) {
        return items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String line() {
        var total = sum(item -> item.net().add(item.tax()));
        var others = costs.stream()
                .map(cost -> cost.path("TotalLineCost").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var order = JSON.createObjectNode().put("NoteCount", 0);
        order.putObject("PurchaseOrderHeader")
                .put("pkPurchaseID", id().toString())
                .put("fkSupplierId", supplier)
                .put("fkLocationId", "00000000-0000-0000-0000-000000000000")
                .put("ExternalInvoiceNumber", number)
                .put("Status", status)
                .put("Currency", currency)
                .put("SupplierReferenceNumber", reference)
                .put("Locked", false)
                .put("UnitAmountTaxIncludedType", 0)
                .put("LineCount", items.size())
                .put(
                        "DeliveredLinesCount",
                        items.stream()
                                .filter(item -> item.delivered()[0] >= item.quantity())
                                .count())
                .put("DateOfPurchase", purchased.toString())
                .put(
                        "DateOfDelivery",
                        status.equals("DELIVERED") && !receipts.isEmpty()
                                ? receipts.getLast().path("CreatedDateTime").asString()
                                : purchased.toString())
                .put("QuotedDeliveryDate", expected ? purchased.toString() : null)
                .put("PostagePaid", 0.0)
                .put("ShippingTaxRate", 0.0)
                .put("TotalCost", total)
                .put("taxPaid", sum(Item::tax))
                .put("ConversionRate", rate)
                .put("ConvertedShippingCost", others.multiply(rate))
                .put("ConvertedShippingTax", 0.0)
                .put("ConvertedOtherCost", 0.0)
                .put("ConvertedOtherTax", 0.0)
                .put("ConvertedGrandTotal", total.add(others).multiply(rate));
        var lines = order.putArray("PurchaseOrderItem");
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            lines.addObject()
                    .put("pkPurchaseItemId", id("item " + i).toString())
                    .put("fkStockItemId", id("stock " + item.sku()).toString())
                    .put("StockItemIntId", 500 + i)
                    .put("Quantity", item.quantity())
                    .put("Cost", item.net().add(item.tax()))
                    .put("Delivered", item.delivered()[0])
                    .put("TaxRate", item.percent())
                    .put("Tax", item.tax())
                    .put("PackQuantity", 1)
                    .put("PackSize", 1)
                    .put("SKU", item.sku())
                    .put("ItemTitle", "A " + item.sku())
                    .put("IsDeleted", false)
                    .put("SortOrder", i + 1)
                    .put("SupplierCode", "")
                    .put("SupplierBarcode", "");
        }
        order.putArray("AdditionalCosts").addAll(costs);
        order.putArray("PaymentStatements").addAll(payments);
        order.putArray("DeliveredRecords").addAll(receipts);
        return "{\"kind\":\"purchaseOrder\",\"value\":%s}\n".formatted(JSON.writeValueAsString(order));
    }
}
