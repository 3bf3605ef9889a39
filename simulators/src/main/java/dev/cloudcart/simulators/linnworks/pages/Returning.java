package dev.cloudcart.simulators.linnworks.pages;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.ReturnDesk;
import dev.cloudcart.simulators.linnworks.desks.ReturnDesk.Booking;
import dev.cloudcart.simulators.linnworks.desks.ReturnDesk.Wanted;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Goods that come back or are sent again: booked on a processed order, and then accepted or taken back.
final class Returning {
    private final Shop shop;
    private final InstantSource clock;
    private final ReturnDesk desk;

    Returning(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new ReturnDesk(shop);
    }

    void into(Routes routes) {
        routes.post("/returns/(\\d{1,9})/accept", visit -> act(visit, "accept", id -> desk.action(id, clock.instant())))
                .post("/returns/(\\d{1,9})/delete", visit -> act(visit, "withdraw", desk::delete));
    }

    private interface Act {
        void on(int booking);
    }

    private Answer act(Visit visit, String done, Act act) {
        try {
            int id = Integer.parseInt(visit.part(0));
            var order = Fields.text(desk.find(id), "OrderId");
            act.on(id);
            return Pages.seeOther("/orders/%s?done=%s".formatted(order, done));
        } catch (Refused refused) {
            return LinnworksPages.missing("Not done", refused.text());
        }
    }

    List<ObjectNode> of(UUID order) {
        return desk.of(order);
    }

    /// Books the lines for which a quantity is filled in.
    Optional<String> book(Visit visit, UUID orderId) {
        var order = shop.orders().byId(orderId);
        if (order.filter(found -> found.card().processed() && !found.card().cancelled())
                .isEmpty()) {
            return Optional.of("Only a processed order can come back; an open one is changed or cancelled.");
        }
        var lines = lines(visit, order.get());
        if (lines.isEmpty()) {
            throw new Rejected("Fill in how many, for at least one line.");
        }
        var booked = desk.book(order.get(), new Booking(false, "", lines), clock.instant());
        return booked.errors().stream().findFirst();
    }

    private List<Wanted> lines(Visit visit, StoredOrder order) {
        var type = type(visit.text("type"));
        var lines = new ArrayList<Wanted>();
        Fields.objects(order.tree(), "Items").forEach(item -> {
            var row = Fields.text(item, "RowId");
            int quantity = visit.whole("quantity-" + row, Fields.text(item, "Title"), 0);
            if (quantity != 0) {
                lines.add(new Wanted(type, line(visit, row, quantity)));
            }
        });
        return lines;
    }

    private static ReturnType type(String text) {
        return switch (text) {
            case "exchange" -> ReturnType.EXCHANGE;
            case "resend" -> ReturnType.RESEND;
            default -> ReturnType.RETURN;
        };
    }

    private JsonNode line(Visit visit, String row, int quantity) {
        var other = visit.text("sku");
        var stock = Goods.find(shop, other);
        if (!other.isEmpty() && stock.isEmpty()) {
            throw new Rejected("There is no product \"%s\" to send in exchange.".formatted(other));
        }
        return Json.object()
                .put("OrderItemRowId", row)
                .put("ReturnQuantity", quantity)
                .put("ResendQuantity", quantity)
                .put("ExchangeQuantity", quantity)
                .put(
                        "ExchangeStockItemId",
                        stock.map(item -> Fields.text(item, "StockItemId")).orElse(""))
                .put("RefundAmount", visit.amount("payback-" + row, "Paid back"))
                .put("Reason", visit.text("why"));
    }
}
