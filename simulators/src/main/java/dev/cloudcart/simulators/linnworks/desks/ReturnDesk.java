package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// Returns, exchanges and resends of processed orders: booked, then accepted or taken back (Returns Refunds API,
/// RMA). What is accepted books the refund it promised, and makes the order that sends the goods.
public final class ReturnDesk {
    private final Shop shop;
    private final RefundDesk refundDesk;

    public ReturnDesk(Shop shop) {
        this.shop = shop;
        refundDesk = new RefundDesk(shop);
    }

    /// What somebody wants to book.
    ///
    /// @param reference empty for one of our own
    /// @param lines by their type, each as `CreateRMABooking` takes it
    public record Booking(boolean channelInitiated, String reference, List<Wanted> lines) {
        public Booking {
            lines = List.copyOf(lines);
        }
    }

    public record Wanted(ReturnType type, JsonNode line) {}

    /// What came of it: a header, or the sentences that say why there is none.
    public record Booked(ObjectNode header, List<String> errors) {
        public Booked {
            errors = List.copyOf(errors);
        }
    }

    public Booked book(StoredOrder order, Booking booking, Instant now) {
        synchronized (shop.returns()) { // a shop has several desks, and the next numbers are drawn once
            var lines = new ReturnLines(shop, order.tree(), now);
            var errors = lines.check(booking.lines());
            if (!errors.isEmpty()) {
                return new Booked(Json.object(), errors);
            }
            var header = header(order, booking, now);
            header.set("RMALines", lines.of(booking.lines(), header));
            shop.returns().put(header);
            return new Booked(header, List.of());
        }
    }

    private ObjectNode header(StoredOrder order, Booking booking, Instant now) {
        int id = shop.returns().all().stream()
                        .mapToInt(header -> Fields.whole(header, "RMAHeaderId"))
                        .max()
                        .orElse(0)
                + 1;
        var header = Json.object().put("RMAHeaderId", id);
        header.putArray("RMALines");
        header.put("OrderId", order.card().id().toString())
                .put("NumOrderId", order.card().number());
        header.set("Status", PostSaleStatus.RETURN.open());
        return header.put("OrderSource", order.card().source())
                .put("OrderSubSource", order.card().subSource())
                .put("ExternalReference", booking.reference().isEmpty() ? "RMA" + id : booking.reference())
                .put("ChannelInitiated", booking.channelInitiated())
                .put("CreatedDate", Moments.write(now))
                .put("Actioned", false)
                .putNull("LastActionDate");
    }

    /// Accepts what is not accepted yet, and answers the header.
    public ObjectNode action(int headerId, Instant now) {
        synchronized (shop.returns()) {
            var header = find(headerId);
            var waiting =
                    lines(header).filter(line -> !Fields.flag(line, "Actioned")).toList();
            if (waiting.isEmpty()) {
                throw new Refused("The booking is already actioned.");
            }
            var order =
                    shop.orders().byId(Fields.id(header, "OrderId")).orElseThrow(() -> new Refused("Order not found."));
            refund(order, header, waiting, now);
            new Replacements(shop, order.tree(), now).of(waiting);
            for (var line : waiting) {
                line.put("Actioned", true)
                        .put("ActionedDate", Moments.write(now))
                        .set("Status", PostSaleStatus.RETURN.processed());
            }
            header.put("Actioned", true)
                    .put("LastActionDate", Moments.write(now))
                    .set("Status", PostSaleStatus.RETURN.processed());
            shop.returns().put(header);
            return header;
        }
    }

    private void refund(StoredOrder order, ObjectNode header, List<ObjectNode> waiting, Instant now) {
        var paidBack =
                waiting.stream().filter(line -> refundOf(line).signum() > 0).toList();
        if (paidBack.isEmpty()) {
            return;
        }
        var refund = refundDesk.book(
                order,
                Fields.flag(header, "ChannelInitiated"),
                paidBack.stream().map(ReturnDesk::refundLine),
                now);
        var rows = Fields.objects(refund, "RefundLines").toList();
        for (int i = 0; i < paidBack.size(); i++) {
            paidBack.get(i).put("RefundRowId", Fields.text(rows.get(i), "RefundRowId"));
        }
    }

    private static JsonNode refundLine(ObjectNode line) {
        return Json.object()
                .put("RefundedUnit", "Item")
                .put("OrderItemRowId", Fields.text(line, "OrderItemRowId"))
                .put("Quantity", Fields.whole(line, "ReturnQuantity"))
                .put("Amount", refundOf(line))
                .put("IsFreeText", true)
                .put("FreeTextOrNote", Fields.text(line, "Reason"));
    }

    private static BigDecimal refundOf(JsonNode line) {
        return Fields.decimal(line, "RefundAmount");
    }

    /// Takes away the lines that are not accepted yet, and the booking when none is left.
    public void delete(int headerId) {
        synchronized (shop.returns()) {
            var header = find(headerId);
            var kept = Fields.array(lines(header).filter(line -> Fields.flag(line, "Actioned")));
            if (kept.isEmpty()) {
                shop.returns().remove(headerId);
                return;
            }
            header.set("RMALines", kept);
            shop.returns().put(header);
        }
    }

    public ObjectNode find(int headerId) {
        return shop.returns().get(headerId).orElseThrow(() -> new Refused("Return not found."));
    }

    public List<ObjectNode> of(UUID order) {
        return shop.returns().all().stream()
                .filter(header -> Fields.id(header, "OrderId").equals(order))
                .toList();
    }

    /// How many of an order's line came back or are booked to.
    public int returned(UUID rowId) {
        return ReturnLines.returned(shop, rowId);
    }

    public int resent(UUID rowId) {
        return ReturnLines.resent(shop, rowId);
    }

    static Stream<ObjectNode> lines(JsonNode header) {
        return Fields.objects(header, "RMALines");
    }
}
