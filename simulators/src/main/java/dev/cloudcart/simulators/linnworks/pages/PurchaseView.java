package dev.cloudcart.simulators.linnworks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.Deliveries;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.wire.Json;

/// One purchase order with its lines, deliveries and costs.
record PurchaseView(
        Frame frame,
        ObjectNode order,
        Map<String, String> suppliers,
        Map<String, String> locations,
        List<Goods> goods) {

    JsonNode header() {
        return order.path("PurchaseOrderHeader");
    }

    String id() {
        return Fields.text(header(), "pkPurchaseID");
    }

    String status() {
        return Fields.text(header(), "Status");
    }

    boolean pending() {
        return status().equals("PENDING");
    }

    boolean receiving() {
        return status().equals("OPEN") || status().equals("PARTIAL");
    }

    String supplier() {
        return suppliers.getOrDefault(Fields.text(header(), "fkSupplierId"), "deleted supplier");
    }

    String location() {
        return locations.getOrDefault(Fields.text(header(), "fkLocationId"), "");
    }

    String currency() {
        return Fields.text(header(), "Currency");
    }

    String amount(JsonNode node, String field) {
        return Show.amount(Fields.decimal(node, field), currency());
    }

    List<ObjectNode> lines() {
        return Fields.objects(order, "PurchaseOrderItem").toList();
    }

    List<ObjectNode> costs() {
        return Fields.objects(order, "AdditionalCosts").toList();
    }

    List<ObjectNode> deliveries() {
        return Fields.objects(order, "DeliveredRecords").toList();
    }

    static int outstanding(ObjectNode line) {
        return Deliveries.outstanding(line);
    }

    /// The product of a delivery's line.
    String product(JsonNode delivery) {
        return lines().stream()
                .filter(line -> Fields.text(line, "pkPurchaseItemId").equals(Fields.text(delivery, "fkPurchaseItemId")))
                .map(line -> Fields.text(line, "SKU"))
                .findFirst()
                .orElse("");
    }

    static String moment(JsonNode node, String field) {
        return Show.moment(Moments.in(node, field));
    }

    /// The date of delivery says nothing before everything is delivered.
    String delivered() {
        return status().equals("DELIVERED") ? moment(header(), "DateOfDelivery") : "";
    }

    String json() {
        return new String(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(order), UTF_8);
    }
}
