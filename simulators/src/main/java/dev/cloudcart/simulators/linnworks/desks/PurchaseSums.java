package dev.cloudcart.simulators.linnworks.desks;

import static dev.cloudcart.simulators.linnworks.desks.PurchaseDesk.header;

import java.math.BigDecimal;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;

/// The computed amounts of a purchase order that is still edited; a loaded order keeps its own.
final class PurchaseSums {
    private static final BigDecimal USUAL_TAX_RATE = BigDecimal.valueOf(20);
    private static final int NO_TAX = 2;

    private PurchaseSums() {}

    /// Writes quantity, packs and amounts of a line; the tax is a part of the cost.
    static void price(ObjectNode order, ObjectNode item, JsonNode wanted, int quantity) {
        var given = Fields.decimal(wanted, "TaxRate");
        var noTax = Fields.whole(header(order), "UnitAmountTaxIncludedType") == NO_TAX;
        var rate = given.signum() < 0 ? USUAL_TAX_RATE : given;
        var cost = Fields.decimal(wanted, "Cost");
        item.put("Quantity", quantity)
                .put("PackQuantity", Math.max(1, Fields.whole(wanted, "PackQuantity")))
                .put("PackSize", Math.max(1, Fields.whole(wanted, "PackSize")));
        Sums.put(item, "Cost", cost);
        Sums.put(item, "TaxRate", given);
        Sums.put(item, "Tax", noTax ? BigDecimal.ZERO : cost.subtract(Sums.withoutTax(cost, rate)));
    }

    /// `TotalCost` is the items with tax plus postage, `taxPaid` the items' tax alone (Purchase Order API, header).
    static void addUp(ObjectNode order) {
        var header = header(order);
        var total = sum(order, item -> Fields.decimal(item, "Cost")).add(Fields.decimal(header, "PostagePaid"));
        header.put("LineCount", order.path("PurchaseOrderItem").size());
        Sums.put(header, "TotalCost", total);
        Sums.put(header, "taxPaid", sum(order, item -> Fields.decimal(item, "Tax")));
        convert(order);
    }

    /// Costs in the account's currency: the order's by its rate times, additional ones by their own divided.
    static void convert(ObjectNode order) {
        var header = header(order);
        var total = Fields.decimal(header, "TotalCost");
        var shipping = additional(order, true, "SubTotalLineCost");
        var other = additional(order, false, "SubTotalLineCost");
        var shippingTax = additional(order, true, "Tax");
        var otherTax = additional(order, false, "Tax");
        Sums.put(header, "ConvertedShippingCost", shipping);
        Sums.put(header, "ConvertedShippingTax", shippingTax);
        Sums.put(header, "ConvertedOtherCost", other);
        Sums.put(header, "ConvertedOtherTax", otherTax);
        Sums.put(
                header,
                "ConvertedGrandTotal",
                total.multiply(Fields.decimal(header, "ConversionRate"))
                        .add(shipping)
                        .add(shippingTax)
                        .add(other)
                        .add(otherTax));
    }

    private static BigDecimal additional(ObjectNode order, boolean shipping, String field) {
        return Fields.objects(order, "AdditionalCosts")
                .filter(cost -> Fields.flag(cost, "AdditionalCostTypeIsShippingType") == shipping)
                .map(cost -> Sums.divided(Fields.decimal(cost, field), Fields.decimal(cost, "ConversionRate")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(ObjectNode order, Function<ObjectNode, BigDecimal> amount) {
        return Fields.objects(order, "PurchaseOrderItem").map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
