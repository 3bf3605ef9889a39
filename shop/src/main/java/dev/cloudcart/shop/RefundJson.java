package dev.cloudcart.shop;

import java.math.BigDecimal;

/// A refund as `RefundHeader` of Linnworks' ReturnsRefunds specification.
final class RefundJson {

    private final Fields fields;
    private final Refund refund;

    private RefundJson(Fields fields, Refund refund) {
        this.fields = fields;
        this.refund = refund;
    }

    static void write(Fields fields, Refund refund) {
        new RefundJson(fields, refund).write();
    }

    private void write() {
        var order = refund.order();
        fields.whole("RefundHeaderId", refund.number())
                .text("Currency", order.currency().name())
                .amount("Amount", refund.amount())
                .list("RefundLines", refund.parts(), (line, part) -> part(part))
                .nothing("RefundLink")
                .id("OrderId", order.id())
                .whole("NumOrderId", order.number())
                .object("Status", this::status)
                .text("OrderSource", order.store().name())
                .text("OrderSubSource", order.store().subSource(order.market()))
                .text("ExternalReference", order.channelOrder())
                .flag("ChannelInitiated", channelInitiated())
                .moment("CreatedDate", refund.created())
                .flag("Actioned", refund.actioned() != null)
                .moment("LastActionDate", refund.actioned());
    }

    private void status() {
        var done = refund.actioned() != null;
        fields.text("StatusHeader", refund.status())
                .object(
                        "StatusDetail",
                        () -> fields.text("StatusTag", refund.status())
                                .text("StatusDescription", done ? "Refund processed" : "Refund not yet submitted")
                                .flag("Actionable", !done)
                                .text("ActionDescription", "Submit refund")
                                .empty("EditableFields"));
    }

    private void part(Refund.Part part) {
        fields.id("RefundRowId", part.row())
                .whole("RefundHeaderId", refund.number())
                .object("Status", this::status)
                .text("RefundedUnit", part.unit())
                .flag("IsShippingRefund", part.unit().equals("Shipping"))
                .flag("IsAdditionalRefund", part.unit().equals("Additional"))
                .flag("IsCancellation", false);
        refundedItem(part);
        fields.nothing("ValidationError")
                .nothing("Error")
                .empty("Errors")
                .flag("Actioned", refund.actioned() != null)
                .moment("ActionedDate", refund.actioned())
                .flag("ChannelInitiated", channelInitiated())
                .flag("Internal", false)
                .flag("Deleted", false)
                .text("ExternalReference", "")
                .flag("IsFreeText", true)
                .text("FreeTextOrNote", part.reason())
                .amount("Amount", part.amount());
        quantity(part);
        fields.nothing("ReasonTag")
                .nothing("SubReasonTag")
                .nothing("InsufficientRefundTag")
                .nothing("InsufficientRefundNote")
                .nothing("ReasonCategory");
    }

    private void refundedItem(Refund.Part part) {
        var line = part.line();
        if (line == null) {
            fields.nothing("RefundedItem");
            return;
        }
        BigDecimal paid = line.price().gross();
        fields.object(
                "RefundedItem",
                () -> fields.id("OrderItemRowId", line.row())
                        .nothing("ReturnRowId")
                        .text("ItemSKU", line.product().sku())
                        .text("ChannelSKU", line.product().sku())
                        .text("ItemTitle", line.product().title())
                        .amount("Cost", paid)
                        .nothing("CancelledQuantity"));
    }

    private void quantity(Refund.Part part) {
        if (part.line() == null) {
            fields.nothing("Quantity");
        } else {
            fields.whole("Quantity", part.quantity());
        }
    }

    /// Who started it does not depend on anything: every other one.
    private boolean channelInitiated() {
        return refund.number() % 2 == 0;
    }
}
