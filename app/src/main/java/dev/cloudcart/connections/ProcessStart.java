package dev.cloudcart.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// When a process began, to tell it from another one that has its number later.
final class ProcessStart {

    /// Of the fields behind the name (Linux, proc_pid_stat(5), field 22).
    private static final int FIELD = 19;

    private ProcessStart() {}

    /// Where the system counts from its own start, no clock that is set changes it.
    ///
    /// @return empty where there is no such process
    static Optional<String> of(long process) {
        return ProcessHandle.of(process)
                .map(live -> ticks(process)
                        .orElseGet(() -> live.info()
                                .startInstant()
                                .map(Instant::toString)
                                .orElse("")));
    }

    private static Optional<String> ticks(long process) {
        try {
            var said = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            var fields = said.substring(said.lastIndexOf(')') + 2).split(" ", -1);
            return fields.length > FIELD ? Optional.of(fields[FIELD]) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
