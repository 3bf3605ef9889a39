package dev.cloudcart.linnworks.reading;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.ports.SyncWindow;

/// Cuts a window into stretches. Linnworks' older searches refused more than three months; whether this one does is
/// not documented. Shorter ones are also where a reading can be taken up again.
public final class Stretches {

    private static final Duration LONGEST = Duration.ofDays(30);

    private Stretches() {}

    /// Oldest first; none is empty, and none is returned for an empty window.
    public static List<SyncWindow> of(SyncWindow window) {
        return Stream.iterate(window.from(), from -> from.isBefore(window.to()), from -> from.plus(LONGEST))
                .map(from -> new SyncWindow(
                        from, from.plus(LONGEST).isBefore(window.to()) ? from.plus(LONGEST) : window.to()))
                .toList();
    }
}
