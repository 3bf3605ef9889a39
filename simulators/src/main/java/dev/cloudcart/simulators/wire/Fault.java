package dev.cloudcart.simulators.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.wire.Service.Role;

/// A way to misbehave. "After commit" means that the call ran and only its answer was lost or replaced.
public enum Fault {
    TOO_MANY("429", Role.API),
    TOO_MANY_WITH_RETRY_AFTER("429-retry-after", Role.API),
    BROKEN_BEFORE("500-before",
            Role.API),
    UNAVAILABLE_BEFORE("503-before", Role.API),
    CUT_BEFORE("cut-before", Role.API),
    CUT_AFTER_COMMIT(
            "cut-after-commit", Role.API),
    TOO_MANY_AFTER_COMMIT("429-after-commit",
            Role.API),
    BROKEN_AFTER_COMMIT("500-after-commit", Role.API),
    SLOW("slow",
            Role.API),
    EXPIRED_TOKEN("expired-token", Role.API),
    LOST_REFRESH("lost-refresh",
            Role.RENEWAL),
    EMPTY("200-empty", Role.API),
    BAD_GATEWAY_BEFORE("502-before", Role.API);

    private final String label;
    private final Role role;

    Fault(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    public String label() {
        return label;
    }

    boolean strikes(Role called) {
        return role == called;
    }

    static Optional<Fault> named(String label) {
        return Arrays.stream(values()).filter(fault -> fault.label.equals(label)).findFirst();
    }

    static String allNames() {
        return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
    }
}
