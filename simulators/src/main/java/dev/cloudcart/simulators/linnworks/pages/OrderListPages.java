package dev.cloudcart.simulators.linnworks.pages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import dev.cloudcart.simulators.linnworks.lists.ProcessedSearch;
import dev.cloudcart.simulators.linnworks.lists.ProcessedSearch.Sorting;
import dev.cloudcart.simulators.linnworks.shop.DateField;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;

/// The lists of open and processed orders, newest first. Only the orders of one page are read.
final class OrderListPages {
    static final int ROWS = 50;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Map<String, Predicate<OrderCard>> STATES = states();

    private final Shop shop;

    OrderListPages(Shop shop) {
        this.shop = shop;
    }

    private static Map<String, Predicate<OrderCard>> states() {
        var states = new LinkedHashMap<String, Predicate<OrderCard>>();
        states.put("unpaid", card -> card.status() == 0);
        states.put("paid", card -> card.status() == 1);
        states.put("return", card -> card.status() == 2);
        states.put("pending", card -> card.status() == 3);
        states.put("resend", card -> card.status() == 4);
        states.put("parked", OrderCard::parked);
        states.put("locked", OrderCard::held);
        return states;
    }

    void into(Routes routes) {
        routes.get("/orders/open", this::open).get("/orders/processed", this::processed);
    }

    private Answer open(Visit visit) {
        var location = visit.id("location");
        var state = STATES.getOrDefault(visit.text("status"), _ -> true);
        var term = visit.text("search");
        var found = candidates(location).stream()
                .filter(order -> state.test(order.card()))
                .filter(order -> term.isEmpty() || order.card().answersTo(term))
                .toList()
                .reversed();
        return list(visit, new Frame(LinnworksPages.SITE, "Open orders", "/orders/open"), found);
    }

    private List<StoredOrder> candidates(Optional<UUID> location) {
        return location.map(shop.orders()::open).orElseGet(shop.orders()::open);
    }

    private Answer processed(Visit visit) {
        var found = new ProcessedSearch(
                        DateField.PROCESSED,
                        Instant.EPOCH,
                        LATEST,
                        visit.text("search"),
                        List.of(),
                        new Sorting(DateField.PROCESSED, true))
                .in(shop.orders());
        return list(visit, new Frame(LinnworksPages.SITE, "Processed orders", "/orders/processed"), found);
    }

    private Answer list(Visit visit, Frame frame, List<StoredOrder> found) {
        var page = Page.of(found, visit.page(), ROWS);
        var choices = new LinkedHashMap<String, String>();
        for (var name : List.of("location", "status", "search")) {
            choices.put(name, visit.text(name));
        }
        var sheet = new Sheet(page.number(), page.pages(), page.total(), frame.here(), choices);
        return Pages.ok(
                "linnworks/pages/orders.jte",
                new OrdersView(
                        frame,
                        sheet,
                        page.map(OrderSummary::of).entries(),
                        locations(shop),
                        List.copyOf(STATES.keySet())));
    }

    /// Names of the locations by their identifiers.
    static Map<String, String> locations(Shop shop) {
        var names = new LinkedHashMap<String, String>();
        shop.locations()
                .all()
                .forEach(location ->
                        names.put(Fields.text(location, "StockLocationId"), Fields.text(location, "LocationName")));
        return names;
    }
}
