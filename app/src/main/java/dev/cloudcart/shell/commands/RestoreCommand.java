package dev.cloudcart.shell.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.cloudcart.audit.Act;
import dev.cloudcart.backup.Restore;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Memory;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "restore",
        description = "Puts a backup in the place of everything that Cloud Cart remembers. Stop the service first.")
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that cloudcart backup wrote.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Take the place of companies that are there.")
    private boolean replace;

    private final Session session;

    public RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!replace && !session.get(Companies.class).list().isEmpty()) {
            throw new WrongUse("There are companies here already, and all that is remembered of them would be replaced:"
                    + " say --replace if it is to be.");
        }
        session.begins(Act.RESTORE, null, "from " + file.toAbsolutePath());
        var done =
                session.get(Restore.class).from(file.toAbsolutePath(), table -> Memory.say(session.terminal(), table));
        session.get(Buyers.class).forgetAgain();
        var moment = Memory.moment(done.takenAt());
        session.did(Act.RESTORE, null, "of %s from %s".formatted(moment, file.toAbsolutePath()));
        session.terminal()
                .say(
                        "Restored: everything as of %s. What was posted since is looked up in QuickBooks before anything is posted again."
                                .formatted(moment));
        return ExitStatus.DONE;
    }
}
