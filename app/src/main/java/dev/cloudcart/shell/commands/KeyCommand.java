package dev.cloudcart.shell.commands;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import dev.cloudcart.audit.Act;
import dev.cloudcart.connections.KeyRotation;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;

@Command(
        name = "key",
        description = "Looks after the master key that the stored tokens are sealed with.",
        subcommands = KeyCommand.Rotate.class)
public final class KeyCommand extends Group {

    @Command(name = "rotate", description = "Seals all stored tokens anew with a new key, and gives the old one up.")
    static final class Rotate implements Callable<Integer> {

        private final Session session;

        Rotate(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            session.begins(Act.KEY, null, "rotation of the master key");
            var rotated = session.get(KeyRotation.class).rotate();
            session.did(Act.KEY, null, "rotated the master key: connections sealed anew: " + rotated.connections());
            session.terminal()
                    .say("Connections sealed anew: %d. The key is in %s: keep a copy of it away from the database."
                            .formatted(rotated.connections(), rotated.where()));
            return ExitStatus.DONE;
        }
    }
}
