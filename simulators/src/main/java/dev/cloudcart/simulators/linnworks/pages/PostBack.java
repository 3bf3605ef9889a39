package dev.cloudcart.simulators.linnworks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.linnworks.shop.Credentials;

/// Tells the application's developer about an installation: a POST to the address of the manifest, with its
/// placeholders filled; any answer but 200 cancels the installation (Linnworks developer pages, "System integration
/// setup"). The same is sent as form fields, by the names one consumer reads. Only this machine is ever called.
public final class PostBack {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1]");

    private PostBack() {}

    /// An IllegalArgumentException says why the address cannot be called.
    public static void check(String address) {
        if (!address.isEmpty()) {
            filled(address, Map.of("TOKEN", "token", "TRACKING", "tracking"));
        }
    }

    /// Tells it, and answers why the installation is cancelled, if it is.
    static Optional<String> tell(Installation installation, String tracking) {
        var address = installation.postBack();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var token = installation.token().toString();
        var form = Map.of(
                "Token",
                token,
                "Tracking",
                tracking,
                "ApplicationId",
                installation.applicationId().toString(),
                "UserEmail",
                "merchant@example.com",
                "UserId",
                Credentials.ACCOUNT.toString());
        var request = HttpRequest.newBuilder(filled(address, Map.of("TOKEN", token, "TRACKING", tracking)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        return send(request, address);
    }

    private static Optional<String> send(HttpRequest request, String address) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200
                    ? Optional.empty()
                    : Optional.of("The post-back address %s answered %d, and only 200 lets an installation go on."
                            .formatted(address, status));
        } catch (IOException _) {
            return Optional.of("Nobody answered at the post-back address %s.".formatted(address));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("The simulator is being stopped.");
        }
    }

    private static URI filled(String address, Map<String, String> values) {
        var text = address;
        for (var value : values.entrySet()) {
            text = text.replace("[{" + value.getKey() + "}]", URLEncoder.encode(value.getValue(), UTF_8));
        }
        return onThisMachine(uri(text), address);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no web address: write one such as http://127.0.0.1:8080/installed?token=[{TOKEN}]."
                            .formatted(text));
        }
    }

    private static URI onThisMachine(URI uri, String address) {
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        var scheme = String.valueOf(uri.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https"))
                || !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "The simulator calls this machine only: the post-back address has to begin with http://127.0.0.1 or http://localhost, not \"%s\"."
                            .formatted(address));
        }
        return uri;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
