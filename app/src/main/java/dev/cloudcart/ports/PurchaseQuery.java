package dev.cloudcart.ports;

import java.util.List;

import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Which purchase orders to read. Each comes whole, and behind it a record for each delivery of it, the oldest first.
public sealed interface PurchaseQuery {

    /// Those that were ordered and of which something is still to come.
    record UnderWay() implements PurchaseQuery {}

    /// Those of which nothing is to come any more, purchased within the window. Known ones are left out.
    record Done(SyncWindow purchased) implements PurchaseQuery {}

    /// All that were purchased within the window, pending ones too.
    record Purchased(SyncWindow window) implements PurchaseQuery {}

    /// Those of which something came within the window, whenever they were purchased, and possibly others.
    record Delivered(SyncWindow window) implements PurchaseQuery {}

    /// Those with these numbers, whatever their dates. One number may stand for several.
    record Numbered(List<String> numbers) implements PurchaseQuery {
        public Numbered {
            numbers = List.copyOf(numbers);
        }
    }

    /// Those that were under way when they were read last, as they are now. What the shop does not know any more comes
    /// as it was filed, as one that is gone.
    record Known(List<RawRecord> filed) implements PurchaseQuery {
        public Known {
            filed = List.copyOf(filed);
        }
    }

    /// Those that are asked for once more. The ids of what is gone are told as unknown.
    record Again(List<SourceRef> orders) implements PurchaseQuery {
        public Again {
            orders = List.copyOf(orders);
        }
    }
}
