package dev.cloudcart.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts to addresses that users name, and hears no more than whether it was taken: the answer's body is never read,
/// no redirect is followed, nothing is repeated, and no receiver is waited for longer than the patience. Thread-safe.
public final class OneWay implements AutoCloseable {

    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final WhyNoAnswer why;

    /// What came of it.
    public sealed interface Heard {

        record Answered(int status) implements Heard {}

        /// @param why without a capital and a full stop
        record Nothing(String why) implements Heard {}
    }

    /// @param patience for connecting, sending and the head of the answer together
    public OneWay(Duration patience) {
        Clients.refuseSilentRepeats();
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
        this.why = new WhyNoAnswer(patience, patience);
    }

    /// @throws InterruptedException when the caller is to end; whether it arrived is not known then
    public Heard post(URI address, Map<String, String> headers, byte[] body) throws InterruptedException {
        assert Clients.mayWait() : "somebody is told within a transaction of the database";
        var request =
                HttpRequest.newBuilder(address).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return heard(request.build());
    }

    /// Also a name that is not resolved in time is not waited for, so the call is made by a thread of its own.
    private Heard heard(HttpRequest request) throws InterruptedException {
        var call = threads.submit(() -> status(client.send(request, HttpResponse.BodyHandlers.ofInputStream())));
        try {
            return new Heard.Answered(call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error broken) {
                throw broken;
            }
            return new Heard.Nothing(why.words(failure));
        } catch (TimeoutException _) {
            return new Heard.Nothing(why.words(new HttpTimeoutException("")));
        } finally {
            call.cancel(true);
        }
    }

    /// Closing it unread gives the connection up, however much would come.
    private static int status(HttpResponse<InputStream> answer) throws IOException {
        answer.body().close();
        return answer.statusCode();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
