package dev.cloudcart.linnworks.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A stretch of an answer's bytes: one JSON object, not copied.
public record Slice(byte[] bytes, int from, int to) {

    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /// The bytes of it alone.
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// Cuts the objects out of an array. What stands between them is left out.
    ///
    /// @param from where the array's bracket is, or anything before it but another bracket
    /// @throws IllegalArgumentException when there is no whole array
    public static List<Slice> ofArray(byte[] bytes, int from) {
        for (int at = from; at < bytes.length && bytes[at] != '[' && bytes[at] != '"'; at++) {
            if (bytes[at] == '{') {
                throw new IllegalArgumentException("There is an object where an array belongs");
            }
        }
        return within(bytes, from);
    }

    /// Cuts the objects and arrays out of the first object or array, by looking at brackets and quotes only.
    ///
    /// @throws IllegalArgumentException when there is no whole one
    public static List<Slice> within(byte[] bytes, int from) {
        var slices = new ArrayList<Slice>();
        var depth = 0;
        var start = from;
        for (int at = from; at < bytes.length; at++) {
            switch (bytes[at]) {
                case '"' -> at = endOfText(bytes, at);
                case '{', '[' -> {
                    if (depth++ == 1) {
                        start = at;
                    }
                }
                case '}', ']' -> {
                    if (--depth == 1) {
                        slices.add(new Slice(bytes, start, at + 1));
                    }
                    if (depth <= 0) {
                        return slices;
                    }
                }
                default -> {
                    // Numbers, words, commas and blanks do not nest.
                }
            }
        }
        throw new IllegalArgumentException("The answer ends within an array");
    }

    private static int endOfText(byte[] bytes, int quote) {
        for (int at = quote + 1; at < bytes.length; at++) {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == '"') {
                return at;
            }
        }
        throw new IllegalArgumentException("The answer ends within a text");
    }

    public int length() {
        return to - from;
    }

    void writeTo(ByteArrayOutputStream out) {
        out.write(bytes, from, length());
    }
}
