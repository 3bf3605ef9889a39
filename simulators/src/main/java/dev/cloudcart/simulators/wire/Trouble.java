package dev.cloudcart.simulators.wire;

import java.time.Duration;
import java.util.Optional;

/// Answers a call through the faults. An empty result means: close the connection without a word.
final class Trouble {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final Service service;
    private final Faults faults;
    private final Counters counters;

    Trouble(Service service, Faults faults, Counters counters) {
        this.service = service;
        this.faults = faults;
        this.counters = counters;
    }

    Optional<Answer> answer(Call call, String endpoint) {
        var fault = faults.draw(endpoint, service.role(call));
        return fault.isEmpty() ? Optional.of(run(call, endpoint)) : struck(call, endpoint, fault.get());
    }

    private Optional<Answer> struck(Call call, String endpoint, Fault fault) {
        return switch (fault) {
            case TOO_MANY -> Optional.of(service.tooMany(call));
            case TOO_MANY_WITH_RETRY_AFTER -> Optional.of(service.tooMany(call).with("Retry-After",
                    RETRY_AFTER_SECONDS));
            case BROKEN_BEFORE -> Optional.of(service.broken(call, 500));
            case BAD_GATEWAY_BEFORE -> Optional.of(service.broken(call, 502));
            case UNAVAILABLE_BEFORE -> Optional.of(service.broken(call, 503));
            case CUT_BEFORE -> Optional.empty();
            case EXPIRED_TOKEN -> Optional.of(service.expired(call));
            case EMPTY -> Optional.of(service.empty(call));
            case SLOW -> {
                pause(faults.delay());
                yield Optional.of(run(call, endpoint));
            }
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
        };
    }

    private Answer run(Call call, String endpoint) {
        var answer = service.answer(call);
        if (answer.status() == 429) {
            counters.rejected(endpoint);
        }
        return answer;
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
