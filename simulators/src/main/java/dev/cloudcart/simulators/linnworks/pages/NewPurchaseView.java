package dev.cloudcart.simulators.linnworks.pages;

import java.util.List;
import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Visit;

/// The form for a new purchase order; what was filled in stays when it is refused.
record NewPurchaseView(
        Frame frame, Visit visit, Map<String, String> suppliers, Map<String, String> locations, List<Goods> goods) {
    String value(String name, String usual) {
        return visit.call().method().equals("POST") ? visit.text(name) : usual;
    }
}
