package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Json;

/// Additional costs of a purchase order and what was paid for it. Both are in their own currency, and are divided
/// by their rate to come to the account's (Purchase Order API).
public final class PurchaseCosts {
    private static final String COSTS = "AdditionalCosts";
    private static final String COST_ID = "PurchaseAdditionalCostItemId";
    private static final String STATEMENTS = "PaymentStatements";
    private static final String STATEMENT_ID = "PurchasePaymentStatementId";
    private static final BigDecimal USUAL_TAX_RATE = BigDecimal.valueOf(20);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Shop shop;
    private final PurchaseDesk desk;

    public PurchaseCosts(Shop shop, PurchaseDesk desk) {
        this.shop = shop;
        this.desk = desk;
    }

    /// Rows to add, to change and to take away.
    public record Wanted(List<ObjectNode> toAdd, List<ObjectNode> toUpdate, List<Integer> toDelete) {}

    /// What became of the wanted rows, and the order with them.
    public record Changed(List<ObjectNode> rows, ObjectNode order) {}

    public Changed costs(UUID id, Wanted wanted) {
        return change(id, wanted, COSTS, COST_ID, this::cost);
    }

    public Changed statements(UUID id, Wanted wanted, Instant now) {
        return change(id, wanted, STATEMENTS, STATEMENT_ID, (row, given, _) -> statement(row, given, now));
    }

    @FunctionalInterface
    private interface Writer {
        void write(ObjectNode row, JsonNode given, ObjectNode order);
    }

    private Changed change(UUID id, Wanted wanted, String list, String key, Writer writer) {
        int highest = shop.purchaseOrders().all().stream()
                .flatMap(order -> Fields.objects(order, list))
                .mapToInt(row -> Fields.whole(row, key))
                .max()
                .orElse(0);
        var rows = Json.MAPPER.createArrayNode();
        var order = desk.change(id, there -> {
            there.set(
                    list,
                    Fields.array(Fields.objects(there, list)
                            .filter(row -> !wanted.toDelete().contains(Fields.whole(row, key)))));
            for (int i = 0; i < wanted.toAdd().size(); i++) {
                var row = there.withArray("/" + list).addObject().put(key, highest + 1 + i);
                writer.write(row, wanted.toAdd().get(i), there);
                rows.add(answered(row, wanted.toAdd().get(i)));
            }
            for (var given : wanted.toUpdate()) {
                var row = row(there, list, key, Fields.whole(given, key));
                writer.write(row, given, there);
                rows.add(answered(row, given));
            }
            PurchaseSums.convert(there);
        });
        return new Changed(rows.values().stream().map(ObjectNode.class::cast).toList(), order);
    }

    /// With the caller's own mark, by which he tells new rows apart.
    private static ObjectNode answered(ObjectNode row, JsonNode given) {
        return row.deepCopy().put("Id", Fields.id(given, "Id").toString());
    }

    private static ObjectNode row(ObjectNode order, String list, String key, int number) {
        return Fields.objects(order, list)
                .filter(row -> Fields.whole(row, key) == number)
                .findFirst()
                .orElseThrow(() -> new Refused("%s %d does not exist.".formatted(key, number)));
    }

    private void cost(ObjectNode row, JsonNode given, ObjectNode order) {
        int typeId = Fields.whole(given, "AdditionalCostTypeId");
        var type = shop.costTypes()
                .get(typeId)
                .orElseThrow(() -> new Refused("Additional cost type %d does not exist.".formatted(typeId)));
        var subtotal = Fields.decimal(given, "SubTotalLineCost");
        var rate = Fields.decimal(given, "TaxRate");
        var tax = Sums.percent(subtotal, rate.signum() < 0 ? USUAL_TAX_RATE : rate);
        row.put("AdditionalCostTypeId", typeId)
                .put("Reference", Fields.text(given, "Reference"))
                .put("Currency", Fields.text(given, "Currency"))
                .put("AllocationLocked", Fields.flag(given, "AllocationLocked"))
                .put("AdditionalCostTypeName", Fields.text(type, "TypeName"))
                .put("AdditionalCostTypeIsShippingType", Fields.flag(type, "IsShippingType"))
                .put("AdditionalCostTypeIsPartialAllocation", Fields.flag(type, "IsPartialAllocation"))
                .put("Print", Fields.flag(given, "Print"))
                .put("AllocationMethod", Fields.text(type, "AllocationMethod"));
        Sums.put(row, "SubTotalLineCost", subtotal);
        Sums.put(row, "TaxRate", rate);
        Sums.put(row, "Tax", tax);
        Sums.put(row, "TotalLineCost", subtotal.add(tax));
        Sums.put(row, "ConversionRate", rateOr1(given));
        row.set("CostAllocation", allocation(Fields.whole(row, COST_ID), order));
    }

    /// By value: each line bears as much as it costs.
    private static JsonNode allocation(int costId, ObjectNode order) {
        var items = Fields.objects(order, "PurchaseOrderItem").toList();
        var sum = items.stream().map(item -> Fields.decimal(item, "Cost")).reduce(BigDecimal.ZERO, BigDecimal::add);
        var allocations = Json.MAPPER.createArrayNode();
        for (int i = 0; i < items.size(); i++) {
            var part = Sums.divided(Fields.decimal(items.get(i), "Cost").multiply(HUNDRED), sum);
            var row = allocations
                    .addObject()
                    .put("CostAllocationId", costId * 1_000 + i)
                    .put(COST_ID, costId)
                    .put("PurchaseItemId", Fields.text(items.get(i), "pkPurchaseItemId"));
            Sums.put(row, "AllocationPercentage", part);
        }
        return allocations;
    }

    private static void statement(ObjectNode row, JsonNode given, Instant now) {
        Sums.put(row, "LineCost", Fields.decimal(given, "LineCost"));
        Sums.put(row, "ConversionRate", rateOr1(given));
        row.put("Currency", Fields.text(given, "Currency"))
                .put("Reference", Fields.text(given, "Reference"))
                .put(
                        "CreationDate",
                        given.hasNonNull("CreationDate") ? Fields.text(given, "CreationDate") : Moments.write(now))
                .put(
                        "PaymentDate",
                        given.hasNonNull("PaymentDate") ? Fields.text(given, "PaymentDate") : Moments.write(now));
        row.set(
                "fkPurchaseAdditionalCostItemId",
                given.has("fkPurchaseAdditionalCostItemId")
                        ? given.path("fkPurchaseAdditionalCostItemId")
                        : Json.MAPPER.getNodeFactory().nullNode());
    }

    private static BigDecimal rateOr1(JsonNode given) {
        return given.hasNonNull("ConversionRate") ? Fields.decimal(given, "ConversionRate") : BigDecimal.ONE;
    }
}
