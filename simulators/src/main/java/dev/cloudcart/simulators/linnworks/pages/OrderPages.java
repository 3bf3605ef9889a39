package dev.cloudcart.simulators.linnworks.pages;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.simulators.linnworks.desks.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;

/// One order, and the buttons that change it. Each does what the API's method of that name does.
final class OrderPages {
    private static final int UNPAID = 0;
    private static final int PAID = 1;
    private static final int PARKED = 7;

    private final Shop shop;
    private final InstantSource clock;
    private final OrderDesk desk;
    private final OrderLines lines;
    private final Refunding refunding;
    private final Returning returning;

    OrderPages(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new OrderDesk(shop);
        lines = new OrderLines(shop, clock, desk);
        refunding = new Refunding(shop, clock);
        returning = new Returning(shop, clock);
    }

    void into(Routes routes) {
        routes.get(
                        "/orders/([0-9a-f-]{36})",
                        visit -> page(visit, 200, frame(visit).done(said(visit.text("done")))))
                .post("/orders/([0-9a-f-]{36})/*", this::act);
        refunding.into(routes);
        returning.into(routes);
    }

    private Frame frame(Visit visit) {
        var number = order(visit).map(order -> "Order " + order.card().number()).orElse("No such order");
        return new Frame(LinnworksPages.SITE, number, "");
    }

    private Optional<StoredOrder> order(Visit visit) {
        return shop.orders().byId(id(visit));
    }

    private static UUID id(Visit visit) {
        try {
            return UUID.fromString(visit.part(0));
        } catch (IllegalArgumentException _) {
            return Fields.ZERO;
        }
    }

    private Answer page(Visit visit, int status, Frame frame) {
        return order(visit)
                .map(order -> Pages.html(status, "linnworks/pages/order.jte", view(frame, order)))
                .orElseGet(() -> LinnworksPages.missing(
                        "No such order",
                        "The shop holds no order with this identifier. It may have been forgotten by a reset."));
    }

    private OrderView view(Frame frame, StoredOrder order) {
        return new OrderView(
                frame,
                order.card(),
                order.tree(),
                refunding.of(order.card().id()),
                returning.of(order.card().id()),
                OrderListPages.locations(shop),
                Goods.offered(shop));
    }

    private Answer act(Visit visit) {
        if (order(visit).isEmpty()) {
            return page(visit, 404, frame(visit));
        }
        try {
            var hindrance = done(visit, visit.part(1), id(visit));
            return hindrance
                    .map(sentence -> page(visit, 409, frame(visit).refused(sentence)))
                    .orElseGet(() -> Pages.seeOther("/orders/%s?done=%s".formatted(id(visit), visit.part(1))));
        } catch (Rejected rejected) {
            return page(visit, 400, frame(visit).refused(rejected.sentence()));
        } catch (Refused refused) {
            return page(visit, 409, frame(visit).refused(refused.text()));
        }
    }

    /// Does it, or answers why it was not done.
    private Optional<String> done(Visit visit, String act, UUID id) {
        var ids = List.of(id);
        return switch (act) {
            case "pay" -> unless(desk.changeStatus(ids, PAID, clock.instant()), PARKED_STAYS);
            case "unpay" -> unless(desk.changeStatus(ids, UNPAID, clock.instant()), PARKED_STAYS);
            case "park" -> unless(desk.tag(ids, PARKED, clock.instant()), NOT_OPEN);
            case "unpark" -> unless(desk.tag(ids, 0, clock.instant()), NOT_OPEN);
            case "lock" -> unless(desk.lock(ids, true, clock.instant()), NOT_OPEN);
            case "unlock" -> unless(desk.lock(ids, false, clock.instant()), NOT_OPEN);
            case "move" -> unless(desk.move(ids, visit.id("location").orElse(Fields.ZERO), clock.instant()), NOT_OPEN);
            case "process" -> desk.process(id, clock.instant()).map(why -> why + ".");
            case "cancel" -> cancel(id);
            case "refund" -> refunding.book(visit, id);
            case "return" -> returning.book(visit, id);
            case "edit" -> lines.edit(visit, id);
            case "add" -> lines.add(visit, id);
            default -> Optional.of("There is no such act on an order.");
        };
    }

    private static final String NOT_OPEN = "The order is not open any more.";
    private static final String PARKED_STAYS =
            "A parked order stays as it is, and so does one that is not open: take it out of parking first.";

    private static Optional<String> unless(List<UUID> changed, String hindrance) {
        return changed.isEmpty() ? Optional.of(hindrance) : Optional.empty();
    }

    private Optional<String> cancel(UUID id) {
        desk.cancel(id, clock.instant());
        return Optional.empty();
    }

    private static Optional<String> said(String act) {
        return switch (act) {
            case "create" -> Optional.of("The order has come in.");
            case "pay" -> Optional.of("The order is paid.");
            case "unpay" -> Optional.of("The order is unpaid again.");
            case "park" -> Optional.of("The order is parked.");
            case "unpark" -> Optional.of("The order is taken out of parking.");
            case "lock" -> Optional.of("The order is locked.");
            case "unlock" -> Optional.of("The order is unlocked.");
            case "move" -> Optional.of("The order is moved.");
            case "process" -> Optional.of("The order is processed: it is on its way.");
            case "cancel" -> Optional.of("The order is cancelled.");
            case "refund" -> Optional.of("The refund is booked. It counts when it is actioned.");
            case "action" -> Optional.of("The refund is actioned.");
            case "return" -> Optional.of("The return is booked. It counts when it is accepted.");
            case "accept" ->
                Optional.of(
                        "The return is accepted. What is paid back is booked as a refund, and what is sent is an open order.");
            case "withdraw" -> Optional.of("The booking is taken back.");
            case "edit" -> Optional.of("The line is changed, and the order added up again.");
            case "add" -> Optional.of("The line is added, and the order added up again.");
            default -> Optional.empty();
        };
    }
}
