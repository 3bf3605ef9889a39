package dev.cloudcart.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;

/// Sends calls and waits for their answers. One for all; thread-safe; follows no redirects and repeats nothing that writes.
public final class Wire {

    /// More than any answer we ask for; a server that sends more is not what it should be.
    private static final int ANSWER_BYTES_MAX = 256 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final RestClient client;
    private final WhyNoAnswer whyNoAnswer;

    private Wire(RestClient client, WhyNoAnswer whyNoAnswer) {
        this.client = client;
        this.whyNoAnswer = whyNoAnswer;
    }

    /// @param answerTimeout for the whole of an answer
    public static Wire open(Duration connectTimeout, Duration answerTimeout) {
        return new Wire(Clients.client(connectTimeout, answerTimeout), new WhyNoAnswer(connectTimeout, answerTimeout));
    }

    /// Never throws for what the network or the server does.
    public Exchange send(Call call) {
        try {
            return request(call).exchangeForRequiredValue((request, response) -> answered(response));
        } catch (ResourceAccessException trouble) {
            return noAnswer(call, trouble);
        }
    }

    private RestClient.RequestHeadersSpec<?> request(Call call) {
        var request = client.method(call.method()).uri(call.uri()).headers(headers -> fill(headers, call));
        return call.body().length == 0 ? request : request.body(call.body());
    }

    private static void fill(HttpHeaders headers, Call call) {
        for (var header : call.headers()) {
            headers.add(header.name(), header.value());
        }
    }

    private static Answered answered(ClientHttpResponse response) throws IOException {
        var body = response.getBody().readNBytes(ANSWER_BYTES_MAX);
        if (body.length == ANSWER_BYTES_MAX) {
            throw new WhyNoAnswer.TooLong();
        }
        return new Answered(response.getStatusCode().value(), response.getHeaders(), body);
    }

    private NoAnswer noAnswer(Call call, ResourceAccessException trouble) {
        var causes = WhyNoAnswer.causes(trouble);
        var neverLeft = causes.stream().anyMatch(Wire::happensBeforeSending);
        LOG.debug("{}: no answer: {}", call, inFull(causes));
        return new NoAnswer(whyNoAnswer.words(trouble), !neverLeft);
    }

    private static String inFull(List<Throwable> causes) {
        return Redaction.text(causes.stream().map(Throwable::toString).collect(Collectors.joining(", because of ")));
    }

    private static boolean happensBeforeSending(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
