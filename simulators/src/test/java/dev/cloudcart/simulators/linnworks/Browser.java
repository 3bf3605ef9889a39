package dev.cloudcart.simulators.linnworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// Visits a simulator's pages as a browser without scripts does: forms out, redirects followed, HTML back.
final class Browser implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    private final URI base;

    Browser(URI base) {
        this.base = base;
    }

    /// A page as it came.
    record Page(int status, String path, String html) {
        static Page of(HttpResponse<String> response) {
            return new Page(response.statusCode(), response.uri().getPath(), response.body());
        }
    }

    Page open(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /// @param fields names and values in turn
    Page submit(String path, String... fields) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", base.toString())
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private static String form(String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    Page send(HttpRequest.Builder request) {
        try {
            return Page.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
