package dev.cloudcart.simulators.linnworks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.RefundRows;
import dev.cloudcart.simulators.linnworks.shop.RefundRows.Line;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Refunds as flat rows: of one order, and searched by date.
final class RefundSearchMethods {
    /// "Maximum 200" and "maximum 3 months" (Returns Refunds API, SearchReturnsRefundsPaged).
    private static final int PAGE_MAX = 200;
    private static final int MONTHS_MAX = 3;

    private final Shop shop;
    private final RefundRows rows;

    RefundSearchMethods(Shop shop, Showing showing) {
        this.shop = shop;
        rows = new RefundRows(shop, showing::row);
    }

    List<Method> all() {
        return List.of(
                Method.get("ProcessedOrders/GetRefunds", 150, this::refunds),
                Method.get("ProcessedOrders/GetTotalRefunds", 150, this::total),
                Method.get("ProcessedOrders/GetReturnsExchanges", 150, _ -> Replies.ok(List.of())),
                Method.get("ReturnsRefunds/SearchReturnsRefundsPaged", 150, this::search));
    }

    private Stream<Line> ofOrder(Arguments arguments) {
        var order = arguments.needId("pkOrderId");
        return rows.lines(header -> Fields.id(header, "OrderId").equals(order));
    }

    private Answer refunds(Arguments arguments) {
        return Replies.ok(ofOrder(arguments).map(rows::info).toList());
    }

    private Answer total(Arguments arguments) {
        var bookings = arguments.flag("includeBookings");
        var amount = ofOrder(arguments)
                .filter(line -> bookings || line.actioned())
                .map(line -> Fields.decimal(line.line(), "Amount"))
                .reduce(new BigDecimal("0.0"), BigDecimal::add);
        var charge = shop.orders().byId(arguments.needId("pkOrderId"))
                .map(order -> Fields.decimal(order.tree().path("TotalsInfo"), "TotalCharge"))
                .orElse(new BigDecimal("0.0"));
        return Replies.ok(Json.object().put("Amount", amount).put("TotalCharge", charge).put("Refundable", charge
                .subtract(
                        amount)));
    }

    private Answer search(Arguments arguments) {
        var from = arguments.needMoment("from");
        var to = arguments.needMoment("to");
        int size = arguments.whole("numEntriesPerPage", PAGE_MAX);
        if (from.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_MAX).toInstant().isBefore(to)) {
            throw new Refused("Date range cannot be more than %d months.".formatted(MONTHS_MAX));
        }
        if (size < 1 || size > PAGE_MAX) {
            throw new Refused("Entries per page cannot be more than %d.".formatted(PAGE_MAX));
        }
        var date = date(arguments.text("dateType").orElse("ALLDATES"));
        var found = kind(arguments).filter(line -> date.apply(line).filter(moment -> !moment.isBefore(from) && !moment
                .isAfter(
                        to))
                .isPresent()).toList();
        return Replies.ok(Replies.paged(Page.of(found, arguments.whole("pageNum", 1), size).map(rows::found)));
    }

    private Stream<Line> kind(Arguments arguments) {
        var term = arguments.text("searchTerm").orElse("");
        var lines = rows.lines(header -> term.isBlank() || Integer.toString(Fields.whole(header, "NumOrderId")).equals(
                term)
                || Fields.text(header, "ExternalReference").equalsIgnoreCase(term));
        return switch (arguments.text("historyType").orElse("REFUNDS")) {
            case "REFUNDS" -> lines;
            case "CANCELLATIONS" -> lines.filter(Line::cancellation);
            case "RETURNS" -> Stream.empty();
            default -> throw new Refused("The request is invalid.");
        };
    }

    /// What the search goes by: the order's dates, or those of the refund.
    private Function<Line, Optional<Instant>> date(String type) {
        return switch (type) {
            case "RECEIVED" -> line -> order(line).map(card -> card.received());
            case "PROCESSED" -> line -> order(line).map(card -> card.processedOn());
            case "BOOKED", "ALLDATES" -> line -> Optional.ofNullable(Moments.in(line.header(), "CreatedDate"));
            case "ACTIONED" -> line -> Optional.ofNullable(Moments.in(line.line(), "ActionedDate"));
            default -> throw new Refused("The request is invalid.");
        };
    }

    private Optional<OrderCard> order(Line line) {
        return shop.orders().byId(UUID.fromString(Fields.text(line.header(), "OrderId"))).map(order -> order.card());
    }
}
