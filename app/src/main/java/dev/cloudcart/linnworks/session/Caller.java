package dev.cloudcart.linnworks.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Pacer;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Retry.Verdict;
import dev.cloudcart.http.ServerClock;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.CallsLeft;

/// Sends one call at Linnworks' pace, and again while it may pass: all our calls only read.
public final class Caller {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// The limits are per minute: who asks for more than this is mistaken.
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Wire wire;
    private final Retry retry;
    private final InstantSource clock;
    private final ServerClock serverClock;
    private final Map<ApiMethod, Pacer> pacers = new EnumMap<>(ApiMethod.class);

    public Caller(Wire wire, Retry retry, InstantSource clock, boolean pace) {
        this.wire = wire;
        this.retry = retry;
        this.clock = clock;
        this.serverClock = new ServerClock(retry.ticker(), clock);
        for (var method : ApiMethod.values()) {
            pacers.put(method, pace ? paced(method) : Pacer.off(retry.ticker()));
        }
    }

    /// A little under the limit, in case others of the account are counted with us.
    private Pacer paced(ApiMethod method) {
        return Pacer.inBursts(method.perMinute() * 97 / 100, retry.ticker());
    }

    /// @param call is asked for when it may go: what it carries could die while it waits
    /// @return the last exchange, whatever it is
    public Exchange send(Account account, ApiMethod method, Supplier<Call> call) {
        return retry.run(() -> once(account, method, call), this::judge);
    }

    /// What time it is at Linnworks; empty where it has not said it lately.
    public Optional<Instant> now() {
        return serverClock.now();
    }

    /// Of the method that takes fewest more; empty where they are not counted.
    Optional<CallsLeft> left(CompanyId company) {
        return pacers.values().stream()
                .flatMap(pacer -> pacer.limit().stream().mapToObj(limit -> new CallsLeft(pacer.left(company), limit)))
                .min(Comparator.comparingDouble(one -> (double) one.left() / one.limit()));
    }

    private Exchange once(Account account, ApiMethod method, Supplier<Call> call) {
        var pacer = pacer(method);
        pacer.acquire(account.company());
        var ready = call.get();
        account.meter().linnworks();
        var exchange = wire.send(ready);
        serverClock.hear(exchange);
        if (exchange instanceof Answered answered && answered.status() == 429) {
            pacer.tooMany(account.company(), pause(answered));
        }
        return exchange;
    }

    /// Linnworks sends `Retry-After` only sometimes (observed live); its minutes end with the clock's.
    private Duration pause(Answered answered) {
        var now = clock.instant();
        var restOfMinute =
                MINUTE.minusMillis(now.toEpochMilli() % MINUTE.toMillis()).plusSeconds(1);
        return answered.retryAfter(now)
                .filter(asked -> asked.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(restOfMinute);
    }

    private Verdict judge(Exchange exchange) {
        return switch (exchange) {
            case NoAnswer none -> new Verdict.Again(Optional.empty());
            case TooLong tooLong -> new Verdict.Done();
            case Answered answered -> judge(answered);
        };
    }

    private Verdict judge(Answered answered) {
        if (answered.status() == 429) {
            // The pacer waits, for all who call this method.
            return new Verdict.Again(Optional.of(Duration.ZERO));
        }
        var emptyHanded = answered.status() == 200 && answered.body().length == 0;
        if (answered.status() >= 500 || answered.status() == 408 || emptyHanded) {
            return new Verdict.Again(answered.retryAfter(clock.instant()).filter(wait -> wait.compareTo(MINUTE) <= 0));
        }
        return new Verdict.Done();
    }

    private Pacer pacer(ApiMethod method) {
        return Objects.requireNonNull(pacers.get(method));
    }
}
