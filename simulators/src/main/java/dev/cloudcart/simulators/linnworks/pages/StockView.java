package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Show;

/// One page of the products, and the names of the suppliers.
record StockView(Frame frame, Sheet sheet, List<ObjectNode> products, List<String> suppliers) {
    static String price(JsonNode product) {
        return Show.amount(Fields.decimal(product, "RetailPrice"), "");
    }

    String chosen() {
        return sheet.choices().getOrDefault("search", "");
    }
}
