package dev.cloudcart.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;

/// Makes the client below the wire: HTTP/2 where TLS agrees on it; plain HTTP stays at 1.1, because the JDK would
/// else send an `Upgrade: h2c` that some servers choke on.
final class Clients {
    private Clients() {}

    static RestClient client(Duration connectTimeout, Duration answerTimeout) {
        refuseSilentRepeats();
        var plain = factory(HttpClient.Version.HTTP_1_1, connectTimeout, answerTimeout);
        var secure = factory(HttpClient.Version.HTTP_2, connectTimeout, answerTimeout);
        ClientHttpRequestFactory byScheme =
                (uri, method) -> ("https".equals(uri.getScheme()) ? secure : plain).createRequest(uri, method);
        return RestClient.builder().requestFactory(byScheme).build();
    }

    /// The JDK repeats requests on lost connections, by default only those that read (java.net.http module,
    /// `jdk.httpclient.enableAllMethodRetry`). A repeated write could post a sale twice.
    static void refuseSilentRepeats() {
        var repeats = System.getProperty("jdk.httpclient.enableAllMethodRetry");
        if (repeats != null && (repeats.isEmpty() || Boolean.parseBoolean(repeats))) {
            throw new IllegalStateException("Unset jdk.httpclient.enableAllMethodRetry: it repeats writes unseen");
        }
    }

    /// Within a transaction nobody may wait for somebody else: its connection is missing elsewhere meanwhile, and a
    /// server that ends idle transactions takes with it what was done. Asked by the tests alone.
    static boolean mayWait() {
        return !TransactionSynchronizationManager.isActualTransactionActive();
    }

    /// Of one version of HTTP; what is packed comes unpacked.
    static ClientHttpRequestFactory factory(
            HttpClient.Version version, Duration connectTimeout, Duration answerTimeout) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
        var factory = new JdkClientHttpRequestFactory(client, threads);
        factory.setReadTimeout(answerTimeout);
        factory.enableCompression(true);
        return factory;
    }
}
