package dev.cloudcart.shell.show;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

import dev.cloudcart.http.PlainText;

/// A bar for each stage, below one another.
final class Bars implements Stages {

    private static final int REDRAWN_EVERY_MILLIS = 200;

    private final PrintStream err;
    private final int columns;
    private final Map<Stage, ProgressBar> bars = new EnumMap<>(Stage.class);

    Bars(PrintStream err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    @Override
    public synchronized void note(String sentence) {
        err.println(PlainText.line(sentence));
    }

    @Override
    public synchronized void show(Stage stage, long done, long total) {
        var bar = bars.get(stage);
        if (bar == null) {
            if (done >= total) {
                return;
            }
            bar = bar(stage);
            bars.put(stage, bar);
        }
        bar.maxHint(Math.max(total, done)).stepTo(Math.max(done, bar.getCurrent()));
    }

    private ProgressBar bar(Stage stage) {
        return ProgressBar.builder()
                .setTaskName("%-8s".formatted(stage.doing()))
                .setInitialMax(1)
                .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setConsumer(new InteractiveConsoleProgressBarConsumer(err, columns - 1))
                .build();
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
