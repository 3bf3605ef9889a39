package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.lists.LowFidelity;
import dev.cloudcart.simulators.linnworks.lists.OpenOrder;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Open orders of one location as a view shows them (Open Orders API).
final class ViewMethods {
    private static final String LOCATION = "LocationId";

    private final Shop shop;
    private final OpenPages pages;
    private final Supplier<Variations> variations;

    ViewMethods(Shop shop, OpenPages pages, Supplier<Variations> variations) {
        this.shop = shop;
        this.pages = pages;
        this.variations = variations;
    }

    List<Method> all() {
        return List.of(
                Method.post("OpenOrders/GetOpenOrderIds", 150, arguments -> viewIds(arguments.bare())),
                Method.post("OpenOrders/GetOpenOrders", 150, arguments -> view(arguments.bare())),
                Method.post("OpenOrders/SearchOrders", 150, arguments -> search(arguments.bare())),
                Method.post("OpenOrders/GetViewStats", 150, arguments -> viewStats(loose(arguments))),
                Method.post("OpenOrders/GetOrdersLowFidelity", 150, arguments -> lowFidelity(loose(arguments))));
    }

    private Answer viewIds(Arguments request) {
        var page = pages.ids(inView(request), question(request), request);
        var answer = Json.object()
                .put("PageNumber", page.number())
                .put("EntriesPerPage", page.size())
                .put("TotalEntries", page.total())
                .put("TotalPages", page.pages());
        answer.set("Data", Replies.ids(page.entries()));
        return Replies.ok(answer);
    }

    private Answer view(Arguments request) {
        if (variations.get().viewsBroken()) {
            throw new Refused(View.STUMBLED);
        }
        var answer = Replies.paged(
                pages.orders(inView(request), question(request), request).map(OpenOrder::of));
        return Replies.ok(answer.put("ResultCountRemovedByPostFilter", 0));
    }

    private List<StoredOrder> inView(Arguments request) {
        var view = View.numbered(request.whole("ViewId", 0));
        var only = request.ids("OrderIds");
        return pages.at(request, LOCATION).stream()
                .filter(order -> view.shows(order.card()))
                .filter(order -> only.isEmpty() || only.contains(order.card().id()))
                .toList();
    }

    private static UUID location(Arguments request) {
        return request.id(LOCATION).orElse(Fields.ZERO);
    }

    private static Object question(Arguments request) {
        return List.of(request.text("ViewId"), request.text(LOCATION), request.ids("OrderIds"));
    }

    private Answer search(Arguments request) {
        var term = request.text("SearchTerm").orElseThrow(() -> new Refused("Must provide a search term."));
        var location = location(request);
        var open = pages.at(request, LOCATION).stream()
                .filter(order -> order.card().answersTo(term))
                .toList();
        var answer = Json.object();
        var views = answer.putArray("OpenOrders");
        View.ALL.forEach(view -> views.add(found(view, location, open)));
        answer.set(
                "ProcessedOrders",
                request.flag("IncludeProcessed") ? Replies.ids(processed(term)) : Replies.ids(List.of()));
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

    /// The request of a method on whose wrapper live reports disagree.
    private Arguments loose(Arguments arguments) {
        var within = arguments.within("request");
        return switch (variations.get().viewWrapper()) {
            case EITHER -> within.orElse(arguments);
            case WRAPPED -> arguments.wrapped("request");
            case BARE -> {
                if (within.isPresent() && !arguments.form()) {
                    throw new Refused(Arguments.INVALID);
                }
                yield arguments.bare();
            }
        };
    }

    /// "All scannable fields of the order and order items" (Open Orders API, GetOrdersLowFidelity).
    private Answer lowFidelity(Arguments request) {
        var answer = Json.object();
        answer.set(
                "Orders",
                Replies.array(pages.at(request, LOCATION).stream()
                        .map(LowFidelity::of)
                        .toList()));
        return Replies.ok(answer);
    }

    private Answer viewStats(Arguments request) {
        var location = location(request);
        var orders = pages.at(request, LOCATION);
        return Replies.ok(
                View.ALL.stream().map(view -> stats(view, location, orders)).toList());
    }

    private static ObjectNode stats(View view, UUID location, List<StoredOrder> orders) {
        return Json.object()
                .put("ViewId", view.number())
                .put("ViewName", view.name())
                .put("IsSystem", true)
                .put(
                        "TotalOrders",
                        orders.stream()
                                .filter(order -> view.shows(order.card()))
                                .count())
                .put("LocationId", location.toString())
                .put("IsCalculating", false)
                .put("ViewExists", true)
                .put("IsCacheable", true)
                .put("IsCalculated", true);
    }
}
