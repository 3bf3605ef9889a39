package dev.cloudcart.core.planning;

import java.util.List;

import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.SourceRef;

/// What would become of an order that stands, were it posted today.
public sealed interface Today {

    /// The very documents that stand.
    record Same(SourceRef order) implements Today {}

    /// @param documents those that would be others, before → after; those that there would be besides
    /// are created, and those that there would not be are deleted
    record Different(SourceRef order, List<Foreseen> documents) implements Today {
        public Different {
            documents = List.copyOf(documents);
        }
    }

    record Held(Mapping.Held held) implements Today {}

    record Skipped(Mapping.Skipped skipped) implements Today {}
}
