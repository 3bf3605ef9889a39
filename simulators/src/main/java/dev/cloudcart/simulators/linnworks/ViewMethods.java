package dev.cloudcart.simulators.linnworks;

import java.util.List;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.OpenOrder;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Open orders of one location as a view shows them (Open Orders API).
final class ViewMethods {
    private final Shop shop;

    ViewMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.post("OpenOrders/GetOpenOrderIds", 150, arguments -> viewIds(arguments.bare())),
                Method.post("OpenOrders/GetOpenOrders", 150, arguments -> view(arguments.bare())),
                Method.post("OpenOrders/SearchOrders", 150, arguments -> search(arguments.bare())),
                Method.post("OpenOrders/GetViewStats", 150, this::viewStats));
    }

    private Answer viewIds(Arguments request) {
        var page = OpenOrderMethods.page(inView(request), request, "EntriesPerPage").map(order -> order.card().id());
        var answer = Json.object()
                .put("PageNumber", page.number())
                .put("EntriesPerPage", page.size())
                .put("TotalEntries", page.total())
                .put("TotalPages", page.pages());
        answer.set("Data", Replies.ids(page.entries()));
        return Replies.ok(answer);
    }

    private Answer view(Arguments request) {
        var answer = Replies.paged(OpenOrderMethods.page(inView(request), request, "EntriesPerPage").map(
                OpenOrder::of));
        return Replies.ok(answer.put("ResultCountRemovedByPostFilter", 0));
    }

    private List<StoredOrder> inView(Arguments request) {
        var view = View.numbered(request.whole("ViewId", 0));
        var only = request.ids("OrderIds");
        return shop.orders().open(location(request)).stream()
                .filter(order -> view.shows(order.card()))
                .filter(order -> only.isEmpty() || only.contains(order.card().id()))
                .toList();
    }

    private static UUID location(Arguments request) {
        return request.id("LocationId").orElse(Fields.ZERO);
    }

    private Answer search(Arguments request) {
        var term = request.text("SearchTerm").orElseThrow(() -> new Refused("Must provide a search term."));
        var location = location(request);
        var open = shop.orders().open(location).stream().filter(order -> order.card().answersTo(term)).toList();
        var answer = Json.object();
        var views = answer.putArray("OpenOrders");
        View.ALL.forEach(view -> views.add(found(view, location, open)));
        answer.set("ProcessedOrders", request.flag("IncludeProcessed")
                ? Replies.ids(processed(term))
                : Replies.ids(List.of()));
        return Replies.ok(answer);
    }

    /// The same order may be found under several views (observed live).
    private static ObjectNode found(View view, UUID location, List<StoredOrder> open) {
        var shown = open.stream().filter(order -> view.shows(order.card())).toList();
        var found = Json.object()
                .put("ViewId", view.number())
                .put("LocationId", location.toString())
                .put("TotalOrders", shown.size());
        found.set("OrderIds", Replies.ids(OpenOrderMethods.ids(shown)));
        return found.put("Count", shown.size());
    }

    private List<UUID> processed(String term) {
        return OpenOrderMethods.ids(shop.orders().all().stream()
                .filter(order -> order.card().processed() && order.card().answersTo(term))
                .toList());
    }

    /// Live reports disagree on whether this one wants a wrapper: it takes both.
    private Answer viewStats(Arguments arguments) {
        var location = location(arguments.within("request").orElse(arguments));
        var orders = shop.orders().open(location);
        return Replies.ok(View.ALL.stream().map(view -> stats(view, location, orders)).toList());
    }

    private static ObjectNode stats(View view, UUID location, List<StoredOrder> orders) {
        return Json.object()
                .put("ViewId", view.number())
                .put("ViewName", view.name())
                .put("IsSystem", true)
                .put("TotalOrders", orders.stream().filter(order -> view.shows(order.card())).count())
                .put("LocationId", location.toString())
                .put("IsCalculating", false)
                .put("ViewExists", true)
                .put("IsCacheable", true)
                .put("IsCalculated", true);
    }
}
