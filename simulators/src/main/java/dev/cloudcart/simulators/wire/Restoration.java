package dev.cloudcart.simulators.wire;

import tools.jackson.databind.JsonNode;

/// A state on its way back from a file. Until it is finished the service does not change.
public interface Restoration {

    /// Takes one line, in the order in which they were written. An IllegalArgumentException carries what is wrong
    /// with it.
    void take(String kind, JsonNode value);

    /// Puts the restored state in the place of the present one. Called while no call runs.
    void finish();
}
