package dev.cloudcart.simulators.linnworks.methods;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.Deliveries;
import dev.cloudcart.simulators.linnworks.desks.PurchaseDesk;
import dev.cloudcart.simulators.linnworks.desks.PurchasePapers;
import dev.cloudcart.simulators.linnworks.lists.PurchaseSearch;
import dev.cloudcart.simulators.linnworks.lists.PurchaseSearch.Where;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Reads of purchase orders (Purchase Order API).
final class PurchaseOrderReads {
    private static final int PAGE_USUAL = 50;
    private static final List<String> STATUSES = List.of("PENDING", "OPEN", "PARTIAL", "DELIVERED");
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Shop shop;
    private final Supplier<Variations> variations;
    private final PurchaseDesk desk;

    PurchaseOrderReads(Shop shop, Supplier<Variations> variations) {
        this.shop = shop;
        this.variations = variations;
        desk = new PurchaseDesk(shop);
    }

    List<Method> all() {
        return List.of(
                Method.post("PurchaseOrder/Search_PurchaseOrders2", 150, arguments -> search(arguments.bare())),
                Method.post(
                        "PurchaseOrder/Search_PurchaseOrders",
                        250,
                        arguments -> search(arguments.wrapped("searchParameter"))),
                Method.post(
                        "PurchaseOrder/Get_PurchaseOrder",
                        250,
                        arguments -> Replies.ok(PurchasePapers.without(handedOut(order(arguments, "pkPurchaseId"))))),
                Method.post("PurchaseOrder/Get_DeliveredRecords", 150, this::deliveredRecords),
                Method.post("PurchaseOrder/GetPurchaseOrderStatusList", 150, _ -> statuses()),
                Method.post("PurchaseOrder/GetPurchaseOrdersWithStockItems", 150, this::undelivered));
    }

    /// Sent in a wrapper, no parameter is found: nothing is filtered, and everything comes back (observed live).
    private Answer search(Arguments request) {
        var found = read(request).in(shop.purchaseOrders());
        int asked = Math.max(1, request.whole("EntriesPerPage", PAGE_USUAL));
        int size = variations.get().most(asked, variations.get().purchasePageMax());
        var page = Page.of(found, request.whole("PageNumber", 1), size);
        var answer = Json.object();
        answer.set("Result", Replies.array(page.entries()));
        return Replies.ok(answer.put("TotalPages", page.pages())
                .put("CurrentPageNumber", page.number())
                .put("EntriesPerPage", page.size())
                .put("TotalNumberOfRecords", page.total()));
    }

    private static PurchaseSearch read(Arguments request) {
        return new PurchaseSearch(
                request.moment("DateFrom").orElse(EVER),
                request.moment("DateTo").orElse(NEVER),
                request.text("Status").map(PurchaseOrderReads::status).orElse(""),
                request.text("SearchValue")
                        .or(() -> request.text("ReferenceLike"))
                        .orElse(""),
                request.text("SearchType")
                        .map(given -> Arguments.choice(given, Where.values()))
                        .orElse(Where.ALL),
                request.ids("Location"),
                request.ids("Supplier"));
    }

    /// By name or by number (observed live of filters).
    private static String status(String given) {
        return IntStream.range(0, STATUSES.size())
                .filter(i -> STATUSES.get(i).equalsIgnoreCase(given)
                        || Integer.toString(i).equals(given))
                .mapToObj(STATUSES::get)
                .findFirst()
                .orElseThrow(() -> new Refused(Arguments.INVALID));
    }

    private ObjectNode order(Arguments arguments, String name) {
        return desk.find(arguments.needId(name));
    }

    /// One that Linnworks stumbles over is refused as orders are.
    private ObjectNode handedOut(ObjectNode order) {
        var number = Fields.text(order.path("PurchaseOrderHeader"), "ExternalInvoiceNumber");
        if (variations.get().purchasesNotHandedOut().contains(number)) {
            throw new Refused(View.STUMBLED);
        }
        return order;
    }

    private static Answer part(String name, ObjectNode order, String field) {
        var answer = Json.object();
        answer.set(name, order.path(field));
        return Replies.ok(answer);
    }

    /// Without the number of the delivery, which only `Get_PurchaseOrder` tells.
    private Answer deliveredRecords(Arguments arguments) {
        var order = order(arguments, "pkPurchaseId");
        Fields.objects(order, "DeliveredRecords").forEach(record -> record.remove("fkDeliveryId"));
        return part("Items", order, "DeliveredRecords");
    }

    private static Answer statuses() {
        var answer = Json.MAPPER.createArrayNode();
        STATUSES.forEach(answer::add);
        return Replies.ok(answer);
    }

    /// Orders on which pieces of a stock item are outstanding.
    private Answer undelivered(Arguments arguments) {
        var request = arguments.wrapped("purchaseOrder");
        var item = request.needId("StockItemId");
        var locations = request.ids("LocationIds");
        var ids = shop.purchaseOrders().all().stream()
                .filter(order -> locations.isEmpty()
                        || locations.contains(Fields.id(order.path("PurchaseOrderHeader"), "fkLocationId")))
                .filter(order -> Fields.objects(order, "PurchaseOrderItem")
                        .anyMatch(line ->
                                Fields.id(line, "fkStockItemId").equals(item) && Deliveries.outstanding(line) > 0))
                .map(order -> Fields.id(order.path("PurchaseOrderHeader"), "pkPurchaseID"));
        List<UUID> found = ids.toList();
        return Replies.ok(Replies.ids(found));
    }
}
