package dev.cloudcart.connections;

import java.time.Instant;
import java.util.List;

/// What a connected shop or company showed of itself.
///
/// @param at when it was looked at
public record Sight(Instant at, List<Fact> facts) {
    public Sight {
        facts = List.copyOf(facts);
    }

    /// One line of it, as people are told it; several may have the same name.
    public record Fact(String name, String value) {}
}
