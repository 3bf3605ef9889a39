package dev.cloudcart.shell.show;

import dev.cloudcart.ports.Progress;
import dev.cloudcart.shell.session.Terminal;

/// Shows how a run gets on, on standard error: as bars on a terminal, as lines elsewhere. A stage that is done
/// before it can be seen is not shown.
public interface Stages extends Progress, AutoCloseable {

    static Stages on(Terminal terminal, int columns) {
        return columns > 0 ? new Bars(terminal.err(), columns) : new PlainStages(terminal.err());
    }

    /// @param total how many there are, as far as that is known
    void show(Stage stage, long done, long total);

    @Override
    default void reading(long done, long total) {
        show(Stage.READING, done, total);
    }

    @Override
    default void creating(long done, long total) {
        show(Stage.CREATING, done, total);
    }

    @Override
    default void posting(long done, long total) {
        show(Stage.POSTING, done, total);
    }

    @Override
    void close();

    /// What is going on.
    enum Stage {
        READING("Reading", "Read", "orders"),
        CREATING("Creating", "Created", "customers and items"),
        POSTING("Posting", "Posted", "documents");

        private final String doing;
        private final String done;
        private final String things;

        Stage(String doing, String done, String things) {
            this.doing = doing;
            this.done = done;
            this.things = things;
        }

        String doing() {
            return doing;
        }

        String done() {
            return done;
        }

        String things() {
            return things;
        }
    }
}
