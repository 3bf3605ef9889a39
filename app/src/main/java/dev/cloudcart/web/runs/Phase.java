package dev.cloudcart.web.runs;

import java.util.Optional;

/// A part of the progress of a run.
///
/// @param rate how many a minute
record Phase(String name, long done, long total, Optional<Long> rate) {

    /// At least one, for a bar needs an end.
    long most() {
        return Math.max(1, Math.max(done, total));
    }
}
