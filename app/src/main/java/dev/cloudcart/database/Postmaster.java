package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The live server of a data folder.
///
/// @param process its process id
/// @param port    where it listens, or will
record Postmaster(long process, int port) {
    /// PostgreSQL, "Database File Layout": postmaster.pid holds the process id in line 1 and the port in line 4.
    private static final int PROCESS_LINE = 0;
    private static final int PORT_LINE = 3;

    /// Finds it. Empty when none is alive, whatever a file left behind by a dead one says
    static Optional<Postmaster> of(Home home) {
        var lines = lines(home);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        var process = Long.parseLong(lines.get(PROCESS_LINE).strip());
        return isPostgres(process)
                ? Optional.of(new Postmaster(
                        process, Integer.parseInt(lines.get(PORT_LINE).strip())))
                : Optional.empty();
    }

    /// Removes the file of a dead server. PostgreSQL does so itself, unless the process id was given to another
    /// program since, as is usual after the restart of a container.
    static void forgetTheDead(Home home) throws IOException {
        var lines = lines(home);
        if (!lines.isEmpty() && !isPostgres(Long.parseLong(lines.getFirst().strip()))) {
            Files.delete(home.data().resolve("postmaster.pid"));
        }
    }

    /// When the system does not tell the program, it counts as ours: better wait in vain than harm a live server.
    private static boolean isPostgres(long process) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(alive -> !isZombie(process))
                .map(alive -> alive.info()
                        .command()
                        .map(Path::of)
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .map(name -> name.startsWith("postgres"))
                        .orElse(true))
                .orElse(false);
    }

    /// A container may have nobody who buries the dead. Linux, proc_pid_stat(5): the state follows the name in
    /// brackets.
    private static boolean isZombie(long process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException _) {
            return false;
        }
    }

    private static List<String> lines(Home home) {
        try {
            return Files.readAllLines(home.data().resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw Folders.trouble(home.data(), e);
        }
    }
}
