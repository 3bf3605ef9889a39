package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Visit;

/// The form for a new order; what was filled in stays when it is refused.
record NewOrderView(Frame frame, Visit visit, Map<String, String> locations, List<Goods> goods) {
    static final List<String> CHANNELS = List.of("SHOPIFY", "AMAZON", "EBAY", "ETSY", "WOOCOMMERCE", "DIRECT");

    String value(String name, String usual) {
        return visit.call().method().equals("POST") ? visit.text(name) : usual;
    }
}
