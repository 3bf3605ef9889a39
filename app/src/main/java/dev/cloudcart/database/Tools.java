package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// PostgreSQL's own programs at work on one home.
record Tools(Home home, Programs programs, Account account) {
    /// A server that was killed may first have to replay a gigabyte of its journal.
    static final Duration RECOVERY = Duration.ofMinutes(10);

    private static final Duration STOP = Duration.ofMinutes(1);

    /// Durable, modest in memory, and reachable from this machine alone.
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "max_wal_size=1GB",
            "shared_buffers=128MB",
            // what is looked up by its key is in memory or on a disk without heads
            "random_page_cost=1.1",
            // the first sync fills empty tables, and what is known of them is that they are empty
            "autovacuum_naptime=10s",
            "log_checkpoints=off",
            "timezone=UTC");

    static Tools of(Home home) {
        return of(home, Programs.in(home));
    }

    /// To stop the server, whose programs were looked at when it was started.
    static Tools ofTheRunning(Home home) {
        return of(home, Programs.unpackedIn(home));
    }

    private static Tools of(Home home, Programs programs) {
        return new Tools(home, programs, Account.of(home, programs));
    }

    /// Makes an empty data folder in which every login wants the password.
    Command.Ended initdb(Path data, Path password) throws IOException {
        return run(
                RECOVERY,
                programs.initdb(),
                "-D",
                data.toString(),
                "-U",
                Credentials.ADMIN,
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    /// Returns when the server is ready. It gets a session of its own, so a Ctrl-C in our terminal does not reach
    /// it.
    Command.Ended start(int port) throws IOException {
        return run(
                RECOVERY,
                programs.pgCtl(),
                "start",
                "-w",
                "-t",
                String.valueOf(RECOVERY.toSeconds()),
                "-D",
                home.data().toString(),
                "-l",
                home.log().toString(),
                "-o",
                "-p " + port + " -c " + String.join(" -c ", SETTINGS));
    }

    /// For the server to write to, and for nobody else to read.
    void makeLog() throws IOException {
        if (!Files.exists(home.log())) {
            Files.createFile(
                    home.log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        account.own(home.log());
    }

    Command.Ended stop() throws IOException {
        return run(
                STOP,
                programs.pgCtl(),
                "stop",
                "-w",
                "-t",
                String.valueOf(STOP.toSeconds()),
                "-m",
                "fast",
                "-D",
                home.data().toString());
    }

    private Command.Ended run(Duration limit, String... words) throws IOException {
        return new Command(account.command(words), home.folder(), limit.multipliedBy(2)).run();
    }
}
