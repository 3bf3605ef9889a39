package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// What goes back over the wire.
///
/// @param manner how the body goes out; only a fault makes it anything but whole
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the socket; never compared, never changed
public record Answer(int status, Map<String, String> headers, byte[] body, Manner manner) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json;charset=UTF-8");

    sealed interface Manner {

        record Whole() implements Manner {}

        /// Breaks off in the middle.
        record Half() implements Manner {}

        /// In drops, over so long.
        record Slowly(Duration over) implements Manner {}
    }

    public Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, new Manner.Whole());
    }

    public static Answer json(int status, byte[] body) {
        return new Answer(status, JSON, body);
    }

    public static Answer json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /// The refusal of the control surface: one plain sentence.
    static Answer sentence(int status, String sentence) {
        return json(status, Json.object().put("message", sentence));
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, manner);
    }

    Answer going(Manner other) {
        return new Answer(status, headers, body, other);
    }
}
