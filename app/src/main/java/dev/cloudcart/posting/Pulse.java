package dev.cloudcart.posting;

import java.time.Duration;
import java.util.concurrent.CancellationException;

import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Progress;

/// Feels whether a run gets on: a record read, a batch answered, a page of any kind. Passes on what it hears.
/// Thread-safe.
public final class Pulse implements Progress {

    private final Progress progress;
    private final Runnable mayGoOn;
    private volatile long lastBeat = System.nanoTime();
    private volatile boolean over;

    /// @param mayGoOn throws where nothing of this run may be sent any more
    public Pulse(Progress progress, Runnable mayGoOn) {
        this.progress = progress;
        this.mayGoOn = mayGoOn;
    }

    /// Something got done that nobody is told about.
    public void beat() {
        lastBeat = System.nanoTime();
    }

    public Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - lastBeat);
    }

    /// Nothing of this run may be sent from now on.
    public void end() {
        over = true;
    }

    @Override
    public void mustGoOn() {
        mustNotBeOver();
        mayGoOn.run();
    }

    private void mustNotBeOver() {
        if (over) {
            throw new CancellationException("The run was ended");
        }
    }

    @Override
    public void mayBegin() {
        mustNotBeOver();
        progress.mayBegin();
    }

    @Override
    public void begun(RunId run) {
        progress.begun(run);
    }

    @Override
    public void reading(long done, long total) {
        beat();
        progress.reading(done, total);
    }

    @Override
    public void creating(long done, long total) {
        beat();
        progress.creating(done, total);
    }

    @Override
    public void posting(long done, long total) {
        beat();
        progress.posting(done, total);
    }

    @Override
    public void note(String sentence) {
        progress.note(sentence);
    }
}
