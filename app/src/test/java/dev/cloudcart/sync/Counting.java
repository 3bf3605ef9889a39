package dev.cloudcart.sync;

import dev.cloudcart.ports.Progress;

/// Remembers the last it was told.
class Counting implements Progress {
    long read;
    long posted;
    long toPost;

    @Override
    public void reading(long done, long total) {
        read = done;
    }

    @Override
    public void creating(long done, long total) {}

    @Override
    public void posting(long done, long total) {
        posted = done;
        toPost = total;
    }

    @Override
    public void note(String sentence) {}
}
