package dev.cloudcart.shell.show;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

import dev.cloudcart.http.PlainText;

/// One line when a stage begins and one when all is done.
final class PlainStages implements Stages {

    private final PrintStream err;
    private final Map<Stage, Long> done = new EnumMap<>(Stage.class);

    PlainStages(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void note(String sentence) {
        err.println(PlainText.line(sentence));
    }

    @Override
    public synchronized void show(Stage stage, long count, long total) {
        if (!done.containsKey(stage)) {
            if (count >= total) {
                return;
            }
            err.println("%s %s …".formatted(stage.doing(), stage.things()));
        }
        done.merge(stage, count, Math::max);
    }

    @Override
    public synchronized void close() {
        done.forEach((stage, count) -> err.println("%s %,d %s.".formatted(stage.done(), count, stage.things())));
    }
}
