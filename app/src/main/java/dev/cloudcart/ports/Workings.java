package dev.cloudcart.ports;

import java.time.Instant;
import java.util.List;

/// What is under way, on whichever machine, and what waits.
public interface Workings {

    /// @param name of what is done
    /// @param node who does it
    /// @param beat when that was heard of last
    record UnderWay(String name, String node, Instant beat) {}

    List<UnderWay> underWay();

    /// How many runs that somebody asked for are not done.
    long waiting();
}
