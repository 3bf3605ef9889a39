package dev.cloudcart.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without its eyes: it keeps cookies and sends forms, and follows nothing by itself.
final class Tab {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    Tab(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /// As a page asks that follows something by itself.
    HttpResponse<String> follow(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("HX-Request", "true"));
    }

    /// The form of a page, with the token that the page has.
    HttpResponse<String> post(String page, String action, Map<String, String> fields) {
        var token = CSRF.matcher(get(page).body());
        var all = new HashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return postAsItIs(action, all);
    }

    HttpResponse<String> postAsItIs(String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// A form as browsers send one that has a file, with the token of a page.
    HttpResponse<String> sendsFile(String page, String action, String parts) {
        var token = CSRF.matcher(get(page).body());
        var call = HttpRequest.newBuilder(uri(action))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(parts));
        return send(token.find() ? call.header("X-XSRF-TOKEN", token.group(1)) : call);
    }

    HttpResponse<String> signIn(String email, String password) {
        return post("/sign-in", "/sign-in", Map.of("email", email, "password", password));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return http.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
