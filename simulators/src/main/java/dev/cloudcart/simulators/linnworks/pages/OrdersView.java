package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Show;

/// One page of a list of orders.
///
/// @param locations names by identifier, to filter by
record OrdersView(
        Frame frame, Sheet sheet, List<OrderSummary> orders, Map<String, String> locations, List<String> states) {

    boolean open() {
        return frame.here().equals("/orders/open");
    }

    String chosen(String name) {
        return sheet.choices().getOrDefault(name, "");
    }

    /// The day it came in, or went out.
    String when(OrderSummary order) {
        return Show.moment(open() ? order.card().received() : order.card().processedOn());
    }
}
