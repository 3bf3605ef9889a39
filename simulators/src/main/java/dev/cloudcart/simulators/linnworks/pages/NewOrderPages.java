package dev.cloudcart.simulators.linnworks.pages;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.NewOrders;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Rejected;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// A new order with one line, as a channel would send it.
final class NewOrderPages {
    private final Shop shop;
    private final InstantSource clock;

    NewOrderPages(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
    }

    void into(Routes routes) {
        routes.get("/orders/new", visit -> form(visit, 200, frame())).post("/orders/new", this::create);
    }

    private static Frame frame() {
        return new Frame(LinnworksPages.SITE, "New order", "");
    }

    private Answer form(Visit visit, int status, Frame frame) {
        return Pages.html(
                status,
                "linnworks/pages/newOrder.jte",
                new NewOrderView(frame, visit, OrderListPages.locations(shop), Goods.offered(shop)));
    }

    private Answer create(Visit visit) {
        try {
            var id = new NewOrders(shop)
                    .save(channelOrder(visit), visit.id("location").orElse(Fields.ZERO), clock.instant());
            return Pages.seeOther(
                    "/orders/%s?done=create"
                            .formatted(
                                    id.orElseThrow(
                                            () -> new Rejected(
                                                    "This store has sent an order with that reference before, and it is paid: choose another reference."))));
        } catch (Rejected rejected) {
            return form(visit, 400, frame().refused(rejected.sentence()));
        } catch (Refused refused) {
            return form(visit, 400, frame().refused(refused.text() + "."));
        }
    }

    private ObjectNode channelOrder(Visit visit) {
        var paid = visit.text("payment").equals("paid");
        var order = Json.object()
                .put("Source", visit.need("source", "Channel").toUpperCase(Locale.ROOT))
                .put("SubSource", visit.text("subSource"))
                .put("ReferenceNumber", visit.filled("reference").orElseGet(NewOrderPages::reference))
                .put("Currency", currency(visit, "currency", "Currency"))
                .put("PaymentStatus", paid ? "Paid" : "Unpaid")
                .put("PaymentMethodName", visit.text("paymentMethod"))
                .put("PostalServiceCost", visit.amount("postage", "Postage"))
                .put("PostalServiceTaxRate", visit.amount("taxRate", "Tax rate"))
                .put("ChannelBuyerName", visit.text("buyer"));
        var address = address(visit);
        order.set("DeliveryAddress", address);
        order.set("BillingAddress", address.deepCopy());
        order.putArray("OrderItems").add(line(visit));
        return order;
    }

    private static String reference() {
        return "M-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /// Three letters, in capitals.
    static String currency(Visit visit, String name, String label) {
        var code = visit.need(name, label).toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{3}")) {
            throw new Rejected("\"%s\" takes three letters such as GBP, not \"%s\".".formatted(label, code));
        }
        return code;
    }

    private static ObjectNode address(Visit visit) {
        return Json.object()
                .put("FullName", visit.need("buyer", "Buyer"))
                .put("EmailAddress", visit.text("email"))
                .put("Address1", visit.text("street"))
                .put("Town", visit.text("town"))
                .put("PostCode", visit.text("postCode"))
                .put("MatchCountryCode", visit.filled("country").orElse("GB"));
    }

    private ObjectNode line(Visit visit) {
        var sku = visit.need("sku", "SKU");
        return line(
                sku,
                Goods.title(shop, sku),
                Map.of(
                        "Qty", BigDecimal.valueOf(visit.count("quantity", "Quantity")),
                        "PricePerUnit", visit.amount("price", "Price"),
                        "TaxRate", visit.amount("taxRate", "Tax rate"),
                        "LineDiscount", visit.amount("discount", "Discount")),
                visit.text("taxIncluded").equals("yes"));
    }

    private static ObjectNode line(String sku, String title, Map<String, BigDecimal> amounts, boolean inclusive) {
        var line = Json.object()
                .put("ItemNumber", sku)
                .put("ChannelSKU", sku)
                .put("ItemTitle", title)
                .put("TaxCostInclusive", inclusive);
        amounts.forEach(line::put);
        return line;
    }
}
