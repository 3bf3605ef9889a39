package dev.cloudcart.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;
import dev.cloudcart.http.Exchange.TooLong;

/// Sends calls and waits for their answers. One for all; thread-safe; follows no redirects and repeats nothing that
/// writes.
public final class Wire {

    private final Function<Call, Exchange> way;

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private Wire(Function<Call, Exchange> way) {
        this.way = way;
    }

    /// @param answerTimeout for the whole of an answer
    public static Wire open(Duration connectTimeout, Duration answerTimeout) {
        var client = Clients.client(connectTimeout, answerTimeout);
        var whyNoAnswer = new WhyNoAnswer(connectTimeout, answerTimeout);
        return new Wire(call -> send(client, whyNoAnswer, call));
    }

    /// A wire that ends in this process: no socket, nothing is waited for.
    public static Wire to(Function<Call, Exchange> server) {
        return new Wire(server);
    }

    /// Never throws for what the network or the server does.
    public Exchange send(Call call) {
        assert Clients.mayWait() : call + " is made within a transaction of the database";
        return way.apply(call);
    }

    private static Exchange send(RestClient client, WhyNoAnswer whyNoAnswer, Call call) {
        try {
            return request(client, call).exchangeForRequiredValue((request, response) -> answered(call, response));
        } catch (RestClientException trouble) {
            return noAnswer(whyNoAnswer, call, trouble);
        } catch (IllegalArgumentException senseless) {
            // An address or a header that nobody can send, or a status that is none: all of them came from a
            // server.
            LOG.debug("{}: no answer: {}", call, inFull(List.of(senseless)));
            return new NoAnswer("the answer made no sense", true);
        }
    }

    private static RestClient.RequestHeadersSpec<?> request(RestClient client, Call call) {
        var request = client.method(call.method()).uri(call.uri()).headers(headers -> fill(headers, call));
        return call.body().length == 0 ? request : request.body(call.body());
    }

    private static void fill(HttpHeaders headers, Call call) {
        for (var header : call.headers()) {
            headers.add(header.name(), header.value());
        }
    }

    private static Exchange answered(Call call, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        var body = response.getBody().readNBytes(call.answerBytesMax() + 1);
        return body.length > call.answerBytesMax()
                ? new TooLong(status, call.answerBytesMax())
                : new Answered(status, response.getHeaders(), body);
    }

    private static NoAnswer noAnswer(WhyNoAnswer whyNoAnswer, Call call, RestClientException trouble) {
        var causes = WhyNoAnswer.causes(trouble);
        var neverLeft = causes.stream().anyMatch(Wire::happensBeforeSending);
        LOG.debug("{}: no answer: {}", call, inFull(causes));
        return new NoAnswer(whyNoAnswer.words(trouble), !neverLeft);
    }

    private static String inFull(List<Throwable> causes) {
        return Redaction.text(causes.stream().map(Throwable::toString).collect(Collectors.joining(", because of ")));
    }

    private static boolean happensBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
