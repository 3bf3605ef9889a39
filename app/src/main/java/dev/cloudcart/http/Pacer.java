package dev.cloudcart.http;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// Lets calls pass no faster than a published limit. Each key, such as a company and an API method, has its own
/// minute; those who wait for the same key pass in the order they came.
///
/// In any sixty seconds at most the limit's number of calls pass, with six tenths of a second to spare for calls
/// that travel at different speeds: 99 % of the limit is reached. Thread-safe; waiting blocks the (virtual) thread.
public final class Pacer {

    private final Pace pace;
    private final Ticker ticker;
    private final Map<Object, Lane> lanes = new ConcurrentHashMap<>();

    private Pacer(Pace pace, Ticker ticker) {
        this.pace = pace;
        this.ticker = ticker;
    }

    /// Evenly spaced, one by one: for a limit that is shared with others or checked finely.
    public static Pacer evenly(int perMinute, Ticker ticker) {
        return new Pacer(Pace.evenly(perMinute), ticker);
    }

    /// At once as long as the minute has calls left, then as they come free.
    public static Pacer inBursts(int perMinute, Ticker ticker) {
        return new Pacer(Pace.inBursts(perMinute), ticker);
    }

    /// Never waits, except where a server asked to.
    public static Pacer off(Ticker ticker) {
        return new Pacer(Pace.OFF, ticker);
    }

    /// Waits until the next call may go.
    ///
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public void acquire(Object key) {
        lane(key).acquire();
    }

    /// The server said that calls of this key came too fast: none passes until the pause is over, then half as many
    /// as before, and a tenth of the limit more with every minute.
    public void tooMany(Object key, Duration pause) {
        lane(key).tooMany(pause);
    }

    /// How many calls of this key could pass within this minute.
    public int left(Object key) {
        return lane(key).left();
    }

    /// How many pass within a minute; empty where all do.
    public OptionalInt limit() {
        return pace.isOff() ? OptionalInt.empty() : OptionalInt.of(pace.limit());
    }

    private Lane lane(Object key) {
        return lanes.computeIfAbsent(key, first -> new Lane(pace, ticker));
    }
}
