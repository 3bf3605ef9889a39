package dev.cloudcart.ports;

import java.util.List;

import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Which sales to read.
public sealed interface SalesQuery {

    /// Those processed within the window, oldest first.
    record Processed(SyncWindow window) implements SalesQuery {}

    /// Processed ones that were cancelled within the window.
    record Cancelled(SyncWindow window) implements SalesQuery {}

    /// Those of all locations that are open now and were received within the window. What has become of them since
    /// they were listed counts.
    record Open(SyncWindow window) implements SalesQuery {}

    /// Those that were open when they were read last, as they are now. What the shop does not know any more comes as
    /// it was filed, as an order that is over; of what made no sense even then the id is told as unknown.
    ///
    /// @param filed as they were read last
    record Known(List<RawRecord> filed) implements SalesQuery {
        public Known {
            filed = List.copyOf(filed);
        }
    }

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
