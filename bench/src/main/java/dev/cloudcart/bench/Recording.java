package dev.cloudcart.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private final Function<Call, String> naming;
    private final Map<String, Answered> byRequest = new ConcurrentHashMap<>();
    private final Map<String, Answered> byName = new ConcurrentSkipListMap<>();

    /// @param naming which call of the service it is
    public Recording(Function<Call, String> naming) {
        this.naming = naming;
    }

    /// Which calls were made, and which methods of the program were under way then.
    public static final class Heard {

        private final Map<String, Set<String>> placesByName = new ConcurrentSkipListMap<>();

        /// @param reader reads a name's answer garbled by a seed
        public List<FuzzedCall> calls(String service, String doing, BiConsumer<String, Long> reader) {
            return placesByName.entrySet().stream()
                    .map(call -> new FuzzedCall(
                            "%s %s %s".formatted(service, call.getKey(), doing),
                            call.getValue(),
                            seed -> reader.accept(call.getKey(), seed)))
                    .toList();
        }

        private void hear(String name, Set<String> places) {
            placesByName
                    .computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet())
                    .addAll(places);
        }
    }

    /// A wire that remembers what comes back.
    public Wire listening(Wire wire, Heard heard) {
        return Wire.to(call -> {
            var exchange = wire.send(call);
            if (exchange instanceof Answered answered) {
                var name = naming.apply(call);
                heard.hear(name, places());
                byRequest.put(request(call), answered);
                byName.putIfAbsent(name, answered);
            }
            return exchange;
        });
    }

    /// A lambda counts as the method that it stands in.
    private static Set<String> places() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("dev.cloudcart."))
                        .map(frame -> frame.getClassName().replaceFirst(".*[.]", "") + "."
                                + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1"))
                        .collect(Collectors.toSet()));
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
