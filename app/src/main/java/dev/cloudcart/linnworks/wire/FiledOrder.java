package dev.cloudcart.linnworks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The raw record of a sale as it is filed: the header row, where there is one, and the details, both letter by
/// letter as Linnworks sent them; or what it said instead.
///
/// @param country the code that Linnworks' own list of countries has for the buyer's when the record was read; null
/// when it
///        has none
/// @param refused why Linnworks does not hand out the details
/// @param gone whether Linnworks has no such order any more
public record FiledOrder(
        @Nullable RowJson row,
        @Nullable OrderJson order,
        @Nullable String country,
        @Nullable String refused,
        @Nullable Boolean gone) {

    private static final byte[] ROW = ascii("{\"row\":");
    private static final byte[] AND_ORDER = ascii(",\"order\":");
    private static final byte[] AND_REFUSED = ascii(",\"refused\":");
    private static final byte[] ORDER = ascii("{\"order\":");
    private static final byte[] AND_GONE = ascii(",\"gone\":true}");
    private static final byte[] END = ascii("}");

    /// @param country the code of the buyer's country; empty when nobody knows
    public static byte[] file(@Nullable Slice row, Slice order, String country) {
        var end = country.isEmpty() ? END : ascii(",\"country\":\"" + country + "\"}");
        return row == null ? joined(ORDER, order, end) : joined(ROW, row, AND_ORDER, order, end);
    }

    public static byte[] refused(Slice row, String message) {
        return joined(ROW, row, AND_REFUSED, Slice.of(Json.bytes(message)), END);
    }

    /// A filed record of an order that is not there any more. It says of it what it said before.
    public static byte[] gone(byte[] raw) {
        var out = new ByteArrayOutputStream(raw.length + AND_GONE.length);
        out.write(raw, 0, raw.length - END.length);
        out.writeBytes(AND_GONE);
        return out.toByteArray();
    }

    public boolean isGone() {
        return Boolean.TRUE.equals(gone);
    }

    /// The header row within a filed record, letter by letter; empty where it was read without one.
    public static Optional<Slice> row(byte[] raw) {
        boolean isFirst = raw.length > ROW.length && Arrays.equals(raw, 0, ROW.length, ROW, 0, ROW.length);
        return isFirst ? Slice.within(raw, 0).stream().findFirst() : Optional.empty();
    }

    public RowJson rowOrNone() {
        return row == null ? RowJson.NONE : row;
    }

    public OrderJson orderOrNone() {
        return order == null ? OrderJson.NONE : order;
    }

    private static byte[] joined(byte[] open, Slice first, byte[] close) {
        return joined(open, first, close, Slice.of(new byte[0]), new byte[0]);
    }

    private static byte[] joined(byte[] open, Slice first, byte[] between, Slice second, byte[] close) {
        var raw = new ByteArrayOutputStream(first.length() + second.length() + 32);
        raw.writeBytes(open);
        first.writeTo(raw);
        raw.writeBytes(between);
        second.writeTo(raw);
        raw.writeBytes(close);
        return raw.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
