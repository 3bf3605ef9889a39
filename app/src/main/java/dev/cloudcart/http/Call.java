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
public record Call(HttpMethod method, URI uri, List<Header> headers, byte[] body) {

    private static final byte[] NO_BODY = {};

    /// A header and its value.
    public record Header(String name, String value) {}

    public Call {
        headers = List.copyOf(headers);
    }

    public static Call get(URI uri) {
        return new Call(HttpMethod.GET, uri, List.of(), NO_BODY);
    }

    public static Call post(URI uri, MediaType type, byte[] body) {
        return new Call(HttpMethod.POST, uri, List.of(new Header("Content-Type", type.toString())), body);
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
        return new Call(method, uri, more, body);
    }

    @Override
    public String toString() {
        return method + " " + Redaction.uri(uri);
    }
}
