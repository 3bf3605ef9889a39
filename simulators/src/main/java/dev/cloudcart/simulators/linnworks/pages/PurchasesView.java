package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Show;

/// One page of the purchase orders, newest first.
record PurchasesView(Frame frame, Sheet sheet, List<ObjectNode> headers, Map<String, String> suppliers) {
    static final List<String> STATES = List.of("PENDING", "OPEN", "PARTIAL", "DELIVERED");

    String chosen(String name) {
        return sheet.choices().getOrDefault(name, "");
    }

    String supplier(JsonNode header) {
        return suppliers.getOrDefault(Fields.text(header, "fkSupplierId"), "deleted supplier");
    }

    static String number(JsonNode header) {
        var number = Fields.text(header, "ExternalInvoiceNumber");
        return number.isEmpty() ? "without number" : number;
    }

    static String bought(JsonNode header) {
        return Show.moment(Moments.in(header, "DateOfPurchase"));
    }

    static String total(JsonNode header) {
        return Show.money(Fields.decimal(header, "TotalCost"), Fields.text(header, "Currency"));
    }

    static String tone(String status) {
        return switch (status) {
            case "DELIVERED" -> "good";
            case "PARTIAL" -> "accent";
            case "OPEN" -> "warn";
            default -> "";
        };
    }
}
