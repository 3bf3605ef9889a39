package dev.cloudcart.quickbooks.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Pacer;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.ServerClock;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.CallsLeft;

/// Sends the calls of all companies, each in step with its own limits (Intuit, API call limits: 500 calls a minute
/// and 10 a second, of these 40 batches a minute). Calls are spaced evenly, which keeps both.
public final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final int CALLS_PER_MINUTE = 500;
    private static final int BATCHES_PER_MINUTE = 40;

    private final Wire wire;
    private final Pacer calls;
    private final Pacer batches;
    private final Retry retry;
    private final InstantSource time;
    private final ServerClock serverClock;

    public Traffic(QuickBooksProperties properties, Wire wire, Ticker ticker, InstantSource time) {
        this.wire = wire;
        this.time = time;
        serverClock = new ServerClock(ticker, time);
        calls = properties.pace() ? Pacer.evenly(CALLS_PER_MINUTE, ticker) : Pacer.off(ticker);
        batches = properties.pace() ? Pacer.evenly(BATCHES_PER_MINUTE, ticker) : Pacer.off(ticker);
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        retry = new Retry(properties.attempts(), properties.firstPause(), properties.longestPause(), random, ticker);
    }

    public Instant now() {
        return time.instant();
    }

    /// What time it is at QuickBooks; empty where it has not said it lately.
    public Optional<Instant> told() {
        return serverClock.now();
    }

    Retry retry() {
        return retry;
    }

    void await(String realm, boolean batch) {
        if (batch) {
            batches.acquire(realm);
        }
        calls.acquire(realm);
    }

    /// How many calls the company still takes within this minute; empty where they are not counted.
    public Optional<CallsLeft> left(String realm) {
        return calls.limit().stream()
                .mapToObj(limit -> new CallsLeft(calls.left(realm), limit))
                .findFirst();
    }

    public Exchange send(Call call) {
        var exchange = wire.send(call);
        serverClock.hear(exchange);
        switch (exchange) {
            case Exchange.Answered answered ->
                LOG.debug(
                        "{}: {}, intuit_tid {}",
                        call,
                        answered,
                        answered.header("intuit_tid").orElse("none"));
            case Exchange.TooLong tooLong -> LOG.debug("{}: the answer {}", call, tooLong.words());
            case Exchange.NoAnswer noAnswer -> LOG.debug("{}: no answer, {}", call, noAnswer.why());
        }
        return exchange;
    }

    /// Holds the company's calls of this kind back.
    void crowded(String realm, boolean batch, Duration pause) {
        (batch ? batches : calls).tooMany(realm, pause);
    }
}
