package dev.cloudcart.sync;

import java.util.List;

/// Which sales to read.
public sealed interface SalesQuery {

    /// Those processed within the window, oldest first.
    record Processed(SyncWindow window) implements SalesQuery {}

    /// Those with these order numbers or references of the channel, whatever their dates. One reference may stand for several.
    record Numbered(List<String> numbers) implements SalesQuery {
        public Numbered {
            numbers = List.copyOf(numbers);
        }
    }
}
