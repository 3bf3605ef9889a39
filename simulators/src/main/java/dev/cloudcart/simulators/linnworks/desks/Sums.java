package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;

/// The computed amounts of an order and its lines, unrounded as Linnworks keeps them: sixteen digits, like its
/// doubles.
final class Sums {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Sums() {}

    /// Line totals from price, quantity, discount and rate; the discount goes off the amount without tax.
    static void line(ObjectNode item) {
        var full = Fields.decimal(item, "PricePerUnit").multiply(Fields.decimal(item, "Quantity"));
        var rate = Fields.decimal(item, "TaxRate");
        var before = Fields.flag(item, "TaxCostInclusive") ? withoutTax(full, rate) : full;
        var discount = percent(before, Fields.decimal(item, "Discount"));
        var net = before.subtract(discount);
        var tax = percent(net, rate);
        put(item, "DiscountValue", discount);
        put(item, "Cost", net);
        put(item, "Tax", tax);
        put(item, "SalesTax", tax);
        put(item, "CostIncTax", net.add(tax));
    }

    /// Order totals from lines and postage; the country's rate is in the postage.
    static void totals(ObjectNode order) {
        var totals = (ObjectNode) order.path("TotalsInfo");
        var postage = Fields.decimal(totals, "PostageCost");
        var postageNet = withoutTax(postage, Fields.decimal(totals, "CountryTaxRate"));
        var net = sum(order, item -> Fields.decimal(item, "Cost"));
        var tax = sum(order, item -> Fields.decimal(item, "Tax")).add(postage.subtract(postageNet));
        put(totals, "PostageCostExTax", postageNet);
        put(totals, "Subtotal", net);
        put(totals, "Tax", tax);
        put(totals, "TotalDiscount", sum(order, item -> Fields.decimal(item, "DiscountValue")));
        put(totals, "TotalCharge", net.add(postageNet).add(tax));
    }

    private static BigDecimal sum(ObjectNode order, Function<ObjectNode, BigDecimal> amount) {
        return Fields.objects(order, "Items").map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal withoutTax(BigDecimal gross, BigDecimal rate) {
        return rate.signum() <= 0 ? gross : gross.multiply(HUNDRED).divide(HUNDRED.add(rate), MathContext.DECIMAL128);
    }

    static BigDecimal percent(BigDecimal amount, BigDecimal rate) {
        return rate.signum() <= 0 ? BigDecimal.ZERO : amount.multiply(rate).divide(HUNDRED, MathContext.DECIMAL128);
    }

    /// Division by nothing leaves the amount as it is.
    static BigDecimal divided(BigDecimal amount, BigDecimal by) {
        return by.signum() == 0 ? amount : amount.divide(by, MathContext.DECIMAL128);
    }

    static void put(ObjectNode node, String field, BigDecimal amount) {
        node.put(field, unrounded(amount));
    }

    /// As a double prints: sixteen digits and at least one decimal.
    static BigDecimal unrounded(BigDecimal amount) {
        var plain = amount.round(MathContext.DECIMAL64).stripTrailingZeros();
        return plain.scale() < 1 ? plain.setScale(1) : plain;
    }
}
