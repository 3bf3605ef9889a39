package dev.cloudcart.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Somebody who looks at pages.
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    /// Signs in with a link.
    void use(String link) throws IOException, InterruptedException {
        var page = http.send(HttpRequest.newBuilder(uri("/links/" + link)).build(), BodyHandlers.ofString());
        var token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new IOException("The link shows no form: " + page.statusCode());
        }
        http.send(
                HttpRequest.newBuilder(uri("/links/" + link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.discarding());
    }

    /// @return how many characters the page has
    int look(String page) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(uri(page)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(page, answer.statusCode()));
        }
        return answer.body().length();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
