package dev.cloudcart.simulators.wire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One simulated API. The wire asks it for answers, for its own dialect of refusals, and for what the control
/// surface needs. Every method may be called by many threads at once.
public interface Service {

    /// What a call is for; faults are drawn by it.
    enum Role {
        API,
        RENEWAL,
        OTHER
    }

    Answer answer(Call call);

    /// The page a browser finds at this address; it counts as no call and meets no limit and no fault. Empty where
    /// none is.
    default Optional<Answer> page(Call call, Controls controls) {
        return Optional.empty();
    }

    /// The limits that its calls meet, where it has any.
    default Optional<RateLimits> rateLimits() {
        return Optional.empty();
    }

    /// The name under which limits, faults and counters of this call are kept.
    String endpoint(Call call);

    Role role(Call call);

    /// The 429 of an injected fault, without `Retry-After`; the wire adds that header where the fault has it.
    Answer tooMany(Call call);

    /// Whether the call only reads; such a call may be answered from the past.
    default boolean reads(Call call) {
        return call.method().equals("GET");
    }

    /// The body that comes with an injected 500 or 503, or with a 200 that is an error all the same.
    Answer broken(Call call, int status);

    /// Refuses the call's token and forgets it, so that the caller has to renew.
    Answer expired(Call call);

    /// The 200 that says nothing.
    Answer empty(Call call);

    /// The kinds of source-file lines this simulator takes.
    Set<String> kinds();

    /// Takes one line of a source file. An IllegalArgumentException carries a sentence on what is wrong with it.
    void load(String kind, JsonNode value);

    /// How many objects of each kind it holds.
    Map<String, Long> objects();

    /// Calls that cost the caller money, where the API has such.
    long metered();

    /// Adds what this service has to say of itself to the state that the control surface shows.
    default void tell(ObjectNode state) {}

    /// An act of the control surface that only this service knows; empty when it knows none of that name.
    default Optional<Answer> act(Call call, String act) {
        return Optional.empty();
    }

    /// The name under which its state is saved; a file of another service's is not taken.
    String name();

    /// All that a client can notice, as it is now. Called while no call runs, so it only takes hold of what is
    /// there; written afterwards, while calls run again.
    SavedState save();

    /// Takes the lines of a saved state, aside; what is there stays until all have come.
    Restoration restoration();

    /// Changes the service's own switches. An IllegalArgumentException carries a sentence naming the allowed ones.
    void settings(JsonNode settings);

    /// Back to the state after the start.
    void reset();
}
