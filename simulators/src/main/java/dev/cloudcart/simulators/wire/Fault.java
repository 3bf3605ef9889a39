package dev.cloudcart.simulators.wire;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.wire.Service.Role;

/// A way to misbehave. "After commit" means that the call ran and only its answer was lost or replaced.
///
/// New ones go to the end: a profile draws in this order, and a seed has to go on meaning the same.
public enum Fault {
    TOO_MANY("429", Role.API, "refused as one call too many, before it ran"),
    TOO_MANY_WITH_RETRY_AFTER("429-retry-after", Role.API, "refused as one call too many, with the time to come back"),
    BROKEN_BEFORE("500-before", Role.API, "fails with an error of the service's own, before it ran"),
    UNAVAILABLE_BEFORE("503-before", Role.API, "the service says it is not available; nothing ran"),
    CUT_BEFORE("cut-before", Role.API, "the connection is closed without an answer; nothing ran"),
    CUT_AFTER_COMMIT("cut-after-commit", Role.API, "the call runs, and the connection is closed without an answer"),
    TOO_MANY_AFTER_COMMIT("429-after-commit", Role.API, "the call runs, and the answer says one call too many"),
    BROKEN_AFTER_COMMIT("500-after-commit", Role.API, "the call runs, and the answer is an error of the service's own"),
    SLOW("slow", Role.API, "the call waits before it runs"),
    EXPIRED_TOKEN("expired-token", Role.API, "the token is refused and has to be renewed; never twice in a row"),
    LOST_REFRESH("lost-refresh", Role.RENEWAL, "the token is renewed, and the answer with the new one is lost"),
    EMPTY("200-empty", Role.API, "an answer of 200 that says nothing; nothing ran"),
    FAULT_WITH_200("200-fault", Role.API, "an answer of 200 whose body is an error; nothing ran"),
    BAD_GATEWAY("502-before", Role.API, "a page of HTML from a gateway that reached nobody; nothing ran"),
    GATEWAY_TIMEOUT("504-before", Role.API, "a page of HTML from a gateway that waited in vain; nothing ran"),
    GATEWAY_TIMEOUT_AFTER_COMMIT("504-after-commit", Role.API, "the call runs, and a gateway says it waited in vain"),
    HALF_BODY("half-body", Role.API, "the call runs, and the connection breaks in the middle of the answer"),
    SLOW_BODY("slow-body", Role.API, "the call runs, and its answer comes in drops"),
    TOKEN_STORM("401-storm", Role.API, 5, "this call and the next four there are refused whatever their token"),
    STALE_READ("stale-read", Role.API, "a read is answered as it was the last time, whatever happened since"),
    DOWN("down", Role.API, 10, "this call and the next nine there find nobody: the connection is closed at once"),
    MAINTENANCE(
            "maintenance", Role.API, 10, "this call and the next nine there meet a page that speaks of maintenance"),
    GARBLED("garbled", Role.API, "the call runs, and its answer makes no sense, or another sense than it had");

    private final String label;
    private final Role role;
    private final int calls;
    private final String words;

    Fault(String label, Role role, String words) {
        this(label, role, 1, words);
    }

    Fault(String label, Role role, int calls, String words) {
        this.label = label;
        this.role = role;
        this.calls = calls;
        this.words = words;
    }

    public String label() {
        return label;
    }

    /// What happens to the call, in plain words.
    public String words() {
        return words;
    }

    /// How many calls in a row it strikes at one endpoint, once it was drawn.
    public int calls() {
        return calls;
    }

    boolean strikes(Role called) {
        return role == called;
    }

    /// Those that the profile `rough` has always had.
    static Set<Fault> rough() {
        return EnumSet.range(TOO_MANY, EMPTY);
    }

    /// All after which the truth can still be found out. A garbled answer may say something else and look whole, so
    /// it strikes only where it is called by name.
    static Set<Fault> harsh() {
        return EnumSet.range(TOO_MANY, MAINTENANCE);
    }

    static Optional<Fault> named(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label.equals(label))
                .findFirst();
    }

    static String allNames() {
        return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
    }
}
