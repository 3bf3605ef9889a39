package dev.cloudcart.simulators.linnworks.lists;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// Refund lines as flat rows, in the two shapes that Linnworks shows them in.
public final class RefundRows {
    private final Shop shop;
    private final Function<StoredOrder, byte[]> rowOf;

    /// @param rowOf how the row of a processed order may be read
    public RefundRows(Shop shop, Function<StoredOrder, byte[]> rowOf) {
        this.shop = shop;
        this.rowOf = rowOf;
    }

    /// One line of a refund and the header it belongs to.
    public record Line(ObjectNode header, ObjectNode line) {
        public boolean cancellation() {
            return Fields.flag(line, "IsCancellation");
        }

        public boolean actioned() {
            return Fields.flag(line, "Actioned");
        }
    }

    public Stream<Line> lines(Predicate<ObjectNode> which) {
        return shop.refunds().all().stream()
                .filter(which)
                .flatMap(header -> Fields.objects(header, "RefundLines").map(line -> new Line(header, line)))
                .filter(line -> !Fields.flag(line.line(), "Deleted"));
    }

    /// As `ProcessedOrders/GetRefunds` answers (Processed Orders API, RefundInfo).
    public ObjectNode info(Line refund) {
        var line = refund.line();
        var item = line.path("RefundedItem");
        var unit = Fields.text(line, "RefundedUnit");
        var row = Json.object()
                .put("pkRefundRowId", Fields.text(line, "RefundRowId"))
                .put("SKU", Fields.text(item, "ItemSKU"))
                .put("ItemTitle", Fields.text(item, "ItemTitle"))
                .put("IsItem", unit.equals("Item"))
                .put("IsService", unit.equals("Service"))
                .put("Amount", Fields.decimal(line, "Amount"))
                .put("Reason", Fields.text(line, "FreeTextOrNote"))
                .put("Actioned", refund.actioned());
        row.set("ActionDate", orNull(line, "ActionedDate"));
        return row.put("ReturnReference", Fields.text(refund.header(), "ExternalReference"))
                .put("Cost", Fields.decimal(item, "Cost"))
                .put("RefundStatus", Fields.text(line.path("Status"), "StatusHeader"))
                .put("IgnoredValidation", false)
                .put("fkOrderItemRowId", Fields.id(item, "OrderItemRowId").toString())
                .put("ShouldSerializeChannelReason", false)
                .put("ChannelReason", "")
                .put("ShouldSerializeChannelReasonSec", false)
                .put("ChannelReasonSec", "")
                .put("IsNew", false);
    }

    /// As the search of returns and refunds answers: the order's own row, with the refund's columns.
    public ObjectNode found(Line refund) {
        var header = refund.header();
        var line = refund.line();
        var item = line.path("RefundedItem");
        var row = orderRow(header);
        row.put("pkOrderID", Fields.text(header, "OrderId"))
                .put("nOrderId", Fields.whole(header, "NumOrderId"))
                .put("cCurrency", Fields.text(header, "Currency"))
                .put("Source", Fields.text(header, "OrderSource"))
                .put("SubSource", Fields.text(header, "OrderSubSource"))
                .put("cItemNumber", Fields.text(item, "ItemSKU"))
                .put("cItemName", Fields.text(item, "ItemTitle"))
                .put("ItemNumber", Fields.text(item, "ItemSKU"))
                .put("ItemTitle", Fields.text(item, "ItemTitle"))
                .put("ReturnQty", Fields.whole(line, "Quantity"))
                .put("RefundReference", Fields.text(header, "ExternalReference"))
                .put("pkRefundRowId", Fields.text(line, "RefundRowId"))
                .put("Amount", Fields.decimal(line, "Amount"))
                .put("PendingRefundAmount", refund.actioned() ? Fields.NOTHING : Fields.decimal(line, "Amount"))
                .put("CreateDate", Fields.text(header, "CreatedDate"));
        row.set("ActionDate", orNull(line, "ActionedDate"));
        return row.put("RefundStatus", Fields.text(line.path("Status"), "StatusHeader"));
    }

    private Optional<StoredOrder> order(JsonNode header) {
        return shop.orders()
                .byId(UUID.fromString(Fields.text(header, "OrderId")))
                .filter(order -> order.card().processed());
    }

    /// The row of the header's order; empty when the order is not there any more.
    public ObjectNode orderRow(JsonNode header) {
        return order(header).map(this::orderRow).orElseGet(Json::object);
    }

    /// Without the columns that only the processed orders have.
    private ObjectNode orderRow(StoredOrder order) {
        var row = (ObjectNode) Json.read(rowOf.apply(order));
        row.remove(REFUND_HAS_NOT);
        return row;
    }

    private static final List<String> REFUND_HAS_NOT = List.of(
            "dReceivedDate",
            "timeDiff",
            "nStatus",
            "ProfitMargin",
            "dCancelledOn",
            "HoldOrCancel",
            "IsResend",
            "IsExchange",
            "TaxId",
            "FulfilmentLocationName",
            "FolderCollection",
            "BillingEmailAddress",
            "PackageCategory",
            "PackageTitle",
            "ItemWeight",
            "TotalWeight");

    private static JsonNode orNull(JsonNode node, String field) {
        return node.has(field) ? node.path(field) : Json.MAPPER.getNodeFactory().nullNode();
    }
}
