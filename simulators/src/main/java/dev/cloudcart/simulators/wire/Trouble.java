package dev.cloudcart.simulators.wire;

import java.time.Duration;
import java.util.Optional;

import dev.cloudcart.simulators.wire.Answer.Manner;

/// Answers a call through the faults. An empty result means: close the connection without a word.
final class Trouble {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final Service service;
    private final Faults faults;
    private final Counters counters;
    private final Gate gate;

    Trouble(Service service, Faults faults, Counters counters, Gate gate) {
        this.service = service;
        this.faults = faults;
        this.counters = counters;
        this.gate = gate;
    }

    Optional<Answer> answer(Call call, String endpoint) {
        var fault = faults.draw(endpoint, service.role(call));
        return fault.isEmpty() ? Optional.of(run(call, endpoint)) : struck(call, endpoint, fault.get());
    }

    private Optional<Answer> struck(Call call, String endpoint, Fault fault) {
        return switch (fault) {
            case TOO_MANY -> Optional.of(service.tooMany(call));
            case TOO_MANY_WITH_RETRY_AFTER ->
                Optional.of(service.tooMany(call).with("Retry-After", RETRY_AFTER_SECONDS));
            case BROKEN_BEFORE -> Optional.of(service.broken(call, 500));
            case UNAVAILABLE_BEFORE -> Optional.of(service.broken(call, 503));
            case FAULT_WITH_200 -> Optional.of(service.broken(call, 200));
            case BAD_GATEWAY -> Optional.of(page(502, "502 Bad Gateway"));
            case GATEWAY_TIMEOUT -> Optional.of(page(504, "504 Gateway Time-out"));
            case MAINTENANCE -> Optional.of(page(503, "The service is under maintenance"));
            case CUT_BEFORE, DOWN -> Optional.empty();
            case EXPIRED_TOKEN, TOKEN_STORM -> Optional.of(service.expired(call));
            case EMPTY -> Optional.of(service.empty(call));
            case SLOW -> {
                pause(faults.delay());
                yield Optional.of(run(call, endpoint));
            }
            case STALE_READ -> Optional.of(faults.memories().of(call).orElseGet(() -> run(call, endpoint)));
            case HALF_BODY -> Optional.of(run(call, endpoint).going(new Manner.Half()));
            case GARBLED -> Optional.of(Garbler.garbled(run(call, endpoint), faults.dice(endpoint)));
            case SLOW_BODY -> Optional.of(run(call, endpoint).going(new Manner.Slowly(faults.delay())));
            case CUT_AFTER_COMMIT, LOST_REFRESH -> {
                run(call, endpoint);
                yield Optional.empty();
            }
            case TOO_MANY_AFTER_COMMIT -> {
                run(call, endpoint);
                yield Optional.of(service.tooMany(call));
            }
            case BROKEN_AFTER_COMMIT -> {
                run(call, endpoint);
                yield Optional.of(service.broken(call, 500));
            }
            case GATEWAY_TIMEOUT_AFTER_COMMIT -> {
                run(call, endpoint);
                yield Optional.of(page(504, "504 Gateway Time-out"));
            }
        };
    }

    private Answer run(Call call, String endpoint) {
        var answer = gate.through(() -> service.answer(call));
        if (answer.status() == 429) {
            counters.rejected(endpoint);
        }
        if (faults.mayStrike(Fault.STALE_READ) && answer.status() == 200 && service.reads(call)) {
            faults.memories().keep(call, answer);
        }
        return answer;
    }

    /// What a gateway says when the service behind it says nothing.
    private static Answer page(int status, String title) {
        return Answer.text(
                status,
                "text/html",
                "<html><head><title>%s</title></head><body><h1>%s</h1></body></html>".formatted(title, title));
    }

    static void pause(Duration duration) {
        if (!duration.isPositive()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
