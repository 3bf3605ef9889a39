package dev.cloudcart.simulators.linnworks.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.simulators.linnworks.lists.PurchaseSearch;
import dev.cloudcart.simulators.linnworks.lists.PurchaseSearch.Where;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;

/// Purchase orders: the list, newest first, a new one, and one with its lines, deliveries and costs.
final class PurchasePages {
    private static final String PATH = "/purchase-orders";
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Shop shop;
    private final PurchaseActs acts;

    PurchasePages(Shop shop, InstantSource clock) {
        this.shop = shop;
        acts = new PurchaseActs(shop, clock);
    }

    void into(Routes routes) {
        routes.get(PATH, this::list)
                .get(PATH + "/new", visit -> form(visit, 200, newFrame()))
                .post(PATH + "/new", this::create)
                .get(
                        PATH + "/([0-9a-f-]{36})",
                        visit -> page(visit, 200, frame().done(PurchaseActs.said(visit.text("done")))))
                .post(PATH + "/([0-9a-f-]{36})/*", this::act);
    }

    private Answer list(Visit visit) {
        var status = visit.text("status");
        var search = new PurchaseSearch(
                Instant.MIN,
                LATEST,
                status,
                visit.text("search"),
                Where.ALL,
                List.of(),
                visit.id("supplier").map(List::of).orElseGet(List::of));
        var page = Page.of(search.in(shop.purchaseOrders()).reversed(), visit.page(), OrderListPages.ROWS);
        var choices = new LinkedHashMap<String, String>();
        for (var name : List.of("status", "supplier", "search")) {
            choices.put(name, visit.text(name));
        }
        var sheet = new Sheet(page.number(), page.pages(), page.total(), PATH, choices);
        return Pages.ok(
                "linnworks/pages/purchases.jte",
                new PurchasesView(
                        new Frame(LinnworksPages.SITE, "Purchase orders", PATH),
                        sheet,
                        page.entries(),
                        suppliers(shop)));
    }

    /// Names of the suppliers by their identifiers.
    static Map<String, String> suppliers(Shop shop) {
        var names = new LinkedHashMap<String, String>();
        shop.suppliers()
                .all()
                .forEach(supplier ->
                        names.put(Fields.text(supplier, "pkSupplierID"), Fields.text(supplier, "SupplierName")));
        return names;
    }

    private static Frame newFrame() {
        return new Frame(LinnworksPages.SITE, "New purchase order", "");
    }

    private Answer form(Visit visit, int status, Frame frame) {
        return Pages.html(
                status,
                "linnworks/pages/newPurchase.jte",
                new NewPurchaseView(
                        frame, visit, suppliers(shop), OrderListPages.locations(shop), Goods.offered(shop)));
    }

    private Answer create(Visit visit) {
        try {
            return Pages.seeOther(PATH + "/%s?done=create".formatted(acts.create(visit)));
        } catch (Rejected rejected) {
            return form(visit, 400, newFrame().refused(rejected.sentence()));
        } catch (Refused refused) {
            return form(visit, 409, newFrame().refused(refused.text()));
        }
    }

    private static Frame frame() {
        return new Frame(LinnworksPages.SITE, "Purchase order", "");
    }

    private Answer page(Visit visit, int status, Frame frame) {
        return id(visit)
                .flatMap(shop.purchaseOrders()::get)
                .map(order -> Pages.html(
                        status,
                        "linnworks/pages/purchase.jte",
                        new PurchaseView(
                                frame, order, suppliers(shop), OrderListPages.locations(shop), Goods.offered(shop))))
                .orElseGet(() -> LinnworksPages.missing(
                        "No such purchase order", "The shop holds no purchase order with this identifier."));
    }

    private static Optional<UUID> id(Visit visit) {
        try {
            return Optional.of(UUID.fromString(visit.part(0)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Answer act(Visit visit) {
        try {
            acts.act(visit, id(visit).orElse(Fields.ZERO), visit.part(1));
            return Pages.seeOther(PATH + "/%s?done=%s".formatted(visit.part(0), visit.part(1)));
        } catch (Rejected rejected) {
            return page(visit, 400, frame().refused(rejected.sentence()));
        } catch (Refused refused) {
            return page(visit, 409, frame().refused(refused.text()));
        }
    }
}
