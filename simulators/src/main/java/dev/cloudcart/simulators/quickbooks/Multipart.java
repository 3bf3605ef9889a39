package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Call;

/// The parts of a `multipart/form-data` body. Read as ISO-8859-1, in which every byte is one character.
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("\\bfilename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^;\\r\\n]+)");

    /// @param bytes as they came
    @SuppressWarnings("ArrayRecordComponent") // bytes as they came from the socket; never compared, never changed
    record Part(String name, Optional<String> fileName, Optional<String> contentType, byte[] bytes) {}

    private Multipart() {}

    static List<Part> parts(Call call) {
        var boundary = BOUNDARY.matcher(call.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            throw Refusal.unsupportedOperation("The upload is not multipart/form-data");
        }
        var parts = new ArrayList<Part>();
        var pieces = new String(call.body(), ISO_8859_1).split(Pattern.quote("--" + boundary.group(1)), -1);
        Arrays.stream(pieces).forEach(piece -> part(piece).ifPresent(parts::add));
        return parts;
    }

    private static Optional<Part> part(String piece) {
        int headEnd = piece.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return Optional.empty();
        }
        var head = piece.substring(0, headEnd);
        var body = piece.substring(headEnd + 4);
        var content = body.endsWith("\r\n") ? body.substring(0, body.length() - 2) : body;
        return find(NAME, head)
                .map(name -> new Part(
                        name,
                        find(FILE_NAME, head),
                        find(TYPE, head).map(String::strip),
                        content.getBytes(ISO_8859_1)));
    }

    private static Optional<String> find(Pattern pattern, String head) {
        var matcher = pattern.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
