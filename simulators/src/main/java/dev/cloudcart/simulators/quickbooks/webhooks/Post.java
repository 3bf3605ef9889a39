package dev.cloudcart.simulators.quickbooks.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Posts one message: signed, with the headers of Intuit's, and with three seconds for the answer (Intuit,
/// Webhooks).
final class Post implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
    private static final Set<Integer> TRIED_AGAIN = Set.of(408, 500, 502, 503, 504);

    /// What came of it.
    sealed interface Answered {

        record Status(int status) implements Answered {}

        /// Nobody was there, or nobody answered in time.
        record Nothing(String why) implements Answered {}

        default boolean isTaken() {
            return this instanceof Status(int status) && status / 100 == 2;
        }

        /// That nobody answered is treated as the time-out that is documented.
        default boolean isTriedAgain() {
            return switch (this) {
                case Status(int status) -> TRIED_AGAIN.contains(status);
                case Nothing _ -> true;
            };
        }

        default String words() {
            return switch (this) {
                case Status(int status) -> Integer.toString(status);
                case Nothing(String why) -> why;
            };
        }
    }

    private final Subscription wanted;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .build();

    Post(Subscription wanted) {
        this.wanted = wanted;
    }

    Answered send(Message message, Instant now) throws InterruptedException {
        var asked = client.sendAsync(request(message, now), BodyHandlers.discarding());
        try {
            return new Answered.Status(
                    asked.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException _) {
            asked.cancel(true);
            return new Answered.Nothing("no answer within 3 seconds");
        } catch (ExecutionException e) {
            return new Answered.Nothing(
                    e.getCause() instanceof IOException ? "no connection" : "not sent: " + e.getCause());
        }
    }

    private HttpRequest request(Message message, Instant now) {
        var body = wanted.form().body(message, wanted.seed());
        var request = HttpRequest.newBuilder(wanted.endpoint())
                .header("Content-Type", "application/json")
                .header("intuit-signature", signature(body))
                .header("intuit-created-time", now.toString())
                .header("intuit-t-id", "1-" + UUID.randomUUID());
        if (wanted.form() == Form.LEGACY) {
            request.header("intuit-notification-schema-version", "0.1");
        }
        return request.POST(BodyPublishers.ofByteArray(body)).build();
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(wanted.verifier().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
