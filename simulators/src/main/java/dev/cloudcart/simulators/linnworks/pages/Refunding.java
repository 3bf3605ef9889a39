package dev.cloudcart.simulators.linnworks.pages;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.RefundDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Refunds are booked on a processed order, and then actioned or taken back.
final class Refunding {
    private final Shop shop;
    private final InstantSource clock;
    private final RefundDesk desk;

    Refunding(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new RefundDesk(shop);
    }

    void into(Routes routes) {
        routes.get("/refunds", this::list)
                .post("/refunds/(\\d{1,9})/action", visit -> act(visit, id -> desk.action(id, clock.instant())))
                .post("/refunds/(\\d{1,9})/delete", visit -> act(visit, desk::delete));
    }

    private interface Act {
        void on(int refund);
    }

    private Answer act(Visit visit, Act act) {
        try {
            int id = Integer.parseInt(visit.part(0));
            var order = Fields.text(desk.find(id), "OrderId");
            act.on(id);
            var known = shop.orders().byId(UUID.fromString(order)).isPresent();
            return Pages.seeOther(known ? "/orders/%s?done=action".formatted(order) : "/refunds");
        } catch (Refused refused) {
            return LinnworksPages.missing("Not done", refused.text());
        }
    }

    private Answer list(Visit visit) {
        var only = visit.text("status");
        var found = shop.refunds().all().stream()
                .filter(refund ->
                        only.isEmpty() || only.equals(Fields.flag(refund, "Actioned") ? "actioned" : "booked"))
                .toList()
                .reversed();
        var page = Page.of(found, visit.page(), OrderListPages.ROWS);
        var choices = new LinkedHashMap<String, String>();
        choices.put("status", only);
        return Pages.ok(
                "linnworks/pages/refunds.jte",
                new RefundsView(
                        new Frame(LinnworksPages.SITE, "Refunds", "/refunds"),
                        new Sheet(page.number(), page.pages(), page.total(), "/refunds", choices),
                        page.entries()));
    }

    List<ObjectNode> of(UUID order) {
        return shop.refunds().all().stream()
                .filter(refund -> Fields.id(refund, "OrderId").equals(order))
                .toList();
    }

    /// Books what is filled in for the lines and the postage.
    Optional<String> book(Visit visit, UUID orderId) {
        var order = shop.orders().byId(orderId);
        if (order.filter(found -> found.card().processed()).isEmpty()) {
            return Optional.of("Only a processed order can be refunded; an open one is changed or cancelled.");
        }
        var lines = lines(visit, order.get());
        if (lines.isEmpty()) {
            throw new Rejected("Fill in what is paid back, for at least one line or the postage.");
        }
        desk.book(order.get(), false, lines.stream(), clock.instant());
        return Optional.empty();
    }

    private static List<JsonNode> lines(Visit visit, StoredOrder order) {
        var lines = new ArrayList<JsonNode>();
        Fields.objects(order.tree(), "Items").forEach(item -> {
            var row = Fields.text(item, "RowId");
            var amount = visit.amount("refund-" + row, Fields.text(item, "Title"));
            if (amount.signum() > 0) {
                lines.add(line(visit, "Item", amount)
                        .put("OrderItemRowId", row)
                        .put("Quantity", Fields.whole(item, "Quantity")));
            }
        });
        var postage = visit.amount("refund-postage", "Postage");
        if (postage.signum() > 0) {
            lines.add(line(visit, "Shipping", postage));
        }
        return lines;
    }

    private static ObjectNode line(Visit visit, String unit, BigDecimal amount) {
        return Json.object()
                .put("RefundedUnit", unit)
                .put("Amount", amount)
                .put("IsFreeText", true)
                .put("FreeTextOrNote", visit.text("reason"));
    }
}
