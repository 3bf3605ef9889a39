package dev.cloudcart.linnworks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Extent;

/// The raw record of a purchase order, or of one delivery of it, as it is filed: the purchase order letter by
/// letter as Linnworks sent it, with its supplier beside it; or what Linnworks said instead.
///
/// @param delivery which delivery of the purchase order; null for the order itself
/// @param statement which payment statement of the purchase order; null for anything else
/// @param extent of a record of all that came, or that was ordered, which; null for any other
/// @param cost of a record of one cost beside the goods, which; null for any other
/// @param header as Linnworks lists it, where it does not hand out the rest
/// @param supplier null where Linnworks does not know it any more
/// @param refused why Linnworks does not hand it out
/// @param gone whether Linnworks has no such purchase order any more
public record FiledPurchase(
        @JsonProperty("Delivery") @Nullable Integer delivery,
        @JsonProperty("Statement") @Nullable Integer statement,
        @JsonProperty("Extent") @Nullable Extent extent,
        @JsonProperty("Cost") @Nullable Integer cost,
        @JsonProperty("PurchaseOrder") @Nullable PurchaseJson order,
        @JsonProperty("Header") PurchaseJson.@Nullable Header header,
        @JsonProperty("Supplier") @Nullable SupplierJson supplier,
        @JsonProperty("refused") @Nullable String refused,
        @JsonProperty("gone") @Nullable Boolean gone) {

    /// @param supplier null where Linnworks does not know it any more
    public static byte[] file(Slice order, @Nullable SupplierJson supplier) {
        return file(
                "", order, supplier == null ? Optional.empty() : Optional.of(Slice.of(Json.bytes(supplier))), false);
    }

    /// One delivery, out of the record of its purchase order.
    public static byte[] delivery(int delivery, byte[] order) {
        return part("\"Delivery\":" + delivery + ",", order);
    }

    /// One payment statement, likewise.
    public static byte[] statement(int statement, byte[] order) {
        return part("\"Statement\":" + statement + ",", order);
    }

    /// One cost beside the goods, likewise.
    public static byte[] cost(int cost, byte[] order) {
        return part(costs(cost), order);
    }

    private static String costs(int cost) {
        return "\"Extent\":\"" + Extent.COST + "\",\"Cost\":" + cost + ",";
    }

    /// All that came, or was ordered, out of the record of its purchase order.
    public static byte[] whole(Extent extent, byte[] order) {
        return part("\"Extent\":\"" + extent + "\",", order);
    }

    /// The record of a delivery that its purchase order does not have any more.
    ///
    /// @param number the delivery's or the cost's
    public static byte[] vanished(byte[] delivery, Extent extent, int number) {
        return file(
                switch (extent) {
                    case DELIVERY -> "\"Delivery\":" + number + ",";
                    case COST, REBATE -> costs(number);
                    case ALL_THAT_CAME, ALL_ORDERED, CORRECTION -> "\"Extent\":\"" + extent + "\",";
                },
                Json.part(Slice.of(delivery), "PurchaseOrder").orElseThrow(),
                Json.part(Slice.of(delivery), "Supplier"),
                true);
    }

    /// What was billed of a delivery and did not come, out of the records of both.
    public static byte[] correction(byte[] billed, byte[] now, Instant at) {
        var raw = new ByteArrayOutputStream(billed.length + now.length + 128);
        write(raw, "{\"Extent\":\"" + Extent.CORRECTION + "\",\"Corrected\":\"" + at + "\",\"Now\":");
        raw.writeBytes(now);
        write(raw, ",\"Billed\":");
        raw.writeBytes(billed);
        write(raw, "}");
        return raw.toByteArray();
    }

    private static byte[] part(String first, byte[] order) {
        var isGone = Json.member(Slice.of(order), "gone").equals("true");
        return file(
                first,
                Json.part(Slice.of(order), "PurchaseOrder").orElseThrow(),
                Json.part(Slice.of(order), "Supplier"),
                isGone);
    }

    public static byte[] refused(Slice header, String message) {
        var raw = new ByteArrayOutputStream(header.length() + message.length() + 32);
        write(raw, "{\"Header\":");
        header.writeTo(raw);
        write(raw, ",\"refused\":");
        raw.writeBytes(Json.bytes(message));
        write(raw, "}");
        return raw.toByteArray();
    }

    /// The record of a purchase order that is not there any more. It says of it what it said before.
    public static byte[] gone(byte[] order) {
        var statement = Json.member(Slice.of(order), "Statement");
        return file(
                statement.matches("-?\\d{1,9}") ? "\"Statement\":" + statement + "," : "",
                Json.part(Slice.of(order), "PurchaseOrder").orElseThrow(),
                Json.part(Slice.of(order), "Supplier"),
                true);
    }

    private static byte[] file(String first, Slice order, Optional<Slice> supplier, boolean isGone) {
        var raw = new ByteArrayOutputStream(order.length() + 256);
        write(raw, "{" + first + "\"PurchaseOrder\":");
        order.writeTo(raw);
        supplier.ifPresent(known -> {
            write(raw, ",\"Supplier\":");
            known.writeTo(raw);
        });
        write(raw, isGone ? ",\"gone\":true}" : "}");
        return raw.toByteArray();
    }

    private static void write(ByteArrayOutputStream raw, String text) {
        raw.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    public boolean isGone() {
        return Boolean.TRUE.equals(gone);
    }

    public PurchaseJson orderOrNone() {
        return order == null ? PurchaseJson.NONE : order;
    }

    public PurchaseJson.Header headerOrNone() {
        return header == null ? orderOrNone().headerOrNone() : header;
    }
}
