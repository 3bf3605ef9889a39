package dev.cloudcart.simulators.pages;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.cloudcart.simulators.wire.Controls;
import dev.cloudcart.simulators.wire.Fault;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;

/// What a running simulator does and holds, as its page shows it.
record ConsoleView(Frame frame, Controls controls) {

    record Calls(String endpoint, long made, long refused) {}

    record Rate(Fault fault, BigDecimal rate, long struck) {
        String words() {
            return fault.words();
        }

        String field() {
            return "rate-" + fault.label();
        }
    }

    List<Calls> calls() {
        var refused = controls.rejected();
        return controls.calls().entrySet().stream()
                .map(call -> new Calls(call.getKey(), call.getValue(), refused.getOrDefault(call.getKey(), 0L)))
                .toList();
    }

    long made() {
        return controls.calls().values().stream().mapToLong(Long::longValue).sum();
    }

    boolean limited() {
        return controls.limits()
                .filter(limits -> limits.inForce() == Limits.PUBLISHED)
                .isPresent();
    }

    List<RateLimits.Standing> standings() {
        return controls.limits().map(RateLimits::standings).orElseGet(List::of);
    }

    static String window(RateLimits.Limit limit) {
        long seconds = limit.window().toSeconds();
        return switch ((int) seconds) {
            case 1 -> "a second";
            case 60 -> "a minute";
            default -> "in %,d seconds".formatted(seconds);
        };
    }

    List<Rate> rates() {
        var rates = controls.faults().rates();
        return Arrays.stream(Fault.values())
                .map(fault -> new Rate(
                        fault,
                        rates.getOrDefault(fault, BigDecimal.ZERO),
                        controls.faults().struck(fault)))
                .toList();
    }

    long delay() {
        return controls.faults().delay().toMillis();
    }

    String clock() {
        return Show.moment(controls.clock().instant());
    }

    /// As the browser's field for a date and a time wants it.
    String clockField() {
        return controls.clock().instant().toString().substring(0, "2026-01-01T00:00".length());
    }

    /// The name of a kind as words: `purchaseOrder` is `purchase order`.
    static String words(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    Map<String, Long> objects() {
        return controls.objects();
    }
}
