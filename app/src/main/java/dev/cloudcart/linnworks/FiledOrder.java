package dev.cloudcart.linnworks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// The raw record of a sale as it is filed: the header row, where there is one, and the details, both letter by letter as
/// Linnworks sent them.
record FiledOrder(@Nullable RowJson row, @Nullable OrderJson order) {

    private static final byte[] ROW = ascii("{\"row\":");
    private static final byte[] AND_ORDER = ascii(",\"order\":");
    private static final byte[] ORDER = ascii("{\"order\":");
    private static final byte[] END = ascii("}");

    static byte[] file(@Nullable Slice row, Slice order) {
        var rowLength = row == null ? 0 : row.length();
        var raw = new ByteArrayOutputStream(rowLength + order.length() + 32);
        if (row == null) {
            raw.writeBytes(ORDER);
        } else {
            raw.writeBytes(ROW);
            row.writeTo(raw);
            raw.writeBytes(AND_ORDER);
        }
        order.writeTo(raw);
        raw.writeBytes(END);
        return raw.toByteArray();
    }

    RowJson rowOrNone() {
        return row == null ? RowJson.NONE : row;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
