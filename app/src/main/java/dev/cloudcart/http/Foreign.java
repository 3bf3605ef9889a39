package dev.cloudcart.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;

/// Requests for libraries that make calls of their own: no redirect is followed, nobody is waited for longer than the
/// patience, and no answer is read beyond its limit.
public final class Foreign {
    private Foreign() {}

    /// @param patience for connecting, and again for the answer
    /// @param bytesMax of an answer, unpacked
    public static ClientHttpRequestFactory requests(Duration patience, int bytesMax) {
        Clients.refuseSilentRepeats();
        var factory = Clients.factory(HttpClient.Version.HTTP_1_1, patience, patience);
        return new InterceptingClientHttpRequestFactory(factory, List.of((request, body, execution) -> {
            assert Clients.mayWait() : "somebody is asked within a transaction of the database";
            return new Bounded(execution.execute(request, body), bytesMax);
        }));
    }

    /// An answer that ends with an error beyond its limit.
    private record Bounded(ClientHttpResponse answer, int bytesMax) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public InputStream getBody() throws IOException {
            return new Limited(answer.getBody(), bytesMax);
        }

        @Override
        public void close() {
            answer.close();
        }
    }

    private static final class Limited extends FilterInputStream {

        private long left;

        private Limited(InputStream body, int bytesMax) {
            super(body);
            left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("the answer is too long");
            }
        }
    }
}
