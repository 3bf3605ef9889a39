package dev.cloudcart.simulators.wire;

import java.io.IOException;

import tools.jackson.databind.JsonNode;

/// The state of a service at one moment, ready to be written line by line.
@FunctionalInterface
public interface SavedState {

    void write(Lines out) throws IOException;

    /// Where the lines go.
    interface Lines {

        void line(String kind, JsonNode value) throws IOException;

        /// The same for a value that is JSON already.
        void line(String kind, byte[] value) throws IOException;
    }
}
