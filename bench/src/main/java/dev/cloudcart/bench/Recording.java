package dev.cloudcart.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

import org.springframework.http.HttpHeaders;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Wire;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Garbler;

/// True answers of a simulator, to be given again without it: as they were, or garbled.
public final class Recording {

    private final Function<Call, String> naming;
    private final Map<String, Answered> byRequest = new ConcurrentHashMap<>();
    private final Map<String, Answered> byName = new ConcurrentSkipListMap<>();

    /// @param naming which call of the service it is
    public Recording(Function<Call, String> naming) {
        this.naming = naming;
    }

    /// A wire that remembers what comes back.
    ///
    /// @param heard is told which calls were made
    public Wire listening(Wire wire, Set<String> heard) {
        return Wire.to(call -> {
            var exchange = wire.send(call);
            if (exchange instanceof Answered answered) {
                heard.add(naming.apply(call));
                byRequest.put(request(call), answered);
                byName.putIfAbsent(naming.apply(call), answered);
            }
            return exchange;
        });
    }

    /// A wire on which one call is answered in a garbled way, always the same by the same seed, and all others
    /// truly.
    public Wire garbling(String name, long seed) {
        return Wire.to(call -> naming.apply(call).equals(name) ? garbled(call, seed) : truth(call));
    }

    private Exchange garbled(Call call, long seed) {
        var truth = truth(call);
        var garbled = Garbler.garbled(new Answer(truth.status(), Map.of(), truth.body()), seed);
        var headers = new HttpHeaders();
        garbled.headers().forEach(headers::add);
        return garbled.body().length > call.answerBytesMax()
                ? new TooLong(garbled.status(), call.answerBytesMax())
                : new Answered(garbled.status(), headers, garbled.body());
    }

    /// What was never asked in this form is answered like its kind.
    private Answered truth(Call call) {
        var same = byRequest.get(request(call));
        return same != null
                ? same
                : Objects.requireNonNull(byName.get(naming.apply(call)), () -> "No true answer to " + call);
    }

    private static String request(Call call) {
        return call.uri().toString().replaceFirst("requestid=[^&]*", "") + " " + new String(call.body(), UTF_8);
    }
}
