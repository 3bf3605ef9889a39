package dev.cloudcart.simulators.linnworks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.wire.Json;

/// One order with its lines and sums, and what can be done with it.
record OrderView(
        Frame frame,
        OrderCard card,
        ObjectNode order,
        List<ObjectNode> refunds,
        List<ObjectNode> returns,
        Map<String, String> locations,
        List<Goods> goods) {

    List<OrderSummary.Chip> chips() {
        return OrderSummary.chips(card);
    }

    String store() {
        return OrderSummary.store(card);
    }

    String currency() {
        return Fields.text(order.path("TotalsInfo"), "Currency");
    }

    List<ObjectNode> lines() {
        return Fields.objects(order, "Items").toList();
    }

    static String text(JsonNode node, String field) {
        return Fields.text(node, field);
    }

    static int whole(JsonNode node, String field) {
        return Fields.whole(node, field);
    }

    String amount(JsonNode node, String field) {
        return Show.amount(Fields.decimal(node, field), currency());
    }

    String total(String field) {
        return amount(order.path("TotalsInfo"), field);
    }

    static String plain(JsonNode node, String field) {
        return Show.plain(Fields.decimal(node, field));
    }

    boolean hasDiscount() {
        return Fields.decimal(order.path("TotalsInfo"), "TotalDiscount").signum() != 0;
    }

    String location() {
        return locations.getOrDefault(
                card.location().toString(), card.location().toString());
    }

    /// The lines of the buyer's address, without the empty ones.
    List<String> address() {
        var address = order.path("CustomerInfo").path("Address");
        return Stream.of(
                        "FullName",
                        "Company",
                        "Address1",
                        "Address2",
                        "Address3",
                        "Town",
                        "Region",
                        "PostCode",
                        "Country",
                        "EmailAddress")
                .map(field -> Fields.text(address, field))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    String reference() {
        return card.references().isEmpty() ? "" : card.references().getFirst();
    }

    boolean refundable() {
        return card.processed() && !card.cancelled();
    }

    /// What a refund of the whole line comes to, for the form.
    static String refundOf(JsonNode line) {
        return Show.plain(Fields.decimal(line, "CostIncTax").setScale(2, RoundingMode.HALF_UP));
    }

    static boolean actioned(JsonNode refund) {
        return Fields.flag(refund, "Actioned");
    }

    BigDecimal refunded() {
        return refunds.stream()
                .map(refund -> Fields.decimal(refund, "Amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String said(JsonNode refund) {
        return Fields.objects(refund, "RefundLines")
                .map(line -> Fields.text(line, "FreeTextOrNote"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// One line of a return, an exchange or a resend.
    ///
    /// @param newOrder where the order is that sends the goods; empty while there is none
    record Returned(String reference, int booking, String what, boolean accepted, String reason, String newOrder) {}

    List<Returned> returned() {
        return returns.stream()
                .flatMap(header -> Fields.objects(header, "RMALines").map(line -> returned(header, line)))
                .toList();
    }

    private static Returned returned(JsonNode header, JsonNode line) {
        int quantity = Math.max(Fields.whole(line, "ReturnQuantity"), Fields.whole(line, "ResendQuantity"));
        var other = Fields.text(line, "ExchangeSKU");
        var what = "%s of %d × %s%s"
                .formatted(
                        Fields.text(line, "Type"),
                        quantity,
                        Fields.text(line, "ReturnItemSKU"),
                        other.isEmpty() ? "" : " for " + other);
        var newOrder = Fields.text(line, "NewOrderId");
        return new Returned(
                Fields.text(header, "ExternalReference"),
                Fields.whole(header, "RMAHeaderId"),
                what,
                Fields.flag(line, "Actioned"),
                Fields.text(line, "Reason"),
                newOrder.isEmpty() ? "" : "/orders/" + newOrder);
    }

    String json() {
        return new String(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(order), UTF_8);
    }
}
