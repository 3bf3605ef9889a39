package dev.cloudcart.simulators.linnworks.methods;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.lists.RefundRows;
import dev.cloudcart.simulators.linnworks.lists.RefundRows.Line;
import dev.cloudcart.simulators.linnworks.lists.ReturnRows;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Refunds and returns as flat rows: of one order, and searched by date.
final class RefundSearchMethods {
    private final Shop shop;
    private final RefundRows rows;
    private final ReturnRows returns;
    private final ReturnSearch search;

    RefundSearchMethods(Shop shop, Showing showing) {
        this.shop = shop;
        rows = new RefundRows(shop, showing::row);
        returns = new ReturnRows(shop);
        search = new ReturnSearch(shop, rows, returns);
    }

    List<Method> all() {
        return List.of(
                Method.get("ProcessedOrders/GetRefunds", 150, this::refunds),
                Method.get("ProcessedOrders/GetTotalRefunds", 150, this::total),
                Method.get("ProcessedOrders/GetReturnsExchanges", 150, this::returns),
                Method.get("ReturnsRefunds/SearchReturnsRefundsPaged", 150, search::search));
    }

    private Stream<Line> ofOrder(Arguments arguments) {
        var order = arguments.needId("pkOrderId");
        return rows.lines(header -> Fields.id(header, "OrderId").equals(order));
    }

    private Answer refunds(Arguments arguments) {
        return Replies.ok(ofOrder(arguments).map(rows::info).toList());
    }

    private Answer returns(Arguments arguments) {
        var order = arguments.needId("pkOrderId");
        return Replies.ok(returns.lines(header -> Fields.id(header, "OrderId").equals(order))
                .map(returns::info)
                .toList());
    }

    private Answer total(Arguments arguments) {
        var bookings = arguments.flag("includeBookings");
        var amount = ofOrder(arguments)
                .filter(line -> bookings || line.actioned())
                .map(line -> Fields.decimal(line.line(), "Amount"))
                .reduce(Fields.NOTHING, BigDecimal::add);
        var charge = shop.orders()
                .byId(arguments.needId("pkOrderId"))
                .map(order -> Fields.decimal(order.tree().path("TotalsInfo"), "TotalCharge"))
                .orElse(Fields.NOTHING);
        return Replies.ok(Json.object()
                .put("Amount", amount)
                .put("TotalCharge", charge)
                .put("Refundable", charge.subtract(amount)));
    }
}
