package dev.cloudcart.sync;

import java.util.List;

import dev.cloudcart.core.trade.SourceRef;

/// Which sales to read.
public sealed interface SalesQuery {

    /// Those processed within the window, oldest first.
    record Processed(SyncWindow window) implements SalesQuery {}

    /// Processed ones that were cancelled within the window.
    record Cancelled(SyncWindow window) implements SalesQuery {}

    /// Those with these order numbers or references of the channel, whatever their dates. One reference may stand
    /// for several.
    record Numbered(List<String> numbers) implements SalesQuery {
        public Numbered {
            numbers = List.copyOf(numbers);
        }
    }

    /// Those that were listed before but not handed out. The ids of what is no such order any more are told as
    /// unknown.
    record Again(List<SourceRef> orders) implements SalesQuery {
        public Again {
            orders = List.copyOf(orders);
        }
    }
}
