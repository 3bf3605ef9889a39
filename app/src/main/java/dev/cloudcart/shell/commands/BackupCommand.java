package dev.cloudcart.shell.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.cloudcart.audit.Act;
import dev.cloudcart.backup.Backup;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Memory;
import dev.cloudcart.shell.session.Session;

@Command(
        name = "backup",
        description =
                "Writes everything that Cloud Cart remembers to one file, while it runs. Tokens are in it only sealed; the key is not.")
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("");

    private final Session session;

    public BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.begins(Act.BACKUP, null, "to " + file.toAbsolutePath());
        var made =
                session.get(Backup.class).write(file.toAbsolutePath(), table -> Memory.say(session.terminal(), table));
        session.did(Act.BACKUP, null, "to " + file.toAbsolutePath());
        session.terminal()
                .say("Written: %s, %s, as of %s."
                        .formatted(file, Memory.size(made.bytes()), Memory.moment(made.takenAt())));
        return ExitStatus.DONE;
    }
}
