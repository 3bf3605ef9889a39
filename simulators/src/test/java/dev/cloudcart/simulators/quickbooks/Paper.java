package dev.cloudcart.simulators.quickbooks;

import java.math.BigDecimal;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// A document as a client would send it.
final class Paper {

    final ObjectNode node = Json.object();
    private final ArrayNode lines = node.putArray("Line");

    static Paper sale(String customer) {
        var paper = new Paper();
        paper.node.putObject("CustomerRef").put("value", customer);
        return paper.with("GlobalTaxCalculation", "TaxExcluded");
    }

    static Paper purchase(String vendor) {
        var paper = new Paper();
        paper.node.putObject("VendorRef").put("value", vendor);
        return paper.with("GlobalTaxCalculation", "TaxExcluded");
    }

    static Paper americanSale(String customer) {
        var paper = sale(customer);
        paper.node.remove("GlobalTaxCalculation");
        return paper;
    }

    Paper with(String property, String value) {
        node.put(property, value);
        return this;
    }

    Paper with(String property, boolean value) {
        node.put(property, value);
        return this;
    }

    Paper number(String property, String value) {
        node.put(property, new BigDecimal(value));
        return this;
    }

    Paper ref(String property, String value) {
        node.putObject(property).put("value", value);
        return this;
    }

    Paper line(String item, String quantity, String price, String amount, String code) {
        var detail = detail("SalesItemLineDetail", amount);
        detail.putObject("ItemRef").put("value", item);
        return priced(detail, quantity, price, code);
    }

    Paper line(String item, String amount, String code) {
        var detail = detail("SalesItemLineDetail", amount);
        detail.putObject("ItemRef").put("value", item);
        detail.putObject("TaxCodeRef").put("value", code);
        return this;
    }

    Paper purchaseLine(String item, String quantity, String price, String amount, String code) {
        var detail = detail("ItemBasedExpenseLineDetail", amount);
        detail.putObject("ItemRef").put("value", item);
        return priced(detail, quantity, price, code);
    }

    Paper inclusive(String gross) {
        ((ObjectNode) lines.get(lines.size() - 1).get("SalesItemLineDetail"))
                .put("TaxInclusiveAmt", new BigDecimal(gross));
        return this;
    }

    Paper linked(String order, String orderLine) {
        var last = (ObjectNode) lines.get(lines.size() - 1);
        last.putArray("LinkedTxn")
                .addObject()
                .put("TxnId", order)
                .put("TxnType", "PurchaseOrder")
                .put("TxnLineId", orderLine);
        node.withArray("LinkedTxn").addObject().put("TxnId", order).put("TxnType", "PurchaseOrder");
        return this;
    }

    Paper discount(String amount) {
        detail("DiscountLineDetail", amount).put("PercentBased", false);
        return this;
    }

    Paper percentDiscount(String percent) {
        var line = lines.addObject().put("DetailType", "DiscountLineDetail");
        line.putObject("DiscountLineDetail").put("PercentBased", true).put("DiscountPercent", new BigDecimal(percent));
        return this;
    }

    Paper tax(String total, String... ratesAndAmounts) {
        var detail = node.putObject("TxnTaxDetail").put("TotalTax", new BigDecimal(total));
        for (int i = 0; i < ratesAndAmounts.length; i += 2) {
            var line = detail.withArray("TaxLine").addObject();
            line.put("Amount", new BigDecimal(ratesAndAmounts[i + 1])).put("DetailType", "TaxLineDetail");
            line.putObject("TaxLineDetail").putObject("TaxRateRef").put("value", ratesAndAmounts[i]);
        }
        return this;
    }

    String json() {
        return node.toString();
    }

    private ObjectNode detail(String type, String amount) {
        var line = lines.addObject().put("Amount", new BigDecimal(amount)).put("DetailType", type);
        return line.putObject(type);
    }

    private Paper priced(ObjectNode detail, String quantity, String price, String code) {
        detail.put("Qty", new BigDecimal(quantity)).put("UnitPrice", new BigDecimal(price));
        detail.putObject("TaxCodeRef").put("value", code);
        return this;
    }
}
