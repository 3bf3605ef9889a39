package dev.cloudcart.simulators.linnworks.lists;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// The lines of returns, exchanges and resends as flat rows, in the two shapes that Linnworks shows them in.
public final class ReturnRows {
    private final Shop shop;

    public ReturnRows(Shop shop) {
        this.shop = shop;
    }

    /// One line of a booking and the header it belongs to.
    public record Line(ObjectNode header, ObjectNode line) {
        public boolean actioned() {
            return Fields.flag(line, "Actioned");
        }

        ReturnType type() {
            return ReturnType.of(Fields.text(line, "Type"));
        }

        BigDecimal refund() {
            return Fields.decimal(line, "RefundAmount");
        }

        /// What the refund of this line has come to; what is only promised is pending.
        BigDecimal pending(Shop shop) {
            return refund().subtract(refunded(shop));
        }

        BigDecimal refunded(Shop shop) {
            var row = Fields.id(line, "RefundRowId");
            return shop.refunds().all().stream()
                    .flatMap(refund -> Fields.objects(refund, "RefundLines"))
                    .filter(refunded ->
                            Fields.id(refunded, "RefundRowId").equals(row) && Fields.flag(refunded, "Actioned"))
                    .map(refunded -> Fields.decimal(refunded, "Amount"))
                    .reduce(Fields.NOTHING, BigDecimal::add);
        }

        String rowType() {
            return type().rowType(actioned(), refund().signum() > 0);
        }
    }

    public Stream<Line> lines(Predicate<ObjectNode> which) {
        return shop.returns().all().stream()
                .filter(which)
                .flatMap(header -> Fields.objects(header, "RMALines").map(line -> new Line(header, line)));
    }

    /// As `ProcessedOrders/GetReturnsExchanges` answers (Processed Orders API, ReturnInfo).
    public ObjectNode info(Line booked) {
        var line = booked.line();
        var row = common(Json.object(), booked)
                .put("fkOrderId", Fields.text(booked.header(), "OrderId"))
                .put("fkOrderItemRowId", Fields.text(line, "OrderItemRowId"))
                .put("nOrderId", Fields.whole(booked.header(), "NumOrderId"))
                .put("SKU", Fields.text(line, "ReturnItemSKU"))
                .put("BatchNumber", "")
                .put("LastState", Fields.text(line.path("Status"), "StatusHeader"))
                .put("Completed", booked.actioned());
        sent(row, line);
        row.set("fkRefundRowId", line.path("RefundRowId"));
        return row.put("RefundedAmount", booked.refunded(shop)).put("PendingRefund", booked.pending(shop));
    }

    /// What went out in its place.
    private void sent(ObjectNode row, ObjectNode line) {
        var order = newOrder(line);
        row.set("fkNewOrderId", line.path("NewOrderId"));
        row.put("fkNewStockItemId", Fields.text(line, "ExchangeStockItemId"))
                .put("NewQty", newQuantity(line))
                .put("NewOrderId", order.map(found -> found.card().number()).orElse(0))
                .put(
                        "NewOrderCancelled",
                        order.filter(found -> found.card().cancelled()).isPresent())
                .put("NewSKU", Fields.text(line, "ExchangeSKU"))
                .put("NewItemTitle", Fields.text(line, "ExchangeTitle"))
                .put("AdditionalCost", Fields.decimal(line, "AdditionalCost"));
        var processed = order.map(found -> found.card().processedOn());
        row.put("NewOrderProcessedOn", processed.map(Moments::write).orElse(null));
    }

    private Optional<StoredOrder> newOrder(ObjectNode line) {
        var id = Fields.text(line, "NewOrderId");
        return id.isEmpty() ? Optional.empty() : shop.orders().byId(UUID.fromString(id));
    }

    private static int newQuantity(ObjectNode line) {
        return Fields.whole(line, "ExchangeQuantity") + Fields.whole(line, "ResendQuantity");
    }

    /// As the search of returns and refunds answers, onto the order's own row.
    public ObjectNode found(Line booked, ObjectNode order) {
        var header = booked.header();
        var line = booked.line();
        common(order, booked)
                .put("pkOrderID", Fields.text(header, "OrderId"))
                .put("nOrderId", Fields.whole(header, "NumOrderId"))
                .put("Source", Fields.text(header, "OrderSource"))
                .put("SubSource", Fields.text(header, "OrderSubSource"))
                .put("cItemNumber", Fields.text(line, "ReturnItemSKU"))
                .put("cItemName", Fields.text(line, "ReturnItemTitle"))
                .put("ItemNumber", Fields.text(line, "ReturnItemSKU"))
                .put("Location", shop.locations().name(Fields.id(line, "ReturnLocation")))
                .put("NewQty", newQuantity(line))
                .put("PendingRefundAmount", booked.pending(shop))
                .put("Amount", booked.refund())
                .put("CreateDate", Fields.text(header, "CreatedDate"));
        order.set("pkRefundRowId", line.path("RefundRowId"));
        order.set("ActionDate", line.path("ActionedDate"));
        return order;
    }

    private static ObjectNode common(ObjectNode row, Line booked) {
        var line = booked.line();
        row.put("pkReturnId", Fields.whole(line, "RMARowId"))
                .put("RowType", booked.rowType())
                .put("ReturnReference", Fields.text(booked.header(), "ExternalReference"))
                .put("ItemTitle", Fields.text(line, "ReturnItemTitle"))
                .put("Reason", Fields.text(line, "Reason"))
                .put("ChannelReason", Fields.text(line, "ReasonTag"))
                .put("ChannelReasonSec", Fields.text(line, "SubReasonTag"))
                .put("Category", Fields.text(line, "ReasonCategory"))
                .put("ReturnQty", Fields.whole(line, "ReturnQuantity"))
                .put("fkReturnLocationId", Fields.text(line, "ReturnLocation"))
                .put("Scrapped", Fields.whole(line, "ScrapQuantity") > 0)
                .put("ScrapQty", Fields.whole(line, "ScrapQuantity"))
                .put(
                        "LastDate",
                        booked.actioned() ? Fields.text(line, "ActionedDate") : Fields.text(line, "CreatedDate"));
        row.set("ReturnDate", line.path("ActionedDate"));
        return row;
    }
}
