package dev.cloudcart.simulators.wire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// One simulated API. The wire asks it for answers, for its own dialect of refusals, and for what the control surface needs.
/// Every method may be called by many threads at once.
public interface Service {

    /// What a call is for; faults are drawn by it.
    enum Role {
        API,
        RENEWAL,
        OTHER
    }

    Answer answer(Call call);

    /// The page a browser finds at this address; it counts as no call and meets no limit and no fault. Empty where none is.
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

    /// The body that comes with an injected 500 or 503.
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

    /// Changes the service's own switches. An IllegalArgumentException carries a sentence naming the allowed ones.
    void settings(JsonNode settings);

    /// Back to the state after the start.
    void reset();
}
