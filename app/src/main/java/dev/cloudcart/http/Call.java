package dev.cloudcart.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/// One request as it goes out. Its text form shows neither headers nor body.
///
/// @param body empty for none
/// @param answerBytesMax how long its answer may be, unpacked; what is longer is not read to its end
public record Call(HttpMethod method, URI uri, List<Header> headers, byte[] body, int answerBytesMax) {

    private static final byte[] NO_BODY = {};
    private static final int ANSWER_BYTES_USUAL = 1 << 20;

    /// A header and its value.
    public record Header(String name, String value) {}

    public Call {
        headers = List.copyOf(headers);
    }

    public static Call get(URI uri) {
        return new Call(HttpMethod.GET, uri, List.of(), NO_BODY, ANSWER_BYTES_USUAL);
    }

    public static Call post(URI uri, MediaType type, byte[] body) {
        return new Call(
                HttpMethod.POST, uri, List.of(new Header("Content-Type", type.toString())), body, ANSWER_BYTES_USUAL);
    }

    public static Call postJson(URI uri, byte[] body) {
        return post(uri, MediaType.APPLICATION_JSON, body);
    }

    /// @param body already encoded
    public static Call postForm(URI uri, String body) {
        return post(uri, MediaType.APPLICATION_FORM_URLENCODED, body.getBytes(StandardCharsets.UTF_8));
    }

    public Call with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Call(method, uri, more, body, answerBytesMax);
    }

    public Call answeredWithin(int bytesMax) {
        return new Call(method, uri, headers, body, bytesMax);
    }

    @Override
    public String toString() {
        return method + " " + Redaction.uri(uri);
    }
}
