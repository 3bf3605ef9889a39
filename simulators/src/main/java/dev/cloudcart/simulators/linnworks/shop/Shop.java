package dev.cloudcart.simulators.linnworks.shop;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.SavedState;

/// Everything one Linnworks account holds.
public final class Shop {
    private final Locations locations = new Locations();
    private final Orders orders = new Orders(locations);
    private final Countries countries = new Countries();
    private final PaymentMethods paymentMethods = new PaymentMethods();
    private final Identifiers identifiers = new Identifiers();
    private final Records<UUID> suppliers = new Records<>(supplier -> Fields.id(supplier, "pkSupplierID"));
    private final Records<UUID> stockItems = new Records<>(item -> Fields.id(item, "StockItemId"));
    private final Records<Integer> refunds = new Records<>(header -> Fields.whole(header, "RefundHeaderId"));
    private final Records<Integer> returns = new Records<>(header -> Fields.whole(header, "RMAHeaderId"));
    private final Records<UUID> purchaseOrders =
            new Records<>(order -> Fields.id(order.path("PurchaseOrderHeader"), "pkPurchaseID"));
    private final Records<Integer> costTypes = new Records<>(type -> Fields.whole(type, "AdditionalCostTypeId"));
    private final Records<String> rates = new Records<>(rate -> Fields.text(rate, "Currency"));

    /// The kinds of source-file lines that [#take] knows.
    public static Set<String> kinds() {
        return Set.of(
                "location",
                "supplier",
                "stockItem",
                "order",
                "refundHeader",
                "rmaHeader",
                "purchaseOrder",
                "currencyRate");
    }

    /// Files one record of a source file; an IllegalArgumentException says what is wrong with it.
    public void take(String kind, JsonNode value) {
        var record = (ObjectNode) value;
        switch (kind) {
            case "location" -> locations.put(keyed(record, "StockLocationId"));
            case "supplier" -> suppliers.put(keyed(record, "pkSupplierID"));
            case "stockItem" -> stockItems.put(keyed(record, "StockItemId"));
            case "order" -> takeOrder(keyed(record, "OrderId"));
            case "refundHeader" -> refunds.put(keyed(record, "RefundHeaderId"));
            case "rmaHeader" -> takeReturn(keyed(record, "RMAHeaderId"));
            case "purchaseOrder" -> {
                keyed(record.path("PurchaseOrderHeader"), "pkPurchaseID");
                takePurchaseOrder(record);
            }
            case "currencyRate" -> rates.put(keyed(record, "Currency"));
            default -> throw new IllegalArgumentException("a shop does not hold \"%s\"".formatted(kind));
        }
    }

    private void takeOrder(ObjectNode order) {
        countries.learn(order);
        paymentMethods.learn(order);
        identifiers.learn(order);
        orders.put(order);
    }

    private void takeReturn(ObjectNode header) {
        returns.put(header);
        Fields.objects(header, "RMALines")
                .filter(line -> Fields.text(line, "Type").equals(ReturnType.EXCHANGE.text))
                .forEach(line -> orders.exchange(Fields.id(line, "NewOrderId")));
    }

    /// The types of additional costs are only told by the costs.
    private void takePurchaseOrder(ObjectNode order) {
        purchaseOrders.put(order);
        Fields.objects(order, "AdditionalCosts").map(Shop::costType).forEach(costTypes::put);
    }

    private static ObjectNode costType(ObjectNode cost) {
        return Json.object()
                .put("AdditionalCostTypeId", Fields.whole(cost, "AdditionalCostTypeId"))
                .put("TypeName", Fields.text(cost, "AdditionalCostTypeName"))
                .put("IsShippingType", Fields.flag(cost, "AdditionalCostTypeIsShippingType"))
                .put("IsPartialAllocation", Fields.flag(cost, "AdditionalCostTypeIsPartialAllocation"))
                .put("Print", false)
                .put("AllocationMethod", "ByValue");
    }

    private static <N extends JsonNode> N keyed(N record, String key) {
        if (!record.hasNonNull(key)) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return record;
    }

    /// Everything, as it is now.
    public SavedState save() {
        var state = new ShopState(orders);
        state.add("location", locations.all());
        state.add("country", countries.all());
        state.add("paymentMethod", paymentMethods.all());
        state.add("identifier", identifiers.all());
        state.add("supplier", suppliers.all());
        state.add("stockItem", stockItems.all());
        state.add("refundHeader", refunds.all());
        state.add("rmaHeader", returns.all());
        state.add("costType", costTypes.all());
        state.add("purchaseOrder", purchaseOrders.all());
        state.add("currencyRate", rates.all());
        return state;
    }

    /// Takes back one line of what [#save] wrote, into a shop that is new.
    public void restore(String kind, JsonNode value) {
        switch (kind) {
            case "order" -> orders.restore(value);
            case "lastNumber" -> orders.restoreLastNumber(Fields.whole(value, "number"));
            case "country" -> countries.restore((ObjectNode) value);
            case "paymentMethod" -> paymentMethods.restore(value);
            case "identifier" -> identifiers.restore((ObjectNode) value);
            case "costType" -> costTypes.put((ObjectNode) value);
            case "purchaseOrder" -> purchaseOrders.put((ObjectNode) value);
            default -> take(kind, value);
        }
    }

    public Map<String, Long> counts() {
        return Map.of(
                "location", (long) locations.all().size(),
                "supplier", (long) suppliers.size(),
                "stockItem", (long) stockItems.size(),
                "order", (long) orders.size(),
                "refundHeader", (long) refunds.size(),
                "rmaHeader", (long) returns.size(),
                "purchaseOrder", (long) purchaseOrders.size(),
                "currencyRate", (long) rates.size());
    }

    public Locations locations() {
        return locations;
    }

    public Orders orders() {
        return orders;
    }

    public Countries countries() {
        return countries;
    }

    public PaymentMethods paymentMethods() {
        return paymentMethods;
    }

    public Identifiers identifiers() {
        return identifiers;
    }

    public Records<UUID> suppliers() {
        return suppliers;
    }

    public Records<UUID> stockItems() {
        return stockItems;
    }

    public Records<Integer> refunds() {
        return refunds;
    }

    public Records<Integer> returns() {
        return returns;
    }

    public Records<UUID> purchaseOrders() {
        return purchaseOrders;
    }

    public Records<Integer> costTypes() {
        return costTypes;
    }

    public Records<String> rates() {
        return rates;
    }
}
