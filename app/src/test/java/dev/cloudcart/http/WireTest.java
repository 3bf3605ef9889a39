package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;
import dev.cloudcart.http.Exchange.TooLong;

class WireTest {

    private final Wire wire = Wire.open(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private final Wire impatient = Wire.open(Duration.ofSeconds(20), Duration.ofMillis(500));
    private final Wire patient = Wire.open(Duration.ofSeconds(2), Duration.ofSeconds(60));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpHandler handler = exchange -> answer(exchange, 200, "{}");

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().containsKey("Upgrade") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Length") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            handler.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    /// So that every test in which the program makes a call shows that no transaction is open during it.
    @Test
    void isUsedOutsideOfTransactionsOnly() {
        try (var telling = new OneWay(Duration.ofSeconds(2))) {
            TransactionSynchronizationManager.setActualTransactionActive(true);

            assertThatThrownBy(() -> wire.send(Call.get(address("/x"))))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("within a transaction of the database");
            assertThatThrownBy(() -> telling.post(address("/x"), Map.of(), new byte[0]))
                    .isInstanceOf(AssertionError.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void bringsBackAnyStatusWithItsBody() {
        handler = exchange -> answer(exchange, 503, "busy");

        var answered = (Answered) wire.send(Call.get(address("/x")));

        assertThat(answered.status()).isEqualTo(503);
        assertThat(answered.text()).isEqualTo("busy");
    }

    @Test
    void sendsABodyWithItsLengthAndWithoutAnUpgrade() {
        wire.send(Call.postJson(address("/x"), bytes("{\"a\":1}")));

        assertThat(seen).containsExactly("POST false 7 {\"a\":1}");
    }

    @Test
    void unpacksCompressedAnswers() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzip("a long answer"));
        };

        assertThat(((Answered) wire.send(Call.get(address("/x")))).text()).isEqualTo("a long answer");
    }

    @Test
    void saysThatAWriteWithoutAnswerMayHaveBeenProcessedAndDoesNotRepeatIt() {
        handler = HttpExchange::close;

        var noAnswer = (NoAnswer) wire.send(Call.postJson(address("/x"), bytes("{}")));

        assertThat(noAnswer.mayHaveBeenProcessed()).isTrue();
        assertThat(noAnswer.why()).isEqualTo("the connection was cut before the answer was whole");
        assertThat(seen).hasSize(1);
    }

    @Test
    void givesUpWaitingForASlowAnswer() {
        handler = exchange -> {
            Ticker.system().pause(Duration.ofMillis(1500));
            answer(exchange, 200, "late");
        };

        var noAnswer = (NoAnswer) impatient.send(Call.postJson(address("/x"), bytes("{}")));

        assertThat(noAnswer.why()).isEqualTo("no answer came within a second");
        assertThat(noAnswer.mayHaveBeenProcessed()).isTrue();
    }

    @Test
    void tellsAnAnswerThatBreaksOffFromAWholeOne() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(bytes("half of"));
            exchange.close();
        };

        var noAnswer = (NoAnswer) wire.send(Call.get(address("/x")));

        assertThat(noAnswer.why()).isEqualTo("the connection was cut before the answer was whole");
    }

    @Test
    void saysThatAnAddressIsNotKnown() {
        var noAnswer = (NoAnswer) wire.send(Call.get(URI.create("http://nowhere.invalid/x")));

        assertThat(noAnswer.why()).startsWith("the address is not known");
        assertThat(noAnswer.mayHaveBeenProcessed()).isFalse();
    }

    @Test
    void saysThatNothingHappenedWhereNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var noAnswer = (NoAnswer) wire.send(Call.get(URI.create("http://127.0.0.1:" + port + "/x")));

        assertThat(noAnswer.mayHaveBeenProcessed()).isFalse();
    }

    @Test
    void readsHowLongTheServerWantsUsToWait() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            answer(exchange, 429, "");
        };

        var answered = (Answered) wire.send(Call.get(address("/x")));

        assertThat(answered.retryAfter(Instant.EPOCH)).contains(Duration.ofSeconds(17));
    }

    @Test
    void keepsNothingOfAnAnswerThatIsLongerThanItMayBe() {
        handler = exchange -> answer(exchange, 200, new byte[(1 << 20) + 1]);

        assertThat(wire.send(Call.get(address("/x")))).isEqualTo(new TooLong(200, 1 << 20));
        assertThat(new TooLong(200, 1 << 20).words()).isEqualTo("is longer than 1 MB");
        assertThat(wire.send(Call.get(address("/x")).answeredWithin(2 << 20))).isInstanceOf(Answered.class);
    }

    @Test
    void stopsUnpackingWhereFewBytesBecomeVeryMany() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzip("0".repeat(64 << 20)));
        };

        assertThat(patient.send(Call.get(address("/x")))).isEqualTo(new TooLong(200, 1 << 20));
    }

    /// Else whoever sends for ever decides how much memory we take.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsNoFurtherThanAnAnswerMayBeLong(boolean packed) {
        handler = exchange -> {
            if (packed) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, 0);
            try (var body =
                    packed ? new GZIPOutputStream(exchange.getResponseBody(), true) : exchange.getResponseBody()) {
                body.write(new byte[2 << 20]);
                body.flush();
                Ticker.system().pause(Duration.ofSeconds(10));
            }
        };

        assertThat(Wire.open(Duration.ofSeconds(20), Duration.ofSeconds(5)).send(Call.get(address("/x"))))
                .isEqualTo(new TooLong(200, 1 << 20));
    }

    /// A token would go wherever an answer points.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void goesNowhereThatAnAnswerPointsTo(int status) {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Location", "/y");
            answer(exchange, status, "elsewhere");
        };

        var answered = (Answered) wire.send(Call.get(address("/x")).with("Authorization", "Bearer t"));

        assertThat(answered.status()).isEqualTo(status);
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAnAnswerThatDrips(boolean packed) {
        handler = exchange -> {
            if (packed) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, 0);
            drip(exchange, packed ? gzip("0123456789".repeat(1000)) : new byte[1000]);
        };

        assertThat(impatient.send(Call.get(address("/x")))).isInstanceOf(NoAnswer.class);
    }

    /// A byte now and then, until nobody listens.
    private static void drip(HttpExchange exchange, byte[] bytes) throws IOException {
        try (var body = exchange.getResponseBody()) {
            for (var drop : bytes) {
                body.write(drop);
                body.flush();
                Ticker.system().pause(Duration.ofMillis(100));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 099 Odd",
                "HTTP/1.1 twohundred",
                "Good day",
                "HTTP/1.1 200 OK\r\nContent-Length: -4",
                "HTTP/1.1 200 OK\r\nContent-Length: 999999999999999999999",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4"
            })
    void takesWhatIsNoHttpForNoAnswer(String head) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> say(server, head + "\r\n\r\nwhat"));

            assertThat(wire.send(Call.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/x"))))
                    .isInstanceOf(NoAnswer.class);
        }
    }

    private static void say(ServerSocket server, String words) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[1000]);
            socket.getOutputStream().write(bytes(words));
        } catch (IOException gone) {
            // Whoever called has heard enough.
        }
    }

    @Test
    void takesAnAddressOrATokenThatCannotBeSentForNoAnswer() {
        assertThat(wire.send(Call.get(address("/x")).with("Authorization", "two\nlines")))
                .isInstanceOf(NoAnswer.class);
        assertThat(wire.send(Call.get(URI.create("ftp://127.0.0.1/x")))).isInstanceOf(NoAnswer.class);
        assertThat(wire.send(Call.get(URI.create("http://127.0.0.1:99999/x")))).isInstanceOf(NoAnswer.class);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, bytes(body));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
