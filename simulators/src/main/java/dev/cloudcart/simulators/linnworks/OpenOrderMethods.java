package dev.cloudcart.simulators.linnworks;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.OpenOrder;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Lists of open orders, always of one location; an order leaves them when it is processed or cancelled.
final class OpenOrderMethods {
    private static final int PAGE_USUAL = 100;

    private final Shop shop;
    private final InstantSource clock;

    OpenOrderMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/GetOpenOrders", 250, this::openOrders),
                Method.post("Orders/GetAllOpenOrders", 250, this::allOpenOrders),
                Method.post("Orders/GetOrders", 150, this::orders),
                Method.post("OpenOrders/GetOpenOrderIds", 150, arguments -> viewIds(arguments.bare())),
                Method.post("OpenOrders/GetOpenOrders", 150, arguments -> view(arguments.bare())),
                Method.post("OpenOrders/GetOpenOrdersDetails", 150, arguments -> details(arguments.bare())),
                Method.post("OpenOrders/SearchOrders", 150, arguments -> search(arguments.bare())),
                Method.post("OpenOrders/GetViewStats", 150, this::viewStats),
                Method.get("OpenOrders/GetIdentifiers", 150, _ -> Replies.ok(List.of())),
                Method.get("OpenOrders/GetAvailableChannels", 150, _ -> channels()));
    }

    private Answer openOrders(Arguments arguments) {
        var list = new OpenFilters(clock.instant()).read(arguments).in(shop.orders());
        return Replies.ok(Replies.paged(page(list, arguments, "entriesPerPage").map(OpenOrder::of)));
    }

    private Answer allOpenOrders(Arguments arguments) {
        return Replies.ok(Replies.ids(ids(new OpenFilters(clock.instant()).read(arguments).in(shop.orders()))));
    }

    private Answer orders(Arguments arguments) {
        return Replies.ok(open(arguments.needIds("ordersIds")).stream().map(OpenOrder::of).toList());
    }

    private Answer viewIds(Arguments request) {
        var page = page(inView(request), request, "EntriesPerPage").map(order -> order.card().id());
        var answer = Json.object()
                .put("PageNumber", page.number())
                .put("EntriesPerPage", page.size())
                .put("TotalEntries", page.total())
                .put("TotalPages", page.pages());
        answer.set("Data", Replies.ids(page.entries()));
        return Replies.ok(answer);
    }

    private Answer view(Arguments request) {
        var answer = Replies.paged(page(inView(request), request, "EntriesPerPage").map(OpenOrder::of));
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

    private Answer details(Arguments request) {
        var levels = request.list("DetailLevel").map(level -> level.asString()).collect(Collectors.toSet());
        var orders = open(request.needIds("OrderIds"));
        if (levels.isEmpty()) {
            return Answer.json(200, Replies.join("{\"Orders\":[", orders.stream().map(StoredOrder::details).toList(),
                    "]}"));
        }
        var answer = Json.object();
        answer.set("Orders", Replies.array(orders.stream().map(order -> DetailLevel.cut(order.tree(), levels))
                .toList()));
        return Replies.ok(answer);
    }

    private Answer search(Arguments request) {
        var term = request.text("SearchTerm").orElseThrow(() -> new Refused("Must provide a search term."));
        var location = location(request);
        var open = ids(shop.orders().open(location).stream().filter(order -> order.card().answersTo(term)).toList());
        var answer = Json.object();
        var views = answer.putArray("OpenOrders");
        for (var view : View.ALL) {
            var shown = open.stream().filter(id -> shop.orders().byId(id).filter(order -> view.shows(order.card()))
                    .isPresent()).toList();
            var found = views.addObject()
                    .put("ViewId", view.number())
                    .put("LocationId", location.toString())
                    .put("TotalOrders", shown.size());
            found.set("OrderIds", Replies.ids(shown));
            found.put("Count", shown.size());
        }
        var processed = request.flag("IncludeProcessed")
                ? shop.orders().all().stream()
                        .filter(order -> order.card().processed() && order.card().answersTo(term))
                        .toList()
                : List.<StoredOrder>of();
        answer.set("ProcessedOrders", Replies.ids(ids(processed)));
        return Replies.ok(answer);
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

    private Answer channels() {
        var answer = Json.object();
        var channels = answer.putArray("Channels");
        shop.orders().all().stream().map(order -> order.card().source()).distinct().sorted()
                .forEach(source -> channels.addObject().put("Name", source).put("Identifier", source).put("Logo", ""));
        return Replies.ok(answer);
    }

    private List<StoredOrder> open(List<UUID> ids) {
        return shop.orders().byIds(ids).stream().filter(order -> order.card().open()).toList();
    }

    private static Page<StoredOrder> page(List<StoredOrder> list, Arguments arguments, String size) {
        return Page.of(list, arguments.whole("pageNumber", 1), Math.max(1, arguments.whole(size, PAGE_USUAL)));
    }

    private static List<UUID> ids(List<StoredOrder> orders) {
        return orders.stream().map(order -> order.card().id()).toList();
    }
}
